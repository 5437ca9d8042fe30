"""The best whole: the aims in their order, against solvers that think differently."""

from collections.abc import Iterable
from dataclasses import replace

import lap
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import CancelledError, UserError
from mentordesk.matching.assignment import Whole, best_whole
from mentordesk.matching.candidate import Mentee, Mentor, Progress, Rules
from mentordesk.matching.score import table
from mentordesk.vocabulary import Role
from tests.matching.people import (
    BY_SUBJECT,
    a_mentee,
    a_mentor,
    dice_of,
    examples,
    pair,
    situations,
    some_mentors,
)


def whole_of(
    givers: Iterable[Mentor],
    seekers: Iterable[Mentee],
    rules: Rules | None = None,
    progress: Progress | None = None,
) -> Whole:
    givers, seekers = list(givers), list(seekers)
    rules = rules or Rules(weights=BY_SUBJECT)
    return best_whole(table(givers, seekers, rules), givers, seekers, rules, progress)


def couples(whole: Whole) -> list[tuple[str, str]]:
    return [(p.mentor.split("@")[0], p.mentee.split("@")[0]) for p in whole.pairs]


@examples(80)
@given(situations(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(situation, dice):
    givers, seekers, rules = situation
    shuffled_givers, shuffled_seekers = list(givers), list(seekers)
    dice.shuffle(shuffled_givers)
    dice.shuffle(shuffled_seekers)
    assert repr(whole_of(givers, seekers, rules)) == repr(
        whole_of(shuffled_givers, shuffled_seekers, rules)
    )


@examples(80)
@given(situations(), st.integers())
def test_one_more_mentor_never_leaves_more_mentees_alone(situation, seed):
    givers, seekers, rules = situation
    known = {giver.email for giver in givers}
    joined = [
        *givers,
        *(giver for giver in some_mentors(dice_of(seed)) if giver.email not in known),
    ]
    assert whole_of(joined, seekers, rules).matched >= whole_of(givers, seekers, rules).matched


@examples(80)
@given(situations())
def test_everybody_is_in_a_pair_or_told_why_not(situation):
    givers, seekers, rules = situation
    whole = whole_of(givers, seekers, rules)
    left = {(u.person, u.role) for u in whole.unmatched}
    paired = {(p.mentee, Role.MENTEE) for p in whole.pairs}
    paired |= {(p.mentor, Role.MENTOR) for p in whole.pairs}
    everybody = {(e.email, Role.MENTEE) for e in seekers}
    everybody |= {(m.email, Role.MENTOR) for m in givers if m.available and m.consent}
    assert left == everybody - paired
    assert [p.mentee for p in whole.pairs] == sorted(p.mentee for p in whole.pairs)


def test_most_mentees_come_before_the_best_scores():
    givers = [a_mentor("jens", subjects=("Biology",)), a_mentor("ulla", subjects=("History",))]
    only_jens = a_mentee("sara", subjects=("Law",), avoids=frozenset({"ulla@example.org"}))
    seekers = [a_mentee("ida", subjects=("Biology",)), only_jens]
    assert couples(whole_of(givers, seekers)) == [("ulla", "ida"), ("jens", "sara")]


def test_those_who_waited_come_before_the_better_fitting():
    seekers = [
        a_mentee("ida", subjects=("Biology",)),
        a_mentee("sara", subjects=("Law",), waited=True),
    ]
    whole = whole_of([a_mentor("jens", subjects=("Biology",))], seekers)
    assert couples(whole) == [("jens", "sara")]


def test_nobody_gets_a_second_mentee_while_another_mentor_has_none():
    givers = [
        a_mentor("jens", subjects=("Biology",), capacity=2),
        a_mentor("ulla", subjects=("History",)),
    ]
    seekers = [a_mentee("ida", subjects=("Biology",)), a_mentee("sara", subjects=("Biology",))]
    spread = whole_of(givers, seekers)
    assert {p.mentor for p in spread.pairs} == {"jens@example.org", "ulla@example.org"}
    gathered = whole_of(givers, seekers, Rules(weights=BY_SUBJECT, spread_load=False))
    assert couples(gathered) == [("jens", "ida"), ("jens", "sara")]
    assert gathered.total == 2


def test_seats_count_available_and_consenting_mentors_only():
    givers = [
        a_mentor("jens", capacity=2),
        a_mentor("ulla", available=False),
        a_mentor("per", consent=False),
        a_mentor("bo", capacity=0),
    ]
    assert whole_of(givers, []).seats == 2


def test_a_confirmed_match_stands_behind_a_barrier_and_holds_its_seat():
    rules = Rules(
        weights=BY_SUBJECT,
        standing=frozenset({pair("jens", "ida")}),
        forbidden=frozenset({pair("jens", "ida")}),
    )
    busy = a_mentor("jens", available=False)
    whole = whole_of([busy], [a_mentee("ida"), a_mentee("sara")], rules)
    assert couples(whole) == [("jens", "ida")]
    assert whole.pairs[0].standing
    assert not whole.pairs[0].pinned


def test_a_pin_stands_though_others_fit_better():
    givers = [a_mentor("jens", subjects=("Biology",)), a_mentor("ulla", subjects=("Law",))]
    seekers = [a_mentee("ida", subjects=("Biology",)), a_mentee("sara", subjects=("Law",))]
    rules = Rules(weights=BY_SUBJECT, pins=frozenset({pair("ulla", "ida")}))
    whole = whole_of(givers, seekers, rules)
    assert couples(whole) == [("ulla", "ida"), ("jens", "sara")]
    assert [p.pinned for p in whole.pairs] == [True, False]


def test_a_part_of_the_table_can_be_matched_alone():
    givers, seekers = [a_mentor("jens"), a_mentor("ulla")], [a_mentee("ida"), a_mentee("sara")]
    rules = Rules(weights=BY_SUBJECT)
    scores = table(givers, seekers, rules)
    room = best_whole(scores, [replace(givers[1], capacity=2)], reversed(seekers), rules)
    assert couples(room) == [("ulla", "ida"), ("ulla", "sara")]


def test_nobody_at_all_is_a_whole_too():
    whole = whole_of([], [])
    assert (whole.pairs, whole.unmatched, whole.total, whole.optimal) == ((), (), 0, True)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (Rules(pins=frozenset({pair("jens", "nobody")})), "No mentee here.*nobody@"),
        (Rules(forbidden=frozenset({pair("nobody", "ida")})), "No mentor here.*nobody@"),
        (
            Rules(
                pins=frozenset({pair("jens", "ida")}), forbidden=frozenset({pair("jens", "ida")})
            ),
            "jens@.* and ida@.* both pinned and ruled out",
        ),
        (
            Rules(pins=frozenset({pair("jens", "ida"), pair("ulla", "ida")})),
            "ida@.* pinned to both jens@.* and ulla@",
        ),
        (
            Rules(pins=frozenset({pair("ulla", "ida")}), standing=frozenset({pair("jens", "ida")})),
            "ida@.* pinned to ulla@.* confirmed match with jens@",
        ),
        (
            Rules(pins=frozenset({pair("jens", "ida"), pair("jens", "sara")})),
            r"More mentees are pinned to jens@.* \(2\) than .* \(1\)",
        ),
        (Rules(pins=frozenset({pair("per", "ida")})), "per@.* not available"),
        (Rules(pins=frozenset({pair("ida", "ida")})), "the same person"),
        (
            Rules(earlier=frozenset({pair("ulla", "ida")}), pins=frozenset({pair("ulla", "ida")})),
            "matched before",
        ),
    ],
)
def test_decisions_that_contradict_each_other_are_refused_with_names(rules, words):
    givers = [a_mentor("jens"), a_mentor("ulla"), a_mentor("per", available=False), a_mentor("ida")]
    with pytest.raises(UserError, match=words):
        whole_of(givers, [a_mentee("ida"), a_mentee("sara")], rules)


def test_a_pin_on_a_confirmed_match_asks_for_no_second_seat():
    both = frozenset({pair("jens", "ida")})
    whole = whole_of([a_mentor("jens")], [a_mentee("ida")], Rules(pins=both, standing=both))
    assert couples(whole) == [("jens", "ida")]
    assert whole.pairs[0].pinned


def test_the_work_can_be_stopped():
    told = []

    def stop(done, total):
        told.append((done, total))
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        whole_of([a_mentor()], [a_mentee()], progress=stop)
    assert told == [(1, 8), (2, 8)]


@pytest.mark.parametrize("wrong_at", [1, 2])
def test_an_answer_that_is_not_proven_is_not_called_best(monkeypatch, wrong_at):
    solver, calls = lap.lapjvx, []

    def errs(costs, **options):
        rows, columns = solver(costs, **options)
        calls.append(1)
        return rows, columns[::-1] if len(calls) == wrong_at else columns

    monkeypatch.setattr(lap, "lapjvx", errs)
    givers = [a_mentor("jens", subjects=("Biology",)), a_mentor("ulla", subjects=("Law",))]
    seekers = [a_mentee("ida", subjects=("Biology",)), a_mentee("sara", subjects=("Law",))]
    rules = Rules(weights=BY_SUBJECT, forbidden=frozenset({pair("jens", "sara")}))
    whole = whole_of(givers, seekers, rules)
    assert not whole.optimal
