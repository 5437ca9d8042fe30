"""Reads how a programme stands, in a constant number of queries, however many people it has."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentordesk.i18n import sort_key
from mentordesk.models import (
    Agreement,
    Enrolment,
    Match,
    Meeting,
    Participant,
    Programme,
    Questionnaire,
)
from mentordesk.services.deletion_days import deletion_day
from mentordesk.services.evaluation_reading import read_questionnaires
from mentordesk.services.pair_names import with_names
from mentordesk.services.playbook_reading import read_activities, read_dates
from mentordesk.services.programme_dates import ProgrammeDates
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.services.records.playbook import ActivityRecord
from mentordesk.vocabulary import (
    CONFIRMED_STATES,
    Anchor,
    EnrolmentState,
    EvaluationRound,
    MatchState,
    Role,
)

# A round takes this long from the day it is sent (AU's playbook: one week to answer).
_TO_ANSWER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedUp:
    """Somebody who takes part, in one role."""

    id: int
    participant_id: int
    role: Role
    name: str
    consents: bool
    #: How many matches the person could have now: none without consent or while busy.
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPair:
    """A match that has not ended."""

    id: int
    mentee_id: int
    mentor: str
    mentee: str
    state: MatchState
    since: datetime
    last_meeting: date | None
    has_agreement: bool
    signed: bool

    @property
    def in_force(self) -> bool:
        """Whether it is confirmed or further."""
        return self.state in CONFIRMED_STATES

    @property
    def running(self) -> bool:
        """Whether it is in force and not completed yet."""
        return self.in_force and self.state is not MatchState.COMPLETED


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A programme at one moment."""

    programme_id: int
    open_matching: bool
    silent_after_days: int
    sign_up_by: date | None
    #: When its people are to be deleted; None where there is no such day, or it is done.
    delete_on: date | None
    #: Whether anybody has signed up, on the waiting list or withdrawn included.
    has_people: bool
    dates: ProgrammeDates
    people: tuple[SignedUp, ...]
    pairs: tuple[StandingPair, ...]
    questionnaires: tuple[QuestionnaireRecord, ...]
    activities: tuple[ActivityRecord, ...]

    def matched(self) -> frozenset[int]:
        """Return the mentees' sign-ups that are in a match in force."""
        return frozenset(pair.mentee_id for pair in self.pairs if pair.in_force)

    def over(self, today: date) -> bool:
        """Whether the programme's last day has passed."""
        return self.dates.ends_on is not None and self.dates.ends_on < today

    def questioned(self, which: EvaluationRound) -> tuple[QuestionnaireRecord, ...]:
        """Return one round's questionnaires; none where the programme has no such round."""
        return tuple(one for one in self.questionnaires if one.round is which)

    def sending_day(self, which: EvaluationRound) -> date:
        """Return when a round is to be sent: halfway, and at the closing event (AU).

        Where there is no midterm, both are asked in writing after the end (Djøf).
        """
        anchors = self.dates.anchors()
        if which is EvaluationRound.MIDTERM:
            return anchors[Anchor.HALFWAY]
        if self.questioned(EvaluationRound.MIDTERM):
            return anchors[Anchor.CLOSING]
        return anchors[Anchor.END] + _TO_ANSWER

    def closing_day(self, which: EvaluationRound) -> date:
        """Return the last day to answer a round: the one told, or a week after it is sent."""
        told = [one.answer_by for one in self.questioned(which) if one.answer_by]
        sent = [one.sent_on for one in self.questioned(which) if one.sent_on]
        if told:
            return max(told)
        return max(sent, default=self.sending_day(which)) + _TO_ANSWER


def read_standing(session: Session, programme: Programme) -> Standing:
    """Return a programme as it stands; its people and pairs by name in Danish order."""
    return Standing(
        programme_id=programme.id,
        open_matching=programme.open_matching,
        silent_after_days=programme.silent_after_days,
        sign_up_by=programme.sign_up_by,
        delete_on=deletion_day(programme).due_on,
        has_people=_has_people(session, programme.id),
        dates=read_dates(session, programme),
        people=_people(session, programme.id),
        pairs=_pairs(session, programme.id),
        questionnaires=read_questionnaires(session, Questionnaire.programme_id == programme.id),
        activities=read_activities(session, programme),
    )


def _has_people(session: Session, programme_id: int) -> bool:
    anybody = select(Enrolment.id).where(Enrolment.programme_id == programme_id).limit(1)
    return session.scalar(anybody) is not None


def _people(session: Session, programme_id: int) -> tuple[SignedUp, ...]:
    rows = session.execute(
        select(
            Enrolment.id,
            Enrolment.participant_id,
            Enrolment.role,
            Enrolment.capacity,
            Enrolment.available,
            Enrolment.consented_on,
            Participant.name,
        )
        .join(Participant, Participant.id == Enrolment.participant_id)
        .where(Enrolment.programme_id == programme_id, Enrolment.state == EnrolmentState.SIGNED_UP)
    )
    people = [
        SignedUp(
            id=row.id,
            participant_id=row.participant_id,
            role=row.role,
            name=row.name,
            consents=row.consented_on is not None,
            seats=row.capacity if row.available and row.consented_on else 0,
        )
        for row in rows
    ]
    return tuple(sorted(people, key=lambda one: sort_key(one.name)))


def _pairs(session: Session, programme_id: int) -> tuple[StandingPair, ...]:
    last = (
        select(Meeting.match_id, func.max(Meeting.held_on).label("held_on"))
        .group_by(Meeting.match_id)
        .subquery()
    )
    rows = session.execute(
        with_names(
            Match.id,
            Match.state,
            Match.state_since,
            last.c.held_on,
            Agreement.match_id.label("agreement"),
            Agreement.signed_on,
        )
        .outerjoin(last, last.c.match_id == Match.id)
        .outerjoin(Agreement, Agreement.match_id == Match.id)
        .where(Match.programme_id == programme_id, Match.state != MatchState.ENDED)
    )
    pairs = [
        StandingPair(
            id=row.id,
            mentee_id=row.mentee_id,
            mentor=row.mentor_name,
            mentee=row.mentee_name,
            state=row.state,
            since=row.state_since,
            last_meeting=row.held_on,
            has_agreement=row.agreement is not None,
            signed=row.signed_on is not None,
        )
        for row in rows
    ]
    return tuple(sorted(pairs, key=lambda pair: (sort_key(pair.mentee), sort_key(pair.mentor))))
