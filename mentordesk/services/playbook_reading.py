"""Reads a programme's dates, activities and events."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from mentordesk.models import Activity, Enrolment, Event, EventAttendance, Programme
from mentordesk.services.counted import counted_guests
from mentordesk.services.programme_dates import ProgrammeDates
from mentordesk.services.records.playbook import ActivityRecord, EventRecord
from mentordesk.vocabulary import Anchor, Attendance, EnrolmentState, EventKind

_NOBODY: Counter[Attendance] = Counter()


def read_dates(session: Session, programme: Programme) -> ProgrammeDates:
    """Return what a programme's activities are timed from."""
    first: dict[EventKind, Event] = {}
    events = select(Event).where(Event.programme_id == programme.id).order_by(Event.starts_at)
    for event in session.scalars(events):
        first.setdefault(event.kind, event)
    kick_off, closing = first.get(EventKind.KICK_OFF), first.get(EventKind.CLOSING)
    return ProgrammeDates(
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        months=programme.months_most,
        kick_off=kick_off.starts_at.date() if kick_off else None,
        closing=closing.starts_at.date() if closing else None,
    )


def read_activities(
    session: Session, programme: Programme, *, as_planned: bool = False
) -> tuple[ActivityRecord, ...]:
    """Return a programme's activities by the day they are due, then in the plan's own order.

    None is due before the programme was made, unless they are wanted `as_planned`.
    """
    first = date.min if as_planned else programme.made_on
    anchors = read_dates(session, programme).anchors()
    rows = session.scalars(
        select(Activity).where(Activity.programme_id == programme.id).order_by(Activity.position)
    )
    records = [
        ActivityRecord(
            id=row.id,
            title=row.title,
            note=row.note,
            anchor=row.anchor,
            offset_days=row.offset_days,
            due_on=row.due_on or max(_day(row, anchors), first),
            fixed=row.due_on is not None,
            done_on=row.done_on,
        )
        for row in rows
    ]
    return tuple(sorted(records, key=lambda record: record.due_on))


def _day(activity: Activity, anchors: Mapping[Anchor, date]) -> date:
    return anchors[activity.anchor] + timedelta(days=activity.offset_days)


def signed_up(programme_id: int) -> Select[int]:
    """Return the query for the people who are signed up, each once."""
    return (
        select(Enrolment.participant_id)
        .where(Enrolment.programme_id == programme_id, Enrolment.state == EnrolmentState.SIGNED_UP)
        .distinct()
    )


def read_events(session: Session, programme_id: int) -> tuple[EventRecord, ...]:
    """Return a programme's events, the first one first."""
    came = func.sum(case((EventAttendance.attendance == Attendance.CAME, 1), else_=0))
    rows = session.execute(
        select(Event, func.coalesce(came, 0))
        .outerjoin(EventAttendance, EventAttendance.event_id == Event.id)
        .where(Event.programme_id == programme_id)
        .group_by(Event.id)
        .order_by(Event.starts_at, Event.id)
    ).all()
    people = signed_up(programme_id).subquery()
    invited = session.scalars(select(func.count()).select_from(people)).one()
    counted = counted_guests(session, programme_id)
    return tuple(
        EventRecord(
            id=event.id,
            kind=event.kind,
            name=event.name,
            starts_at=event.starts_at,
            minutes=event.minutes,
            form=event.form,
            place=event.place,
            mandatory=event.mandatory,
            invited=invited + counted.get(event.id, _NOBODY)[Attendance.INVITED],
            came=arrived + counted.get(event.id, _NOBODY)[Attendance.CAME],
        )
        for event, arrived in rows
    )
