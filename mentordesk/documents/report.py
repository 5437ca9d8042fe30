"""The report of an evaluation: who answered, the means in one figure, answer by answer."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents.blocks import bullets
from mentordesk.documents.charts import Bars, Means, Rates
from mentordesk.documents.evaluation_content import (
    GroupResult,
    ReportContent,
    ReportQuestion,
    ResponseRate,
)
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, SCANT, Part, Printed, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import side_by_side
from mentordesk.documents.stacks import Columns
from mentordesk.documents.theme import CLOSER, Theme, on_grid, theme
from mentordesk.vocabulary import QuestionKind


def report(content: ReportContent, style: HouseStyle) -> bytes:
    """Return the report as a PDF; one that would end with a few lines is set more closely."""
    usual = _set(theme(style), content)
    if usual.pages == 1 or usual.last_page >= SCANT:
        return usual.content
    closer = (_set(theme(style, rhythm), content) for rhythm in CLOSER)
    return next((each for each in closer if each.pages < usual.pages), usual).content


def _set(look: Theme, content: ReportContent) -> Printed:
    part = Part(
        story=list(_story(look, content)),
        running=side_by_side((content.title, content.programme)),
        footer=content.programme,
        bookmark=content.title,
    )
    return printed([part], look, f"{content.title} · {content.programme}")


def _story(look: Theme, content: ReportContent) -> Iterator[Flowable]:
    gettext, styles = look.translator.gettext, look.styles
    yield paragraph(content.title, styles.title)
    yield paragraph(side_by_side((content.programme, content.period)), styles.lead)
    yield Spacer(0, 16)
    yield paragraph(gettext("Who answered"), styles.heading)
    yield Spacer(0, 8)
    yield Rates(look, content.rates)
    yield from _hidden_groups(look, content.rates)
    scales = [each for each in content.questions if _has_means(each)]
    if scales:
        yield Spacer(0, 16)
        yield _means(look, scales, _order(content))
    counted = [each for each in content.questions if each.results and _is_counted(each)]
    for place, question in enumerate(counted):
        above = [] if place else [_heading(look, gettext("Answer by answer"))]
        yield KeepTogether([*above, *_distribution(look, question, content)])
    yield from _words(look, content)


def _hidden_groups(look: Theme, rates: tuple[ResponseRate, ...]) -> Iterator[Flowable]:
    gettext = look.translator.gettext
    for rate in rates:
        if rate.suppressed:
            sentence = gettext(
                "{group}: fewer than five answered, so their answers are not shown. "
                "The questionnaire promised that nobody can be recognised."
            ).format(group=rate.group)
            yield Spacer(0, 8)
            yield paragraph(sentence, look.styles.note_prose)


def _means(look: Theme, scales: list[ReportQuestion], groups: Sequence[str]) -> Flowable:
    gettext = look.translator.gettext
    note = gettext("Mean on a scale from 1 to 5; the number of answers in brackets.")
    above = [
        paragraph(gettext("The figures at a glance"), look.styles.heading),
        paragraph(note, look.styles.note),
    ]
    above[-1].spaceAfter = 8
    for each in above:
        each.keepWithNext = True
    means = Means(look, [(each.text, each.results) for each in scales], groups)
    # Begun on the page where it stands, however many questions there are.
    return Columns([[*above, means]], [MEASURE])


def _order(content: ReportContent) -> list[str]:
    """Return the groups in the order that gives each its colour throughout the report."""
    return [rate.group for rate in content.rates]


def _is_counted(question: ReportQuestion) -> bool:
    return question.kind is not QuestionKind.TEXT


def _has_means(question: ReportQuestion) -> bool:
    return any(result.mean is not None for result in question.results)


def _heading(look: Theme, text: str) -> Flowable:
    heading = paragraph(text, look.styles.heading)
    heading.spaceBefore, heading.keepWithNext = 24, True
    return heading


def _distribution(look: Theme, question: ReportQuestion, content: ReportContent) -> list[Flowable]:
    shown = [rate.group for rate in content.rates if not rate.suppressed]
    return [
        Spacer(0, on_grid(16 * look.rhythm.air)),
        paragraph(question.text, look.styles.question),
        *(paragraph(note, look.styles.note_prose) for note in question.notes),
        Bars(look, question.results, _order(content), shown),
    ]


def _words(look: Theme, content: ReportContent) -> Iterator[Flowable]:
    open_questions = [each for each in content.questions if each.kind is QuestionKind.TEXT]
    if not any(result.texts for each in open_questions for result in each.results):
        return
    above = [_heading(look, look.translator.gettext("In their own words"))]
    for question in open_questions:
        for result in question.results:
            if result.texts:
                yield from _quoted(look, above, question.text, result)
                above = []


def _quoted(
    look: Theme, above: list[Flowable], asked: str, result: GroupResult
) -> Iterator[Flowable]:
    said = look.styles.body.clone("said", rightIndent=look.styles.intro.rightIndent)
    question, group = (
        paragraph(asked, look.styles.question),
        paragraph(result.group, look.styles.label),
    )
    question.spaceBefore = on_grid(16 * look.rhythm.air)
    question.keepWithNext = group.keepWithNext = True
    yield from (*above, question, group)
    yield from bullets(result.texts, said, mark="–", air=look.rhythm.air)
