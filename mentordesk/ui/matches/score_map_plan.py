"""Where everything lies on the map of scores: rows, columns, names, and what is in sight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentordesk.services.records.matches import PairRecord, PersonName

#: Cells from this many logical pixels have names beside them, and from the other figures inside.
NAMED_FROM = 14
FIGURES_FROM = 30
#: A cell grows no larger; one that is smaller than a few pixels need not be whole pixels.
LARGEST = 48
_WHOLE_FROM = 3
#: Above the cells there is always room for the lid of a full mentor.
LID = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One view of the map, in logical pixels of what it is drawn on."""

    rows: int
    columns: int
    width: int
    height: int
    cell: float
    #: Room for the names at the left and above.
    left: int = 0
    top: int = LID
    #: How far it is scrolled.
    x: int = 0
    y: int = 0

    @property
    def named(self) -> bool:
        """Whether people's names stand beside the cells."""
        return self.cell >= NAMED_FROM

    def column_at(self, column: int) -> float:
        """Return where a column begins."""
        return self.left + column * self.cell - self.x

    def row_at(self, row: int) -> float:
        """Return where a row begins."""
        return self.top + row * self.cell - self.y

    def columns_in_sight(self) -> range:
        """Return the columns of which anything is seen."""
        return _in_sight(self.x, self.width - self.left, self.cell, self.columns)

    def rows_in_sight(self) -> range:
        """Return the rows of which anything is seen."""
        return _in_sight(self.y, self.height - self.top, self.cell, self.rows)

    def cell_under(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of the cell at a point, `None` beside all cells."""
        if x < self.left or y < self.top:
            return None
        row = int((y - self.top + self.y) / self.cell)
        column = int((x - self.left + self.x) / self.cell)
        return (row, column) if row < self.rows and column < self.columns else None


def _in_sight(scrolled: int, room: int, cell: float, held: int) -> range:
    first = int(scrolled / cell)
    return range(first, max(first, min(held, int((scrolled + room) / cell) + 1)))


def whole_pixels(cell: float) -> float:
    """Return the nearest smaller cell that is drawn even."""
    return int(cell) if cell >= _WHOLE_FROM else cell


def fitting(size: tuple[int, int], shape: tuple[int, int], names: tuple[int, int]) -> float:
    """Return the largest cell with which all is in sight.

    Args:
        size: Width and height of the view.
        shape: How many rows and columns.
        names: The room that names at the left and above would take.
    """
    (width, height), (rows, columns) = size, (max(shape[0], 1), max(shape[1], 1))
    with_names = min((width - names[0]) / columns, (height - names[1]) / rows)
    if with_names >= NAMED_FROM:
        return min(whole_pixels(with_names), LARGEST)
    without = min(width / columns, (height - LID) / rows)
    return max(whole_pixels(min(without, NAMED_FROM - 1)), 0.01)


def by_fit(
    mentees: Sequence[PersonName], mentors: Sequence[PersonName], pairs: Iterable[PairRecord]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the order of rows and of columns that has the pairs on the diagonal, best first.

    Whoever has nobody comes last, as they stood.
    """
    rows = {person.enrolment_id: place for place, person in enumerate(mentees)}
    columns = {person.enrolment_id: place for place, person in enumerate(mentors)}
    theirs: dict[int, list[int]] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        row, column = rows.get(pair.mentee.enrolment_id), columns.get(pair.mentor.enrolment_id)
        if row is not None and column is not None:
            # A mentor's second mentee stands beside the first.
            theirs.setdefault(column, []).append(row)
    paired = [row for mentees_of_one in theirs.values() for row in mentees_of_one]
    return _with_others(paired, len(rows)), _with_others(theirs, len(columns))


def _with_others(first: Iterable[int], held: int) -> tuple[int, ...]:
    known = dict.fromkeys(first)
    return (*known, *(place for place in range(held) if place not in known))
