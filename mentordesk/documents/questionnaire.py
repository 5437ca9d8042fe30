"""A questionnaire to answer with a pen."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents.answer_marks import Boxes, ScaleRow
from mentordesk.documents.blocks import fields
from mentordesk.documents.evaluation_content import PaperQuestion, QuestionnaireContent
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, Part, Printed, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import isolated, side_by_side
from mentordesk.documents.theme import Theme, theme
from mentordesk.vocabulary import QuestionKind


@dataclass(frozen=True, slots=True)
class _Room:
    """The space above a question, in points, and the lines for an answer in words."""

    above: float
    lines: int


_USUAL = _Room(16, 4)
_CLOSER = (_Room(12, 4), _Room(12, 3), _Room(8, 3))
_MORE_TO_WRITE_ON = tuple(_Room(16, lines) for lines in (8, 7, 6, 5))
#: Less of a last page than this, 0-1, looks left over.
_SCANT = 0.4


def questionnaire(content: QuestionnaireContent, style: HouseStyle) -> bytes:
    """Return a PDF with every question numbered and room for every answer.

    A last page with little on it is saved; where it cannot be, the answers are given more lines.
    """
    look = theme(style)
    usual = _set(look, content, _USUAL)
    if usual.pages == 1 or usual.last_page >= _SCANT:
        return usual.content
    closer = (_set(look, content, room) for room in _CLOSER)
    ampler = (_set(look, content, room) for room in _MORE_TO_WRITE_ON)
    saved = next((each for each in closer if each.pages < usual.pages), None)
    filled = saved or next((each for each in ampler if each.pages == usual.pages), usual)
    return filled.content


def _set(look: Theme, content: QuestionnaireContent, room: _Room) -> Printed:
    part = Part(
        story=list(_story(look, content, room)),
        running=side_by_side((content.title, content.asked)),
        footer=content.programme,
    )
    return printed([part], look, f"{content.title} · {content.asked}")


def _story(look: Theme, content: QuestionnaireContent, room: _Room) -> Iterator[Flowable]:
    gettext, styles = look.translator.gettext, look.styles
    yield paragraph(content.title, styles.title)
    yield paragraph(side_by_side((content.programme, content.asked)), styles.lead)
    yield Spacer(0, 8)
    yield paragraph(content.introduction, styles.intro)
    if content.answer_by:
        hand_in = gettext("Please hand it in by {day} to {contact}.")
        yield Spacer(0, 8)
        yield paragraph(
            hand_in.format(day=content.answer_by, contact=isolated(content.contact)),
            styles.subheading,
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
        yield _question(look, number, question, room)


def _question(look: Theme, number: int, question: PaperQuestion, room: _Room) -> Flowable:
    asked = paragraph(f"{number}.  {question.text}", look.styles.question)
    asked.spaceBefore = room.above
    block: list[Flowable] = [asked, Spacer(0, 4)]
    match question.kind:
        case QuestionKind.SCALE:
            block.append(ScaleRow(look, question.choices))
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            if question.kind is QuestionKind.SEVERAL:
                note = look.translator.gettext("Tick all that apply.")
                block += [paragraph(note, look.styles.note), Spacer(0, 4)]
            block.append(Boxes(look, question.choices))
        case QuestionKind.TEXT:
            block.append(WritingLines(look, room.lines))
    return KeepTogether(block)
