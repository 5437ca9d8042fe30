"""Rows that gave up their columns find others at the least cost, while the rest may move on.

This is the Hungarian method in whole numbers, begun from rows that sit well already: what it
costs to choose a pair is 0 or 1, and prices of rows and columns prove the outcome cheapest.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mentordesk.matching.exact import Places

Mask = npt.NDArray[np.bool_]
#: What a pair costs beyond the prices of its row and its column; never below 0.
Slack = npt.NDArray[np.int32]

#: Holds a column that some row is still to be found for.
VACANT = -1
#: More than all prices together: a pair that is not to be chosen.
_NEVER = 1 << 30


@dataclass(slots=True, eq=False)
class Seating:
    """Who sits where, and which pairs may be chosen at no cost.

    The last row stands for everybody who is not there: it may hold any number of columns, those
    that may stay empty.
    """

    #: [row, column], one row more than there are people.
    tight: Mask
    #: The row that holds each column.
    owners: Places

    @property
    def nobody(self) -> int:
        """The row that holds the empty columns."""
        return len(self.tight) - 1


def reseat(seating: Seating, dear: Places, rows: list[int]) -> None:
    """Give each of the rows a column, choosing the fewest dear pairs, and leave tight what may be.

    Args:
        seating: As many columns are vacant as there are `rows`. Afterwards `tight` are the pairs
            that some equally cheap seating of everybody uses, and perhaps a few more.
        dear: Flat places of the pairs that cost 1; none of them is tight yet.
        rows: Those without a column. A seating of everybody along tight and dear pairs exists.
    """
    slack: Slack | None = None
    waiting = list(rows)
    while waiting:
        ways = _Ways(seating, waiting)
        for end in ways.ends:
            waiting.remove(ways.take(end))
        if not ways.ends:
            if slack is None:
                slack = np.where(seating.tight, np.int32(0), np.int32(_NEVER))
                slack.reshape(-1)[dear] = 1
            _raise_prices(slack, ways.rows, ways.columns)
            np.equal(slack, 0, out=seating.tight)


def _raise_prices(slack: Slack, rows: Mask, columns: Mask) -> None:
    """Let those rows pay more for other columns, and ask more for these, until a pair is tight."""
    more = slack[rows][:, ~columns].min()
    slack -= rows.astype(np.int32)[:, np.newaxis] * more
    slack += columns.astype(np.int32) * more


@dataclass(slots=True, eq=False)
class _Ways:
    """Ways along tight pairs by which rows without a column could get one, others moving on.

    A way leads from a row to a column, from there to the row that holds it, and so on, to a
    vacant column. No two ways meet.
    """

    seating: Seating
    starts: list[int]
    #: Rows and columns that can be come to.
    rows: Mask = field(init=False)
    columns: Mask = field(init=False)
    #: The vacant columns at the ends of ways, one a start at most.
    ends: list[int] = field(init=False)
    #: On the way: the row before each column, the column before each row, where it started.
    _row_before: Places = field(init=False)
    _column_before: Places = field(init=False)
    _start: Places = field(init=False)

    def __post_init__(self) -> None:
        rows, columns = self.seating.tight.shape
        self.rows, self.columns = np.zeros(rows, bool), np.zeros(columns, bool)
        self._row_before = np.full(columns, VACANT)
        self._column_before, self._start = np.full(rows, VACANT), np.full(rows, VACANT)
        self.rows[self.starts], self._start[self.starts] = True, self.starts
        self.ends = self._search()

    def take(self, end: int) -> int:
        """Seat everybody one further along the way to an end; return the row that has one now."""
        column = end
        while True:
            row = int(self._row_before[column])
            self.seating.owners[column] = row
            column = int(self._column_before[row])
            if column == VACANT:
                return row

    def _search(self) -> list[int]:
        """Go breadth first from all starts at once."""
        ends: dict[int, int] = {}
        frontier = np.array(self.starts)
        while frontier.size and len(ends) < len(self.starts):
            columns = self._columns_from(frontier)
            owners = self.seating.owners[columns]
            for column in columns[owners == VACANT].tolist():
                ends.setdefault(int(self._start[self._row_before[column]]), column)
            frontier = self._rows_at(columns, owners)
        return list(ends.values())

    def _columns_from(self, rows: Places) -> Places:
        block = self.seating.tight[rows]
        columns = np.flatnonzero(block.any(axis=0) & ~self.columns)
        self.columns[columns] = True
        self._row_before[columns] = rows[block[:, columns].argmax(axis=0)]
        return columns

    def _rows_at(self, columns: Places, owners: Places) -> Places:
        fresh = (owners != VACANT) & ~self.rows[owners]
        rows, first = np.unique(owners[fresh], return_index=True)
        self.rows[rows] = True
        self._column_before[rows] = columns[fresh][first]
        self._start[rows] = self._start[self._row_before[self._column_before[rows]]]
        return rows
