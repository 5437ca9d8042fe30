"""The assignment in whole numbers, and its proof."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import (  # type: ignore[import-untyped]  # scipy has no types
    linear_sum_assignment,
)

from mentordesk.errors import CancelledError
from mentordesk.matching import exact
from mentordesk.matching.exact import Costs, Places, assign, prove, tight
from tests.matching.people import examples


@st.composite
def matrices(draw: st.DrawFn) -> Costs:
    rows = draw(st.integers(1, 5))
    columns = draw(st.integers(rows, 7))
    numbers = st.integers(-(10**13), 10**13) if draw(st.booleans()) else st.integers(-2, 2)
    cells = draw(st.lists(numbers, min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, np.int64).reshape(rows, columns)


def cost(costs: Costs, columns: Sequence[int] | Places) -> int:
    return int(costs[np.arange(len(columns)), columns].sum())


def nothing() -> None:
    """Be told, and do not mind."""


@examples(100)
@given(matrices(), st.randoms(use_true_random=False))
def test_only_the_cheapest_choice_is_proven(costs, dice):
    best = assign(costs, nothing)
    _, expected = linear_sum_assignment(costs)
    assert best.prices is not None
    assert cost(costs, best.columns) == cost(costs, expected)
    another = np.array(dice.sample(range(costs.shape[1]), len(costs)))
    cheapest = cost(costs, another) == cost(costs, expected)
    assert (prove(costs, another) is not None) == cheapest
    if cheapest:
        edges = tight(costs, best.columns, best.prices)
        assert edges[np.arange(len(another)), another].all()
        assert set(np.flatnonzero(best.prices)) <= set(another.tolist())


def test_a_hairs_breadth_between_huge_numbers_counts():
    most = 2**52
    costs = np.array([[most, most - 1], [most - 2, most - 2]])
    assert assign(costs, nothing).columns.tolist() == [1, 0]
    assert prove(costs, np.array([0, 1])) is None


@pytest.mark.parametrize("columns", [0, 3])
def test_nobody_needs_nothing(columns):
    nobody = assign(np.zeros((0, columns), np.int64), nothing)
    assert nobody.columns.tolist() == []
    assert nobody.prices is not None


def test_it_can_be_stopped_before_the_proof(monkeypatch):
    told = []

    def stop():
        told.append(1)
        if len(told) == 2:
            raise CancelledError

    monkeypatch.setattr(exact, "prove", lambda *_: pytest.fail("it went on"))
    with pytest.raises(CancelledError):
        assign(np.eye(3, dtype=np.int64), stop)
    assert len(told) == 2
