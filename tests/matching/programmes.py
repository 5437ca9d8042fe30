"""Whole programmes of invented people, 1 to 60 a side, with everything that may decide a match."""

from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies as st

from mentordesk.matching.candidate import Mentee, Mentor, Rules
from mentordesk.matching.score import table
from mentordesk.vocabulary import Criterion, MeetingForm
from tests.matching.people import (
    Emails,
    Situation,
    answers,
    dice_of,
    one_mentor_each,
    possible_pins,
)

#: Small ones find most, and are read most easily; now and then all of a union's.
SIZES = st.one_of(st.integers(1, 12), st.integers(1, 60))

_EASY = {
    "available": True,
    "consent": True,
    "meeting_form": MeetingForm.BOTH,
    "languages": frozenset[str](),
}


def programme(seed: int, many_mentors: int, many_mentees: int) -> Situation:
    """Return people and rules that agree: what is pinned can be."""
    dice = dice_of(seed)
    everybody = [f"p{number:03}@example.org" for number in range(many_mentors + many_mentees)]
    # One in ten mentees is a mentor too.
    both = [email for email in everybody[:many_mentors] if dice.random() < 0.1]
    easy = dice.choice([0, 0.5, 0.9])
    givers = [a_giver(dice, email, everybody, easy) for email in everybody[:many_mentors]]
    emails = [*both, *everybody[many_mentors:]][:many_mentees]
    seekers = [a_seeker(dice, email, everybody, easy) for email in emails]
    rules = some_rules(dice, givers, seekers)
    wanted = some_pairs(dice, givers, seekers, dice.choice([0, 20]))
    pinned = possible_pins(table(givers, seekers, rules), rules, wanted)
    return givers, seekers, replace(rules, pins=pinned)


def programmes() -> st.SearchStrategy[Situation]:
    """Draw sizes, so that a failure shrinks, and the rest by a seed."""
    return st.builds(programme, st.integers(0, 2**32), SIZES, SIZES)


def some_answers(dice: Random, everybody: list[str], easy: float) -> dict[str, Any]:
    """Return answers, with that chance such as bar nobody."""
    given = answers(dice, everybody)
    return {**given, **_EASY} if dice.random() < easy else given


def a_giver(dice: Random, email: str, everybody: list[str], easy: float) -> Mentor:
    return Mentor(
        email=email,
        capacity=dice.choice([1, 1, 2, 3]),
        experience_years=dice.choice([None, *range(12)]),
        **some_answers(dice, everybody, easy),
    )


def a_seeker(dice: Random, email: str, everybody: list[str], easy: float) -> Mentee:
    return Mentee(
        email=email,
        experience_wanted=dice.choice([None, *range(12)]),
        waited=dice.random() < 0.3,
        **some_answers(dice, everybody, easy),
    )


def some_rules(dice: Random, givers: list[Mentor], seekers: list[Mentee]) -> Rules:
    most = len(givers) + len(seekers)
    earlier = some_pairs(dice, givers, seekers, most)
    return Rules(
        weights={c: dice.choice([0, 0.3, 1, 2.5]) for c in Criterion if dice.random() < 0.8},
        faculty_of={"biology": "Science", "Physics": "SCIENCE "},
        neighbours=frozenset({frozenset({"History", "Physics"})}),
        spread_load=dice.random() < 0.6,
        weakest_first=dice.random() < 0.5,
        bar_same_employer=dice.random() < 0.5,
        bar_meeting_form=dice.random() < 0.8,
        bar_language=dice.random() < 0.8,
        forbidden=frozenset(some_pairs(dice, givers, seekers, most)),
        earlier=frozenset(earlier),
        ended=frozenset(one for one in sorted(earlier) if dice.random() < 0.3),
        standing=frozenset(one_mentor_each(some_pairs(dice, givers, seekers, dice.choice([0, 4])))),
    )


def some_pairs(dice: Random, givers: list[Mentor], seekers: list[Mentee], most: int) -> set[Emails]:
    everybody = [(m.email, e.email) for m, e in product(givers, seekers)]
    return set(dice.sample(everybody, min(len(everybody), dice.randint(0, most))))
