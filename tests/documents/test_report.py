"""A report says how many answered and what they answered, and hides who could be recognised."""

from collections import Counter
from io import BytesIO

from pypdf import PdfReader

from mentordesk.documents.evaluation_content import (
    Bar,
    GroupResult,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.report import report
from mentordesk.vocabulary import Language, QuestionKind
from tests.documents.laid_out import LaidOut

ENGLISH = HouseStyle("Fjordens Universitet", Language.ENGLISH)
DANISH = HouseStyle("Fjordens Universitet", Language.DANISH)
LABELS = ("None", "Little", "Some", "Much", "Very much")


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def a_result(group: str, counts: tuple[int, ...], mean: float | None = 4.25) -> GroupResult:
    bars = tuple(Bar(label=label, count=n) for label, n in zip(LABELS, counts, strict=False))
    return GroupResult(group=group, n=sum(counts), mean=mean, bars=bars)


def a_report(*questions: ReportQuestion, suppressed: bool = False) -> ReportContent:
    return ReportContent(
        title="Final evaluation",
        programme="Karrierementor",
        period="autumn 2026",
        rates=(
            ResponseRate(group="Mentors", invited=32, answered=22),
            ResponseRate(group="Mentees", invited=35, answered=3, suppressed=suppressed),
        ),
        questions=questions,
    )


def a_scale(text: str = "How much did you get out of it?") -> ReportQuestion:
    return ReportQuestion(
        text=text,
        kind=QuestionKind.SCALE,
        results=(
            a_result("Mentors", (0, 0, 3, 5, 14)),
            a_result("Mentees", (0, 1, 0, 0, 2), 3.5),
        ),
    )


def test_the_response_rates_are_counted_out():
    text = text_of(report(a_report(a_scale()), ENGLISH))
    assert "69%: 22 of 32" in text
    assert "9%: 3 of 35" in text


def test_means_and_counts_stand_beside_their_question():
    text = text_of(report(a_report(a_scale()), ENGLISH))
    assert "4.3" in text or "4.2" in text
    assert "14 · 64%" in text
    assert text.count("How much did you get out of it?") == 2


def test_a_danish_report_writes_a_comma():
    text = text_of(report(a_report(a_scale()), DANISH))
    assert "3,5" in text
    assert "3.5" not in text


def test_a_suppressed_group_is_explained():
    question = ReportQuestion(
        text="Benefit?", kind=QuestionKind.SCALE, results=(a_result("Mentors", (0, 0, 0, 0, 22)),)
    )
    text = text_of(report(a_report(question, suppressed=True), ENGLISH))
    assert "Mentees: fewer than five answered" in text
    assert "fewer than five" not in text_of(report(a_report(question), ENGLISH))


def test_open_answers_are_quoted_as_written():
    question = ReportQuestion(
        text="What was best?",
        kind=QuestionKind.TEXT,
        results=(
            GroupResult(group="Mentors", n=1, texts=('<b>Bo</b> & "Søn"',)),
            GroupResult(group="Mentees", n=0),
        ),
    )
    text = text_of(report(a_report(question), ENGLISH))
    assert '<b>Bo</b> & "Søn"' in text
    assert text.count("What was best?") == 1


def test_a_report_without_answers_is_still_a_report():
    nothing = ReportQuestion(text="Benefit?", kind=QuestionKind.SCALE, results=())
    text = text_of(report(a_report(nothing), ENGLISH))
    assert "Who answered" in text
    assert "Answer by answer" not in text


def test_forty_questions_run_over_pages_without_losing_one():
    questions = [a_scale(f"Question number {n}?") for n in range(40)]
    pdf = report(a_report(*questions), ENGLISH)
    text = text_of(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) > 5
    assert all(text.count(f"Question number {n}?") == 2 for n in range(40))


def test_the_same_figures_have_the_same_bytes():
    assert report(a_report(a_scale()), ENGLISH) == report(a_report(a_scale()), ENGLISH)


def told(answers: int) -> ReportQuestion:
    """Return a question that both groups answered in so many words of their own."""
    return ReportQuestion(
        text="What was best?",
        kind=QuestionKind.TEXT,
        results=tuple(
            GroupResult(group=group, n=answers, texts=("The meetings.",) * answers)
            for group in ("Mentors", "Mentees")
        ),
    )


def test_a_question_stands_above_an_answer_wherever_a_page_ends():
    for count in range(12, 36):
        laid = LaidOut(report(a_report(a_scale(), told(count)), ENGLISH))
        asked = [line for line in laid.lines if line.text == "What was best?"]
        assert len(asked) == 2
        for question in asked:
            answers = [
                line
                for line in laid.lines
                if line.page == question.page
                and line.text.endswith("The meetings.")
                and line.baseline < question.baseline
            ]
            assert len(answers) > 1, count


def test_the_figures_at_a_glance_begin_below_who_answered_and_leave_none_alone():
    for count in range(8, 30):
        many = (a_scale(f"How much did you get out of number {n}?") for n in range(count))
        laid = LaidOut(report(a_report(*many), ENGLISH))
        (heading,) = (line for line in laid.lines if line.text == "The figures at a glance")
        assert heading.page == 1
        shown = [line.page for line in laid.lines if line.size == 9.5 and "number" in line.text]
        assert min(Counter(shown).values()) > 1, count


def test_a_report_does_not_end_with_a_few_lines_on_a_page_of_their_own():
    counts = range(12, 60)
    ends = []
    for count in counts:
        laid = LaidOut(report(a_report(a_scale(), told(count)), ENGLISH))
        ends.append(sum(line.page == laid.pages for line in laid.lines))
    # A head, a foot and its number are three.
    assert sum(end < 3 + 6 for end in ends) <= 2
