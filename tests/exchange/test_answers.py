"""A survey tool's export becomes answers, question by question and choice by choice."""

from collections.abc import Mapping

import pytest

from mentordesk.errors import UserError
from mentordesk.exchange.answers import (
    Answer,
    Answers,
    Choice,
    Question,
    answer_columns,
    parse_answers,
)
from mentordesk.i18n import Translator
from mentordesk.vocabulary import Language, QuestionKind, Role
from tests.exchange.typed_tables import a_table

BENEFIT = Question(
    "benefit",
    QuestionKind.SCALE,
    ("Hvor stort er dit udbytte alt i alt?", "How much have you gained overall?"),
    (
        *(Choice("1", "Intet", "None"), Choice("2", "Lille", "Little")),
        *(Choice("3", "Noget", "Some"), Choice("4", "Stort", "Great")),
        Choice("5", "Meget stort", "Very great"),
    ),
)
LENGTH = Question(
    "ideal_length",
    QuestionKind.CHOICE,
    ("Hvor længe bør et forløb vare?", "How long should it last?"),
    (Choice("one", "Ét semester", "One semester"), Choice("two", "To semestre", "Two semesters")),
)
TOOLS = Question(
    "tools",
    QuestionKind.SEVERAL,
    ("Hvad har I brugt?", "What have you used?"),
    (
        Choice("guide", "Vejledningen", "The guide"),
        Choice("talk", "Samtaler, også på tur", "Talks, walks as well"),
        Choice("goals", "Mål", "Goals"),
    ),
)
BEST = Question("best", QuestionKind.TEXT, ("Hvad var bedst?", "What was best?"))
QUESTIONS = (BENEFIT, LENGTH, TOOLS, BEST)


def read(headings: str, *rows: str, maps: tuple[str, ...] = ()) -> Answers:
    table = a_table(headings, *rows)
    return parse_answers(table, answer_columns(table, QUESTIONS, maps), QUESTIONS)


def the_answers(headings: str, row: str) -> Mapping[str, Answer]:
    answers = read(headings, row)
    assert not answers.rejected
    (reply,) = answers.replies
    return reply.answers


def test_a_reply_is_read_whole():
    answers = the_answers(
        "E-mail|Hvor stort er dit udbytte alt i alt?|Hvor længe bør et forløb vare?"
        "|Hvad har I brugt?|Hvad var bedst?",
        "Bo@example.org|4|To semestre|Vejledningen;Mål;|Samtalerne",
    )
    assert answers == {
        "benefit": Answer(("4",)),
        "ideal_length": Answer(("two",)),
        "tools": Answer(("guide", "goals")),
        "best": Answer(text="Samtalerne"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "benefit",
        "How much have you gained overall?",
        "3. hvor stort er dit udbytte - alt i alt *",
        "benefit. Hvor stort er dit udbytte …",
        "Hvor stort er dit udbyt",
        "Slutevaluering: Hvor stort er dit udbytte alt i alt?",
        "Svar på en skala fra 1 til 5 [Hvor stort er dit udbytte alt i alt?]",
    ],
)
def test_a_question_is_known_by_key_or_text(title):
    assert the_answers(f"E-mail|{title}", "bo@example.org|4") == {"benefit": Answer(("4",))}


def test_a_title_that_two_questions_begin_with_is_neither():
    one = Question("a", QuestionKind.TEXT, ("Hvor vigtigt er faget for dig?", ""))
    other = Question("b", QuestionKind.TEXT, ("Hvor vigtigt er faget for andre?", ""))
    table = a_table("E-mail|Hvor vigtigt er faget|?", "bo@example.org|x|")
    columns = answer_columns(table, (one, other))
    assert columns.questions == (None, None, None)
    assert columns.unknown(table) == ("Hvor vigtigt er faget", "?")


@pytest.mark.parametrize(
    "cell", ["4", "4.0", "04", "4 - Stort", "4 (stort)", "Stort", "GREAT", "stort."]
)
def test_a_point_of_a_scale_is_a_number_or_its_label(cell):
    assert the_answers("E-mail|benefit", f"bo@example.org|{cell}")["benefit"] == Answer(("4",))


@pytest.mark.parametrize("cell", ["two", "Two semesters", "to semestre"])
def test_a_choice_is_its_key_or_either_label(cell):
    answers = the_answers("E-mail|ideal_length", f"bo@example.org|{cell}")
    assert answers["ideal_length"] == Answer(("two",))


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("Vejledningen;Mål", ("guide", "goals")),
        ("Mål, Samtaler, også på tur, Vejledningen", ("goals", "talk", "guide")),
        ("Talks, walks as well", ("talk",)),
        ("goals;goals", ("goals",)),
    ],
)
def test_several_choices_in_one_cell(cell, chosen):
    answers = the_answers("E-mail|tools", f"bo@example.org|{cell}")
    assert answers["tools"] == Answer(chosen)


def test_several_choices_over_columns():
    headings = "E-mail|Hvad har I brugt? [Vejledningen]|Hvad har I brugt? [Mål]|tools [talk]"
    answers = the_answers(headings, "bo@example.org|Ja|Nej|1")
    assert answers["tools"] == Answer(("guide", "talk"))


def test_a_blank_is_no_answer():
    headings = "E-mail|benefit|best|Hvad har I brugt? [Mål]"
    assert the_answers(headings, "bo@example.org|||Nej") == {}


def test_two_columns_of_one_text_are_put_together():
    assert the_answers("E-mail|best|Hvad var bedst?", "bo@example.org|A|B") == {
        "best": Answer(text="A\nB")
    }


@pytest.mark.parametrize(
    ("headings", "row", "column", "reason"),
    [
        ("E-mail|benefit", "|4", "E-mail", "The e-mail address is missing."),
        ("best|benefit", "x|4", "email", "The e-mail address is missing."),
        ("E-mail|benefit", "bo|4", "E-mail", "“bo” is not an e-mail address."),
        (
            "E-mail|Rolle",
            "b@x.dk|gæst",
            "Rolle",
            "“gæst” is not a role. Write mentor, mentee or both.",
        ),
        ("E-mail|tools [goals]", "b@x.dk|måske", "tools [goals]", "“måske” is neither yes nor no."),
        (
            "E-mail|ideal_length",
            "b@x.dk|three",
            "ideal_length",
            "“three” is none of the choices: Ét semester, To semestre.",
        ),
        (
            "E-mail|ideal_length",
            "b@x.dk|one;two",
            "ideal_length",
            "“one;two” holds several answers where one is asked for.",
        ),
    ],
)
def test_what_cannot_be_read_is_rejected(headings, row, column, reason):
    answers = read(headings, row)
    assert not answers.replies
    (rejected,) = answers.rejected
    assert (rejected.row, rejected.column) == (2, column)
    assert rejected.reason.sentence(Translator(Language.ENGLISH)) == reason


@pytest.mark.parametrize("cell", ["6", "4 eller 5", "4,5", "godt"])
def test_what_is_no_point_of_the_scale_is_rejected(cell):
    assert len(read("E-mail|benefit", f"bo@example.org|{cell}").rejected) == 1


def test_the_newer_reply_of_a_person_counts_whole():
    answers = read(
        "Tidsstempel|E-mail|benefit|best",
        "03-09-2026 12:00:00|bo@example.org|5|",
        "02-09-2026 12:00:00|bo@example.org|1|Alt",
        "02-09-2026 12:00:00|ida@example.org|2|",
        "04-09-2026 12:00:00|ida@example.org|3|",
    )
    assert [(reply.row, reply.answers) for reply in answers.replies] == [
        (2, {"benefit": Answer(("5",))}),
        (5, {"benefit": Answer(("3",))}),
    ]


def test_one_person_answers_once_in_each_role():
    answers = read(
        "E-mail|Rolle|benefit",
        "bo@example.org|mentor|5",
        "bo@example.org|mentee|4",
        "ida@example.org||4",
        "eva@example.org|begge|4",
    )
    assert [reply.role for reply in answers.replies] == [Role.MENTOR, Role.MENTEE, None, None]


def test_the_roles_versions_of_a_question_may_offer_other_choices():
    never = (Choice("never", "Aldrig", "Never"),)
    other = Question("ideal_length", QuestionKind.CHOICE, ("Længde?", "Length?"), never)
    table = a_table("E-mail|ideal_length", "a@x.dk|two", "b@x.dk|Aldrig", "c@x.dk|?!")
    answers = parse_answers(
        table, answer_columns(table, (LENGTH, other)), (LENGTH, other), Language.ENGLISH
    )
    assert [reply.answers["ideal_length"].chosen for reply in answers.replies] == [
        ("two",),
        ("never",),
    ]
    assert [rejected.row for rejected in answers.rejected] == [4]


def test_the_map_beats_the_guess():
    answers = read(
        "E-mail|Kontakt|benefit|Karakter|best",
        "x@example.org|bo@example.org|1|4|Alt",
        maps=("Kontakt=email", "Karakter=BENEFIT", "benefit=", "best="),
    )
    (reply,) = answers.replies
    assert (reply.email, reply.answers) == ("bo@example.org", {"benefit": Answer(("4",))})
    assert answers.unknown_columns == ("E-mail", "benefit", "best")


def test_a_form_tools_own_columns_are_not_called_unknown():
    assert read("Id|E-mail|Sko", "1|bo@example.org|42").unknown_columns == ("Sko",)


def test_a_mistyped_map_is_named():
    with pytest.raises(UserError) as caught:
        read("E-mail|Karakter", "bo@example.org|4", maps=("Karakter=grade",))
    assert "no question “grade”. The questions are: benefit, ideal_length" in str(caught.value)
