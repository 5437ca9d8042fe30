"""Paragraphs of any text: escaped, in fonts that have its letters, in its reading direction."""

from functools import lru_cache

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from mentordesk.documents.fonts import has_all
from mentordesk.documents.right_to_left import (
    begins_right_to_left,
    runs_right_to_left,
    visual_lines,
)
from mentordesk.documents.text import clean, markup, markup_of_lines, width_of


def paragraph(text: str, style: ParagraphStyle) -> Flowable:
    """Return any text as a paragraph, every letter of it literal."""
    if runs_right_to_left(text):
        return Reordered(text, style)
    line = clean(text)
    if "\n" not in line and has_all(style.fontName, set(line)):
        # Most texts are one run of one face: parsing mark-up would take longer than setting it.
        return Paragraph("", style, frags=[_plain_run(style).clone(text=line)])
    return Paragraph(markup(text, style.fontName), style)


@lru_cache(maxsize=256)
def _plain_run(style: ParagraphStyle) -> ParaFrag:
    return Paragraph("x", style).frags[0]


class Reordered(Flowable):
    """Text with Arabic or Hebrew in it: broken as it is read, then ordered for the eye."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.style = style
        self._text = clean(text)
        self._laid = Paragraph("", style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines for a width, in points, and return the size taken."""
        self._lay(width)
        self.width, self.height = self._laid.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits a height and what does not, or nothing where too little fits."""
        self._lay(width)
        return self._laid.splitOn(self.canv, width, height)

    def draw(self) -> None:
        """Draw the lines found by `wrap`."""
        self._laid.drawOn(self.canv, 0, 0)

    def _lay(self, width: float) -> None:
        style = self.style
        room = width - style.leftIndent - style.rightIndent
        lines = list(
            visual_lines(
                self._text, room, lambda line: width_of(line, style.fontName, style.fontSize)
            )
        )
        if len(lines) > 1 and begins_right_to_left(self._text):
            style = style.clone(f"{style.name} right", alignment=TA_RIGHT)
        self._laid = Paragraph(markup_of_lines(lines, style.fontName), style)
