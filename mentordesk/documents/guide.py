"""Guides and sheets: Markdown, filled with what the programme says, on paper."""

import re
from collections.abc import Iterator
from functools import partial

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    PageBreak,
    Paragraph,
    Spacer,
)

from mentordesk.documents.blocks import ASIDE, BESIDE, GUTTER, section_beside
from mentordesk.documents.content import Fact, GuideContent, Milestone
from mentordesk.documents.cover import draw_cover
from mentordesk.documents.headings import ContentsHere, Heading, contents
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.markdown import flowables
from mentordesk.documents.page import Part, Printed, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.placeholders import filled
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Hanging, Together
from mentordesk.documents.text import missing_letters
from mentordesk.documents.theme import CLOSER, CLOSEST, Theme, theme

__all__ = ["Fact", "GuideContent", "Milestone", "guide", "letters_left_out"]

#: A guide of fewer chapters is found through without a list of them.
_CHAPTERS_TO_LIST = 8
#: Three lines of text that a heading needs below it, in points.
_FOLLOWING = 56.0
#: Less of a last page than this, 0-1, looks left over.
_SCANT = 0.4
_NEW_PAGE = re.compile(r"^\{page:new\}[ \t]*$", re.MULTILINE)


def guide(content: GuideContent, style: HouseStyle) -> bytes:
    """Return a guide with cover and contents, or a sheet without either, as a PDF.

    One that would end with a few lines on a page of their own is set more closely. So is one that
    begins new pages itself, where that makes them fewer.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    return _best(content, style)[1].content


def check(content: GuideContent, style: HouseStyle) -> None:
    """Look through a guide's text without setting its pages.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    guide_part(content, theme(style))


def best_look(content: GuideContent, style: HouseStyle) -> Theme:
    """Return the look in which a guide does not end with a few lines on a page of their own.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    return _best(content, style)[0]


def guide_part(content: GuideContent, look: Theme) -> tuple[Part, float]:
    """Return a guide to be set, and how far its text stands in from the left, in points."""
    title = filled(content.title, content.values)
    lead = filled(content.subtitle, content.values)
    part = Part(
        story=list(_guide(look, content) if content.cover else _sheet(look, content, title, lead)),
        running=title,
        footer=content.programme,
        code=content.code,
        cover=partial(draw_cover, theme=look, content=content, title=title, lead=lead)
        if content.cover
        else None,
    )
    return part, ASIDE + GUTTER if content.cover else 0.0


def _best(content: GuideContent, style: HouseStyle) -> tuple[Theme, Printed]:
    look = theme(style)
    roomy = look, _set(content, look)
    paged = content.cover and _NEW_PAGE.search(content.body)
    if not paged and (roomy[1].pages == 1 or roomy[1].last_page >= _SCANT):
        return roomy
    closer = CLOSER if content.cover else (*CLOSER, *CLOSEST)
    looks = (theme(style, rhythm) for rhythm in closer)
    tried = ((each, _set(content, each)) for each in looks)
    if paged:
        return min((roomy, *tried), key=lambda one: one[1].pages)
    return next((one for one in tried if one[1].pages < roomy[1].pages), roomy)


def _set(content: GuideContent, look: Theme) -> Printed:
    part, indent = guide_part(content, look)
    return printed([part], look, part.running, indent=indent)


def letters_left_out(content: GuideContent) -> dict[str, str]:
    """Return the letters in a guide that no font of ours has, by the guide's title."""
    listed = (text for texts in content.lists.values() for text in texts)
    chosen = (
        text
        for groups in content.boxes.values()
        for group in groups
        for text in (group.title, *group.choices)
    )
    planned = (
        text for phase in content.plan for step in phase.steps for text in (step.title, step.note)
    )
    texts = (content.title, content.subtitle, content.body, *content.values.values())
    return missing_letters((content.title, text) for text in (*texts, *listed, *chosen, *planned))


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
