"""Short texts as rounded labels."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from mentordesk.documents.text import clean, draw_line, width_of
from mentordesk.documents.theme import Theme

_HEIGHT, _GAP, _PADDING = 20.0, 4.0, 9.0
#: How far the labels stand up, so that their words are level with the heading beside them.
_RISE = 1.5


class Chips(Flowable):
    """Short texts as rounded labels, as many in a row as fit."""

    def __init__(self, theme: Theme, texts: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._texts = list(texts)
        self._rows: list[list[tuple[float, float, str]]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Place the chips for a width, in points, and return the size taken."""
        style = self._theme.styles.cell
        self._rows = []
        left = width
        for text in self._texts:
            room = width_of(clean(text), style.fontName, style.fontSize) + 2 * _PADDING
            if not self._rows or left + room > width:
                self._rows.append([])
                left = 0
            self._rows[-1].append((left, room, text))
            left += room + 2 * _GAP
        self.width, self.height = width, len(self._rows) * (_HEIGHT + _GAP)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the rows that fit a height and those that do not."""
        self.wrap(width, height)
        fitting = int(height // (_HEIGHT + _GAP))
        if not 0 < fitting < len(self._rows):
            return []
        count = sum(len(row) for row in self._rows[:fitting])
        return [Chips(self._theme, part) for part in (self._texts[:count], self._texts[count:])]

    def draw(self) -> None:
        """Draw the chips as outlines on a wash, which a copier keeps."""
        canvas, palette, style = self.canv, self._theme.palette, self._theme.styles.cell
        canvas.setStrokeColor(palette.accent)
        canvas.setLineWidth(0.6)
        for row, chips in enumerate(self._rows):
            bottom = self.height - (row + 1) * (_HEIGHT + _GAP) + _GAP + _RISE
            for left, room, text in chips:
                canvas.setFillColor(palette.tint)
                canvas.roundRect(left, bottom, room, _HEIGHT, _HEIGHT / 2, fill=1)
                canvas.setFillColor(palette.ink)
                at = (left + _PADDING, bottom + 6.5)
                draw_line(canvas, at, text, style.fontName, style.fontSize)
