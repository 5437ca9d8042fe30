"""Who is left over, why, and the smallest change that would surely match them.

A change to a person's own answers matches them whenever a seat can be had with somebody whom
the change lets in, directly or by moving others on: the most that can be matched then grows by
one, and only they make the difference. A change at the other side (a seat, a consent) may serve
somebody else first; where it could, the remedy includes a pin.
"""

from collections.abc import Mapping, Set

import numpy as np
import numpy.typing as npt

from mentordesk.matching import changes
from mentordesk.matching.barriers import NONE, ORDER
from mentordesk.matching.candidate import Rules
from mentordesk.matching.membership import pair_matrix
from mentordesk.matching.reach import NOBODY, Mask, Reach, reach
from mentordesk.matching.score import ScoreTable
from mentordesk.matching.unmatched import (
    Remedy,
    RemedyKind,
    Step,
    UnmatchedKind,
    UnmatchedReason,
)
from mentordesk.vocabulary import Barrier, Role

#: Barriers of one person, not of two.
_OWN = (Barrier.CONSENT, Barrier.UNAVAILABLE)


class LeftOver:
    """The people whom a finished whole leaves over, by their places in its table."""

    def __init__(
        self,
        table: ScoreTable,
        rules: Rules,
        settled: Set[tuple[int, int]],
        found: Set[tuple[int, int]],
    ) -> None:
        """Look at the pairs, as (mentee, mentor), that were settled before and found since."""
        self._table = table
        self.loads = np.zeros(len(table.mentors), np.int64)
        matched = np.zeros(len(table.mentees), bool)
        for mentee, mentor in settled | found:
            self.loads[mentor] += 1
            matched[mentee] = True
        self.mentees: list[int] = np.flatnonzero(~matched).tolist()
        unused = changes.ready(table.mentors) & (self.loads == 0)
        self.mentors: list[int] = np.flatnonzero(unused).tolist()
        if self.mentees or self.mentors:
            self._look_around(found, rules)

    def _look_around(self, found: Set[tuple[int, int]], rules: Rules) -> None:
        table = self._table
        self._ended = pair_matrix(table.mentors, table.mentees, rules.ended)
        mentor_of = np.full(len(table.mentees), NOBODY, np.intp)
        for mentee, mentor in found:
            mentor_of[mentee] = mentor
        capacity = np.array([mentor.capacity for mentor in table.mentors], np.int64)
        allowed = ~np.any([table.barriers[b] for b in ORDER if b not in _OWN], axis=0)
        self._reach = reach(
            fits=table.barrier == NONE,
            could_fit=allowed & changes.ready(table.mentees)[:, np.newaxis],
            mentor_of=mentor_of,
            open_seats=capacity - self.loads,
            loads=self.loads,
            unmatched=self.mentees,
        )
        #: Mentors with room whom each mentee could go to once ready themselves.
        self._ways = allowed & (changes.ready(table.mentors) & self._reach.room)
        self._obtainable = _obtainable(mentor_of, self._reach, self.loads, rules.spread_load)
        self._obtainable[self.mentees] = True

    def reason_of_mentee(self, place: int) -> UnmatchedReason:
        """Return why a mentee has no mentor."""
        mentee = self._table.mentees[place]
        barriers = _counts(self._table.barrier[place])
        fitting = len(self._table.mentors) - sum(barriers.values())
        if not mentee.consent:
            kind = UnmatchedKind.NO_CONSENT
        elif not mentee.available:
            kind = UnmatchedKind.NOT_AVAILABLE
        elif fitting:
            kind = UnmatchedKind.ALL_FULL
        else:
            kind = UnmatchedKind.BARRIERS if barriers else UnmatchedKind.NOBODY
        return UnmatchedReason(kind=kind, role=Role.MENTEE, fitting=fitting, barriers=barriers)

    def reason_of_mentor(self, place: int) -> UnmatchedReason:
        """Return why a mentor who is available and has consented has no mentee."""
        barriers = _counts(self._table.barrier[:, place])
        fitting = len(self._table.mentees) - sum(barriers.values())
        if self._table.mentors[place].capacity < 1:
            kind = UnmatchedKind.NO_SEAT
        elif fitting:
            kind = UnmatchedKind.ALL_PLACED
        else:
            kind = UnmatchedKind.BARRIERS if barriers else UnmatchedKind.NOBODY
        return UnmatchedReason(kind=kind, role=Role.MENTOR, fitting=fitting, barriers=barriers)

    def hopeless_mentors(self, place: int) -> Mask:
        """Return which mentors nothing gives to a mentee."""
        holds = {barrier: matrix[place] for barrier, matrix in self._table.barriers.items()}
        return changes.final(holds, self._ended[place])

    def hopeless_mentees(self, place: int) -> Mask:
        """Return which mentees nothing gives to a mentor, or only another mentor's loss."""
        holds = {barrier: matrix[:, place] for barrier, matrix in self._table.barriers.items()}
        return changes.final(holds, self._ended[:, place]) | ~self._obtainable

    def full_mentors(self) -> Mask:
        """Return which mentors have no seat, not even by moving mentees on."""
        return ~self._reach.room

    def contested(self, place: int) -> Mask:
        """Return at which mentors others than this mentee could use one more seat."""
        return self._reach.contested(place)

    def remedy_of_mentee(self, place: int) -> Remedy:
        """Return the smallest change that would give a mentee a mentor."""
        table = self._table
        holds = {barrier: matrix[place] for barrier, matrix in table.barriers.items()}
        full = ~self._reach.room
        from_others = full | ~changes.ready(table.mentors)
        pinned = from_others & self.contested(place)
        two_parts = table.mentees[place].email in table.mentor_index
        pinned |= _for_others_too(holds, two_parts=two_parts) & (len(self.mentees) > 1)
        chosen = changes.least(
            (
                *changes.between(holds),
                *changes.readying(table.mentors),
                (RemedyKind.SEAT, full),
            ),
            pinned,
            table.score[place],
            self.hopeless_mentors(place),
        )
        if chosen == NOBODY:
            return Remedy(steps=(Step(kind=RemedyKind.RECRUIT_MENTOR),))
        mentor, mentee = table.mentors[chosen], table.mentees[place]
        steps = [
            *changes.own_steps(mentee),
            *changes.own_steps(mentor),
            *changes.pair_steps(mentor, mentee, asked=mentee, holds=_at(holds, chosen)),
        ]
        if full[chosen]:
            steps.append(changes.seat_step(mentor, int(self.loads[chosen])))
        if pinned[chosen]:
            steps.append(changes.pin_step(mentor, mentee))
        return Remedy(steps=tuple(steps), partner=mentor.email)

    def remedy_of_mentor(self, place: int) -> Remedy:
        """Return the smallest change that would give a mentor a mentee."""
        table = self._table
        holds = {barrier: matrix[:, place] for barrier, matrix in table.barriers.items()}
        elsewhere = self._ways.sum(axis=1) > self._ways[:, place]
        two_parts = table.mentors[place].email in table.mentee_index
        pinned = ~changes.ready(table.mentees) & elsewhere
        pinned |= _for_others_too(holds, two_parts=two_parts)
        chosen = changes.least(
            (*changes.between(holds), *changes.readying(table.mentees)),
            pinned,
            table.score[:, place],
            self.hopeless_mentees(place),
        )
        if chosen == NOBODY:
            return Remedy(steps=(Step(kind=RemedyKind.RECRUIT_MENTEE),))
        mentor, mentee = table.mentors[place], table.mentees[chosen]
        steps = [
            *changes.own_steps(mentee),
            *changes.pair_steps(mentor, mentee, asked=mentor, holds=_at(holds, chosen)),
        ]
        if mentor.capacity < 1:
            steps.append(changes.seat_step(mentor, 0))
        if pinned[chosen]:
            steps.append(changes.pin_step(mentor, mentee))
        return Remedy(steps=tuple(steps), partner=mentee.email)


def _obtainable(
    mentor_of: npt.NDArray[np.intp], around: Reach, loads: npt.NDArray[np.int64], spread_load: bool
) -> Mask:
    """Return whom a mentor could take over so that the whole gets better, not just other."""
    giving = around.wanted
    if spread_load:
        giving = giving | around.relieves | (loads > 1)
    obtainable = np.zeros(len(mentor_of), bool)
    held = np.flatnonzero(mentor_of != NOBODY)
    obtainable[held] = giving[mentor_of[held]]
    return obtainable


def _for_others_too(holds: Mapping[Barrier, Mask], *, two_parts: bool) -> Mask:
    """Return where the change may serve somebody else first, though the person asks for it.

    A rule is everybody's, and a language is learnt in both parts that a person takes.
    """
    result: Mask = holds[Barrier.EMPLOYER] | holds[Barrier.EARLIER]
    return result | (holds[Barrier.LANGUAGE] & two_parts)


def _counts(codes: npt.NDArray[np.int8]) -> dict[Barrier, int]:
    counts = np.bincount(codes[codes != NONE], minlength=len(ORDER)).tolist()
    return {barrier: count for barrier, count in zip(ORDER, counts, strict=True) if count}


def _at(holds: Mapping[Barrier, Mask], place: int) -> dict[Barrier, Mask]:
    return {barrier: held[place] for barrier, held in holds.items()}
