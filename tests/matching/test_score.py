"""Scores, tiers and the order of candidates."""

import math
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import CancelledError
from mentordesk.matching.candidate import Mentee, Mentor, Person, Rules, Thresholds
from mentordesk.matching.criteria import topic_weights
from mentordesk.matching.reasons import Reason
from mentordesk.matching.score import order_of_candidates, table, tier
from mentordesk.vocabulary import Criterion, Tier
from tests.matching.people import (
    ALL_ALIKE,
    BY_SUBJECT,
    a_mentee,
    a_mentor,
    dice_of,
    examples,
    pair,
    situations,
)

P = TypeVar("P", bound=Person)

SCIENCES = {"Biology": "Science", "physics ": "SCIENCE", "History": "Arts"}


def reason(criterion: Criterion, mentor: Mentor, mentee: Mentee, **rules: Any) -> Reason:
    scores = table([mentor], [mentee], Rules(weights=ALL_ALIKE, **rules))
    return {r.criterion: r for r in scores.reasons(0, 0)}[criterion]


def score(criterion: Criterion, mentor: Mentor, mentee: Mentee, **rules: Any) -> float | None:
    return reason(criterion, mentor, mentee, **rules).score


@examples(40)
@given(situations())
def test_a_score_is_the_weighted_mean_of_its_reasons(situation):
    givers, seekers, rules = situation
    scores = table(givers, seekers, rules)
    labels: dict[float, Tier] = {}
    for place in np.ndindex(scores.score.shape):
        reasons = scores.reasons(*place)
        told = [(r.score, r.weight) for r in reasons if r.score is not None]
        weights = sum(weight for _, weight in told)
        mean = sum(part * weight for part, weight in told) / weights if weights else 0
        found = float(scores.score[place])
        assert [r.criterion for r in reasons] == list(Criterion)
        assert math.isclose(found, mean, abs_tol=1e-12)
        assert 0 <= found <= 1
        assert all(0 <= part <= 1 for part, _ in told)
        label = tier(found, rules.thresholds)
        assert labels.setdefault(round(found, 9), label) is label


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        (("Biology", "Law"), ("Chemistry", " biology"), 1),
        (("Law",), ("History",), 0.7),
        (("Physics",), ("Biology",), 0.5),
        (("Physics",), ("Law",), 0),
        (("Physics",), (), None),
        (("",), ("Physics",), None),
    ],
)
def test_the_nearer_the_subject_the_better(mentor, mentee, expected):
    found = score(
        Criterion.SUBJECT,
        a_mentor(subjects=mentor),
        a_mentee(subjects=mentee),
        faculty_of=SCIENCES,
        neighbours=frozenset({frozenset({"law", "HISTORY"})}),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("offered", "wished", "expected"),
    [
        (("Jobs", "Network"), ("jobs", "Research"), 0.5),
        (("Jobs",), (), None),
        ((), ("Jobs",), None),
    ],
)
def test_topics_count_by_the_share_of_the_mentees_wishes(offered, wished, expected):
    assert score(Criterion.TOPICS, a_mentor(topics=offered), a_mentee(topics=wished)) == expected


def offering(*topics: str, times: int = 1) -> list[Mentor]:
    return [a_mentor(f"{'-'.join(topics)}-{n}", topics=topics) for n in range(times)]


def test_the_fewer_mentors_offer_a_topic_the_more_it_counts():
    givers = [*offering("Jobs", times=6), *offering("jobs ", "JOBS", "CV"), a_mentor("silent")]
    weights = topic_weights([*givers, *offering("CV")])
    assert weights == {"jobs": 1 + math.log(8 / 7), "cv": 1 + math.log(8 / 2)}
    assert topic_weights(offering("Jobs", times=3)) == {"jobs": 1}
    assert topic_weights([a_mentor(topics=("", " "))]) == {}


def test_a_rare_topic_outweighs_a_common_one_and_an_absent_one_is_the_rarest():
    weights = {"jobs": 1.0, "cv": 3.0}
    wishes = a_mentee(topics=("Jobs", "CV", "Moon"))
    common, rare = offering("Jobs")[0], offering("cv")[0]
    assert score(Criterion.TOPICS, common, wishes, topic_weights=weights) == pytest.approx(1 / 7)
    assert score(Criterion.TOPICS, rare, wishes, topic_weights=weights) == pytest.approx(3 / 7)
    assert score(Criterion.TOPICS, a_mentor(topics=("X",)), wishes, topic_weights=weights) == 0
    assert score(Criterion.TOPICS, rare, a_mentee(), topic_weights=weights) is None


@examples(60)
@given(situations(), st.integers(0, 2**32))
def test_a_pairs_score_hangs_on_nobody_else(situation, seed):
    givers, seekers, rules = situation
    rules = replace(rules, topic_weights=topic_weights(givers))
    scores = table(givers, seekers, rules)
    some, few = some_of(givers, seed), some_of(seekers, seed)
    part, alone = scores.of(some, few), table(some, few, rules)
    # A wish for somebody who is not here does not count, so that one may differ.
    for criterion in set(Criterion) - {Criterion.WISHES}:
        assert np.array_equal(part.criteria[criterion], alone.criteria[criterion], equal_nan=True)


def some_of(people: list[P], seed: int) -> list[P]:
    dice = dice_of(seed)
    return [person for person in people if dice.random() < 0.6]


@pytest.mark.parametrize(
    ("years", "wanted", "expected"),
    [(7, 5, 1), (5, 5, 1), (2, 5, 0.4), (0, 5, 0), (0, 0, 1), (None, 5, None), (5, None, None)],
)
def test_experience_falls_linearly_below_the_wish(years, wanted, expected):
    mentor, mentee = a_mentor(experience_years=years), a_mentee(experience_wanted=wanted)
    assert score(Criterion.EXPERIENCE, mentor, mentee) == expected


def test_letters_composed_or_not_and_case_are_one_place():
    assert score(Criterion.LOCATION, a_mentor(location="A\u030arhus"), a_mentee(location=" ÅRHUS"))


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        ({"ida"}, {"jens"}, 1),
        ({"ida"}, (), 1),
        ((), {"jens"}, 1),
        ({"sara"}, {"jens"}, 0.5),
        ({"sara"}, (), 0),
        ((), (), None),
        ({"somebody-absent"}, (), None),
    ],
)
def test_wishes_count_where_somebody_here_is_wished_for(mentor, mentee, expected):
    by_mentor, by_mentee = (
        frozenset(f"{name}@Example.org" for name in names) for names in (mentor, mentee)
    )
    givers = [a_mentor("jens", wishes=by_mentor), a_mentor("ulla")]
    seekers = [a_mentee("ida", wishes=by_mentee), a_mentee("sara")]
    scores = table(givers, seekers, Rules(weights=ALL_ALIKE))
    assert scores.reasons(0, 0)[-1].score == expected


def test_a_blank_answer_neither_helps_nor_hurts():
    mentor = a_mentor(subjects=("Biology",), sector="")
    scores = table(
        [mentor], [a_mentee(subjects=("Biology",), sector="Public")], Rules(weights=ALL_ALIKE)
    )
    assert scores.score[0, 0] == 1


def test_a_criterion_that_weighs_nothing_is_listed_but_not_in_use():
    rules = Rules(weights={Criterion.SUBJECT: 1, Criterion.LOCATION: 0})
    mentor = a_mentor(subjects=("Biology",), location="Odense")
    scores = table([mentor], [a_mentee(subjects=("Biology",), location="Ribe")], rules)
    assert scores.score[0, 0] == 1
    place = scores.reasons(0, 0)[4]
    assert (place.criterion, place.score, place.weight) == (Criterion.LOCATION, 0, 0)


def test_a_negative_weight_is_a_bug():
    with pytest.raises(ValueError, match="negative"):
        Rules(weights={Criterion.SUBJECT: -1})


def test_two_people_of_one_role_with_one_address_are_a_bug():
    with pytest.raises(ValueError, match="twice"):
        table([a_mentor("jens"), a_mentor("JENS")], [], Rules())


@pytest.mark.parametrize(
    ("value", "label"),
    [(0.8, Tier.TOP), (0.79, Tier.GOOD), (0.6, Tier.GOOD), (0.4, Tier.MATCH), (0.39, Tier.WEAK)],
)
def test_tiers_are_absolute(value, label):
    assert tier(value, Thresholds()) is label


def test_a_score_on_the_threshold_is_not_lost_to_rounding():
    # In binary 0.7 * 0.1 + 1 * 0.05 over 0.15 is not quite 0.8.
    rules = Rules(
        weights={Criterion.SUBJECT: 0.1, Criterion.LOCATION: 0.05},
        neighbours=frozenset({frozenset({"Law", "History"})}),
    )
    mentor = a_mentor(subjects=("Law",), location="Ribe")
    scores = table([mentor], [a_mentee(subjects=("History",), location="Ribe")], rules)
    assert tier(float(scores.score[0, 0]), rules.thresholds) is Tier.TOP


def test_candidates_come_best_first_then_by_address_and_barred_ones_last():
    givers = [
        a_mentor("per", subjects=("Biology",)),
        a_mentor("bo", subjects=("Law",)),
        a_mentor("anna", subjects=("Biology",)),
        a_mentor("carl", subjects=("Biology",), available=False),
    ]
    scores = table(givers, [a_mentee(subjects=("Biology",))], Rules(weights=BY_SUBJECT))
    ordered = [scores.mentors[place].email for place in order_of_candidates(scores, 0)]
    assert ordered == [f"{name}@example.org" for name in ("anna", "per", "bo", "carl")]
    assert scores.score[0, scores.mentor_index["carl@example.org"]] == 1


def test_a_mentor_is_full_when_confirmed_matches_take_all_seats():
    rules = Rules(standing=frozenset({pair("jens", "ida")}))
    assert rules.is_full(a_mentor("jens"))
    assert not rules.is_full(a_mentor("jens", capacity=2))
    assert not rules.is_full(a_mentor("ulla"))


def test_scoring_tells_how_far_it_has_come_and_can_be_stopped():
    told = []

    def stop(done, total):
        told.append(done)
        if done == total:
            raise CancelledError

    with pytest.raises(CancelledError):
        table([a_mentor()], [a_mentee()], Rules(), stop)
    assert told == list(range(1, 9))
