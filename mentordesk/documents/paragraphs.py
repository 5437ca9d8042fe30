"""Paragraphs of any text: escaped, in fonts that have its letters, in its reading direction."""

from functools import lru_cache
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from mentordesk.documents.fonts import has_all
from mentordesk.documents.right_to_left import (
    begins_right_to_left,
    runs_right_to_left,
    visual_lines,
)
from mentordesk.documents.text import clean, markup, markup_of_lines, width_of
from mentordesk.documents.theme import HALF

#: A last line shorter than this share of the column looks left over.
_RUNT = 0.16
#: How much narrower a paragraph may be broken to fill up its last line.
_NARROWER = (0.97, 0.94, 0.91, 0.88)


class Level(Paragraph):
    """A paragraph whose baselines lie on the page's grid, whatever the size of its type.

    ReportLab hangs the first line by its size, so that two sizes never stand on one line.
    """

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's own names
        """Draw the lines, each with half a step of the grid below its baseline."""
        drop = self.style.leading - HALF - self.style.fontSize
        super().drawOn(canvas, x, y - drop, _sW)  # type: ignore[call-arg] # left out


class Prose(Level):
    """A paragraph of running text whose last line is more than a scrap, where that can be."""

    _whole = True

    def breakLines(self, width: Any) -> Any:  # noqa: N802, ANN401 - ReportLab's own name and type
        """Break the lines, within a little less room where that brings words down to the last."""
        broken = super().breakLines(width)
        widths = list(width) if isinstance(width, (list, tuple)) else [width]
        if not (self._whole and _ends_in_a_scrap(broken.lines, widths)):
            return broken
        for share in _NARROWER:
            room = [each * share for each in widths]
            closer = super().breakLines(room)
            if len(closer.lines) != len(broken.lines):
                break
            if not _ends_in_a_scrap(closer.lines, room):
                return closer
        return super().breakLines(width)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits a height and what does not, each broken for the full width."""
        self._whole = False
        self.wrap(width, height)
        parts: list[Flowable] = super().split(width, height)
        self._whole = True
        for last in parts[1:]:
            last.spaceAfter = self.getSpaceAfter()
        return parts


class Remembered(Prose):
    """Running text that is set again and again while it is written, its lines broken but once."""

    def __init__(self, text: str, style: ParagraphStyle, bulletText: str | None = None) -> None:  # noqa: N803 - ReportLab's own name
        self._source = text, style, bulletText
        #: The widths that the lines were last broken for; none once they are this one's own.
        self._widths: tuple[float, ...] | None = ()
        super().__init__("", style, bulletText, frags=_broken(self._source, ())[0])

    def breakLines(self, width: Any) -> Any:  # noqa: N802, ANN401 - ReportLab's own name and type
        """Return the lines as they were broken for the same words before."""
        if self._widths is None:
            return super().breakLines(width)
        if self._widths in ((), tuple(width)):
            self._widths = tuple(width)
            self.frags, lines = _broken(self._source, self._widths)
            return lines
        self._part_from_others()
        return super().breakLines(width)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits a height and what does not, in words shared with no other paragraph."""
        if self._widths is not None:
            self._part_from_others()
        own = Prose("", self.style, self.bulletText, frags=self.frags)
        own.spaceAfter = self.getSpaceAfter()
        parts = own.split(width, height)
        self.frags = own.frags
        return [self] if parts == [own] else parts

    def _part_from_others(self) -> None:
        """Take words of its own: ReportLab marks them where it parts a paragraph."""
        own = _set_anew(self._source, self._widths or ())
        self._widths, self.frags = None, own[0]


#: The words of a paragraph, and its lines.
_Broken = tuple[list[Any], Any]


def _set_anew(source: tuple[str, ParagraphStyle, str | None], widths: tuple[float, ...]) -> _Broken:
    text, style, mark = source
    prose = Prose(text, style, bulletText=mark)
    lines = prose.breakLines(list(widths)) if widths else None
    return prose.frags, lines


#: As many as two long guides hold, in three sizes each.
_broken = lru_cache(maxsize=2_048)(_set_anew)


def _ends_in_a_scrap(lines: list[Any], widths: list[float]) -> bool:
    """Return whether the last of several lines is short, or only the end of a parted word."""
    if len(lines) < 2:  # noqa: PLR2004 - one line is all there is
        return False
    last = lines[-1]
    spare = last[0] if isinstance(last, tuple) else last.extraSpace
    if widths[-1] - spare < _RUNT * widths[-1]:
        return True
    words, above = (
        line[1] if isinstance(line, tuple) else line.words for line in (last, lines[-2])
    )
    return len(words) == 1 and str(getattr(above[-1], "text", above[-1])).endswith("-")


def paragraph(text: str, style: ParagraphStyle) -> Flowable:
    """Return any text as a paragraph, every letter of it literal."""
    if runs_right_to_left(text):
        return Reordered(text, style)
    line = clean(text)
    # What a person typed is broken where it is full, prose where it looks best.
    kind = Prose if getattr(style, "hyphenationLang", "") else Level
    if "\n" not in line and has_all(style.fontName, set(line)):
        # Most texts are one run of one face: parsing mark-up would take longer than setting it.
        return kind("", style, frags=[_plain_run(style).clone(text=line)])
    return kind(markup(text, style.fontName), style)


@lru_cache(maxsize=256)
def _plain_run(style: ParagraphStyle) -> ParaFrag:
    return Paragraph("x", style).frags[0]


class Reordered(Flowable):
    """Text with Arabic or Hebrew in it: broken as it is read, then ordered for the eye."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.style = style
        self._text = clean(text)
        self._laid = Level("", style)

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
        self._laid = Level(markup_of_lines(lines, style.fontName), style)
