"""A questionnaire to answer with a pen."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents.answer_marks import Boxes, ScaleRow
from mentordesk.documents.blocks import fields
from mentordesk.documents.evaluation_content import PaperQuestion, QuestionnaireContent
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, Part, paper
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.theme import Theme, theme
from mentordesk.vocabulary import QuestionKind

_ANSWER_LINES = 4


def questionnaire(content: QuestionnaireContent, style: HouseStyle) -> bytes:
    """Return a PDF with every question numbered and room for every answer."""
    look = theme(style)
    part = Part(
        story=list(_story(look, content)),
        running=" · ".join((content.title, content.asked)),
        footer=content.programme,
    )
    return paper([part], look, f"{content.title} · {content.asked}")


def _story(look: Theme, content: QuestionnaireContent) -> Iterator[Flowable]:
    gettext, styles = look.translator.gettext, look.styles
    yield paragraph(content.title, styles.title)
    yield paragraph(f"{content.programme} · {content.asked}", styles.lead)
    yield Spacer(0, 8)
    yield paragraph(content.introduction, styles.prose)
    if content.answer_by:
        hand_in = gettext("Please hand it in by {day}, to {contact}.")
        yield Spacer(0, 8)
        yield paragraph(
            hand_in.format(day=content.answer_by, contact=content.contact), styles.subheading
        )
    yield Spacer(0, 12)
    if content.anonymous:
        yield paragraph(
            gettext("Your answers are counted without your name: do not write it here."),
            styles.note_prose,
        )
    else:
        yield from fields(look, [(gettext("Name"), "")], width=MEASURE)
    for number, question in enumerate(content.questions, start=1):
        yield _question(look, number, question)


def _question(look: Theme, number: int, question: PaperQuestion) -> Flowable:
    asked = paragraph(f"{number}.  {question.text}", look.styles.subheading)
    block: list[Flowable] = [Spacer(0, 16), asked, Spacer(0, 4)]
    match question.kind:
        case QuestionKind.SCALE:
            block.append(ScaleRow(look, question.choices))
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            if question.kind is QuestionKind.SEVERAL:
                note = look.translator.gettext("Tick as many as fit.")
                block.append(paragraph(note, look.styles.note))
            block.append(Boxes(look, question.choices))
        case QuestionKind.TEXT:
            block.append(WritingLines(look, _ANSWER_LINES))
    return KeepTogether(block)
