"""Invented people and rules for the matching, by hand and by the dozen."""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any, TypeAlias

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from mentordesk.matching.assignment import Whole
from mentordesk.matching.candidate import Mentee, Mentor, Person, Rules
from mentordesk.matching.score import ScoreTable, table
from mentordesk.matching.unmatched import Remedy, RemedyKind, Step
from mentordesk.vocabulary import Criterion, MeetingForm, Role

ALL_ALIKE = dict.fromkeys(Criterion, 1.0)
BY_SUBJECT = {Criterion.SUBJECT: 1.0}

Situation: TypeAlias = tuple[list[Mentor], list[Mentee], Rules]
Emails: TypeAlias = tuple[str, str]

# x and y may be in both roles.
MENTORS = [f"{name}@example.org" for name in "abcdxy"]
MENTEES = [f"{name}@example.org" for name in "pqrsxy"]
EVERYBODY = sorted({*MENTORS, *MENTEES})


def examples(usual: int) -> settings:
    """Return settings for so many examples: ten times as many where the machine is tortured."""
    return settings(max_examples=usual * settings().max_examples // 100)


def a_mentor(name: str = "jens", **answers: Any) -> Mentor:
    return Mentor(email=f"{name}@example.org", **answers)


def a_mentee(name: str = "ida", **answers: Any) -> Mentee:
    return Mentee(email=f"{name}@example.org", **answers)


def pair(mentor: str, mentee: str) -> Emails:
    return (f"{mentor}@example.org", f"{mentee}@example.org")


def dice_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - invented people, no secrets


def some(dice: Random, words: Sequence[str], most: int = 2) -> list[str]:
    return dice.sample(words, dice.randint(0, min(most, len(words))))


def answers(dice: Random, everybody: Sequence[str] = EVERYBODY) -> dict[str, Any]:
    """Return what either may answer: blanks, and the same written in several ways."""
    return {
        "subjects": tuple(some(dice, ["Biology", " biology", "Physics", "History", ""])),
        "topics": tuple(some(dice, ["Jobs", "jobs ", "Network", "Research"], 3)),
        "sector": dice.choice(["", "Private", "private ", "Public"]),
        "location": dice.choice(["", "Århus", "A\u030aRHUS", "Odense"]),
        "employer": dice.choice(["", "Rambøll", "RAMBØLL ", "LEGO"]),
        "meeting_form": dice.choice([*MeetingForm, MeetingForm.BOTH]),
        "languages": frozenset(some(dice, ["da", "DA", "en", "de"])),
        "available": dice.random() < 0.8,
        "consent": dice.random() < 0.85,
        "wishes": frozenset(some(dice, everybody)),
        "avoids": frozenset(some(dice, everybody, dice.choice([0, 0, 1]))),
    }


def some_mentors(dice: Random, most: int = 4) -> list[Mentor]:
    return [
        Mentor(
            email=email,
            capacity=dice.choice([1, 1, 2, 3, 0]),
            experience_years=dice.choice([None, *range(-1, 12)]),
            **answers(dice),
        )
        for email in some(dice, MENTORS, most)
    ]


def some_mentees(dice: Random, most: int = 5) -> list[Mentee]:
    return [
        Mentee(
            email=email,
            experience_wanted=dice.choice([None, *range(-1, 12)]),
            waited=dice.random() < 0.4,
            **answers(dice),
        )
        for email in some(dice, MENTEES, most)
    ]


def situation(seed: int) -> Situation:
    """Return a few mentors and mentees, and rules with pins and standing matches that agree."""
    dice = dice_of(seed)
    givers, seekers = some_mentors(dice), some_mentees(dice)
    everybody = [(m.email, e.email) for m, e in product(givers, seekers)]

    def pairs(most: int) -> set[Emails]:
        return set(dice.sample(everybody, min(len(everybody), dice.randint(0, most))))

    rules = Rules(
        weights={c: dice.choice([0, 0.3, 1, 2.5]) for c in Criterion if dice.random() < 0.7},
        faculty_of={"biology": "Science", "Physics": "SCIENCE "},
        neighbours=frozenset({frozenset({"History", "Physics"})}),
        spread_load=dice.random() < 0.6,
        bar_same_employer=dice.random() < 0.5,
        forbidden=frozenset(pairs(3)),
        earlier=frozenset(pairs(3)),
        standing=frozenset(one_mentor_each(pairs(dice.choice([0, 3])))),
    )
    rules = replace(
        rules,
        ended=frozenset(one for one in sorted(rules.earlier) if dice.random() < 0.4),
        bar_meeting_form=dice.random() < 0.8,
        bar_language=dice.random() < 0.8,
    )
    pins = possible_pins(table(givers, seekers, rules), rules, pairs(dice.choice([0, 3])))
    return givers, seekers, replace(rules, pins=pins)


def situations() -> st.SearchStrategy[Situation]:
    """Draw by a seed: many times faster than answer by answer, and small as it is."""
    return st.integers(0, 2**32).map(situation)


def one_mentor_each(pairs: Iterable[Emails]) -> Collection[Emails]:
    return {mentee: (mentor, mentee) for mentor, mentee in sorted(pairs)}.values()


def possible_pins(scores: ScoreTable, rules: Rules, wanted: Set[Emails]) -> frozenset[Emails]:
    chosen: set[Emails] = set()
    taken = {mentee for _, mentee in rules.standing}
    for mentor, mentee in one_mentor_each(wanted):
        row, column = scores.mentee_index[mentee], scores.mentor_index[mentor]
        load = sum(m == mentor for m, _ in {*rules.standing, *chosen})
        free = load < scores.mentors[column].capacity and mentee not in taken
        if free and scores.first_barrier(row, column) is None:
            chosen.add((mentor, mentee))
    return frozenset(chosen)


def aims_of(
    scores: ScoreTable, rules: Rules, pairs: Set[tuple[int, int]]
) -> tuple[int, int, int, int]:
    """Return what a set of (mentee, mentor) places is worth, the first aim first."""
    loads = np.bincount([mentor for _, mentor in pairs], minlength=len(scores.mentors))
    return (
        len({mentee for mentee, _ in pairs}),
        sum(scores.mentees[mentee].waited for mentee in {mentee for mentee, _ in pairs}),
        -int((loads * (loads - 1) // 2).sum()) if rules.spread_load else 0,
        sum(round(float(scores.score[place]) * 1e6) for place in pairs),
    )


def places_of(scores: ScoreTable, whole: Whole) -> set[tuple[int, int]]:
    return {
        (scores.mentee_index[pair.mentee], scores.mentor_index[pair.mentor]) for pair in whole.pairs
    }


def changed(remedy: Remedy, givers: list[Mentor], seekers: list[Mentee], rules: Rules) -> Situation:
    """Return the situation after every step of a remedy was taken."""
    for step in remedy.steps:
        givers = [replace(person, **changes(step, Role.MENTOR, person)) for person in givers]
        seekers = [replace(person, **changes(step, Role.MENTEE, person)) for person in seekers]
        rules = replace(rules, **rule_changes(step, rules))
    return givers, seekers, rules


def changes(step: Step, role: Role, person: Person) -> dict[str, Any]:
    """Return what one step changes in a sign-up; nothing where it is about another's."""
    if step.facts.get("person") != person.email:
        return {}
    if step.kind is RemedyKind.LANGUAGE:  # of the person, whatever their part
        return {"languages": person.languages | {step.facts["language"]}}
    return own_changes(step, person) if step.facts["role"] == role else {}


def own_changes(step: Step, person: Person) -> dict[str, Any]:
    """Return what one step changes in the very sign-up that it is about."""
    match step.kind:
        case RemedyKind.MEETING_FORM:
            return {"meeting_form": MeetingForm.BOTH}
        case RemedyKind.SEAT:
            assert isinstance(person, Mentor)
            return {"capacity": person.capacity + step.facts["seats"]}
        case _:
            return {step.kind.value: True}


def rule_changes(step: Step, rules: Rules) -> dict[str, Any]:
    """Return what one step changes in the rules."""
    match step.kind:
        case RemedyKind.PIN:
            return {"pins": rules.pins | {(step.facts["mentor"], step.facts["mentee"])}}
        case RemedyKind.FORBIDDEN:
            return {"forbidden": rules.forbidden - {(step.facts["mentor"], step.facts["mentee"])}}
        case RemedyKind.EMPLOYER:
            return {"bar_same_employer": False}
        case RemedyKind.EARLIER:
            return {"earlier": rules.ended}
        case _:
            return {}
