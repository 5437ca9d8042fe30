"""A solver that thinks differently: integer programmes, one aim after the other (HiGHS)."""

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import (  # type: ignore[import-untyped]  # scipy has no types
    Bounds,
    LinearConstraint,
    milp,
)
from scipy.sparse import coo_array, csr_array, vstack  # type: ignore[import-untyped]  # nor here

from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Rules
from mentordesk.matching.score import ScoreTable

Places = Set[tuple[int, int]]
Numbers = npt.NDArray[np.float64]


@dataclass
class Programme:
    """A programme's pairs and seats as variables 0 or 1, and what holds between them.

    The nth seat of a mentor costs n, so that the seats taken cost load * (load - 1) / 2.
    """

    scores: ScoreTable
    rules: Rules
    fixed: Places
    #: What was reached so far: rows, and the least value of each.
    reached: list[tuple[Numbers, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        free = self.scores.barrier == NONE
        free[[mentee for mentee, _ in self.fixed], :] = False
        self.pairs = [*sorted(self.fixed), *map(tuple, np.argwhere(free).tolist())]
        held = np.bincount([m for _, m in self.fixed], minlength=len(self.scores.mentors))
        self.seats = [
            (column, nth)
            for column, mentor in enumerate(self.scores.mentors)
            for nth in range(max(mentor.capacity, int(held[column])))
        ]
        self.limits = self._limits()
        lower = np.zeros(len(self.pairs) + len(self.seats))
        lower[: len(self.fixed)] = 1
        self.bounds = Bounds(lower, 1)

    def _limits(self) -> list[Any]:
        """One mentor for each mentee at most, and a seat of the mentor's for each of the pairs."""
        many = len(self.pairs)
        rows, columns = np.array(self.pairs, int).reshape(-1, 2).T
        owners = np.array([column for column, _ in self.seats], int)
        size = many + len(self.seats)
        each = coo_array((np.ones(many), (rows, np.arange(many))), (len(self.scores.mentees), size))
        taken = coo_array(
            (
                np.concatenate([np.ones(many), -np.ones(len(owners))]),
                (np.concatenate([columns, owners]), np.arange(size)),
            ),
            (len(self.scores.mentors), size),
        )
        settled = np.bincount([m for m, _ in self.fixed], minlength=len(self.scores.mentees))
        return [
            LinearConstraint(csr_array(each), -np.inf, np.maximum(settled, 1)),
            LinearConstraint(csr_array(taken), 0, 0),
        ]

    def goal(self, of_pairs: npt.ArrayLike = 0, of_seats: npt.ArrayLike = 0) -> Numbers:
        """Return what each variable adds to an aim."""
        pairs = np.broadcast_to(np.asarray(of_pairs, float), len(self.pairs))
        seats = np.broadcast_to(np.asarray(of_seats, float), len(self.seats))
        return np.concatenate([pairs, seats])

    def most(self, goal: Numbers) -> int:
        """Return the most that can be had of a goal, whole numbers, beside all that was reached."""
        limits = list(self.limits)
        if self.reached:
            rows = vstack([csr_array(row[np.newaxis]) for row, _ in self.reached])
            limits.append(
                LinearConstraint(rows, [least - 0.5 for _, least in self.reached], np.inf)
            )
        found = milp(
            -goal,
            constraints=limits,
            integrality=np.ones(len(goal)),
            bounds=self.bounds,
            options={"mip_rel_gap": 0},
        )
        assert found.success, found.message
        return round(float(goal @ np.rint(found.x)))

    def aim(self, goal: Numbers) -> int:
        """Return the most that can be had of a goal, and hold on to it."""
        most = self.most(goal)
        self.reached.append((goal, most))
        return most

    def numbers(self) -> tuple[int, int, int]:
        """Return the most matched, the most of those who waited, and the least load, negative."""
        waited = [self.scores.mentees[mentee].waited for mentee, _ in self.pairs]
        seats = [-nth for _, nth in self.seats] if self.rules.spread_load else 0
        return (
            self.aim(self.goal(1)),
            self.aim(self.goal(waited)),
            self.aim(self.goal(of_seats=seats)),
        )

    def highest_total(self) -> int:
        """Return the highest sum of scores in millionths, the numbers held."""
        return self.aim(self.goal(self._levels()))

    def weaker_than_needed(self, found: Places) -> int | None:
        """Return the lowest level where fewer of the new pairs could lie than of those found.

        `None`, if no seating's new scores, sorted, are higher than those found (leximin). One
        that were higher would have as many below some level, and fewer on it.
        """
        levels = self._levels()
        new = np.arange(len(levels)) >= len(self.fixed)
        places = {pair: at for at, pair in enumerate(self.pairs)}
        ours = np.sort(levels[[places[pair] for pair in found - self.fixed]])
        for level in np.unique(ours):
            weaker, as_weak = new & (levels < level), new & (levels <= level)
            self.reached.append((self.goal(-weaker.astype(float)), -int((ours < level).sum())))
            if -self.most(self.goal(-as_weak.astype(float))) < (ours <= level).sum():
                return int(level)
        return None

    def _levels(self) -> npt.NDArray[np.int64]:
        rows, columns = np.array(self.pairs, int).reshape(-1, 2).T
        levels: npt.NDArray[np.int64] = np.rint(self.scores.score[rows, columns] * 1e6).astype(
            np.int64
        )
        return levels
