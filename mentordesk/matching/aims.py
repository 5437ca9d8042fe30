"""The aims of a whole, one after the other, as assignments in whole numbers."""

from collections.abc import Callable, Set
from dataclasses import dataclass

import numpy as np

from mentordesk.matching import exact, leximin
from mentordesk.matching.barriers import NONE, Mask
from mentordesk.matching.candidate import Rules
from mentordesk.matching.exact import Costs, Places, assign, tight
from mentordesk.matching.leximin import NO_LEVEL, Levels, fairest
from mentordesk.matching.score import ScoreTable

#: Scores are compared in millionths.
RESOLUTION = 1_000_000
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Solved:
    """The pairs found beside the settled ones, as (mentee, mentor); whether proven best."""

    pairs: frozenset[tuple[int, int]]
    optimal: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Seating:
    """Who looks for a mentor, and the seats left, one column each, as many as rows at least.

    `fits` [row, seat] says who may take which. A row in a seat that does not fit stays
    unmatched: any choice of pairs can be filled up to a full seating in that way.
    """

    mentees: Places
    #: Each seat's mentor, or `_NOBODY`.
    owners: Places
    #: What taking the seat adds to the sum of load * (load - 1) / 2.
    loads: Costs
    fits: Mask

    def pairs(self, columns: Places) -> frozenset[tuple[int, int]]:
        """Return who is with whom, as places (mentee, mentor), where each row has that seat."""
        rows = np.flatnonzero(self.fits[np.arange(len(columns)), columns])
        seats = self.owners[columns[rows]]
        return frozenset(zip(self.mentees[rows].tolist(), seats.tolist(), strict=True))


def reports(rules: Rules) -> int:
    """Return how often `solve` reports."""
    return 2 * exact.REPORTS + leximin.REPORTS * rules.weakest_first


def solve(
    table: ScoreTable, rules: Rules, settled: Set[tuple[int, int]], report: Callable[[], None]
) -> Solved:
    """Return the best pairs for those who are not settled; see `reports`."""
    seating = _seating(table, rules, settled)
    waited = np.array([table.mentees[row].waited for row in seating.mentees], np.int64)
    numbers = _most_matched(seating, waited)
    first = assign(numbers, report)
    if first.prices is None:
        return Solved(seating.pairs(first.columns), optimal=False)
    allowed = tight(numbers, first.columns, first.prices)
    del numbers
    millionths = _millionths(table, seating)
    second = assign(_best_fitting(millionths, allowed, first.prices), report)
    columns = second.columns
    if rules.weakest_first and second.prices is not None:
        columns = fairest(millionths, allowed, first.prices < 0, columns, report)
    return Solved(seating.pairs(columns), second.prices is not None)


def _seating(table: ScoreTable, rules: Rules, settled: Set[tuple[int, int]]) -> _Seating:
    compatible = table.barrier == NONE
    pairs = np.array(sorted(settled), np.intp).reshape(-1, 2)
    compatible[pairs[:, 0], :] = False
    taken = np.bincount(pairs[:, 1], minlength=len(table.mentors))
    capacity = np.array([mentor.capacity for mentor in table.mentors], np.int64)
    left = np.clip(capacity - taken, 0, compatible.sum(axis=0))
    mentees = np.flatnonzero(compatible[:, left > 0].any(axis=1))
    owners = np.repeat(np.arange(len(left)), left)
    nth = np.arange(len(owners)) - np.repeat(np.cumsum(left) - left, left)
    loads = (taken[owners] + nth) * int(rules.spread_load)
    missing = max(0, len(mentees) - len(owners))
    fits = np.pad(compatible[np.ix_(mentees, owners)], ((0, 0), (0, missing)))
    return _Seating(
        mentees=mentees,
        owners=np.pad(owners, (0, missing), constant_values=_NOBODY),
        loads=np.pad(loads, (0, missing)),
        fits=fits,
    )


def _most_matched(seating: _Seating, waited: Costs) -> Costs:
    """Most matched, then most of those who waited, then the least load, as one number a seat.

    The number of one unmatched person outweighs all who waited, and one of those all loads: at
    3,000 people who take two mentees each that stays below 10**12, and exact.
    """
    count = len(seating.mentees)
    heaviest = int(np.sort(seating.loads)[::-1][:count].sum()) + 1
    alone = heaviest * (int(waited.sum()) + 1 + waited)
    return np.where(seating.fits, seating.loads, alone[:, np.newaxis])


def _millionths(table: ScoreTable, seating: _Seating) -> Levels:
    score = table.score[np.ix_(seating.mentees, seating.owners)]
    score *= RESOLUTION
    levels = np.rint(score, out=score).astype(np.int32)
    levels[~seating.fits] = NO_LEVEL
    return levels


def _best_fitting(millionths: Levels, allowed: Mask, prices: Costs) -> Costs:
    """The highest sum of scores among all that serve the first aims equally well.

    Those are exactly the seatings along tight edges that fill every seat with a price.
    """
    never = RESOLUTION * len(millionths) + 1
    lost = RESOLUTION - np.maximum(millionths, 0).astype(np.int64)
    lost[~allowed] = never
    lost -= never * (prices < 0)
    return lost
