"""The fairest seating, against every seating there is, and in time."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentordesk.errors import CancelledError
from mentordesk.matching.leximin import NO_LEVEL, REPORTS, Levels, fairest
from mentordesk.matching.reseating import Mask
from tests.matching.people import examples

Choice = tuple[Levels, Mask, Mask]


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Draw a few rows and columns, what may be chosen, and which columns are never empty."""
    rows, spare = draw(st.integers(1, 5)), draw(st.integers(0, 2))
    dice = np.random.default_rng(draw(st.integers(0, 2**32)))
    shape = (rows, rows + spare)
    levels = dice.integers(0, draw(st.sampled_from([2, 3, 5, 1000])), shape).astype(np.int32)
    # A row that has no level anywhere is somebody who is matched in no seating.
    levels[dice.random(rows) < 0.15] = NO_LEVEL
    allowed = dice.random(shape) < draw(st.sampled_from([0.4, 0.7, 1]))
    return levels, allowed, dice.random(rows + spare) < draw(st.sampled_from([0, 0.5]))


def seatings(allowed: Mask, filled: Mask) -> Iterator[tuple[int, ...]]:
    rows, columns = allowed.shape
    needed = set(np.flatnonzero(filled).tolist())
    for chosen in permutations(range(columns), rows):
        if allowed[np.arange(rows), list(chosen)].all() and needed <= set(chosen):
            yield chosen


def ladder(levels: Levels, columns: tuple[int, ...]) -> list[int]:
    return sorted(levels[np.arange(len(columns)), list(columns)].tolist())


def nothing() -> None:
    """Be told, and do not mind."""


@examples(400)
@given(choices(), st.randoms(use_true_random=False))
def test_no_other_seating_has_stronger_weakest_pairs(choice, dice):
    levels, allowed, filled = choice
    possible = list(seatings(allowed, filled))
    assume(possible)
    begin = np.array(dice.choice(possible), np.intp)
    found = tuple(fairest(levels, allowed, filled, begin, nothing).tolist())
    assert found in possible
    assert ladder(levels, found) == max(ladder(levels, one) for one in possible)


def crowded(size: int) -> Levels:
    dice = np.random.default_rng(5)
    return np.rint(np.add.outer(dice.random(size), dice.random(size)) * 5e5).astype(np.int32)


def test_it_tells_how_far_it_has_come():
    told = []
    size = 40
    free, all_filled = np.ones((size, size), bool), np.ones(size, bool)
    fairest(crowded(size), free, all_filled, np.arange(size), lambda: told.append(1))
    assert len(told) == REPORTS


def test_it_can_be_stopped_on_the_way():
    told = []

    def stop():
        told.append(1)
        if len(told) == REPORTS // 2:
            raise CancelledError

    size = 40
    free, all_filled = np.ones((size, size), bool), np.ones(size, bool)
    with pytest.raises(CancelledError):
        fairest(crowded(size), free, all_filled, np.arange(size), stop)
    assert len(told) == REPORTS // 2


def test_nobody_is_seated_fairly():
    nobody = np.zeros((0, 3), np.int32)
    seats = fairest(nobody, nobody > 0, np.zeros(3, bool), np.zeros(0, np.intp), nothing)
    assert seats.tolist() == []
