"""Guides and sheets: Markdown, filled with what the programme says, on paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    PageBreak,
    Paragraph,
    Spacer,
)

from mentordesk.documents import content_texts
from mentordesk.documents.blocks import ASIDE, BESIDE, GUTTER, section_beside
from mentordesk.documents.content import Fact, GuideContent, Milestone
from mentordesk.documents.cover import draw_cover
from mentordesk.documents.headings import ContentsHere, Heading, contents
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.markdown import flowables
from mentordesk.documents.page import SCANT, Measured, Part, measured, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.placeholders import filled
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Hanging, Together
from mentordesk.documents.theme import CLOSER, CLOSEST, Theme, theme

__all__ = ["Fact", "GuideContent", "Milestone", "guide", "letters_left_out"]

#: A guide of fewer chapters is found through without a list of them.
_CHAPTERS_TO_LIST = 8
#: Three lines of text that a heading needs below it, in points.
_FOLLOWING = 56.0
#: Guides' chapters are headings of the second level; the title is the only one of the first.
_CHAPTER = re.compile(r"^## ", re.MULTILINE)
_NEW_PAGE = re.compile(r"^\{page:new\}[ \t]*$", re.MULTILINE)


def guide(content: GuideContent, style: HouseStyle) -> bytes:
    """Return a guide with cover and contents, or a sheet without either, as a PDF.

    One that would end with a few lines on a page of their own is set more closely; where that does
    not help, its last chapter begins there. Set closely is also a sheet that would need a leaf for
    one page, and a text that begins new pages itself, where that makes them fewer.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    best = _best(content, style)
    part = _part(best.content, best.look)
    return printed([part], best.look, part.running, indent=_indent(content)).content


def check(content: GuideContent, style: HouseStyle) -> None:
    """Look through a guide's text without setting its pages.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    _part(content, theme(style))


def best_part(content: GuideContent, style: HouseStyle) -> tuple[Part, Theme, float]:
    """Return the same to be set among others: its part, its look, and how far its text stands in.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    best = _best(content, style)
    return _part(best.content, best.look), best.look, _indent(content)


@dataclass(frozen=True, slots=True)
class _Try:
    """A guide set in a look, and how it would come out."""

    content: GuideContent
    look: Theme
    made: Measured


def _best(content: GuideContent, style: HouseStyle) -> _Try:
    roomy = _tried(content, theme(style))
    paged = content.cover and _NEW_PAGE.search(content.body)
    if not paged and _well_filled(roomy.made, content):
        return roomy
    closer = CLOSER if content.cover else (*CLOSER, *CLOSEST)
    tries = (_tried(content, theme(style, rhythm)) for rhythm in closer)
    if paged:
        return min((roomy, *tries), key=lambda one: one.made.pages)
    saved = next((one for one in tries if one.made.pages < roomy.made.pages), None)
    return saved or _with_a_fuller_end(roomy)


def _with_a_fuller_end(roomy: _Try) -> _Try:
    """Return a guide with its last chapter on the last page, where that is all that is there."""
    body = roomy.content.body
    chapters = list(_CHAPTER.finditer(body))
    if not roomy.content.cover or not chapters:
        return roomy
    at = chapters[-1].start()
    apart = replace(roomy.content, body=f"{body[:at]}{{page:new}}\n\n{body[at:]}")
    tried = _tried(apart, roomy.look)
    fuller = tried.made.last_page > roomy.made.last_page
    return tried if fuller and tried.made.pages == roomy.made.pages else roomy


def _tried(content: GuideContent, look: Theme) -> _Try:
    part = _part(content, look)
    return _Try(content, look, measured(part, look, indent=_indent(content)))


def _part(content: GuideContent, look: Theme) -> Part:
    title = filled(content.title, content.values)
    lead = filled(content.subtitle, content.values)
    return Part(
        story=list(_guide(look, content) if content.cover else _sheet(look, content, title, lead)),
        running=title,
        footer=content.programme,
        code=content.code,
        cover=partial(draw_cover, theme=look, content=content, title=title, lead=lead)
        if content.cover
        else None,
    )


def _indent(content: GuideContent) -> float:
    return ASIDE + GUTTER if content.cover else 0.0


def _well_filled(made: Measured, content: GuideContent) -> bool:
    """Return whether a paper needs no less space: no last page half empty, no leaf for one page."""
    if made.pages == 1:
        return True
    return made.last_page >= SCANT and (content.cover or made.pages % 2 == 0)


def letters_left_out(content: GuideContent) -> dict[str, str]:
    """Return the letters in a guide that no font of ours has, by the guide's title."""
    return content_texts.letters_left_out(content, content.title)


def _guide(look: Theme, content: GuideContent) -> Iterator[Flowable]:
    styles = look.styles
    ranks = (styles.chapter, styles.heading, styles.subheading)
    setting = Setting(look, content, BESIDE, ranks, hang=ASIDE + GUTTER)
    blocks = flowables(content.body, setting)
    own = next((at for at, block in enumerate(blocks) if isinstance(block, ContentsHere)), None)
    chapters = contents(look, (each for each in blocks[own or 0 :] if isinstance(each, Heading)))
    if own is None and len(chapters) >= _CHAPTERS_TO_LIST:
        title = paragraph(look.translator.gettext("Contents"), styles.chapter)
        yield Hanging(title, setting.hang)
        yield Spacer(0, 8)
        yield from chapters
        yield PageBreak()
    yield from _with_room([each for block in blocks for each in _placed(block, chapters)])


def _placed(block: Flowable, chapters: list[Flowable]) -> list[Flowable]:
    """Return a block, or the list of contents where the text wants it."""
    return chapters if isinstance(block, ContentsHere) else [block]


def _with_room(blocks: list[Flowable]) -> Iterator[Flowable]:
    """Yield the blocks, each heading before text preceded by a demand for three lines below it."""
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        leads_in = getattr(following, "keepWithNext", False)
        if isinstance(block, Heading) and isinstance(following, Paragraph) and not leads_in:
            block.keepWithNext = False
            yield CondPageBreak(block.getSpaceBefore() + 48 + _FOLLOWING)
        yield block


def _sheet(look: Theme, content: GuideContent, title: str, lead: str) -> Iterator[Flowable]:
    styles = look.styles
    setting = Setting(look, content, BESIDE, (styles.margin, styles.subheading))
    yield paragraph(title, styles.title)
    yield paragraph(lead or content.programme, styles.lead)
    aside: list[Flowable] = []
    inside: list[Flowable] = []
    for block in flowables(content.body, setting):
        if isinstance(block, Heading) and block.level == 0:
            if aside or inside:
                yield Together([section_beside(aside, inside, setting.air)])
            aside, inside = [block], []
        else:
            inside.append(block)
    yield Together([section_beside(aside, inside, setting.air)])
