"""The words of a Markdown paragraph as ReportLab's mark-up, every value in them literal."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from markdown_it.tree import SyntaxTreeNode

from mentordesk.documents.fonts import BOLD, ITALIC
from mentordesk.documents.placeholders import filled
from mentordesk.documents.text import markup

#: Where a link may lead; anything else is printed as its text.
_SCHEMES = ("http://", "https://", "mailto:")

_FACES = {"em": ("i", ITALIC), "strong": ("b", BOLD)}


def inline_markup(nodes: list[SyntaxTreeNode], values: Mapping[str, str], font: str) -> str:
    """Return the mark-up of inline nodes in a paragraph set in `font`.

    Raises:
        UserError: A placeholder is not among `values`.
    """
    return "".join(_markup(node, values, font) for node in nodes)


def plain_text(nodes: list[SyntaxTreeNode], values: Mapping[str, str]) -> str:
    """Return the letters of inline nodes, as a bookmark or a heading's entry shows them."""
    return "".join(_text(node, values) for node in nodes)


def _markup(node: SyntaxTreeNode, values: Mapping[str, str], font: str) -> str:
    if node.type in _FACES:
        tag, face = _FACES[node.type]
        face = BOLD if font == BOLD else face
        return f"<{tag}>{inline_markup(node.children, values, face)}</{tag}>"
    if node.type == "link":
        inside = inline_markup(node.children, values, font)
        target = str(node.attrs.get("href", ""))
        if not target.startswith(_SCHEMES):
            return inside
        return f"<link href={quoteattr(target)}><u>{inside}</u></link>"
    if node.type == "hardbreak":
        return "<br/>"
    return markup(_text(node, values), font)


def _text(node: SyntaxTreeNode, values: Mapping[str, str]) -> str:
    if node.children:
        return plain_text(node.children, values)
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return filled(node.content, values)
