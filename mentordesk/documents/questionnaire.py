"""A questionnaire to answer with a pen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether, Spacer

from mentordesk.documents import content_texts
from mentordesk.documents.answer_marks import Boxes, ScaleRow
from mentordesk.documents.blocks import fields
from mentordesk.documents.evaluation_content import PaperQuestion, QuestionnaireContent
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, SCANT, Part, Printed, Progress, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import isolated, side_by_side
from mentordesk.documents.text import legible
from mentordesk.documents.theme import Theme, theme
from mentordesk.vocabulary import QuestionKind


@dataclass(frozen=True, slots=True)
class _Room:
    """The space above a question, in points, and the lines for an answer in words."""

    above: float
    lines: int


_USUAL = _Room(16, 4)
_CLOSER = (_Room(8, 4), _Room(8, 3))
_MORE_TO_WRITE_ON = tuple(_Room(16, lines) for lines in (8, 7, 6, 5))


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The room that suits a paper, and how many pages it then takes."""

    room: _Room
    pages: int


def questionnaire(content: QuestionnaireContent, style: HouseStyle) -> bytes:
    """Return a PDF with every question numbered and room for every answer.

    A last page with little on it is saved; where it cannot be, the answers are given more lines.
    """
    return questionnaires([content], style)


def questionnaires(
    contents: Sequence[QuestionnaireContent],
    style: HouseStyle,
    *,
    progress: Progress | None = None,
) -> bytes:
    """Return one PDF of several people's papers, each from an odd page.

    `progress(done, total)` is called after each paper and may raise `CancelledError`.
    """
    look = theme(style)
    alike: dict[int, _Fitted] = {}
    for content in contents:
        # As many questions take as much room, but where a topic is long.
        if len(content.own_questions) not in alike:
            alike[len(content.own_questions)] = _fitted(look, content)
    fitted = [alike[len(content.own_questions)] for content in contents]
    made = _set(look, contents, [each.room for each in fitted], progress)
    longer = [
        place
        for place, (each, pages) in enumerate(zip(fitted, made.lengths, strict=True))
        if pages > each.pages
    ]
    if not longer:
        return made.content
    for place in longer:
        fitted[place] = _fitted(look, contents[place])
    return _set(look, contents, [each.room for each in fitted], progress).content


def letters_left_out(contents: Sequence[QuestionnaireContent]) -> dict[str, str]:
    """Return in whose papers letters are left out, because no font of ours has them, and which."""
    found: dict[str, str] = {}
    for content in contents:
        found |= content_texts.letters_left_out(content, content.title)
    return found


def _fitted(look: Theme, content: QuestionnaireContent) -> _Fitted:
    usual = _set(look, [content], [_USUAL])
    if usual.pages == 1 or usual.last_page >= SCANT:
        return _Fitted(_USUAL, usual.pages)
    for room in _CLOSER:
        pages = _set(look, [content], [room]).pages
        if pages < usual.pages:
            return _Fitted(room, pages)
    for room in _MORE_TO_WRITE_ON:
        if _set(look, [content], [room]).pages == usual.pages:
            return _Fitted(room, usual.pages)
    return _Fitted(_USUAL, usual.pages)


def _set(
    look: Theme,
    contents: Sequence[QuestionnaireContent],
    rooms: Sequence[_Room],
    progress: Progress | None = None,
) -> Printed:
    parts = [
        Part(
            story=list(_story(look, content, room)),
            running=side_by_side((content.title, legible(content.name) or content.asked)),
            footer=content.programme,
            code=content.code,
            bookmark=content.name,
        )
        for content, room in zip(contents, rooms, strict=True)
    ]
    title = f"{contents[0].title} · {contents[0].asked}"
    return printed(parts, look, title, progress=progress)


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
    yield Spacer(0, 8)
    if content.anonymous:
        yield paragraph(
            gettext("Your answers are counted without your name: do not write it here."),
            styles.note_prose,
        )
    else:
        yield from fields(look, [(gettext("Name"), legible(content.name))], width=MEASURE)
    for number, question in enumerate(content.questions, start=1):
        yield KeepTogether(_question(look, number, question, room))
    yield from _own_questions(look, content, room)


def _own_questions(look: Theme, content: QuestionnaireContent, room: _Room) -> Iterator[Flowable]:
    """Yield what only this person is asked; its heading never stands alone."""
    heading = paragraph(content.own_heading, look.styles.heading)
    heading.spaceBefore = room.above * 2
    above = [heading, paragraph(content.own_introduction, look.styles.intro)]
    for number, question in enumerate(content.own_questions, start=len(content.questions) + 1):
        yield KeepTogether([*above, *_question(look, number, question, room)])
        above = []


def _question(look: Theme, number: int, question: PaperQuestion, room: _Room) -> list[Flowable]:
    asked = paragraph(f"{number}.  {question.text}", look.styles.question)
    asked.spaceBefore = room.above
    block: list[Flowable] = [asked]
    match question.kind:
        case QuestionKind.SCALE:
            block += [Spacer(0, 8), ScaleRow(look, question.choices)]
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            if question.kind is QuestionKind.SEVERAL:
                note = look.translator.gettext("Tick all that apply.")
                block.append(paragraph(note, look.styles.note))
            block += [Spacer(0, 8), Boxes(look, question.choices)]
        case QuestionKind.TEXT:
            block.append(WritingLines(look, room.lines))
    return block
