"""What the program ships as content is whole, in both languages, and means something to it."""

import csv
import re
import tomllib
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from mentordesk.paths import resources
from mentordesk.services.records.guides import GUIDE_KINDS
from mentordesk.vocabulary import (
    TERM_NAMES,
    Anchor,
    Criterion,
    EvaluationRound,
    EventKind,
    MeetingForm,
    QuestionKind,
    Role,
    RuleKind,
)

LANGUAGES = {"da", "en"}
TEMPLATES = ("karrierementor", "long", "graduate", "open")
GUIDES = tuple(GUIDE_KINDS)
ROUNDS_AND_ROLES = [(round_, role) for round_ in EvaluationRound for role in Role]
OPTIONAL = {
    "sign_up_days_before",
    "months_least",
    "months_most",
    "meetings_least",
    "meetings_most",
    "events",
    "question_choices",
}
PLACEHOLDERS = {
    "programme", "organisation", "contact_name", "contact_email", "contact_phone", "period",
    "length", "meetings", "frequency", "meeting_length", "place", "first_contact", "matching",
    "referral", "evaluation", "purpose", "capacity", "deadline", "kick_off", "closing",
}  # fmt: skip
FIGURES = {"scale-of-support", "five-ways-of-listening", "meeting-cycle", "course"}
BOXES = {"roles", "subjects", "topics", "meeting_form", "languages", "mentees"}
PAGES = {"contents", "new"}
LISTS = {f"{kind.value}s".replace("dutys", "duties") for kind in RuleKind} | {
    "consents",
    "privacy",
}


def read(path: str) -> dict[str, Any]:
    return tomllib.loads((resources() / path).read_text(encoding="utf-8"))


def template(key: str) -> dict[str, Any]:
    return read(f"programmes/{key}.toml")


def questionnaire(round_: EvaluationRound, role: Role) -> dict[str, Any]:
    return read(f"questionnaires/{round_.value}-{role.value}.toml")


def guide(language: str, key: str) -> str:
    return (resources() / "guides" / language / f"{key}.md").read_text(encoding="utf-8")


def table(name: str) -> list[dict[str, str]]:
    text = (resources() / "sample" / name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def wordings(content: object) -> list[dict[str, str]]:
    """Return every text in two languages, however deep it lies."""
    if isinstance(content, list):
        return [found for each in content for found in wordings(each)]
    if not isinstance(content, dict):
        return []
    if LANGUAGES & set(content):
        return [content]
    return [found for each in content.values() for found in wordings(each)]


def sets(text: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", text))


# --- Programme templates -----------------------------------------------------


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_template_has_the_keys_of_the_first(key: str) -> None:
    wanted = set(template("karrierementor")) - OPTIONAL
    assert set(template(key)) - OPTIONAL == wanted
    assert template(key)["key"] == key


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_speaks_both_languages_everywhere(key: str) -> None:
    texts = wordings(template(key))
    assert len(texts) > 40
    for text in texts:
        assert set(text) - {"key"} == LANGUAGES
        assert all(value == value.strip() and value for value in text.values())
        assert not any(sets(value) for value in text.values())


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_has_rules_of_every_kind(key: str) -> None:
    assert {RuleKind(rule["kind"]) for rule in template(key)["rules"]} == set(RuleKind)


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_weighs_every_criterion_and_sets_falling_thresholds(key: str) -> None:
    rules = template(key)["matching_rules"]
    assert set(rules["weights"]) == {criterion.value for criterion in Criterion}
    assert rules["thresholds"] == {"top": 0.8, "good": 0.6, "match": 0.4}
    assert rules["spread_load"] is True


@pytest.mark.parametrize("key", TEMPLATES)
def test_activities_are_timed_from_dates_that_the_programme_has(key: str) -> None:
    read_template = template(key)
    events = read_template.get("events", [])
    known = {Anchor.START, *(Anchor(EventKind(event["kind"]).value) for event in events)}
    if "months_most" in read_template:
        known |= {Anchor.HALFWAY, Anchor.END}
    assert {Anchor(activity["anchor"]) for activity in read_template["activities"]} <= known
    for event in events:
        assert isinstance(event["starts_at"], time)
        assert MeetingForm(event["form"])
        assert Anchor(event["anchor"]) in {Anchor.START, Anchor.END}


@pytest.mark.parametrize(
    ("key", "figures"),
    [
        ("karrierementor", (4, 4, 4, 4, 60, 120, 1, 2)),
        ("long", (8, 12, 5, None, 90, 90, 1, 1)),
        ("graduate", (6, 6, 3, 4, 60, 120, 1, 1)),
        ("open", (None, None, None, None, 60, 120, 2, 3)),
    ],
)
def test_the_figures_are_those_of_the_scheme(key: str, figures: tuple[int | None, ...]) -> None:
    names = (
        "months_least", "months_most", "meetings_least", "meetings_most", "minutes_least",
        "minutes_most", "mentor_capacity", "mentor_capacity_most",
    )  # fmt: skip
    assert tuple(template(key).get(name) for name in names) == figures


def test_each_scheme_is_evaluated_closed_and_matched_its_own_way() -> None:
    own = {key: template(key) for key in TEMPLATES}
    assert {key: each["evaluation_rounds"] for key, each in own.items()} == {
        "karrierementor": ["midterm", "final"],
        "long": ["final"],
        "graduate": [],
        "open": [],
    }
    assert [key for key in TEMPLATES if own[key]["closes_itself"]] == ["long"]
    assert [key for key in TEMPLATES if own[key]["open_matching"]] == ["open"]
    assert [key for key in TEMPLATES if own[key]["prefers_physical"]] == ["graduate"]


@pytest.mark.parametrize(
    ("words", "schemes"),
    [
        ("supervision", {"long"}),
        ("a reference", {"long"}),
        ("network", {"long"}),
        ("quoted", {"graduate"}),
        ("recruiting", {"graduate"}),
        ("liable", {"graduate"}),
        ("Job search", {"karrierementor"}),
        ("one-day internship", {"karrierementor"}),
        ("private home", {"open"}),
    ],
)
def test_a_template_prints_its_own_ethics_and_not_the_sum_of_all(
    words: str, schemes: set[str]
) -> None:
    texts = {key: " ".join(r["text"]["en"] for r in template(key)["rules"]) for key in TEMPLATES}
    assert {key for key, text in texts.items() if words in text} == schemes


# --- Questionnaires ----------------------------------------------------------


@pytest.mark.parametrize(("round_", "role"), ROUNDS_AND_ROLES)
def test_a_questionnaire_is_whole_in_both_languages(round_: EvaluationRound, role: Role) -> None:
    asked = questionnaire(round_, role)
    assert (asked["round"], asked["role"], asked["anonymous"]) == (round_.value, role.value, False)
    for text in wordings(asked):
        assert set(text) - {"key"} == LANGUAGES
        assert all(text.values())
    keys = [question["key"] for question in asked["questions"]]
    assert len(keys) == len(set(keys))
    assert len(keys) in (range(6, 9) if round_ is EvaluationRound.MIDTERM else range(12, 17))


@pytest.mark.parametrize(("round_", "role"), ROUNDS_AND_ROLES)
def test_choices_belong_to_their_kind_of_question(round_: EvaluationRound, role: Role) -> None:
    for question in questionnaire(round_, role)["questions"]:
        keys = [choice["key"] for choice in question.get("choices", [])]
        if QuestionKind(question["kind"]) is QuestionKind.TEXT:
            assert keys == []
        elif QuestionKind(question["kind"]) is QuestionKind.SCALE:
            assert keys == ["1", "2", "3", "4", "5"]
        else:
            assert len(keys) == len(set(keys)) >= 2
        for language in LANGUAGES:
            labels = [choice[language] for choice in question.get("choices", [])]
            assert len(labels) == len(set(labels))


@pytest.mark.parametrize("round_", EvaluationRound)
def test_a_question_to_both_roles_has_the_same_words(round_: EvaluationRound) -> None:
    mentors = {q["key"]: q for q in questionnaire(round_, Role.MENTOR)["questions"]}
    mentees = {q["key"]: q for q in questionnaire(round_, Role.MENTEE)["questions"]}
    shared = mentors.keys() & mentees.keys()
    assert "benefit_overall" in shared
    assert {key: mentors[key] for key in shared} == {key: mentees[key] for key in shared}


def test_only_a_university_speaks_of_semesters() -> None:
    for round_, role in ROUNDS_AND_ROLES:
        assert "semest" not in str(questionnaire(round_, role))
    for key in TEMPLATES:
        assert ("semest" in str(template(key))) == (key == "karrierementor")


def test_what_a_scheme_offers_of_its_own_answers_a_question_with_choices() -> None:
    asked = questionnaire(EvaluationRound.FINAL, Role.MENTEE)["questions"]
    offering = {q["key"]: set(map(frozenset, q["choices"])) for q in asked if q.get("choices")}
    for key in TEMPLATES:
        for question, choices in template(key).get("question_choices", {}).items():
            assert set(map(frozenset, choices)) == offering[question]
            assert len({choice["key"] for choice in choices}) == len(choices) >= 2


def test_own_topics_are_asked_about_on_a_scale_with_each_in_its_place() -> None:
    own = read("questionnaires/own-topics.toml")
    assert [choice["key"] for choice in own["choices"]] == ["1", "2", "3", "4", "5"]
    for language in LANGUAGES:
        assert sets(own["text"][language]) == {"topic"}
        assert sets(own["text_with_partner"][language]) == {"topic", "partner"}
        for name in ("heading", "introduction", "text_of_all"):
            assert own[name][language]
            assert not sets(own[name][language])


def test_the_final_questionnaires_ask_what_the_pilot_asked() -> None:
    mentees = {q["key"] for q in questionnaire(EvaluationRound.FINAL, Role.MENTEE)["questions"]}
    both = {"benefit_overall", "importance_subject", "importance_content", "importance_frame"}
    both |= {"ideal_length", "best", "improve"}
    assert both | {"benefit_competences", "benefit_confidence", "benefit_paths"} <= mentees
    mentors = {q["key"] for q in questionnaire(EvaluationRound.FINAL, Role.MENTOR)["questions"]}
    assert both <= mentors


# --- Guides ------------------------------------------------------------------


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("key", GUIDES)
def test_a_guide_holds_only_what_can_be_filled_in(language: str, key: str) -> None:
    text = guide(language, key)
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert re.fullmatch(r"\*[^*]+\*", lines[2])
    for name in sets(text):
        kind, _, what = name.partition(":")
        if not what:
            assert kind in PLACEHOLDERS
        elif kind in ("lines", "clock"):
            assert what.isdigit()
        else:
            known = {"figure": FIGURES, "boxes": BOXES, "page": PAGES, "plan": {"activities"}}
            assert what in known.get(kind, LISTS)
        if what and kind != "clock":
            alone = [line for line in lines if f"{{{name}}}" in line]
            assert all(re.fullmatch(r"(- \*\*[^*]+:\*\* )?\{[^{}]*\}", line) for line in alone)


@pytest.mark.parametrize("key", GUIDES)
def test_both_languages_of_a_guide_are_built_alike(key: str) -> None:
    marks = re.compile(r"^(#+ |- \[ \] |- |\d\. |> |\{.*\}$)", re.MULTILINE)
    assert marks.findall(guide("da", key)) == marks.findall(guide("en", key))
    fields = re.compile(r"\{[a-z_]+\}")
    assert fields.findall(guide("da", key)) == fields.findall(guide("en", key))


@pytest.mark.parametrize(
    ("language", "settled"),
    [
        ("da", "supervision|en reference|citere|rekruttering|hæfter for|jobsøgning|praktik"),
        ("en", "supervision|a reference|quoted|recruiting|liable|job.search|internship"),
    ],
)
def test_a_text_for_all_schemes_leaves_ethics_to_each_ones_own_list(
    language: str, settled: str
) -> None:
    for key in GUIDES:
        assert re.search(settled, guide(language, key), re.IGNORECASE) is None, key


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_guides_that_use_a_model_credit_its_source(language: str) -> None:
    for key in ("mentor-guide", "mentee-guide"):
        text = guide(language, key)
        assert "*The Mentoring Journey*, 2017" in text
        assert "Lisa Ott" in text
        assert "(Perspectiv), 2009" in text


# --- The sample --------------------------------------------------------------


def test_sample_agreements_fill_the_fields_of_an_agreement() -> None:
    agreements = read("sample/agreements.toml")["agreements"]
    assert len(agreements) == 12
    for agreement in agreements:
        assert agreement["goals"]
        assert agreement["topics"]
        assert set(agreement["terms"]) == set(TERM_NAMES)
        for role in Role:
            reached = agreement["reached"][role.value]
            assert len(reached) == len(agreement["topics"])
            assert set(reached) <= set(range(1, 6))
        for limit in agreement.get("limits", []):
            assert set(limit) == {"topic", "why", "agreed"}
            assert all(limit.values())


@pytest.mark.parametrize("round_", EvaluationRound)
def test_sample_answers_answer_the_questions_asked_of_that_person(round_: EvaluationRound) -> None:
    mentors = {row["E-mail"]: Role.MENTOR for row in table("mentors.csv")}
    mentees = {row["E-mailadresse"]: Role.MENTEE for row in table("mentees.csv")}
    roles = mentors | mentees
    own_choices = template("karrierementor")["question_choices"]
    for row in table(f"answers-{round_.value}.csv"):
        asked = questionnaire(round_, roles[row["E-mail"]])
        assert not (row["E-mail"] in mentors and row["E-mail"] in mentees)
        questions = {question["text"]["da"]: question for question in asked["questions"]}
        for heading, cell in row.items():
            if heading == "E-mail" or not cell:
                continue
            usual = questions[heading].get("choices", [])
            choices = {choice["da"] for choice in own_choices.get(questions[heading]["key"], usual)}
            scale = questions[heading]["kind"] == "scale"
            known = {str(point) for point in range(1, 6)} if scale else choices
            assert not known or set(cell.split(";")) <= known


def test_no_sample_address_could_be_a_real_one() -> None:
    for file in Path(resources() / "sample").iterdir():
        text = file.read_text(encoding="utf-8-sig")
        assert all(domain == "example.org" for domain in re.findall(r"@([\w.-]+\w)", text))
