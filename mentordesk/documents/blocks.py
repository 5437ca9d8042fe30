"""The pieces that forms and guides are built of: sections, fields, tables, lists, callouts."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer, Table

from mentordesk.documents.fonts import REGULAR
from mentordesk.documents.handwriting import HAND, WritingLines
from mentordesk.documents.page import MEASURE
from mentordesk.documents.paragraphs import Prose, paragraph
from mentordesk.documents.stacks import Box, Columns, WholeColumns
from mentordesk.documents.text import markup
from mentordesk.documents.theme import HALF, Theme, on_grid

#: The margin that section headings stand in, the gap beside it and the rest, in points.
ASIDE, GUTTER = 120.0, 16.0
BESIDE = MEASURE - ASIDE - GUTTER

_FIELD_LABEL = 108.0
LIST_INDENT, LIST_SPACE = 16.0, 4.0
#: Below a paragraph of running text, however closely a paper is set.
PARAGRAPH_SPACE = 8.0
_FACT_LABEL = 104.0
#: A higher row of a table is parted between pages, in points.
_LONGEST_ROW = 200.0


def section(
    theme: Theme, title: str, content: Iterable[Flowable], note: str = "", air: float = 1.0
) -> Flowable:
    """Return a section whose heading, with a note below it, stands in the margin."""
    aside: list[Flowable] = [paragraph(title, theme.styles.margin)]
    if note:
        aside.append(paragraph(note, theme.styles.note_prose))
    return section_beside(aside, list(content), air)


def section_beside(aside: list[Flowable], content: list[Flowable], air: float = 1.0) -> Flowable:
    """Return a section with what stands in the margin given as flowables."""
    block = Columns([aside, content], [ASIDE, BESIDE], GUTTER)
    block.spaceBefore = on_grid(24 * air)
    return block


def fields(theme: Theme, rows: Iterable[tuple[str, str]], width: float = BESIDE) -> list[Flowable]:
    """Return (label, text) pairs below one another; a blank text becomes a line to write on."""
    widths = [_FIELD_LABEL, width - _FIELD_LABEL - GUTTER / 2]
    found: list[Flowable] = []
    for label, text in rows:
        row = Columns(_field(theme, label, text), widths, GUTTER / 2)
        row.spaceBefore = HAND - 16 if text.strip() else 0
        found.append(row)
    for first in found[:1]:
        first.keepWithNext = True
    return found


def labelled(
    theme: Theme, rows: Iterable[tuple[str, Flowable]], width: float = BESIDE
) -> list[Flowable]:
    """Return labels, each with something to fill in beside it."""
    widths = [_FIELD_LABEL, width - _FIELD_LABEL - GUTTER / 2]
    return [
        Columns(
            [[paragraph(label, theme.styles.field)], [answer]],
            widths,
            GUTTER / 2,
        )
        for label, answer in rows
    ]


def bullets(
    items: Iterable[str], style: ParagraphStyle, mark: str = "•", air: float = 1.0
) -> list[Flowable]:
    """Return a list whose items hang beside a mark: a bullet, or an empty box to tick."""
    hanging = item_style(style, air)
    found: list[Flowable] = [
        Prose(markup(item, style.fontName), hanging, bulletText=mark) for item in items
    ]
    return ended(found)


# The same for each list of a text, so that its lines are known again.
@lru_cache(maxsize=256)
def item_style(style: ParagraphStyle, air: float, depth: int = 1) -> ParagraphStyle:
    """Return the style of the items of a list, `depth` deep: what stands in has less beside it."""
    indent = LIST_INDENT * depth
    return style.clone(
        f"{style.name} item {depth}",
        leftIndent=indent,
        bulletIndent=indent - LIST_INDENT,
        rightIndent=max(0.0, style.rightIndent - indent),
        spaceAfter=on_grid(LIST_SPACE * air),
    )


def ended(items: list[Flowable]) -> list[Flowable]:
    """Return the items of a list with a paragraph's space after the last one."""
    if items:
        items[-1].spaceAfter = PARAGRAPH_SPACE
    return in_company(items)


def in_company(items: list[Flowable]) -> list[Flowable]:
    """Return items of which neither the first nor the last will stand alone on a page."""
    for item in (*items[:1], *items[-2:-1]):
        item.keepWithNext = len(items) > 1
    return items


def fact_rows(
    theme: Theme,
    rows: Sequence[tuple[str, Flowable]],
    width: float = BESIDE,
    label_width: float = _FACT_LABEL,
    *,
    whole: bool = False,
) -> list[Flowable]:
    """Return labels with what they say beside them, a rule below each, `width` points wide.

    Those that are `whole` go on to the next page rather than being parted.
    """
    widths = [label_width, width - label_width - GUTTER]
    kind = _WholeRuled if whole else _Ruled
    found: list[Flowable] = [
        kind(theme, [[paragraph(label, theme.styles.field)], [text]], widths)
        for label, text in rows
    ]
    if found:
        found[-1].spaceAfter = 16
    return in_company(found)


class _Ruled(Columns):
    """Columns with a rule below them."""

    def __init__(
        self, theme: Theme, columns: Sequence[list[Flowable]], widths: Sequence[float]
    ) -> None:
        super().__init__(columns, widths, GUTTER)
        self._colour = theme.palette.rule
        self.spaceAfter = 8

    def draw(self) -> None:
        """Draw the columns and the rule."""
        super().draw()
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, -HALF, self.width, -HALF)


class _WholeRuled(_Ruled, WholeColumns):
    """The same, on one page where it fits on one."""


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
    return _RuledTable(
        cells,
        colWidths=list(widths),
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        style=[
            # Else an unembedded Helvetica is listed, though no cell is set in it.
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), HALF),
            ("BOTTOMPADDING", (0, 0), (-1, -1), HALF),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, palette.accent),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, palette.rule),
        ],
    )


class _RuledTable(Table):
    """A table whose rules lie on the grid's steps, and its text on those between them."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits a height and what does not, or nothing where a short row moves on."""
        parts: list[Flowable] = super().split(width, height)
        heads, *rows = self._rowHeights  # type: ignore[attr-defined] # left out
        within = rows and heads + rows[0] > height
        return [] if within and rows[0] <= _LONGEST_ROW else parts

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's own names
        """Draw the table half a step higher, as far as its first cell's text stands in."""
        super().drawOn(canvas, x, y + HALF, _sW)  # type: ignore[call-arg] # left out


def callout(theme: Theme, children: list[Flowable]) -> Flowable:
    """Return what must not be overlooked: on a wash, with a bar of the accent."""
    box = Box(children, theme.palette.tint, theme.palette.accent)
    box.spaceBefore = box.spaceAfter = on_grid(16 * theme.rhythm.air)
    return box


class Rule(Flowable):
    """A short line between two thoughts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colour = theme.palette.accent
        self.spaceBefore = self.spaceAfter = on_grid(16 * theme.rhythm.air)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = width, 8
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(1)
        self.canv.line(0, 4, 32, 4)


def _field(theme: Theme, label: str, text: str) -> list[list[Flowable]]:
    name = paragraph(label, theme.styles.field)
    if text.strip():
        return [[name], [paragraph(text, theme.styles.body)]]
    return [[Spacer(0, HAND - 16), name], [WritingLines(theme, 1)]]
