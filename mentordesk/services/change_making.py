"""The steps of a change, each made in the file as the coordinator would make it by hand."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Enrolment, MatchingRules, Participant
from mentordesk.services.enrolment_reading import house_languages
from mentordesk.services.matching_reading import gather
from mentordesk.services.pair_checks import check_pair
from mentordesk.services.pair_ruling import drop_rule, pin_pair
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.rows import found
from mentordesk.services.signing_up import change_sign_up
from mentordesk.vocabulary import N_, MeetingForm, PairRuleKind, Role

if TYPE_CHECKING:
    from mentordesk.matching.unmatched import Remedy, Step

_OVERTAKEN = N_(
    "Something has changed since this was worked out. Look at those left over again and choose "
    "once more."
)


class ChangeMaking:
    """One change on its way into the file, within one transaction."""

    def __init__(self, session: Session, programme_id: int, now: datetime) -> None:
        self._session = session
        self._programme_id = programme_id
        self._now = now
        self._people = gather(session, programme_id)

    def make(self, remedy: "Remedy", person: str, role: Role) -> None:
        """Take every step of what would match somebody, by their address.

        Raises:
            UserError: Somebody left, a seat or an answer is another one by now, or the two could
                not be a pair though all was done.
        """
        from mentordesk.matching.unmatched import RemedyKind

        for step in remedy.steps:
            if step.kind is not RemedyKind.PIN:
                self._take(step)
        self._session.flush()
        self._people = gather(self._session, self._programme_id)
        mentor, mentee = (
            (person, remedy.partner) if role is Role.MENTOR else (remedy.partner, person)
        )
        if any(asked == mentee for _, asked in self._people.pending):
            raise UserError(_OVERTAKEN)
        check_pair(self._people, self._id(mentor, Role.MENTOR), self._id(mentee, Role.MENTEE))
        for step in remedy.steps:
            if step.kind is RemedyKind.PIN:
                pin_pair(self._session, self._people, *self._pair(step))

    def _take(self, step: "Step") -> None:
        from mentordesk.matching.unmatched import RemedyKind

        if step.kind is RemedyKind.FORBIDDEN:
            pair = self._pair(step)
            drop_rule(self._session, self._programme_id, pair, PairRuleKind.FORBIDDEN)
        elif step.kind is RemedyKind.EMPLOYER:
            found(self._session, MatchingRules, self._programme_id).bar_same_employer = False
        elif step.kind is RemedyKind.EARLIER:
            found(self._session, MatchingRules, self._programme_id).bar_earlier = False
        else:
            id_ = self._id(step.facts["person"], Role(step.facts["role"]))
            part = found(self._session, Enrolment, id_)
            change_sign_up(self._session, part, self._answer(part, step), self._now)

    def _answer(self, part: Enrolment, step: "Step") -> SignUpChange:
        from mentordesk.matching.unmatched import RemedyKind

        if step.kind is RemedyKind.SEAT:
            if part.capacity + step.facts["seats"] != step.facts["capacity"]:
                raise UserError(_OVERTAKEN)
            return SignUpChange(capacity=step.facts["capacity"])
        if step.kind is RemedyKind.LANGUAGE:
            person = found(self._session, Participant, part.participant_id)
            known = tuple(person.languages) or house_languages(self._session)
            return SignUpChange(languages=tuple(dict.fromkeys((*known, step.facts["language"]))))
        return {
            RemedyKind.CONSENT: SignUpChange(consent=True),
            RemedyKind.AVAILABLE: SignUpChange(available=True),
            RemedyKind.MEETING_FORM: SignUpChange(meeting_form=MeetingForm.BOTH),
        }[step.kind]

    def _pair(self, step: "Step") -> tuple[int, int]:
        facts = step.facts
        return self._id(facts["mentor"], Role.MENTOR), self._id(facts["mentee"], Role.MENTEE)

    def _id(self, email: str, role: Role) -> int:
        ids = self._people.mentor_ids() if role is Role.MENTOR else self._people.mentee_ids()
        if email not in ids:
            raise UserError(_OVERTAKEN)
        return ids[email]
