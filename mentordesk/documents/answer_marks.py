"""What one ticks on paper: boxes, and the points of a scale in a row."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, one_line, width_of
from mentordesk.documents.theme import Theme, on_grid

#: The side of a box to tick, in points: 3.5 mm.
_BOX = 10.0
_SCALE = 16.0
_GAP = 8.0
#: Between choices beside one another, in points.
_GUTTER = 16.0
#: Between rows of choices, in points; a share of it where a paper is set closely.
_BETWEEN = 8.0
#: So many choices stand two and two.
_PAIRED = (2, 4)
#: More than so many stand two and two at least, be they broken over lines.
_MANY = 6


class Boxes(Flowable):
    """Choices with a box to tick each: two or three beside one another where all are short."""

    def __init__(self, look: Theme, choices: Sequence[str], columns: int = 0) -> None:
        super().__init__()
        self._look = look
        self._texts = [one_line(choice) for choice in choices]
        #: How many stand beside one another; 0 where that is found from their lengths.
        self._beside = columns
        self._choices = [paragraph(choice, look.styles.body) for choice in self._texts]
        #: How far each choice stands from the left and below the top.
        self._places: list[tuple[float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width = width
        columns = self._beside or self._columns(width)
        room = (width - (columns - 1) * _GUTTER) / columns
        between = on_grid(_BETWEEN * self._look.rhythm.air)
        self._places, top, deep = [], 0.0, 0.0
        for number, choice in enumerate(self._choices):
            if number and number % columns == 0:
                top, deep = top + deep + between, 0.0
            self._places.append((number % columns * (room + _GUTTER), top))
            tall = choice.wrapOn(self.canv, room - _BOX - _GAP, 1e6)[1]
            deep = max(deep, tall)
        self.height = top + deep
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the rows of choices that fit a height and those that do not."""
        self.wrap(width, height)
        tops = [top for _, top in self._places]
        fitting = sum(_row_end(tops, top, self.height) <= height for top in tops)
        if not 0 < fitting < len(tops):
            return []
        columns, texts = self._beside or self._columns(width), self._texts
        parts = [Boxes(self._look, part, columns) for part in (texts[:fitting], texts[fitting:])]
        parts[1].spaceAfter = self.getSpaceAfter()
        return list(parts)

    def draw(self) -> None:
        """Draw the boxes and what they stand for."""
        _pen(self.canv, self._look)
        for choice, (left, top) in zip(self._choices, self._places, strict=True):
            self.canv.rect(left + 0.5, self.height - top - _BOX - 2, _BOX, _BOX)
            choice.drawOn(self.canv, left + _BOX + _GAP, self.height - top - choice.height)

    def _columns(self, width: float) -> int:
        """Return how many choices stand beside one another: the rows come out even."""
        columns, least = (
            2 if len(self._texts) in _PAIRED else 3,
            2 if len(self._texts) > _MANY else 1,
        )
        style = self._look.styles.body
        longest = max(
            (width_of(text, style.fontName, style.fontSize) for text in self._texts),
            default=0.0,
        )
        while (
            columns > least and longest > (width - (columns - 1) * _GUTTER) / columns - _BOX - _GAP
        ):
            columns -= 1
        return columns


def _row_end(tops: Sequence[float], top: float, height: float) -> float:
    """Return how far down the row that begins at `top` reaches."""
    return min((each for each in tops if each > top), default=height)


class ScaleRow(Flowable):
    """The points of a scale beside one another, each with its number, its box and its words."""

    def __init__(self, look: Theme, labels: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        style = look.styles.note.clone("scale label", alignment=1)
        self._labels = [paragraph(one_line(label), style) for label in labels]

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width = width
        column = width / max(1, len(self._labels))
        lowest = max(
            (each.wrapOn(self.canv, column - 6, 1e6)[1] for each in self._labels), default=0
        )
        self.height = _SCALE + lowest
        return self.width, self.height

    def draw(self) -> None:
        """Draw a box with its number for each point, joined by a line, and the words below."""
        _pen(self.canv, self._look)
        column = self.width / max(1, len(self._labels))
        middle = self.height - _SCALE / 2 - 0.8
        if self._labels:
            self.canv.line(column / 2, middle, self.width - column / 2, middle)
        for place, label in enumerate(self._labels):
            centre = (place + 0.5) * column
            self._draw_point(centre, middle, str(place + 1))
            label.drawOn(self.canv, place * column + 3, self.height - _SCALE - label.height)

    def _draw_point(self, centre: float, middle: float, number: str) -> None:
        palette, style = self._look.palette, self._look.styles.cell
        self.canv.setFillColor(palette.paper)
        self.canv.circle(centre, middle, 8.5, fill=1)
        self.canv.setFillColor(palette.ink)
        draw_line(self.canv, (centre - 2.4, middle - 3.2), number, style.fontName, 9.5)


def _pen(canvas: Canvas, look: Theme) -> None:
    canvas.setStrokeColor(look.palette.muted)
    canvas.setLineWidth(0.6)
