"""The pieces that forms and guides are built of: sections, fields, tables, lists, callouts."""

from collections.abc import Iterable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from mentordesk.documents.handwriting import HAND, WritingLines
from mentordesk.documents.page import MEASURE
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.stacks import Box, Columns
from mentordesk.documents.text import markup
from mentordesk.documents.theme import Theme

#: The margin that section headings stand in, the gap beside it and the rest, in points.
ASIDE, GUTTER = 112.0, 16.0
BESIDE = MEASURE - ASIDE - GUTTER

_FIELD_LABEL = 104.0
_LIST_INDENT = 16.0


def section(theme: Theme, title: str, content: Iterable[Flowable], note: str = "") -> Flowable:
    """Return a section whose heading, with a note below it, stands in the margin."""
    aside: list[Flowable] = [paragraph(title, theme.styles.margin)]
    if note:
        aside.append(paragraph(note, theme.styles.note_prose))
    block = Columns([aside, list(content)], [ASIDE, BESIDE], GUTTER)
    block.spaceBefore = 20
    return block


def fields(theme: Theme, rows: Iterable[tuple[str, str]], width: float = BESIDE) -> list[Flowable]:
    """Return (label, text) pairs below one another; a blank text becomes a line to write on."""
    widths = [_FIELD_LABEL, width - _FIELD_LABEL - GUTTER / 2]
    return [Columns(_field(theme, label, text), widths, GUTTER / 2) for label, text in rows]


def bullets(items: Iterable[str], style: ParagraphStyle, mark: str = "•") -> list[Flowable]:
    """Return a list whose items hang beside a mark: a bullet, or an empty box to tick."""
    hanging = style.clone(f"{style.name} item", leftIndent=_LIST_INDENT, spaceAfter=4)
    return [Paragraph(markup(item, style.fontName), hanging, bulletText=mark) for item in items]


def table(
    theme: Theme,
    heads: Sequence[str],
    rows: Sequence[Sequence[Flowable]],
    widths: Sequence[float],
) -> Flowable:
    """Return a table ruled between its rows; the heads come again on each page."""
    palette = theme.palette
    cells: list[list[Flowable]] = [[paragraph(head, theme.styles.label) for head in heads]]
    cells += [list(row) for row in rows]
    return Table(
        cells,
        colWidths=list(widths),
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, palette.accent),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, palette.rule),
        ],
    )


def callout(theme: Theme, children: list[Flowable]) -> Flowable:
    """Return what must not be overlooked: on a wash, with a bar of the accent."""
    box = Box(children, theme.palette.tint, theme.palette.accent)
    box.spaceBefore = box.spaceAfter = 12
    return box


def _field(theme: Theme, label: str, text: str) -> list[list[Flowable]]:
    name = paragraph(label, theme.styles.field)
    if text.strip():
        return [[name, Spacer(0, 4)], [paragraph(text, theme.styles.body), Spacer(0, 4)]]
    return [[Spacer(0, HAND - 16), name], [WritingLines(theme, 1)]]
