"""A mentee's possible mentors on one page, for the mentee to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents import content_texts
from mentordesk.documents.candidate_content import (
    CandidateEntry,
    CandidateGroup,
    CandidateListContent,
)
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, Part, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.right_to_left import isolated, side_by_side
from mentordesk.documents.stacks import Columns, Together
from mentordesk.documents.text import legible
from mentordesk.documents.theme import HALF, Theme, theme

#: More than these are no choice any more.
MOST = 12
#: The longest name, facts and reason that are set whole, in letters; a page is soon full.
_LONGEST = (80, 160, 260)
_LONGEST_CONTACT = 160
_ELLIPSIS = "…"
_BOX, _GUTTER = 14.0, 12.0
_NAME = 132.0
_WIDTHS = (_BOX, _NAME, MEASURE - _BOX - _NAME - 2 * _GUTTER)


def candidate_list(content: CandidateListContent, style: HouseStyle) -> bytes:
    """Return one page with the best of the mentors, at most `MOST`, and how many more there are.

    Args:
        content: The mentors, best first.
        style: The organisation's.
    """
    look, content = theme(style), _legible(content)
    wanted = min(MOST, sum(len(group.entries) for group in content.groups))
    # Long names and reasons take several lines: the last ones then give way.
    while True:
        shown = _first(content, wanted)
        part = Part(
            story=list(_story(look, shown)),
            running=look.translator.gettext("Your possible mentors"),
            footer=content.programme,
        )
        title = f"{look.translator.gettext('Your possible mentors')} · {content.mentee}"
        made = printed([part], look, title)
        if made.pages == 1 or wanted <= 1:
            return made.content
        wanted -= 1


def letters_left_out(content: CandidateListContent) -> dict[str, str]:
    """Return who has letters that no font of ours has, and which: the list leaves them out."""
    return content_texts.letters_left_out(content, content.mentee)


def _first(content: CandidateListContent, count: int) -> CandidateListContent:
    """Return the content with so many entries; the others are counted among the rest."""
    groups: list[CandidateGroup] = []
    left, more = count, content.more
    for group in content.groups:
        kept = group.entries[:left]
        left -= len(kept)
        more += len(group.entries) - len(kept)
        if kept:
            groups.append(replace(group, entries=kept))
    return replace(content, groups=tuple(groups), more=more)


def _legible(content: CandidateListContent) -> CandidateListContent:
    return replace(
        content,
        mentee=_cut(legible(content.mentee), _LONGEST[0]),
        programme=_cut(legible(content.programme), _LONGEST[0]),
        contact=_cut(legible(content.contact), _LONGEST_CONTACT),
        groups=tuple(
            replace(group, entries=tuple(map(_legible_entry, group.entries)))
            for group in content.groups
        ),
    )


def _legible_entry(entry: CandidateEntry) -> CandidateEntry:
    name, facts, why = _LONGEST
    return CandidateEntry(
        name=_cut(legible(entry.name), name),
        facts=(_cut(side_by_side(map(legible, entry.facts)), facts),),
        why=_cut(legible(entry.why), why),
    )


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _ELLIPSIS


def _story(look: Theme, content: CandidateListContent) -> Iterator[Flowable]:
    gettext, styles = look.translator.gettext, look.styles
    yield paragraph(gettext("Your possible mentors"), styles.title)
    yield paragraph(side_by_side((content.mentee, content.programme)), styles.lead)
    yield Spacer(0, 8)
    yield paragraph(_how_to_answer(look, content), styles.intro)
    for group in content.groups:
        yield from _group(look, group)
    if content.more:
        text = look.translator.ngettext(
            "{n} more mentor has room. Ask us if you would rather hear of others.",
            "{n} more mentors have room. Ask us if you would rather hear of others.",
            content.more,
        )
        yield Spacer(0, 16)
        yield paragraph(text.format(n=content.more), styles.note_prose)


def _how_to_answer(look: Theme, content: CandidateListContent) -> str:
    translator = look.translator
    choose = translator.ngettext(
        "This mentor has room and fits you. Would you like to meet? Give your answer to {contact}.",
        "These mentors have room, and the one who fits you best comes first. Write 1, 2 and 3 "
        "beside those you would like to meet, and give your answer to {contact}.",
        sum(len(group.entries) for group in content.groups),
    )
    then = translator.gettext(
        "We ask the mentor for you. You get each other’s contact details once the answer is yes."
    )
    return f"{choose.format(contact=isolated(content.contact))} {then}"


def _group(look: Theme, group: CandidateGroup) -> Iterator[Flowable]:
    heading = paragraph(group.title, look.styles.margin)
    heading.spaceBefore = 16
    first, *rest = (_Entry(look, entry) for entry in group.entries)
    yield Together([heading, first])
    yield from rest


class _Entry(Columns):
    """A box for a number, the mentor's name, and what speaks for them, over a thin rule."""

    def __init__(self, look: Theme, entry: CandidateEntry) -> None:
        styles = look.styles
        said: list[Flowable] = [paragraph(fact, styles.note) for fact in entry.facts if fact]
        if entry.why:
            said.append(paragraph(entry.why, styles.cell_prose))
        name = paragraph(entry.name, styles.subheading)
        columns: Sequence[list[Flowable]] = ([Spacer(_BOX, _BOX)], [name], said)
        super().__init__(columns, _WIDTHS, _GUTTER)
        self._palette = look.palette
        self.spaceBefore = 8

    def draw(self) -> None:
        """Draw the columns, the box, and the rule above them."""
        super().draw()
        sheet = self.canv
        sheet.setLineWidth(0.4)
        sheet.setStrokeColor(self._palette.rule)
        sheet.line(0, self.height + HALF, self.width, self.height + HALF)
        sheet.setLineWidth(0.8)
        sheet.setStrokeColor(self._palette.muted)
        sheet.rect(0.5, self.height - _BOX, _BOX - 1, _BOX - 1)
