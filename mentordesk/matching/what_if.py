"""The best whole solved again under other choices, without its reasons: what a choice costs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from mentordesk.matching.aims import RESOLUTION, solve
from mentordesk.matching.barriers import Holding, Mask, first_codes, holding
from mentordesk.matching.candidate import Mentee, Mentor, Person, Rules
from mentordesk.matching.membership import pair_matrix, text_codes
from mentordesk.matching.score import ScoreTable
from mentordesk.matching.settled import Settled, settled
from mentordesk.matching.unmatched import RemedyKind, Step
from mentordesk.vocabulary import Barrier, MeetingForm, Role

#: Where there is nobody.
NOBODY = -1

P = TypeVar("P", bound=Person)

_ANSWERS: Mapping[RemedyKind, Mapping[str, Any]] = {
    RemedyKind.CONSENT: {"consent": True},
    RemedyKind.AVAILABLE: {"available": True},
    RemedyKind.MEETING_FORM: {"meeting_form": MeetingForm.BOTH},
}


@dataclass(frozen=True, eq=False)
class BareWhole:
    """Who is matched with whom in a best whole, as places (mentee, mentor) in its table."""

    table: ScoreTable
    rules: Rules
    settled: Settled
    found: frozenset[tuple[int, int]]
    optimal: bool

    @cached_property
    def mentor_of(self) -> npt.NDArray[np.intp]:
        """Each mentee's mentor by place, or `NOBODY`."""
        places = np.full(len(self.table.mentees), NOBODY, np.intp)
        for mentee, mentor in self.settled | self.found:
            places[mentee] = mentor
        return places

    @cached_property
    def loads(self) -> npt.NDArray[np.int64]:
        """How many mentees each mentor has."""
        held = [mentor for _, mentor in self.settled | self.found]
        return np.bincount(held, minlength=len(self.table.mentors)).astype(np.int64)

    @cached_property
    def matched(self) -> Mask:
        """Which mentees have a mentor."""
        result: Mask = self.mentor_of != NOBODY
        return result

    @cached_property
    def millionths(self) -> int:
        """The sum of all pairs' scores, exact, as they are compared."""
        return sum(
            round(float(self.table.score[place]) * RESOLUTION)
            for place in self.settled | self.found
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """The way from one whole to another."""

    #: How much the sum of scores falls.
    points: float
    #: How many fewer mentees have a mentor.
    mentees: int
    #: Places of the mentees whose mentor is another one, or who lose or gain one.
    moved: tuple[int, ...]


def bare_whole(table: ScoreTable, rules: Rules, report: Callable[[], None]) -> BareWhole:
    """Return the pairs of the best whole of everybody in the table; see `assignment.best_whole`.

    Raises:
        UserError: The coordinator's decisions contradict each other, a barrier or the seats.
    """
    fixed = settled(table, rules)
    solved = solve(table, rules, fixed, report)
    return BareWhole(table, rules, fixed, solved.pairs, solved.optimal)


def cost(before: BareWhole, after: BareWhole) -> Cost:
    """Return what it costs to have the second whole in place of the first, of the same people."""
    return Cost(
        points=(before.millionths - after.millionths) / RESOLUTION,
        mentees=int(before.matched.sum()) - int(after.matched.sum()),
        moved=tuple(np.flatnonzero(before.mentor_of != after.mentor_of).tolist()),
    )


def ruled(table: ScoreTable, rules: Rules) -> ScoreTable:
    """Return the table under rules that differ only in whom they keep apart, or pin."""
    return _barred(table, table.mentors, table.mentees, rules)


def after(table: ScoreTable, rules: Rules, steps: Iterable[Step]) -> tuple[ScoreTable, Rules]:
    """Return the table and the rules once every step was taken.

    No step touches a score: barriers, seats and the coordinator's rules are all that change.
    """
    mentors, mentees = table.mentors, table.mentees
    for step in steps:
        mentors = tuple(_person_after(person, Role.MENTOR, step) for person in mentors)
        mentees = tuple(_person_after(person, Role.MENTEE, step) for person in mentees)
        rules = _rules_after(rules, step)
    return _barred(table, mentors, mentees, rules), rules


def _person_after(person: P, role: Role, step: Step) -> P:
    if step.facts.get("person") != person.email:
        return person
    given: Mapping[str, Any] = {}
    if step.kind is RemedyKind.LANGUAGE:
        # A language is the person's, whichever part they are asked about.
        given = {"languages": person.languages | {step.facts["language"]}}
    elif step.facts["role"] == role:
        given = _ANSWERS.get(step.kind, {})
        if step.kind is RemedyKind.SEAT and isinstance(person, Mentor):
            given = {"capacity": person.capacity + step.facts["seats"]}
    return replace(person, **given) if given else person


def _rules_after(rules: Rules, step: Step) -> Rules:
    if step.kind is RemedyKind.PIN:
        return replace(rules, pins=rules.pins | {_pair(step)})
    if step.kind is RemedyKind.FORBIDDEN:
        return replace(rules, forbidden=rules.forbidden - {_pair(step)})
    if step.kind is RemedyKind.EMPLOYER:
        return replace(rules, bar_same_employer=False)
    if step.kind is RemedyKind.EARLIER:
        return replace(rules, earlier=rules.ended)
    return rules


def _pair(step: Step) -> tuple[str, str]:
    return step.facts["mentor"], step.facts["mentee"]


def _barred(
    table: ScoreTable, mentors: tuple[Mentor, ...], mentees: tuple[Mentee, ...], rules: Rules
) -> ScoreTable:
    """Return the table with the barriers found anew for those who are not as they were."""
    columns, rows = _changed(table.mentors, mentors), _changed(table.mentees, mentees)
    barriers = dict(table.barriers)
    if columns or rows:
        barriers = {barrier: held.copy() for barrier, held in barriers.items()}
        for barrier, held in holding([mentors[place] for place in columns], mentees, rules).items():
            barriers[barrier][:, columns] = held
        for barrier, held in holding(mentors, [mentees[place] for place in rows], rules).items():
            barriers[barrier][rows] = held
    barriers |= _kept_apart(table, mentors, mentees, rules)
    return replace(
        table,
        mentors=mentors,
        mentees=mentees,
        rules=rules,
        barriers=barriers,
        barrier=first_codes(barriers),
    )


def _changed(before: Sequence[Person], now: Sequence[Person]) -> list[int]:
    return [place for place, person in enumerate(now) if person is not before[place]]


def _kept_apart(
    table: ScoreTable, mentors: Sequence[Mentor], mentees: Sequence[Mentee], rules: Rules
) -> Holding:
    """Return the barriers that the coordinator's rules make, where these rules are others."""
    apart: dict[Barrier, Mask] = {}
    if rules.forbidden != table.rules.forbidden:
        apart[Barrier.FORBIDDEN] = pair_matrix(mentors, mentees, rules.forbidden)
    if rules.earlier != table.rules.earlier:
        apart[Barrier.EARLIER] = pair_matrix(mentors, mentees, rules.earlier)
    if rules.bar_same_employer != table.rules.bar_same_employer:
        codes = text_codes([p.employer for p in mentees], [p.employer for p in mentors])
        apart[Barrier.EMPLOYER] = codes.equal & rules.bar_same_employer
    return apart
