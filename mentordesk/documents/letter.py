"""The letter that tells a pair of each other, and the one to somebody who has to wait."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.blocks import bullets, section, section_beside
from mentordesk.documents.event_content import Introduction, Invitation, LetterContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, Part, Printed, Progress, measured, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.stacks import Box, Cards, Together
from mentordesk.documents.text import legible
from mentordesk.documents.theme import CLOSER, Theme, theme

_GAP = 16.0
_COLUMN = (MEASURE - _GAP) / 2
_LONGEST_NAME = 40
_CLOSE, _CLOSER = CLOSER[1], CLOSER[2]


def letters(
    contents: Sequence[LetterContent], style: HouseStyle, *, progress: Progress | None = None
) -> bytes:
    """Return one PDF of letters, each from an odd page, with a bookmark each.

    `progress(done, total)` is called after each letter and may raise `CancelledError`.
    """
    made = _set(contents, style, frozenset(), progress)
    long = frozenset(at for at, pages in enumerate(made.lengths) if pages > 1)
    if not long:
        return made.content
    # One that a little less space brings onto one page is given it.
    return _set(contents, style, long, progress).content


def letter_part(content: LetterContent, style: HouseStyle) -> Part:
    """Return one letter to be set, closely where it would not stay on one page."""
    look = letter_look(style)
    part = _part(content, look)
    if measured(part, look).pages == 1:
        return _part(content, look)
    return _part(content, theme(style, _CLOSER))


def letter_look(style: HouseStyle) -> Theme:
    """Return the look of letters: close enough for most to stay on one page."""
    return theme(style, _CLOSE)


def _set(
    contents: Sequence[LetterContent],
    style: HouseStyle,
    closer: Collection[int],
    progress: Progress | None,
) -> Printed:
    look = letter_look(style)
    title = look.translator.ngettext("Match letter", "Match letters", len(contents))
    if len(contents) == 1:
        title = " · ".join(filter(None, (title, contents[0].to)))
    parts = [
        _part(content, theme(style, _CLOSER) if at in closer else look, bookmark=content.to)
        for at, content in enumerate(contents)
    ]
    return printed(parts, look, title, progress=progress)


def _part(content: LetterContent, look: Theme, bookmark: str = "") -> Part:
    return Part(
        story=list(_story(look, content)),
        running=" · ".join(filter(None, (content.title, legible(content.to)))),
        footer=content.programme,
        code=content.code,
        bookmark=bookmark,
    )


def _story(look: Theme, content: LetterContent) -> Iterator[Flowable]:
    styles = look.styles
    yield paragraph(content.title, styles.title)
    yield paragraph(legible(content.programme), styles.lead)
    date = paragraph(content.date, styles.note)
    yield section_beside([date], _paragraphs(look, content.opening), look.rhythm.air)
    if content.people:
        boxes = [_introduced(look, person) for person in content.people]
        cards = Cards(boxes, [_COLUMN] * len(boxes), _GAP)
        cards.spaceBefore = 16
        yield cards
    if content.common:
        yield section_beside([], _paragraphs(look, (content.common,)), look.rhythm.air)
    if content.steps:
        steps = bullets(map(legible, content.steps), styles.prose, air=look.rhythm.air)
        yield Together([section(look, content.steps_heading, steps, air=look.rhythm.air)])
    if content.invitation is not None:
        yield Together([_invited(look, content.invitation)])
    yield Together([section_beside([], _ending(look, content), look.rhythm.air)])


def _paragraphs(look: Theme, texts: Iterable[str]) -> list[Flowable]:
    """Return paragraphs with air between them."""
    found: list[Flowable] = []
    for text in texts:
        if found:
            found.append(Spacer(0, 8))
        found.append(paragraph(legible(text), look.styles.prose))
    return found


def _ending(look: Theme, content: LetterContent) -> list[Flowable]:
    sender = (paragraph(legible(line), look.styles.body) for line in content.sender)
    return [*_paragraphs(look, content.closing), Spacer(0, 16), *sender]


def _introduced(look: Theme, person: Introduction) -> Box:
    styles = look.styles
    name = legible(person.name)
    lines: list[Flowable] = [
        paragraph(person.role, styles.margin),
        paragraph(name, styles.name if len(name) <= _LONGEST_NAME else styles.subheading),
    ]
    lines += [paragraph(legible(detail), styles.cell) for detail in person.details]
    if person.topics:
        lines += [Spacer(0, 8), paragraph(person.topics_heading, styles.label)]
        lines.append(paragraph(legible(", ".join(person.topics)), styles.cell))
    reached = [legible(text) for text in (person.email, person.phone) if legible(text)]
    if reached:
        lines.append(Spacer(0, 8))
        lines += [paragraph(text, styles.subheading.clone("reach", leading=16)) for text in reached]
    return Box(lines, look.palette.tint)


def _invited(look: Theme, invitation: Invitation) -> Flowable:
    styles = look.styles
    when, *where = invitation.lines
    lines: list[Flowable] = [paragraph(legible(when), styles.subheading)]
    lines += [paragraph(legible(line), styles.body) for line in where]
    if invitation.note:
        lines.append(paragraph(legible(invitation.note), styles.prose))
    return section(look, invitation.heading, lines, air=look.rhythm.air)
