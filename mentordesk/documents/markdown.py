"""A guide's Markdown as flowables: headings, callouts, tables, and what is drawn among them."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from reportlab.platypus import Flowable, Paragraph

from mentordesk.documents.blocks import PARAGRAPH_SPACE, Rule, callout, table
from mentordesk.documents.directives import drawn
from mentordesk.documents.handwriting import WritingLines
from mentordesk.documents.headings import Heading
from mentordesk.documents.markdown_lists import list_flowables
from mentordesk.documents.paragraphs import Level
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Hanging
from mentordesk.documents.text import markup
from mentordesk.vocabulary import Language

_QUOTES = {
    Language.DANISH: "»«›‹",  # noqa: RUF001 - Danish quotation marks point inwards
    Language.ENGLISH: "“”‘’",
}
#: Letters that a table's column is reckoned with, at least and at most.
_NARROW, _BROAD = 8, 48


def flowables(text: str, setting: Setting) -> list[Flowable]:
    """Return the flowables of a guide's text, headings marked to be kept with what follows.

    A paragraph that is only `{figure:…}`, `{list:…}`, `{lines:…}`, `{boxes:…}` or `{plan:…}`
    becomes what it names.

    Raises:
        UserError: A placeholder in the text means nothing.
    """
    root = _parsed(text, setting.theme.house.language)
    levels = sorted({node.tag for node in root.children if node.type == "heading"})
    found: list[Flowable] = []
    level = -1
    for node in root.children:
        if node.type == "heading":
            rank = min(levels.index(node.tag), len(setting.ranks) - 1)
            # A bookmark may lie no more than one level below the one before it.
            level = min(rank, level + 1)
            found.append(_heading(node, setting, rank, level))
        else:
            blocks = _block(node, setting)
            _keep_with(found, blocks)
            found += blocks
            level = next((each.level for each in blocks[::-1] if isinstance(each, Heading)), level)
    return found


# A text is set in more than one size, to see in which it ends best.
@lru_cache(maxsize=4)
def _parsed(text: str, language: Language) -> SyntaxTreeNode:
    return SyntaxTreeNode(_parser(language).parse(text))


@cache
def _parser(language: Language) -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": _QUOTES[language]}
    rules = ["table", "replacements", "smartquotes"]
    return MarkdownIt("commonmark", options).enable(rules)


def _heading(node: SyntaxTreeNode, setting: Setting, rank: int, level: int) -> Heading:
    words = node.children[0].children
    laid = setting.paragraph(words, setting.ranks[rank])
    line = node.map[0] if node.map else 0
    return setting.heading(laid, setting.letters(words), f"line{line}", rank, level)


def _keep_with(above: list[Flowable], blocks: list[Flowable]) -> None:
    """Keep a question with the lines to answer on, and a lead-in with what it leads to."""
    if not above or not blocks or not isinstance(above[-1], Paragraph):
        return
    if isinstance(blocks[0], WritingLines):
        above[-1].spaceAfter = 0
    leads_in = above[-1].getPlainText().rstrip().endswith(":")
    if leads_in or not isinstance(blocks[0], Paragraph):
        above[-1].keepWithNext = True


def _block(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    return _KINDS.get(node.type, _literal)(node, setting)


def _paragraph(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    inline = node.children[0]
    found = drawn(inline.content, setting)
    if found is not None:
        return found
    paragraph = setting.paragraph(inline.children, setting.theme.styles.prose)
    paragraph.spaceAfter = PARAGRAPH_SPACE
    return [paragraph]


def _literal(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    style = setting.theme.styles.body
    return [Level(markup(node.content.rstrip("\n"), style.fontName), style)]


def _subheading(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    return [setting.paragraph(node.children[0].children, setting.theme.styles.subheading)]


def _list(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    return list_flowables(node, setting, _block)


def _quote(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    inside = [each for child in node.children for each in _block(child, setting)]
    return [callout(setting.theme, inside)] if inside else []


def _rule(_: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    return [Rule(setting.theme)]


def _table(node: SyntaxTreeNode, setting: Setting) -> list[Flowable]:
    styles = setting.theme.styles
    rows = [
        [cell.children[0].children for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    lengths = [
        max(min(max(len(setting.letters(row[column])), _NARROW), _BROAD) for row in rows)
        for column in range(len(rows[0]))
    ]
    room = setting.width + setting.hang
    ruled = table(
        setting.theme,
        [setting.letters(words) for words in rows[0]],
        [[setting.paragraph(words, styles.cell_prose) for words in row] for row in rows[1:]],
        [room * length / sum(lengths) for length in lengths],
    )
    return [Hanging(ruled, setting.hang)]


_KINDS: Mapping[str, Callable[[SyntaxTreeNode, Setting], list[Flowable]]] = {
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "table": _table,
    "hr": _rule,
    "heading": _subheading,
}
