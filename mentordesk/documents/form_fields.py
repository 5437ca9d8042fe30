"""Fields to fill in on a screen, each showing what is known until somebody types in it."""

from functools import partial
from math import ceil

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFString,
)
from reportlab.platypus import Flowable

from mentordesk.documents.page import Sheet
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import clean
from mentordesk.documents.theme import GRID, HALF, Theme

#: From one field of a line to the next: as a line for handwriting.
_STEP, _GAP = 24.0, HALF
#: The highest field, in points; a longer text is scrolled in it.
_HIGHEST = 476.0
_PADDING = 4.0
_SIZE, _LEADING = 9.5, 12.0
_DEEP = 1e6
#: Table 228 of ISO 32000-1: the field takes several lines.
_MULTILINE = 1 << 12
#: Shown on paper too.
_PRINTED = 1 << 2


class FormField(Flowable):
    """A box to type in, `lines` high at least and as high as what it holds already.

    Args:
        theme: The look of the paper.
        name: What a program knows it by; once in a file.
        label: What a person knows it by, who may hear it read aloud.
        text: What is known already.
        lines: How many lines of text it has room for; one is a field without line breaks.
    """

    canv: Sheet

    def __init__(self, theme: Theme, name: str, label: str, text: str, lines: int = 1) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._label = label
        self._text = clean(text)
        self._lines = lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width = width
        deep = _held(self._theme, self._text).wrapOn(self.canv, width - 2 * _PADDING, _DEEP)[1]
        least = _STEP - _GAP if self._lines == 1 else self._lines * _LEADING + 2 * _PADDING
        needed = min(max(least, deep + 2 * _PADDING), _HIGHEST)
        # The gap below it is its own, so that what follows stands on the grid.
        self.height = GRID * ceil((needed + _GAP) / GRID)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box, and put the field over it."""
        sheet, palette = self.canv, self._theme.palette
        sheet.setFillColor(palette.tint)
        sheet.rect(0, _GAP, self.width, self.height - _GAP, stroke=0, fill=1)
        sheet.setStrokeColor(palette.muted)
        sheet.setLineWidth(0.6)
        sheet.line(0, _GAP, self.width, _GAP)
        size = self.width, self.height - _GAP
        show = partial(_show, theme=self._theme, text=self._text, size=size)
        sheet.add_field(self._field(), size, show)

    def _field(self) -> PDFDictionary:
        left, bottom = self.canv.absolutePosition(0, _GAP)
        red, green, blue = self._theme.palette.ink
        text = PDFString(self._text.replace("\n", "\r"))
        several = self._lines > 1 or self.height > _STEP
        return PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "FT": PDFName("Tx"),
                "T": PDFString(self._name),
                "TU": PDFString(clean(self._label)),
                "V": text,
                # What was printed: whoever reads the form sees what was typed since.
                "DV": text,
                "F": _PRINTED,
                "Ff": _MULTILINE if several else 0,
                "DA": PDFString(f"/Helv {_SIZE} Tf {red} {green} {blue} rg"),
                "Rect": PDFArray([left, bottom, left + self.width, bottom + self.height - _GAP]),
            }
        )


def _held(theme: Theme, text: str) -> Flowable:
    """Return a text as close as readers set it while somebody types."""
    return paragraph(text, theme.styles.cell.clone("held", leading=_LEADING))


def _show(sheet: Sheet, *, theme: Theme, text: str, size: tuple[float, float]) -> None:
    """Draw what a field holds, which a reader replaces when somebody types."""
    held = _held(theme, text)
    deep = held.wrapOn(sheet, size[0] - 2 * _PADDING, _DEEP)[1]
    held.drawOn(sheet, _PADDING, size[1] - _PADDING - deep)
