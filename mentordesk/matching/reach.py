"""Who could take whose seat if mentees moved on: alternating paths through a finished whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
#: Where there is nobody.
NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What a move, or a chain of moves, could bring about at each mentor."""

    #: A seat is open, or can be opened by moving mentees on without leaving anyone out.
    room: Mask
    #: The first and the last of the unmatched mentees who could use one more seat here.
    first: Places
    last: Places
    #: Could lose a mentee and be given another, so that some load is spread better.
    relieves: Mask

    @property
    def wanted(self) -> Mask:
        """Where an unmatched mentee would follow if a mentee left."""
        result: Mask = self.first != NOBODY
        return result

    def contested(self, mentee: int) -> Mask:
        """Return where others than `mentee` could use one more seat."""
        result: Mask = self.wanted & ((self.first != mentee) | (self.last != mentee))
        return result


def reach(
    *,
    fits: Mask,
    could_fit: Mask,
    mentor_of: Places,
    open_seats: npt.NDArray[np.int64],
    loads: npt.NDArray[np.int64],
    unmatched: Sequence[int],
) -> Reach:
    """Follow all chains of moves at once.

    Args:
        fits: Whom nothing bars, [mentee, mentor].
        could_fit: The same as if all mentors were available and had consented.
        mentor_of: Each mentee's mentor, `NOBODY` for the unmatched and for settled pairs.
        open_seats: Of each mentor.
        loads: Mentees of each mentor.
        unmatched: Mentees without a mentor, ascending.
    """
    movable = np.flatnonzero(mentor_of != NOBODY)
    links = _links(could_fit, mentor_of, movable)
    crowded = movable[loads[mentor_of[movable]] > 1]
    seats = np.zeros(len(loads), bool)
    _flood(links, seats, np.logical_or.reduce(fits[crowded], axis=0))
    room = np.zeros(len(loads), bool)
    _flood(_links(fits, mentor_of, movable).T, room, open_seats > 0)
    return Reach(
        room=room,
        first=_labels(links, could_fit, unmatched),
        last=_labels(links, could_fit, unmatched[::-1]),
        relieves=seats,
    )


def _links(fits: Mask, mentor_of: Places, movable: Places) -> Mask:
    """Return where some mentee of one mentor could move to, [from mentor, to mentor]."""
    links = np.zeros((fits.shape[1], fits.shape[1]), bool)
    for mentee in movable:
        links[mentor_of[mentee]] |= fits[mentee]
    return links


def _flood(links: Mask, seen: Mask, frontier: Mask) -> Mask:
    """Add to `seen` all that links lead to from `frontier`; return what was added."""
    before = seen.copy()
    frontier = frontier & ~seen
    while frontier.any():
        seen |= frontier
        frontier = np.logical_or.reduce(links[frontier], axis=0) & ~seen
    return seen & ~before


def _labels(links: Mask, fits: Mask, sources: Iterable[int]) -> Places:
    """Return for each mentor the first of the sources that gets there."""
    labels = np.full(len(links), NOBODY, np.intp)
    seen = np.zeros(len(links), bool)
    for source in sources:
        labels[_flood(links, seen, fits[source])] = source
    return labels
