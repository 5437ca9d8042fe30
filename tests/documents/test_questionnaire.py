"""A questionnaire on paper has every question, and room for every answer."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from mentordesk.documents.evaluation_content import PaperQuestion, QuestionnaireContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.questionnaire import (
    letters_left_out,
    questionnaire,
    questionnaires,
)
from mentordesk.vocabulary import Language, QuestionKind

STYLE = HouseStyle("Fjordens Universitet", Language.ENGLISH)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def a_questionnaire(**changes: object) -> QuestionnaireContent:
    values: dict[str, object] = {
        "title": "Midterm evaluation",
        "programme": "Karriere & mentor <2026>",
        "asked": "Mentees",
        "introduction": "Tell us how it goes.",
        "questions": (
            PaperQuestion(
                text="How much do you get out of it?",
                kind=QuestionKind.SCALE,
                choices=("Nothing", "Little", "Some", "Much", "Very much"),
            ),
            PaperQuestion(
                text="How do you meet?",
                kind=QuestionKind.SEVERAL,
                choices=("In a café", "Online"),
            ),
            PaperQuestion(text="What could be better?", kind=QuestionKind.TEXT),
        ),
        "answer_by": "8 November 2026",
        "contact": "Anna Holm",
    }
    return QuestionnaireContent(**{**values, **changes})  # type: ignore[arg-type]  # by name


def test_every_question_is_numbered_with_its_choices():
    text = text_of(questionnaire(a_questionnaire(), STYLE))
    for expected in ("1. How much", "2. How do you meet?", "3. What could be better?"):
        assert expected in " ".join(text.split())
    for choice in ("Nothing", "Very much", "In a café", "Online"):
        assert choice in text


def test_a_question_with_several_answers_says_so_and_others_do_not():
    content = a_questionnaire()
    alone = a_questionnaire(questions=content.questions[:1])
    assert "Tick all that apply." in text_of(questionnaire(content, STYLE))
    assert "Tick all that apply." not in text_of(questionnaire(alone, STYLE))


def test_an_anonymous_questionnaire_has_no_place_for_a_name():
    named = text_of(questionnaire(a_questionnaire(), STYLE))
    anonymous = text_of(questionnaire(a_questionnaire(anonymous=True), STYLE))
    assert "Name" in named.split()
    assert "Name" not in anonymous.split()
    assert "without your name" in anonymous


def test_without_a_last_day_nothing_is_said_of_handing_in():
    assert "8 November 2026" in text_of(questionnaire(a_questionnaire(), STYLE))
    assert "hand it in" not in text_of(questionnaire(a_questionnaire(answer_by=""), STYLE))


def test_what_a_person_typed_is_printed_as_typed():
    assert "Karriere & mentor <2026>" in text_of(questionnaire(a_questionnaire(), STYLE))


def test_the_same_questionnaire_has_the_same_bytes():
    assert questionnaire(a_questionnaire(), STYLE) == questionnaire(a_questionnaire(), STYLE)


def questions(words: int, ticks: int = 0) -> tuple[PaperQuestion, ...]:
    tick = PaperQuestion(text="Yes?", kind=QuestionKind.CHOICE, choices=("Yes", "Perhaps", "No"))
    return (tick,) * ticks + (PaperQuestion(text="Why?", kind=QuestionKind.TEXT),) * words


def length_of(**changes: object) -> int:
    return len(PdfReader(BytesIO(questionnaire(a_questionnaire(**changes), STYLE))).pages)


def test_short_choices_stand_beside_one_another_and_long_ones_below():
    text = text_of(questionnaire(a_questionnaire(questions=questions(0, 40)), STYLE))
    assert text.count("Perhaps") == 40
    short = length_of(questions=questions(0, 40))
    long = PaperQuestion(
        text="Yes?", kind=QuestionKind.CHOICE, choices=("Yes, and gladly so " * 4, "No", "Perhaps")
    )
    assert short < length_of(questions=(long,) * 40)


def test_a_last_page_for_one_question_is_saved():
    fits = next(count for count in range(2, 30) if length_of(questions=questions(1, count)) == 2)
    assert length_of(questions=questions(1, fits - 1)) == 1


def test_where_a_last_page_cannot_be_saved_the_answers_get_more_lines():
    few = questionnaire(a_questionnaire(questions=questions(6)), STYLE)
    assert len(PdfReader(BytesIO(few)).pages) == 2
    last = PdfReader(BytesIO(few)).pages[-1]
    assert last.extract_text().count("Why?") >= 1


def test_a_scale_without_points_and_a_choice_without_choices_are_still_printed():
    empty = (
        PaperQuestion(text="A scale?", kind=QuestionKind.SCALE),
        PaperQuestion(text="A choice?", kind=QuestionKind.CHOICE),
    )
    assert "A choice?" in text_of(questionnaire(a_questionnaire(questions=empty), STYLE))


def own(*topics: str, **changes: object) -> QuestionnaireContent:
    """Return somebody's own paper, which asks about these topics."""
    asked = (
        PaperQuestion(text=topic, kind=QuestionKind.SCALE, choices=("Not at all", "All the way"))
        for topic in topics
    )
    return a_questionnaire(
        name="Ida Krogh",
        code="FGG-W12",
        own_heading="The topics of your agreement",
        own_introduction="You agreed on them.",
        own_questions=tuple(asked),
        **changes,
    )


def test_a_persons_own_paper_has_name_and_code_and_goes_on_counting():
    text = " ".join(text_of(questionnaire(own("PhD?", "Pay?"), STYLE)).split())
    assert "Ida Krogh" in text
    assert "FGG-W12" in text
    place = text.index("The topics of your agreement")
    assert place < text.index("4. PhD?") < text.index("5. Pay?")
    assert text.index("3. What could be better?") < place
    assert "agreement" not in text_of(questionnaire(own(), STYLE))


def test_the_heading_of_ones_own_topics_never_stands_alone():
    for ticks in range(20, 34):
        pdf = questionnaire(own("PhD?", questions=questions(0, ticks)), STYLE)
        for page in PdfReader(BytesIO(pdf)).pages:
            text = page.extract_text()
            assert ("The topics of your agreement" in text) == ("PhD?" in text)


def test_each_persons_paper_begins_on_a_sheet_of_its_own():
    ida, bo = own("PhD?"), replace(own("Pay?"), name="Bo Dahl")
    pages = PdfReader(BytesIO(questionnaires([ida, bo, a_questionnaire()], STYLE))).pages
    texts = [page.extract_text() for page in pages]
    first = [number for number, text in enumerate(texts) if "Tell us how it goes." in text]
    assert [number % 2 for number in first] == [0, 0, 0]
    assert "Bo Dahl" in texts[first[1]]
    assert "Bo Dahl" not in texts[first[2]]


def test_whoever_has_longer_topics_than_others_gets_their_own_room():
    short, long = own("PhD?", "Pay?"), own("PhD and pay, " * 60, "Pay and PhD, " * 60)
    alone = [len(PdfReader(BytesIO(questionnaire(one, STYLE))).pages) for one in (short, long)]
    both = PdfReader(BytesIO(questionnaires([short, long], STYLE))).pages
    assert len(both) == alone[0] + alone[0] % 2 + alone[1]


def test_a_name_that_no_font_has_becomes_a_line_to_write_it_on():
    content = replace(own("PhD?"), name="山田")
    assert "山" not in text_of(questionnaire(content, STYLE))
    assert letters_left_out([content]) == {"山田": "山田"}
