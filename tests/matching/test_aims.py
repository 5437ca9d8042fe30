"""The aims in their order, against solvers that think differently."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import (  # type: ignore[import-untyped]  # scipy has no types
    Bounds,
    LinearConstraint,
    milp,
)

from mentordesk.matching.assignment import best_whole
from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Mentee, Mentor, Rules
from mentordesk.matching.score import ScoreTable, table
from mentordesk.vocabulary import Criterion, MeetingForm
from tests.matching.people import aims_of, places_of, situations


def every_whole(scores: ScoreTable, rules: Rules) -> Iterator[set[tuple[int, int]]]:
    """Yield every possible set of pairs, by trying all mentors for all mentees."""
    fixed = {
        (scores.mentee_index[e], scores.mentor_index[m]) for m, e in rules.standing | rules.pins
    }
    done = {mentee for mentee, _ in fixed}
    loads = [sum(m == column for _, m in fixed) for column in range(len(scores.mentors))]
    choices: list[list[int]] = [
        [-1, *np.flatnonzero(scores.barrier[row] == NONE)] if row not in done else [-1]
        for row in range(len(scores.mentees))
    ]
    for chosen in product(*choices):
        found = [(row, column) for row, column in enumerate(chosen) if column >= 0]
        added = [sum(c == column for c in chosen) for column in range(len(loads))]
        if all(
            not more or load + more <= mentor.capacity
            for load, more, mentor in zip(loads, added, scores.mentors, strict=True)
        ):
            yield {*fixed, *found}


@settings(deadline=None, max_examples=300)
@given(situations())
def test_no_other_whole_serves_the_aims_better(situation):
    givers, seekers, rules = situation
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    best = max(aims_of(scores, rules, pairs) for pairs in every_whole(scores, rules))
    assert aims_of(scores, rules, places_of(scores, whole)) == best
    assert whole.optimal
    assert whole.matched == best[0]
    assert whole.total == pytest.approx(sum(p.score for p in whole.pairs), abs=1e-12)


def crowd(
    dice: np.random.Generator, givers: int, seekers: int
) -> tuple[list[Mentor], list[Mentee]]:
    subjects = [f"Subject {n}" for n in range(6)]
    topics = [f"Topic {n}" for n in range(8)]

    def answers(email: str) -> dict[str, Any]:
        return {
            "email": email,
            "subjects": tuple(dice.choice(subjects, dice.integers(0, 3))),
            "topics": tuple(dice.choice(topics, dice.integers(0, 6))),
            "meeting_form": dice.choice(list(MeetingForm)),
            "languages": frozenset(dice.choice(["da", "en", "de"], dice.integers(1, 3))),
        }

    return (
        [
            Mentor(**answers(f"m{n}@example.org"), capacity=int(dice.integers(0, 4)))
            for n in range(givers)
        ],
        [
            Mentee(**answers(f"e{n}@example.org"), waited=bool(dice.random() < 0.3))
            for n in range(seekers)
        ],
    )


def by_integer_programming(scores: ScoreTable, rules: Rules) -> tuple[int, ...]:
    """Return the best aims, one integer programme after another on what the former left."""
    rows, columns = np.nonzero(scores.barrier == NONE)
    seats = [(m, nth) for m, mentor in enumerate(scores.mentors) for nth in range(mentor.capacity)]
    owners = np.array([m for m, _ in seats])
    each = np.zeros((len(scores.mentees), len(rows)))
    each[rows, np.arange(len(rows))] = 1
    held = np.zeros((len(scores.mentors), len(rows) + len(seats)))
    held[columns, np.arange(len(rows))] = 1
    held[owners, len(rows) + np.arange(len(seats))] = -1
    limits = [
        LinearConstraint(np.pad(each, ((0, 0), (0, len(seats)))), -np.inf, 1),
        LinearConstraint(held, 0, 0),
    ]
    waited = np.array([mentee.waited for mentee in scores.mentees])[rows].astype(float)
    goals = [
        np.pad(np.ones(len(rows)), (0, len(seats))),
        np.pad(waited, (0, len(seats))),
        np.pad([-float(nth) for _, nth in seats], (len(rows), 0)),
        np.pad(np.rint(scores.score[rows, columns] * 1e6), (0, len(seats))),
    ]
    values = []
    for goal in goals if rules.spread_load else (goals[0], goals[1], goals[2] * 0, goals[3]):
        found = milp(
            -goal,
            constraints=limits,
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, 1),
            options={"mip_rel_gap": 0},
        )
        values.append(round(-found.fun))
        limits.append(LinearConstraint(goal, values[-1] - 0.5, np.inf))
    return tuple(values)


@pytest.mark.parametrize(
    ("seed", "many_mentors", "many_mentees", "spread"),
    [(1, 14, 20, True), (2, 20, 18, False), (3, 12, 25, True)],
)
def test_an_integer_programme_finds_nothing_better(seed, many_mentors, many_mentees, spread):
    givers, seekers = crowd(np.random.default_rng(seed), many_mentors, many_mentees)
    rules = Rules(
        weights={Criterion.SUBJECT: 3.0, Criterion.TOPICS: 2.0},
        faculty_of={f"Subject {n}": f"Faculty {n % 2}" for n in range(6)},
        spread_load=spread,
    )
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    found = aims_of(scores, rules, places_of(scores, whole))
    assert found == by_integer_programming(scores, rules)
    assert whole.optimal
