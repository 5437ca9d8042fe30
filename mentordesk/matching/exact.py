"""The cheapest way to give every row a column, with a proof in whole numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import lap
import numpy as np
import numpy.typing as npt

Costs = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]

#: How often `assign` reports: before the solver, when that has found an answer, when it is proven.
REPORTS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """A column for every row; `prices` of the columns prove it cheapest, or are missing."""

    columns: Places
    prices: Costs | None


def assign(costs: Costs, report: Callable[[], None]) -> Assignment:
    """Give every row a column of its own at the least sum of costs.

    The solver reckons in float64, so its answer is proven here in int64, and never merely
    believed.

    Args:
        costs: Whole numbers, [row, column], at least as many columns as rows.
        report: Called `REPORTS` times; may raise `CancelledError`.
    """
    scaled = _scaled(costs)
    report()
    places = _cheapest(scaled)
    report()
    prices = prove(costs, places)
    report()
    return Assignment(places, prices)


def _scaled(costs: Costs) -> npt.NDArray[np.float64]:
    """Return costs below 1 by a power of two: exact, and far from the solver's own infinity."""
    largest = int(np.abs(costs).max(initial=0))
    scaled: npt.NDArray[np.float64] = np.ldexp(costs.astype(np.float64), -largest.bit_length())
    return scaled


def _cheapest(scaled: npt.NDArray[np.float64]) -> Places:
    """Return a column for each row, as the solver finds them."""
    rows, columns = scaled.shape
    if not rows:
        return np.zeros(0, np.intp)
    if rows < columns:
        _, chosen = lap.lapjvx(scaled, extend_cost=True, return_cost=False)
    else:
        # Seats that look for people are fewer choices than people who may stay alone.
        seats, people = lap.lapjvx(np.ascontiguousarray(scaled.T), return_cost=False)
        chosen = np.empty(rows, np.intp)
        chosen[people] = seats
    return np.asarray(chosen, np.intp)


def prove(costs: Costs, chosen: Places) -> Costs | None:
    """Return prices of the columns that prove a choice cheapest, or `None` if it is not.

    With the prices no row would rather have another column, and nobody's column costs nothing:
    linear programming's dual certificate. They are the shortest distances along which rows
    could trade columns (Bellman-Ford); a trade that gains has no shortest distance.
    """
    rows, columns = costs.shape
    extra = costs - costs[np.arange(rows), chosen][:, np.newaxis]
    free = np.ones(columns, bool)
    free[chosen] = False
    prices = np.zeros(columns, np.int64)
    moved = np.arange(rows)
    for _ in range(rows + 1):
        if not moved.size:
            return prices
        lower = (extra[moved] + prices[chosen[moved]][:, np.newaxis]).min(axis=0)
        fell = lower < prices
        if (fell & free).any():
            return None
        prices[fell] = lower[fell]
        moved = np.flatnonzero(fell[chosen])
    return None


def tight(costs: Costs, chosen: Places, prices: Costs) -> npt.NDArray[np.bool_]:
    """Return which (row, column) some equally cheap assignment may use, and none uses others."""
    rows = np.arange(len(chosen))
    paid: npt.NDArray[np.int64] = costs[rows, chosen] - prices[chosen]
    result: npt.NDArray[np.bool_] = costs - prices == paid[:, np.newaxis]
    return result
