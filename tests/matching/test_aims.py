"""The aims in their order, against all wholes there are."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given

from mentordesk.matching.assignment import best_whole
from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Rules
from mentordesk.matching.score import ScoreTable, table
from tests.matching.people import aims_of, examples, places_of, situations


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


@examples(300)
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


@examples(200)
@given(situations())
def test_no_other_whole_has_stronger_weakest_pairs(situation):
    givers, seekers, rules = situation
    rules = replace(rules, weakest_first=True)
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    fixed = {
        (scores.mentee_index[e], scores.mentor_index[m]) for m, e in rules.standing | rules.pins
    }

    def worth(pairs: set[tuple[int, int]]) -> tuple[object, ...]:
        new = sorted(round(float(scores.score[place]) * 1e6) for place in pairs - fixed)
        return aims_of(scores, rules, pairs)[:3], new

    assert worth(places_of(scores, whole)) == max(map(worth, every_whole(scores, rules)))
    assert whole.optimal
