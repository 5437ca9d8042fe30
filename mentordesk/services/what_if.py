"""What a choice would cost, and what would match somebody left over, before anything is done."""

from collections.abc import Callable, Collection
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from mentordesk.errors import UserError
from mentordesk.i18n import Translator, sort_key
from mentordesk.services.matching_reading import Gathering, Pair
from mentordesk.services.pair_checks import (
    check_pair,
    named,
    refuse_spoken_for,
    require_present,
)
from mentordesk.services.pair_reading import reason_records
from mentordesk.services.records.matches import (
    ChangedPartner,
    ChangeRecord,
    CostRecord,
    PairRecord,
    PersonName,
    ReasonRecord,
)
from mentordesk.services.told_reasons import ToldReasons
from mentordesk.vocabulary import N_, MatchState, Role

if TYPE_CHECKING:
    from mentordesk.matching.options import Option
    from mentordesk.matching.remedies import LeftOver
    from mentordesk.matching.what_if import BareWhole

#: Told how many of how many steps are done; may raise `CancelledError`.
Progress = Callable[[int, int], None]
#: About how often the whole is solved to find what would match somebody.
_SOLVES = 12
#: A mentor's sign-up and a mentee's.
Ids = tuple[int, int]


class WhatIf:
    """A programme as it was read once; its questions only compute, in whichever thread.

    Valid until the file changes. The best whole as things stand is solved at the first question
    and kept; every other one solves it once more, or a few times.
    """

    def __init__(self, gathering: Gathering, translator: Translator) -> None:
        self._gathering = gathering
        self._translator = translator
        self._people = {
            Role.MENTOR: gathering.mentor_ids(),
            Role.MENTEE: gathering.mentee_ids(),
        }
        self._lock = Lock()
        self._base: BareWhole | None = None
        self._left: LeftOver | None = None

    def cost(
        self,
        pins: Collection[Ids] = (),
        forbids: Collection[Ids] = (),
        progress: Progress | None = None,
    ) -> CostRecord:
        """Return what it does to the best whole to keep these pairs together, or apart.

        Args:
            pins: Sign-ups (mentor, mentee); a mentee's pin takes the place of one she has.
            forbids: Sign-ups (mentor, mentee).
            progress: Told how far the work has come; may raise `CancelledError`.

        Raises:
            UserError: The choice is not possible: somebody takes no part, a barrier holds, a
                mentee has a mentor, the seats are too few, or a pin says otherwise.
        """
        from mentordesk.matching import what_if

        for mentor_id, mentee_id in pins:
            check_pair(self._gathering, mentor_id, mentee_id)
            refuse_spoken_for(self._gathering, mentee_id)
        for pair in forbids:
            self._check_forbid(*pair)
        report = self._reporting(progress, solves=1)
        base = self._solved(report)
        together = frozenset(self._addresses(*pair) for pair in pins)
        apart = frozenset(self._addresses(*pair) for pair in forbids)
        anew = {mentee for _, mentee in together}
        kept = frozenset(pair for pair in base.rules.pins if pair[1] not in anew)
        rules = replace(base.rules, pins=kept | together, forbidden=base.rules.forbidden | apart)
        with named(self._gathering):
            other = what_if.bare_whole(what_if.ruled(base.table, rules), rules, report)
        return self._cost(base, other, {mentee for _, mentee in together | apart})

    def changes(
        self, enrolment_id: int, progress: Progress | None = None
    ) -> tuple[ChangeRecord, ...]:
        """Return what would match somebody left over, the smallest change first.

        Each was found by solving the whole again with it: the person then has a partner, and
        nobody who has one loses theirs. None comes where nothing helps, or nothing is needed.

        Args:
            enrolment_id: The sign-up of a mentee without a mentor, or of a mentor without a
                mentee.
            progress: Told how far the work has come; may raise `CancelledError`.
        """
        from mentordesk.matching.options import Options

        report = self._reporting(progress, solves=_SOLVES)
        base = self._solved(report)
        role, place = self._place(base, enrolment_id)
        if place is None:
            return ()
        options = Options(base, self._left_over(base), role, place, report).found()
        return tuple(self._change(base, role, option) for option in options)

    def partner(self, enrolment_id: int, progress: Progress | None = None) -> PersonName | None:
        """Return whom the best whole gives somebody, of several one; `None` where nobody.

        Args:
            enrolment_id: The sign-up of a mentee or of a mentor.
            progress: Told how far the work has come; may raise `CancelledError`.
        """
        base = self._solved(self._reporting(progress, solves=0))
        people = self._gathering
        if mentee := people.mentees.get(enrolment_id):
            place = base.table.mentee_index[mentee.email]
            if not base.matched[place]:
                return None
            mentor = base.table.mentors[int(base.mentor_of[place])]
            return self._name(Role.MENTOR, mentor.email)
        somebody = people.mentors.get(enrolment_id)
        if somebody is None:
            return None
        column = base.table.mentor_index[somebody.email]
        for place, has_mentor in enumerate(base.matched):
            if has_mentor and base.mentor_of[place] == column:
                return self._name(Role.MENTEE, base.table.mentees[place].email)
        return None

    def _reporting(self, progress: Progress | None, *, solves: int) -> Callable[[], None]:
        from mentordesk.matching.aims import reports
        from mentordesk.matching.score import steps

        rules = self._gathering.rules
        first = 0 if self._base else 1 + reports(rules)
        return steps(progress, first + solves * reports(rules))

    def _solved(self, report: Callable[[], None]) -> "BareWhole":
        """Return the best whole as things stand; a second thread waits for the first one's."""
        from mentordesk.matching.score import table
        from mentordesk.matching.what_if import bare_whole

        people = self._gathering
        with self._lock, named(people):
            if self._base is None:
                rules = people.standing_rules
                scores = table(people.mentors.values(), people.mentees.values(), rules)
                report()
                self._base = bare_whole(scores, rules, report)
            return self._base

    def _left_over(self, base: "BareWhole") -> "LeftOver":
        from mentordesk.matching.remedies import LeftOver

        with self._lock:
            if self._left is None:
                self._left = LeftOver(base.table, base.rules, base.settled, base.found)
            return self._left

    def _place(self, base: "BareWhole", enrolment_id: int) -> tuple[Role, int | None]:
        """Return somebody's role, and their place in it where the best whole leaves them over."""
        people = self._gathering
        if mentee := people.mentees.get(enrolment_id):
            place = base.table.mentee_index[mentee.email]
            return Role.MENTEE, None if base.matched[place] else place
        mentor = people.mentors.get(enrolment_id)
        if mentor is None or not (mentor.available and mentor.consent):
            return Role.MENTOR, None
        place = base.table.mentor_index[mentor.email]
        return Role.MENTOR, None if base.loads[place] else place

    def _addresses(self, mentor_id: int, mentee_id: int) -> Pair:
        names = self._gathering.names
        return names[mentor_id].email, names[mentee_id].email

    def _check_forbid(self, mentor_id: int, mentee_id: int) -> None:
        people = self._gathering
        require_present(people, mentor_id, mentee_id)
        pair = self._addresses(mentor_id, mentee_id)
        names = {
            "mentor": people.names[mentor_id].name,
            "mentee": people.names[mentee_id].name,
        }
        if pair in people.standing_rules.standing:
            raise UserError(N_("{mentor} and {mentee} are a pair. End the match first."), **names)
        if pair in people.rules.pins:
            raise UserError(
                N_("{mentor} and {mentee} are pinned to each other. Take the pin away first."),
                **names,
            )

    def _cost(self, base: "BareWhole", other: "BareWhole", leaving_out: set[str]) -> CostRecord:
        from mentordesk.matching.what_if import cost

        way = cost(base, other)
        moved = [
            ChangedPartner(
                mentee=self._name(Role.MENTEE, base.table.mentees[place].email),
                first=self._pair(base, place),
                second=self._pair(other, place),
            )
            for place in way.moved
            if base.table.mentees[place].email not in leaving_out
        ]
        moved.sort(key=lambda one: (sort_key(one.mentee.name), one.mentee.email))
        return CostRecord(points=way.points, mentees=way.mentees, moved=tuple(moved))

    def _change(self, base: "BareWhole", role: Role, option: "Option") -> ChangeRecord:
        from mentordesk.matching.score import tier
        from mentordesk.matching.unmatched import Remedy, remedy_to_json, step_sentence

        mentor = self._name(Role.MENTOR, base.table.mentors[option.mentor].email)
        mentee = self._name(Role.MENTEE, base.table.mentees[option.mentee].email)
        person, partner = (mentor, mentee) if role is Role.MENTOR else (mentee, mentor)
        names = {one.email: one.name for one in self._gathering.names.values()}
        return ChangeRecord(
            person=person,
            role=role,
            steps=tuple(
                step_sentence(step, self._translator, names.__getitem__) for step in option.steps
            ),
            partner=partner,
            score=option.score,
            tier=tier(option.score, base.rules.thresholds),
            cost=self._cost(base, option.whole, {mentee.email}),
            remedy=remedy_to_json(Remedy(steps=option.steps, partner=partner.email)),
        )

    def _name(self, role: Role, email: str) -> PersonName:
        return self._gathering.names[self._people[role][email]]

    def _pair(self, whole: "BareWhole", place: int) -> PairRecord | None:
        from mentordesk.matching.score import tier

        if not whole.matched[place]:
            return None
        table, column = whole.table, int(whole.mentor_of[place])
        emails = table.mentors[column].email, table.mentees[place].email
        score = float(table.score[place, column])
        return PairRecord(
            mentor=self._name(Role.MENTOR, emails[0]),
            mentee=self._name(Role.MENTEE, emails[1]),
            score=score,
            tier=tier(score, whole.rules.thresholds),
            state=MatchState.PROPOSED,
            pinned=emails in whole.rules.pins,
            reasons=ToldReasons(lambda: self._reasons(whole, place, column)),
        )

    def _reasons(self, whole: "BareWhole", place: int, column: int) -> tuple[ReasonRecord, ...]:
        return reason_records(whole.table.reasons(place, column), self._translator)
