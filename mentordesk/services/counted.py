"""Turns people who are erased into bare numbers, so that what a programme reports stays true."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from mentordesk.models import (
    Agreement,
    Answer,
    CountedAnswer,
    CountedGuest,
    CountedPart,
    CountedPoint,
    CountedReply,
    Enrolment,
    Event,
    EventAttendance,
    Match,
    Programme,
    Questionnaire,
    Reply,
    TopicAnswer,
)
from mentordesk.services.records.evaluations import ANYTHING
from mentordesk.vocabulary import CONFIRMED_STATES, Attendance, EnrolmentState, Role

#: How many people gave points at all stands under this one.
SOMEBODY = 0


def count_out(session: Session, enrolment_ids: Collection[int], now: datetime) -> None:
    """Add sign-ups to the numbers that stay, before they are deleted.

    Those of a programme that is over count as taking part, with their matches; in one that runs,
    the others go on without them. Answers count in both.
    """
    parts = session.execute(
        select(Enrolment, Programme)
        .join(Programme, Programme.id == Enrolment.programme_id)
        .where(Enrolment.id.in_(enrolment_ids))
        .order_by(Enrolment.id)
    ).all()
    for part, programme in parts:
        is_over = programme.ends_on is not None and programme.ends_on < now.date()
        _count_replies(session, part, is_over=is_over)
        if is_over:
            _count_part(session, part)
    for programme_id in {part.programme_id for part, _ in parts}:
        of_programme = [part for part, _ in parts if part.programme_id == programme_id]
        _count_guest(session, of_programme, now)
    session.flush()


def _count_part(session: Session, part: Enrolment) -> None:
    rows = session.execute(
        _in_force(part.id)
        .add_columns(Agreement.signed_on)
        .outerjoin(Agreement, Agreement.match_id == Match.id)
    ).all()
    here = part.state is EnrolmentState.SIGNED_UP
    can_be_had = here and part.role is Role.MENTOR and part.available and part.consented_on
    _add(
        session,
        CountedPart,
        {"programme_id": part.programme_id, "role": part.role},
        {
            "people": int(here),
            "seats": part.capacity if can_be_had else 0,
            "matched": len(rows),
            "signed": sum(row.signed_on is not None for row in rows),
        },
    )


def _count_replies(session: Session, part: Enrolment, *, is_over: bool) -> None:
    """Count who was asked and answered; a partner left without a match was asked, too."""
    matches = session.execute(_in_force(part.id)).all()
    partners = {id_ for row in matches for id_ in row[1:]} - {part.id}
    asked = session.scalars(
        select(Questionnaire).where(Questionnaire.programme_id == part.programme_id)
    ).all()
    for questionnaire in asked:
        replied = set(
            session.scalars(
                select(Reply.enrolment_id).where(Reply.questionnaire_id == questionnaire.id)
            )
        )
        own = questionnaire.role is part.role
        answered = own and part.id in replied
        closed = is_over or questionnaire.sent_on is not None
        invited = int(answered or (own and bool(matches) and closed))
        if not own and is_over:
            invited = sum(_matched_by(session, id_) == 1 for id_ in partners - replied)
        if invited:
            key = {"questionnaire_id": questionnaire.id}
            _add(session, CountedReply, key, {"invited": invited, "answered": int(answered)})
        if answered:
            _count_answers(session, questionnaire.id, part.id)
            _count_points(session, questionnaire.id, part.id)


def _count_answers(session: Session, questionnaire_id: int, enrolment_id: int) -> None:
    rows = session.execute(
        select(Answer.question_id, Answer.chosen, Answer.text)
        .join(Reply, Reply.id == Answer.reply_id)
        .where(Reply.questionnaire_id == questionnaire_id, Reply.enrolment_id == enrolment_id)
    ).all()
    for row in rows:
        for choice in (ANYTHING, *row.chosen) if row.chosen or row.text.strip() else ():
            key = {"question_id": row.question_id, "choice": choice}
            _add(session, CountedAnswer, key, {"n": 1})


def _count_points(session: Session, questionnaire_id: int, enrolment_id: int) -> None:
    points = session.scalars(
        select(TopicAnswer.point)
        .join(Reply, Reply.id == TopicAnswer.reply_id)
        .where(Reply.questionnaire_id == questionnaire_id, Reply.enrolment_id == enrolment_id)
    ).all()
    for point in (SOMEBODY, *points) if points else ():
        _add(
            session,
            CountedPoint,
            {"questionnaire_id": questionnaire_id, "point": point},
            {"n": 1},
        )


def _count_guest(session: Session, parts: Collection[Enrolment], now: datetime) -> None:
    """Count one person among the invited, and those who came, of every event that is over."""
    first = next(iter(parts))
    noted = dict(
        session.execute(
            select(EventAttendance.event_id, EventAttendance.attendance).where(
                EventAttendance.participant_id == first.participant_id
            )
        ).all()
    )
    here = any(part.state is EnrolmentState.SIGNED_UP for part in parts)
    over = session.scalars(
        select(Event.id).where(Event.programme_id == first.programme_id, Event.starts_at < now)
    )
    for event_id in over:
        came = noted.get(event_id) is Attendance.CAME
        for attendance, yes in ((Attendance.INVITED, here), (Attendance.CAME, came)):
            if yes:
                _add(
                    session,
                    CountedGuest,
                    {"event_id": event_id, "attendance": attendance},
                    {"n": 1},
                )


def _in_force(enrolment_id: int) -> Select[int, int, int]:
    return select(Match.id, Match.mentor_id, Match.mentee_id).where(
        or_(Match.mentor_id == enrolment_id, Match.mentee_id == enrolment_id),
        Match.state.in_(CONFIRMED_STATES),
    )


def _matched_by(session: Session, enrolment_id: int) -> int:
    return len(session.execute(_in_force(enrolment_id)).all())


def _add(
    session: Session, table: type[Any], key: Mapping[str, Any], numbers: Mapping[str, int]
) -> None:
    row = session.get(table, tuple(key.values()) if len(key) > 1 else next(iter(key.values())))
    if row is None:
        if any(numbers.values()):
            session.add(table(**key, **numbers))
            session.flush()
        return
    for name, number in numbers.items():
        setattr(row, name, getattr(row, name) + number)


# --- Reading the numbers --------------------------------------------------------


def counted_parts(session: Session, programme_id: int) -> Mapping[Role, CountedPart]:
    """Return the numbers of erased people in a programme, by role."""
    rows = session.scalars(select(CountedPart).where(CountedPart.programme_id == programme_id))
    return {row.role: row for row in rows}


def counted_replies(
    session: Session, questionnaire_ids: Collection[int]
) -> Mapping[int, tuple[int, int]]:
    """Return how many erased people were asked in each questionnaire, and answered."""
    rows = session.scalars(
        select(CountedReply).where(CountedReply.questionnaire_id.in_(questionnaire_ids))
    )
    return {row.questionnaire_id: (row.invited, row.answered) for row in rows}


def counted_answers(session: Session, question_ids: Collection[int]) -> Mapping[int, Counter[str]]:
    """Return how often erased people chose what, by question; `ANYTHING` counts who answered."""
    counts: dict[int, Counter[str]] = {}
    for row in session.scalars(
        select(CountedAnswer).where(CountedAnswer.question_id.in_(question_ids))
    ):
        counts.setdefault(row.question_id, Counter())[row.choice] = row.n
    return counts


def counted_points(
    session: Session, questionnaire_ids: Collection[int]
) -> Mapping[int, Counter[int]]:
    """Return how often erased people gave each point; `SOMEBODY` counts who gave any."""
    counts: dict[int, Counter[int]] = {}
    for row in session.scalars(
        select(CountedPoint).where(CountedPoint.questionnaire_id.in_(questionnaire_ids))
    ):
        counts.setdefault(row.questionnaire_id, Counter())[row.point] = row.n
    return counts


def counted_guests(session: Session, programme_id: int) -> Mapping[int, Counter[Attendance]]:
    """Return how many erased people were invited to each event, and came."""
    counts: dict[int, Counter[Attendance]] = {}
    rows = session.execute(
        select(CountedGuest.event_id, CountedGuest.attendance, CountedGuest.n)
        .join(Event, Event.id == CountedGuest.event_id)
        .where(Event.programme_id == programme_id)
    )
    for event_id, attendance, n in rows:
        counts.setdefault(event_id, Counter())[attendance] = n
    return counts
