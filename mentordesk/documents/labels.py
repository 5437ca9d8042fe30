"""Sheets of labels and cards, to the tenth of a millimetre, and where each of them lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from mentordesk.vocabulary import BadgeSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """Labels on an A4 sheet; lengths in millimetres, from the upper left corner."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    #: Between two labels beside one another.
    gutter: float = 0.0
    #: Marks where to cut, for a sheet without perforation.
    cut: bool = False

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Return the lower left corner of a label, the first being 0, in points."""
        row, column = divmod(number % self.count, self.columns)
        left = self.left + column * (self.width + self.gutter)
        top = self.top + row * self.height
        return left * mm, A4[1] - (top + self.height) * mm

    def sheets(self, count: int, first: int) -> Iterator[range]:
        """Yield, for each sheet, the places used on it when `count` labels begin at `first`."""
        for start in range(0, first + count, self.count):
            used = range(max(start, first), min(start + self.count, first + count))
            if used:
                yield used


SHEETS = {
    BadgeSheet.LABELS: LabelSheet(
        columns=3, rows=7, width=63.5, height=38.1, left=7.2, top=15.1, gutter=2.5
    ),
    BadgeSheet.CARDS: LabelSheet(
        columns=2, rows=5, width=90.0, height=54.0, left=15.0, top=13.5, cut=True
    ),
}
