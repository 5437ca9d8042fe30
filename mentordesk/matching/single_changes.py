"""Which single changes could give somebody left over a partner; `options` proves which ones do."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from mentordesk.matching import changes
from mentordesk.matching.barriers import Holding
from mentordesk.matching.candidate import Mentee, Mentor, Person
from mentordesk.matching.reach import Mask
from mentordesk.matching.remedies import LeftOver
from mentordesk.matching.score import ScoreTable
from mentordesk.matching.unmatched import RemedyKind, Step
from mentordesk.vocabulary import Role

# Either of the two may be asked.
_OF_EITHER = (RemedyKind.MEETING_FORM, RemedyKind.LANGUAGE)
_RECRUIT = (RemedyKind.RECRUIT_MENTOR, RemedyKind.RECRUIT_MENTEE)

Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Steps to try, and the pin that may have to come with them."""

    steps: Steps
    pin: Step | None = None

    @property
    def kinds(self) -> frozenset[RemedyKind]:
        """What the steps ask, a pin left out."""
        return frozenset(step.kind for step in self.steps) - {RemedyKind.PIN}


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """Everybody of the other role as the person who is left over sees them, by place."""

    person: Person
    others: tuple[Mentor, ...] | tuple[Mentee, ...]
    #: What makes the person ready, whoever the partner is.
    own: Steps
    needs: dict[RemedyKind, Mask]
    hopeless: Mask
    holds: Holding
    score: npt.NDArray[np.float64]
    #: Mentees of each mentor; nothing seen from a mentor.
    loads: npt.NDArray[np.int64] | None = None

    def asking(self, kind: RemedyKind | None) -> Iterator[int]:
        """Yield those of whom this is all that is needed, or nothing; the best fitting first."""
        count = np.sum(list(self.needs.values()), axis=0)
        only = (count == 0) if kind is None else (count == 1) & self.needs[kind]
        hopeful = only & ~self.hopeless
        return (
            place for place in np.argsort(-self.score, kind="stable").tolist() if hopeful[place]
        )

    def drafts(self, kind: RemedyKind, place: int) -> Iterator[Draft]:
        """Yield what lets the person have that partner: asked of the one, or of the other."""
        other = self.others[place]
        mentor, mentee = self._pair(other)
        holds = {barrier: held[place] for barrier, held in self.holds.items()}
        ready = list(changes.own_steps(other))
        if kind is RemedyKind.SEAT and self.loads is not None:
            ready.append(changes.seat_step(mentor, int(self.loads[place])))
        for asked in (self.person, other) if kind in _OF_EITHER else (self.person,):
            lifted = changes.pair_steps(mentor, mentee, asked=asked, holds=holds)
            yield Draft((*ready, *lifted), self.pin(place))

    def pin(self, place: int) -> Step:
        """Return the pin of the person and that partner."""
        return changes.pin_step(*self._pair(self.others[place]))

    def _pair(self, other: Person) -> tuple[Mentor, Mentee]:
        if isinstance(self.person, Mentor) and isinstance(other, Mentee):
            return self.person, other
        if isinstance(other, Mentor) and isinstance(self.person, Mentee):
            return other, self.person
        raise TypeError("a pair is a mentor and a mentee")


def drafts(
    table: ScoreTable, left: LeftOver, role: Role, place: int, partners: int
) -> Iterator[Draft]:
    """Yield single changes for the person in that place, of each kind with a few partners.

    What asks least comes first, and last what `remedies` found, which may ask several things.
    """
    view = (_of_mentee if role is Role.MENTEE else _of_mentor)(table, left, place)
    if view.own:
        for partner in islice(view.asking(None), 1):
            yield Draft(view.own, view.pin(partner))
    else:
        for kind in view.needs:
            for partner in islice(view.asking(kind), partners):
                yield from view.drafts(kind, partner)
    remedy = (left.remedy_of_mentee if role is Role.MENTEE else left.remedy_of_mentor)(place)
    if not any(step.kind in _RECRUIT for step in remedy.steps):
        yield Draft(remedy.steps)


def _of_mentee(table: ScoreTable, left: LeftOver, place: int) -> _View:
    holds = {barrier: held[place] for barrier, held in table.barriers.items()}
    return _View(
        person=table.mentees[place],
        others=table.mentors,
        own=tuple(changes.own_steps(table.mentees[place])),
        needs=changes.in_order(
            (
                *changes.between(holds),
                *changes.readying(table.mentors),
                (RemedyKind.SEAT, left.full_mentors()),
            )
        ),
        hopeless=left.hopeless_mentors(place),
        holds=holds,
        score=table.score[place],
        loads=left.loads,
    )


def _of_mentor(table: ScoreTable, left: LeftOver, place: int) -> _View:
    holds = {barrier: held[:, place] for barrier, held in table.barriers.items()}
    mentor = table.mentors[place]
    return _View(
        person=mentor,
        others=table.mentees,
        own=(changes.seat_step(mentor, 0),) if mentor.capacity < 1 else (),
        needs=changes.in_order((*changes.between(holds), *changes.readying(table.mentees))),
        hopeless=left.hopeless_mentees(place),
        holds=holds,
        score=table.score[:, place],
    )
