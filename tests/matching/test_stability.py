"""Pairs who would both rather have each other are counted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.assignment import Whole, best_whole
from mentordesk.matching.barriers import NONE
from mentordesk.matching.candidate import Rules
from mentordesk.matching.score import ScoreTable, table
from mentordesk.vocabulary import Criterion
from tests.matching.people import (
    BY_SUBJECT,
    a_mentee,
    a_mentor,
    examples,
    pair,
    places_of,
    situations,
)


def counted(scores: ScoreTable, whole: Whole) -> int:
    """Ask every pair, one at a time."""
    held = places_of(scores, whole)
    blocking = 0
    for row in range(len(scores.mentees)):
        for column, mentor in enumerate(scores.mentors):
            score = scores.score[row, column]
            mine = [scores.score[place] for place in held if place[0] == row]
            theirs = [scores.score[place] for place in held if place[1] == column]
            blocking += (
                scores.barrier[row, column] == NONE
                and (row, column) not in held
                and (not mine or score > mine[0])
                and (len(theirs) < mentor.capacity or any(score > other for other in theirs))
            )
    return blocking


@examples(150)
@given(situations(), st.booleans())
def test_every_pair_is_asked(situation, weakest):
    givers, seekers, rules = situation
    rules = replace(rules, weakest_first=weakest)
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    assert whole.blocking_pairs == counted(scores, whole)
    assert whole.smallest == min((p.score for p in whole.pairs), default=None)


def test_two_who_fit_best_and_were_parted_for_the_sum_block():
    weights = {Criterion.SUBJECT: 3.0, Criterion.LOCATION: 2.0}
    givers = [
        a_mentor("jens", subjects=("Law",), location="Ribe"),
        a_mentor("ulla", subjects=("Art",), location="Odense"),
    ]
    seekers = [
        a_mentee("ida", subjects=("Law",), location="Ribe"),
        a_mentee("sara", subjects=("Law",), location="Rome"),
    ]
    stay = Rules(weights=weights)
    apart = Rules(weights=weights, pins=frozenset({pair("ulla", "ida")}))
    scores = table(givers, seekers, stay)
    assert best_whole(scores, givers, seekers, stay).blocking_pairs == 0
    assert best_whole(scores, givers, seekers, apart).blocking_pairs == 1


def test_a_full_mentor_does_not_block_and_a_match_that_stands_counts():
    givers = [a_mentor("jens", subjects=("Law",)), a_mentor("ulla", subjects=("Art",))]
    seekers = [a_mentee("ida", subjects=("Law",)), a_mentee("sara", subjects=("Law",))]
    rules = Rules(weights=BY_SUBJECT, standing=frozenset({pair("jens", "ida")}))
    scores = table(givers, seekers, rules)
    whole = best_whole(scores, givers, seekers, rules)
    assert (whole.matched, whole.smallest, whole.blocking_pairs) == (2, 0, 0)
    roomy = [a_mentor("jens", subjects=("Law",), capacity=2), givers[1]]
    assert best_whole(table(roomy, seekers, rules), roomy, seekers, rules).blocking_pairs == 1
