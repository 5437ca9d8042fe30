"""The waiting list: who was passed over in an earlier programme, and so is served first now."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, insert, literal, or_, select
from sqlalchemy.orm import Session, aliased

from mentordesk.i18n import Translator, sort_key
from mentordesk.models import (
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Match,
    Participant,
    Programme,
    Wish,
)
from mentordesk.services.consent_keeping import follow
from mentordesk.services.records.participants import WaitingRecord
from mentordesk.vocabulary import ConsentWay, EndReason, EnrolmentState, MatchState, Role

# A pair that was only asked, or said no, has never been one.
_NEVER_A_PAIR = (MatchState.PROPOSED, MatchState.ASKED)

# What a new sign-up has of its own; the rest is as it was answered then.
_OWN = ("id", "programme_id", "state", "available", "waited", "signed_up_at")
_ANSWERS = tuple(column.name for column in Enrolment.__table__.columns if column.name not in _OWN)


def passed_over(session: Session, programme: Programme) -> dict[int, str]:
    """Return who still waits as a mentee when a programme begins, by participant.

    Those whose latest sign-up as mentee, among the programmes that began before this one, stands
    on the waiting list, and who have had no match since. With each the name of that programme.
    """
    rows = session.execute(_still_waiting(programme))
    return {row.participant_id: row.programme for row in rows}


def read_waiting(session: Session, programme: Programme) -> tuple[WaitingRecord, ...]:
    """Return who waits and has not signed up for this programme as mentee, by name."""
    waiting = _not_here(session, programme)
    people = select(Participant.id, Participant.name, Participant.email).where(
        Participant.id.in_([row.participant_id for row in waiting])
    )
    programmes = {row.participant_id: row.programme for row in waiting}
    records = [
        WaitingRecord(participant_id=id_, name=name, email=email, programme=programmes[id_])
        for id_, name, email in session.execute(people)
    ]
    return tuple(sorted(records, key=lambda one: (sort_key(one.name), one.email)))


def sign_up_again(
    session: Session, programme: Programme, participant_ids: Collection[int], now: datetime
) -> int:
    """Sign people who wait up with what they answered then, and return how many there were.

    Whoever does not wait, or has signed up here already, is left alone.
    """
    chosen = [row for row in _not_here(session, programme) if row.participant_id in participant_ids]
    for row in sorted(chosen, key=lambda row: row.participant_id):
        before = session.get_one(Enrolment, row.enrolment_id)
        answers = {name: getattr(before, name) for name in _ANSWERS}
        again = Enrolment(
            **answers,
            programme_id=programme.id,
            state=EnrolmentState.SIGNED_UP,
            available=True,
            waited=True,
            signed_up_at=now,
        )
        session.add(again)
        session.flush()
        for table in (EnrolmentSubject, EnrolmentTopic, Wish):
            _copy(session, table, before.id, again.id)
    follow(session, now, ConsentWay.CARRIED_OVER)
    return len(chosen)


def served_first(programme: str, translator: Translator) -> str:
    """Return why a mentee who waited comes before others, as a sentence.

    Args:
        programme: On whose waiting list she stands; blank where only her sign-up says it.
        translator: The reader's.
    """
    if not programme:
        return translator.gettext("Passed over last time: served first.")
    return translator.gettext("Passed over in {programme}: served first.").format(
        programme=programme
    )


def _not_here(session: Session, programme: Programme) -> Sequence[Any]:
    here = select(Enrolment.participant_id).where(
        Enrolment.programme_id == programme.id, Enrolment.role == Role.MENTEE
    )
    waiting = _still_waiting(programme).subquery()
    return session.execute(select(waiting).where(waiting.c.participant_id.not_in(here))).all()


def _still_waiting(programme: Programme) -> Select[Any]:
    """Select participant_id, enrolment_id and the name of the programme where they wait."""
    newest_first = (Programme.starts_on.desc(), Programme.id.desc())
    latest = (
        select(
            Enrolment.participant_id,
            Enrolment.id.label("enrolment_id"),
            Enrolment.state,
            Programme.id.label("programme_id"),
            Programme.name.label("programme"),
            Programme.starts_on,
            func.row_number()
            .over(partition_by=Enrolment.participant_id, order_by=newest_first)
            .label("place"),
        )
        .join(Programme, Programme.id == Enrolment.programme_id)
        .where(
            Enrolment.role == Role.MENTEE,
            or_(
                Programme.starts_on < programme.starts_on,
                and_(Programme.starts_on == programme.starts_on, Programme.id < programme.id),
            ),
        )
        .subquery()
    )
    part, later = aliased(Enrolment), aliased(Programme)
    matched_since = (
        select(Match.id)
        .join(part, part.id == Match.mentee_id)
        .join(later, later.id == part.programme_id)
        .where(
            part.participant_id == latest.c.participant_id,
            or_(
                later.starts_on > latest.c.starts_on,
                and_(later.starts_on == latest.c.starts_on, later.id > latest.c.programme_id),
            ),
            Match.state.not_in(_NEVER_A_PAIR),
            or_(Match.end_reason.is_(None), Match.end_reason != EndReason.DECLINED),
        )
    )
    return select(latest.c.participant_id, latest.c.enrolment_id, latest.c.programme).where(
        latest.c.place == 1,
        latest.c.state == EnrolmentState.WAITING,
        ~matched_since.exists(),
    )


def _copy(
    session: Session,
    table: type[EnrolmentSubject | EnrolmentTopic | Wish],
    before: int,
    again: int,
) -> None:
    names = [column.name for column in table.__table__.columns if column.name != "enrolment_id"]
    rows = select(literal(again), *(table.__table__.c[name] for name in names)).where(
        table.enrolment_id == before
    )
    session.execute(insert(table).from_select(["enrolment_id", *names], rows))
