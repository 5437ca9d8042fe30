"""Markdown's lists: bullets, numbers, boxes to tick, and facts under one another."""

from collections.abc import Callable, Iterator

from markdown_it.tree import SyntaxTreeNode
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from mentordesk.documents.blocks import ended, fact_rows, item_style
from mentordesk.documents.directives import drawn
from mentordesk.documents.form_rows import FORM_SPACE, form_row
from mentordesk.documents.placeholders import is_directive
from mentordesk.documents.setting import Setting

_BOXES = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}


#: Sets a block that is neither a paragraph nor a list.
Block = Callable[[SyntaxTreeNode, Setting], list[Flowable]]


def list_flowables(node: SyntaxTreeNode, setting: Setting, block: Block) -> list[Flowable]:
    """Return a list; one whose every item begins with a bold label and a colon is facts.

    Facts whose text is blank, as an organisation's phone may be, are left out. Where the text is
    lines or boxes, the list is a form. `block` sets what else an item may hold: a quotation, lines
    to write on.
    """
    pairs = [_fact(item) for item in node.children]
    facts = [pair for pair in pairs if pair is not None]
    if node.type == "ordered_list" or len(facts) < len(pairs):
        return ended(list(_items(node, setting, block, depth=1)))
    if any(is_directive(_source(text)) for _, text in facts):
        return list(_form(facts, setting))
    return _facts(facts, setting)


def _source(text: list[SyntaxTreeNode]) -> str:
    return "".join(word.content for word in text)


def _form(
    facts: list[tuple[SyntaxTreeNode, list[SyntaxTreeNode]]], setting: Setting
) -> Iterator[Flowable]:
    for number, (label, text) in enumerate(facts, start=1):
        answer = drawn(_source(text), setting)
        if answer is None and setting.letters(text).strip():
            answer = [setting.paragraph(text, setting.theme.styles.prose)]
        if answer:
            name = setting.letters([label]).rstrip(": ")
            row = form_row(setting.theme, name, answer, setting.width)
            row.spaceAfter = FORM_SPACE if number == len(facts) else 0
            yield row


def _facts(
    facts: list[tuple[SyntaxTreeNode, list[SyntaxTreeNode]]], setting: Setting
) -> list[Flowable]:
    styles = setting.theme.styles
    rows = [
        (setting.letters([label]).rstrip(": "), setting.paragraph(text, styles.prose))
        for label, text in facts
        if setting.letters(text).strip()
    ]
    return fact_rows(setting.theme, rows, setting.width)


def _fact(item: SyntaxTreeNode) -> tuple[SyntaxTreeNode, list[SyntaxTreeNode]] | None:
    if len(item.children) != 1 or item.children[0].type != "paragraph":
        return None
    words = [
        word for word in item.children[0].children[0].children if word.children or word.content
    ]
    if words and words[0].type == "strong" and words[0].children[-1].content.endswith(":"):
        return words[0], words[1:]
    return None


def _items(node: SyntaxTreeNode, setting: Setting, block: Block, depth: int) -> Iterator[Flowable]:
    style = item_style(setting.theme.styles.prose, setting.air, depth)
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, start=first):
        mark = f"{number}." if node.type == "ordered_list" else "•"
        for child in item.children:
            if child.type in ("bullet_list", "ordered_list"):
                yield from _items(child, setting, block, depth + 1)
            elif child.type == "paragraph" and not is_directive(child.children[0].content):
                yield _words(child, setting, style, mark)
                mark = ""
            else:
                yield from block(child, setting)


def _words(
    paragraph: SyntaxTreeNode, setting: Setting, style: ParagraphStyle, mark: str
) -> Flowable:
    inner = setting.markup(paragraph.children[0].children, style)
    box = next((box for box in _BOXES if inner.startswith(box)), "")
    return setting.prose(inner[len(box) :], style, _BOXES.get(box, mark) or None)
