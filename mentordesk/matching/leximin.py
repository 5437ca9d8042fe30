"""The fairest of many seatings: the weakest pair as strong as can be, then the next weakest.

Among seatings with equally many pairs, the one whose levels, sorted, come last in lexicographic
order (leximin; Burkard and Rendl, "Lexicographic bottleneck problems", 1991) has the fewest
pairs at the lowest level, of those the fewest at the next, and so on. Each level is an assignment
in which its pairs cost 1 and all others nothing; the prices that prove it cheapest tell which
pairs the next level may choose among.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from mentordesk.matching.exact import Places
from mentordesk.matching.reseating import VACANT, Mask, Seating, reseat

#: [row, column], the higher the better.
Levels = npt.NDArray[np.int32]

#: No pair, and so nothing to compare.
NO_LEVEL = -1
#: How often `fairest` reports.
REPORTS = 100


def fairest(
    levels: Levels, allowed: Mask, filled: Mask, columns: Places, report: Callable[[], None]
) -> Places:
    """Return a column for each row such that the levels, sorted, are the highest there are.

    Args:
        levels: From 0 up, or `NO_LEVEL`. Every seating has equally many pairs with a level.
        allowed: The pairs [row, column] to choose among.
        filled: Columns that no seating leaves empty.
        columns: Of each row, in a seating to begin with.
        report: Called `REPORTS` times; may raise `CancelledError`.
    """
    rows = len(columns)
    owners = np.full(len(filled), rows)
    owners[columns] = np.arange(rows)
    seating = Seating(np.vstack([allowed, ~filled]), owners)
    _Ladder(levels, allowed).climb(seating, report)
    held = np.flatnonzero(owners < rows)
    chosen = np.empty(rows, np.intp)
    chosen[owners[held]] = held
    return chosen


class _Ladder:
    """All levels, and which pairs lie on each, the lowest first."""

    def __init__(self, levels: Levels, allowed: Mask) -> None:
        self._levels = levels
        pairs = np.flatnonzero(allowed & (levels != NO_LEVEL))
        order = np.argsort(levels.reshape(-1)[pairs], kind="stable")
        #: Flat places of pairs, by level.
        self._pairs = pairs[order]
        climbing = levels.reshape(-1)[self._pairs]
        starts = np.flatnonzero(np.diff(climbing, prepend=NO_LEVEL))
        self._rungs = climbing[starts]
        self._starts = [*starts.tolist(), len(pairs)]

    def climb(self, seating: Seating, report: Callable[[], None]) -> None:
        """Decide one level after the other, each time the lowest that is still in use."""
        decided, reached, told = 0, NO_LEVEL, 0
        while True:
            held = np.flatnonzero(seating.owners != seating.nobody)
            used = self._levels[seating.owners[held], held]
            now = REPORTS * int((used <= reached).sum()) // max(1, len(used))
            for _ in range(told, now):
                report()
            told = max(told, now)
            if (used <= reached).all():
                return
            reached = int(used[used > reached].min())
            rung = int(np.searchsorted(self._rungs, np.int32(reached)))
            self._forget(seating, decided, rung)
            self._decide(seating, rung, held[used == reached])
            decided = rung + 1

    def _forget(self, seating: Seating, low: int, high: int) -> None:
        """Choose no more among levels that the seating does without."""
        seating.tight.reshape(-1)[self._pairs[self._starts[low] : self._starts[high]]] = False

    def _decide(self, seating: Seating, rung: int, columns: Places) -> None:
        """Have the fewest pairs at one level; those who sit there give up their columns first."""
        tight = seating.tight.reshape(-1)
        dear = self._pairs[self._starts[rung] : self._starts[rung + 1]]
        dear = dear[tight[dear]]
        tight[dear] = False
        rows: list[int] = seating.owners[columns].tolist()
        seating.owners[columns] = VACANT
        reseat(seating, dear, rows)
