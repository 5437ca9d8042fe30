"""Every guide, sheet and flyer of every scheme, in both languages, as it comes out on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentordesk.documents.page import HEIGHT
from mentordesk.documents.theme import GRID
from mentordesk.errors import UserError
from mentordesk.services.guide_texts import original
from mentordesk.services.records.guides import GUIDE_KINDS, GuideLayout, guides_for
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Anchor, EventKind, Language, Role, RuleKind
from tests.builders import A_NOON, StoppedClock, a_mentee, a_programme, a_workspace
from tests.documents.laid_out import LaidOut
from tests.documents.papers import bookmarks, catalogue, fonts, opened, pages, words

TEMPLATES = ("karrierementor", "long", "graduate", "open")
CONTACT = {
    "contact_name": "Åse Holm",
    "contact_email": "aase@example.org",
    "contact_phone": "12 34 56 78",
    "name": "Nordhavn Universitet",
}
#: The size of the figures in the ring of meetings, and how far from one its words may stand.
STATION, BESIDE = 12, 48
#: The rule above the foot of a page, in points from below.
FOOT = HEIGHT - 780
LOCALES = {Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}
every_template = pytest.mark.parametrize("template", TEMPLATES)
every_language = pytest.mark.parametrize("language", list(Language))
every_guide = pytest.mark.parametrize("key", list(GUIDE_KINDS))


@pytest.fixture(scope="module")
def schemes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Scheme"]]:
    """Return a programme of each template, made half a year before it starts."""
    clock = StoppedClock()
    clock.set("2025-09-01T12:00")
    with a_workspace(tmp_path_factory.mktemp("schemes"), clock=clock) as workspace:
        workspace.programmes.change_organisation(**CONTACT)
        made = {each: a_programme(workspace, each, name=f"Scheme {each}") for each in TEMPLATES}
        found = {each: Scheme(workspace, programme) for each, programme in made.items()}
        a_mentee(
            workspace, made["open"], subjects=("Æblebiologi", "Jura"), topics=("Løn", "Ledelse")
        )
        yield found


class Scheme:
    """One programme and its papers."""

    def __init__(self, workspace: Workspace, programme: ProgrammeRecord) -> None:
        self.workspace = workspace
        self.programme = programme
        self._made: dict[tuple[str, Language], bytes] = {}

    def paper(self, key: str, language: Language = Language.ENGLISH) -> bytes:
        """Return a guide as a PDF, made once."""
        if (key, language) not in self._made:
            self._made[key, language] = self.made(key, language)
        return self._made[key, language]

    def made(self, key: str, language: Language = Language.ENGLISH) -> bytes:
        """Make a guide anew."""
        return self.workspace.paperwork.guide_pdf(self.programme.id, key, language=language)

    def rules(self, kind: RuleKind, language: Language) -> list[str]:
        """Return the sentences of a part of the framework."""
        rules = self.workspace.programmes.rules(self.programme.id)
        return [rule.text.in_(language) for rule in rules if rule.kind is kind]


def plain(text: str) -> str:
    """Return text as it is compared: without hyphens, quotes and breaks."""
    return re.sub(r"[\s\-\"'“”‘’»«›‹–]+", "", text)  # noqa: RUF001 - quotes of both languages


@every_guide
@every_language
@every_template
def test_every_paper_is_whole(
    schemes: dict[str, Scheme], template: str, language: Language, key: str
):
    scheme = schemes[template]
    paper = scheme.paper(key, language)
    about = opened(paper).metadata
    title = original(key, language, template).splitlines()[0].lstrip("# ")
    assert "{" not in words(paper)
    assert about is not None
    assert (about.title, about.author) == (title, "Nordhavn Universitet")
    assert catalogue(paper)["/Lang"] == LOCALES[language]
    assert bookmarks(paper)
    assert all(fonts(paper).values())
    assert plain(title) in plain(words(paper))


@every_guide
@every_language
@every_template
def test_every_sentence_of_the_text_is_on_the_paper(
    schemes: dict[str, Scheme], template: str, language: Language, key: str
):
    scheme = schemes[template]
    furniture = re.compile(rf"({scheme.programme.name} )?(page|side) \d+ (of|af) \d+")
    title = original(key, language, template).splitlines()[0].lstrip("# ")
    read = [furniture.sub("", page).strip() for page in pages(scheme.paper(key, language))]
    said = plain("".join([read[0], *(page.removesuffix(title) for page in read[1:])]))
    for line in original(key, language, template).splitlines():
        bare = re.sub(r"^(#+|>|- \[ \]|-|\d\.)\s|\*+|\|", " ", line)
        for part in re.split(r"\{[^{}]*\}|[:,] |\.\.\.|…", bare):
            if "{" not in line or len(part.split()) > 3:
                assert plain(part) in said, part


@pytest.mark.parametrize("key", [key for key in GUIDE_KINDS if not key.startswith("flyer")])
@every_language
@every_template
def test_every_line_lies_on_the_grid(
    schemes: dict[str, Scheme], template: str, language: Language, key: str
):
    lines = LaidOut(schemes[template].paper(key, language)).lines
    # What stands around the ring of meetings is level with its stations.
    ring = [line for line in lines if line.size == STATION and line.text.isdigit()]
    for line in lines:
        if any(line.page == at.page and abs(line.baseline - at.baseline) < BESIDE for at in ring):
            continue
        off = (HEIGHT - line.baseline) % GRID
        assert min(off, GRID - off) < 0.1, (line.page, round(HEIGHT - line.baseline, 2), line.text)


@every_language
@every_template
def test_no_guide_ends_with_a_page_that_is_nearly_empty(
    schemes: dict[str, Scheme], template: str, language: Language
):
    for key in GUIDE_KINDS:
        laid = LaidOut(schemes[template].paper(key, language))
        marks = [line.baseline for line in laid.lines if line.page == laid.pages]
        marks += [rule.height for rule in laid.rules if rule.page == laid.pages]
        lowest = min(mark for mark in marks if mark > FOOT)
        assert laid.pages == 1 or HEIGHT - lowest > 0.4 * HEIGHT, (key, laid.pages)


@every_template
@every_language
def test_contents_give_the_page_that_each_chapter_stands_on(
    schemes: dict[str, Scheme], template: str, language: Language
):
    for key in ("mentor-guide", "mentee-guide", "tools", "playbook"):
        paper = schemes[template].paper(key, language)
        first_level = _first_level(paper)
        chapters = {title: page for title, page in bookmarks(paper) if title in first_level}
        contents = pages(paper)[1]
        listed = [title for title in chapters if re.search(re.escape(title) + r" \d+\b", contents)]
        assert len(listed) > 4
        for title in listed:
            found = re.search(re.escape(title) + r" (\d+)\b", contents)
            assert found is not None
            assert int(found[1]) == chapters[title]
            assert title in pages(paper)[chapters[title] - 1]


def _first_level(paper: bytes) -> set[str]:
    return {str(entry.title) for entry in opened(paper).outline if not isinstance(entry, list)}


@every_language
@every_template
def test_a_guide_prints_its_own_schemes_framework_and_no_others(
    schemes: dict[str, Scheme], template: str, language: Language
):
    said = plain(words(schemes[template].paper("ground-rules", language)))
    for other in TEMPLATES:
        for kind in RuleKind:
            rules = schemes[other].rules(kind, language)
            own = set(schemes[template].rules(kind, language))
            for rule in rules:
                assert (f"•{plain(rule)}" in said) == (rule in own), rule


@every_language
def test_the_tools_are_two_sheets_with_an_exercise_a_page(
    schemes: dict[str, Scheme], language: Language
):
    for template in TEMPLATES:
        paper = schemes[template].paper("tools", language)
        assert len(pages(paper)) == 8
        first = [page for title, page in bookmarks(paper) if title in _first_level(paper)]
        assert first == [2, 3, 4, 5, 6, 7, 8]


@every_language
@every_template
def test_the_playbook_has_every_activity_with_its_day(
    schemes: dict[str, Scheme], template: str, language: Language
):
    scheme = schemes[template]
    said = plain(words(scheme.paper("playbook", language)))
    activities = scheme.workspace.playbook.activities(scheme.programme.id)
    at = [said.index(plain(each.title.in_(language)), said.index("☐")) for each in activities]
    assert len(at) == len(activities)
    for each in activities:
        assert plain(each.note.in_(language)) in said


def test_the_playbook_tells_days_in_words_that_hold_next_time(schemes: dict[str, Scheme]):
    said = words(schemes["karrierementor"].paper("playbook"))
    assert "☐ 5 December 2025 9 months before the start Settle the format" in said
    assert "7 weeks before the kick-off Announce the date" in said
    assert "On the day of the kick-off Hold the kick-off" in said
    assert "4 days after halfway Send a reminder" in said
    assert "Until the sign-up closes" in said
    assert "Until the kick-off" in said
    said = words(schemes["open"].paper("playbook"))
    assert "Before the start ☐ 3 June 2026" in said
    assert "The start ☐ 1 September 2026 On the first day" in said
    assert "sign-up closes" not in said


def test_the_playbook_keeps_the_days_of_the_plan_however_late_the_programme_was_made(
    workspace: Workspace,
):
    programme = a_programme(workspace)
    said = words(workspace.paperwork.guide_pdf(programme.id, "playbook"))
    assert "Until the sign-up closes ☐ 5 December 2025 9 months before the start" in said
    assert workspace.playbook.activities(programme.id)[0].due_on.isoformat() in A_NOON
    assert "☐ 18 June 2026 11 weeks before the start Close sign-up" in said


def test_a_day_that_the_coordinator_chose_has_no_distance_and_a_deed_done_is_ticked(
    workspace: Workspace,
):
    programme = a_programme(workspace)
    first, second, *_ = workspace.playbook.activities(programme.id)
    workspace.playbook.change_activity(first.id, due_on=first.due_on)
    workspace.playbook.tick(second.id, done=True)
    said = words(workspace.paperwork.guide_pdf(programme.id, "playbook"))
    assert f"2026 {first.title.en}" in said
    assert said.count("☑") == 1
    assert {each.anchor for each in workspace.playbook.activities(programme.id)} == set(Anchor)


@every_language
def test_the_form_offers_exactly_the_choices_of_the_programme(
    schemes: dict[str, Scheme], language: Language
):
    scheme = schemes["karrierementor"]
    said = words(scheme.paper("sign-up-form", language))
    chosen = scheme.workspace.programmes
    for choice in (*chosen.subjects(), *chosen.topics()):
        assert said.count(choice.name) == 1
    assert "2 mentees" in said
    assert "2 mentees" not in words(schemes["long"].paper("sign-up-form", language))
    assert scheme.programme.purpose.in_(language)[:40] in said
    consent = {Language.DANISH: "Samtykke", Language.ENGLISH: "Consent"}[language]
    assert "Nordhavn Universitet" in said.split(consent)[1]


def test_subjects_stand_below_their_faculties_on_the_form(workspace: Workspace):
    programme = a_programme(workspace)
    a_mentee(workspace, programme, subjects=("Physics",), faculty="Science")
    a_mentee(workspace, programme, "Bo", email="bo@example.org", subjects=("Law",))
    said = words(workspace.paperwork.guide_pdf(programme.id, "sign-up-form"))
    assert "Science Physics Other subjects Law" in said


def test_a_form_without_choices_has_lines_instead(workspace: Workspace):
    programme = a_programme(workspace)
    assert "Your subject Topics" in words(
        workspace.paperwork.guide_pdf(programme.id, "sign-up-form")
    )


@every_template
def test_a_flyer_says_by_when_and_to_whom(schemes: dict[str, Scheme], template: str):
    scheme = schemes[template]
    for key in ("flyer-mentor", "flyer-mentee"):
        paper = scheme.paper(key)
        said = words(paper)
        assert len(pages(paper)) == 1
        assert "Åse Holm, aase@example.org, 12 34 56 78." in said
        assert ("Sign up at any time" in said) is (template == "open")
        if template == "karrierementor":
            assert "Sign up by 18 June 2026" in said


def test_the_run_sheet_follows_the_clock_of_the_kick_off(workspace: Workspace):
    programme = a_programme(workspace)
    sheet = words(workspace.paperwork.guide_pdf(programme.id, "run-sheet"))
    assert "17:00 Welcome and food." in sheet
    assert "18:30 Free networking." in sheet
    kick_off = next(
        each for each in workspace.playbook.events(programme.id) if each.kind is EventKind.KICK_OFF
    )
    workspace.playbook.change_event(
        kick_off.id, starts_at=kick_off.starts_at.replace(hour=16, minute=30), place="The hall"
    )
    sheet = words(workspace.paperwork.guide_pdf(programme.id, "run-sheet"))
    assert "1 September 2026, 16:30–18:30, The hall" in sheet
    assert "16:30 Welcome and food." in sheet
    assert "16.30 Velkomst" in words(
        workspace.paperwork.guide_pdf(programme.id, "run-sheet", language=Language.DANISH)
    )


def test_a_scheme_without_a_kick_off_is_given_the_usual_hours(schemes: dict[str, Scheme]):
    said = words(schemes["open"].paper("run-sheet"))
    assert "17:00 Welcome" in said
    assert "Scheme open" in said


@every_language
def test_a_shorter_kick_off_has_a_run_sheet_of_its_own(
    schemes: dict[str, Scheme], language: Language
):
    said = words(schemes["graduate"].paper("run-sheet", language))
    assert "18.30" in said or "18:30" in said
    assert "19.00" not in said
    assert "19:00" not in said
    text = original("run-sheet", language, "graduate")
    assert text != original("run-sheet", language)
    scheme = schemes["graduate"]
    assert not scheme.workspace.paperwork.guide_changed(scheme.programme.id, "run-sheet", language)


def test_going_back_to_the_original_is_going_back_to_the_schemes_own(workspace: Workspace):
    programme = a_programme(workspace, "graduate")
    paperwork, key, english = workspace.paperwork, "run-sheet", Language.ENGLISH
    own = paperwork.guide_text(programme.id, key, english)
    paperwork.change_guide(programme.id, key, english, "# Mine")
    assert paperwork.guide_changed(programme.id, key, english)
    paperwork.change_guide(programme.id, key, english, own)
    assert not paperwork.guide_changed(programme.id, key, english)
    paperwork.change_guide(programme.id, key, english, "# Mine")
    paperwork.restore_guide(programme.id, key, english)
    assert paperwork.guide_text(programme.id, key, english) == own


@every_guide
@every_language
def test_a_mistyped_placeholder_is_named_in_every_paper(
    schemes: dict[str, Scheme], language: Language, key: str
):
    scheme = schemes["karrierementor"]
    body = original(key, language)
    for wrong in ("{programe}", "{clock:soon}", "{boxes:colours}", "{plan:b}"):
        with pytest.raises(UserError, match=re.escape(wrong)):
            scheme.workspace.paperwork.change_guide(
                scheme.programme.id, key, language, f"{body}\n\n{wrong}\n"
            )
    assert not scheme.workspace.paperwork.guide_changed(scheme.programme.id, key, language)


@every_guide
def test_the_same_programme_gives_the_same_bytes(schemes: dict[str, Scheme], key: str):
    assert schemes["long"].paper(key) == schemes["long"].made(key)


def test_keeping_what_was_written_does_not_set_it_again(workspace: Workspace):
    programme, paperwork = a_programme(workspace), workspace.paperwork
    which = programme.id, "mentor-guide"
    shown = paperwork.guide_preview(*which, "# Guide", Language.ENGLISH)

    paperwork.change_guide(*which, Language.ENGLISH, "# Guide")
    assert paperwork.guide_preview(*which, "# Guide", Language.ENGLISH) is shown

    workspace.programmes.change_organisation(name="Nordhavn Universitet")
    assert paperwork.guide_preview(*which, "# Guide", Language.ENGLISH) != shown
    assert paperwork.guide_preview(*which, "# Guides", Language.ENGLISH) != shown


def test_each_role_is_given_its_own_guide_and_what_both_use():
    assert set(guides_for(Role.MENTOR)) ^ set(guides_for(Role.MENTEE)) == {
        "mentor-guide",
        "mentee-guide",
    }
    flyers = {GuideLayout.DARK_FLYER, GuideLayout.LIGHT_FLYER}
    assert not any(kind.roles for kind in GUIDE_KINDS.values() if kind.layout in flyers)


def test_a_folder_can_be_given_one_roles_papers(workspace: Workspace, tmp_path: Path):
    programme, folder = a_programme(workspace), tmp_path / "mentors"
    paths = workspace.paperwork.guides(programme.id, folder, keys=guides_for(Role.MENTOR))
    assert [path.stem for path in paths] == list(guides_for(Role.MENTOR))
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)


@pytest.mark.parametrize("language", Language)
def test_no_number_of_meetings_is_told_as_a_sentence(workspace, language):
    programme = a_programme(workspace, "open", language=language)
    told = {
        Language.ENGLISH: "Meetings: As many as you agree on, 1–2 hours each",
        Language.DANISH: "Møder: Så mange, som I aftaler, 1–2 timer ad gangen",
    }
    said = words(workspace.paperwork.guide_pdf(programme.id, "run-sheet", language=language))
    assert told[language] in said
