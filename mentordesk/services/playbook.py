"""The coordinator's plan: what to do and when, and the events that everybody meets at."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Wording, sort_key
from mentordesk.models import (
    Activity,
    Event,
    EventAttendance,
    Participant,
    Programme,
)
from mentordesk.services.playbook_reading import read_activities, read_events, signed_up
from mentordesk.services.records.playbook import ActivityRecord, AttendanceRecord, EventRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_, Anchor, Attendance, EventKind, MeetingForm

_EVENT_COLUMNS = frozenset(EventRecord.__dataclass_fields__) - {"id", "kind", "invited", "came"}


class Playbook:
    """Reading and editing a programme's activities and events."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def activities(self, programme_id: int) -> tuple[ActivityRecord, ...]:
        """Return what there is to do, by the day it is due."""
        with self._file.read() as session:
            return read_activities(session, found(session, Programme, programme_id))

    def plan(self, programme_id: int) -> tuple[ActivityRecord, ...]:
        """Return what the plan holds, days before the programme was made included."""
        with self._file.read() as session:
            programme = found(session, Programme, programme_id)
            return read_activities(session, programme, as_planned=True)

    def tick(self, activity_id: int, done: bool) -> None:
        """Tick an activity off, or take the tick away."""
        deed = DeedName(
            N_("tick off “{activity}”") if done else N_("take the tick from “{activity}”")
        )
        with self._file.write(deed) as session:
            activity = found(session, Activity, activity_id)
            tell(session, activity=activity.title)
            activity.done_on = self._clock().date() if done else None

    def change_activity(
        self,
        activity_id: int,
        *,
        title: Wording | None = None,
        note: Wording | None = None,
        due_on: date | None = None,
    ) -> None:
        """Reword an activity or choose its day, which then no longer follows the programme's."""
        fields = [title is not None, note is not None, due_on is not None]
        deed = DeedName(N_("change “{activity}”")).merging(activity_id, *fields)
        with self._file.write(deed) as session:
            activity = found(session, Activity, activity_id)
            tell(session, activity=activity.title)
            if title is not None:
                activity.title = _titled(title)
            if note is not None:
                activity.note = note
            if due_on is not None:
                activity.due_on = due_on

    def let_follow(self, activity_id: int) -> None:
        """Forget the day that was chosen: the activity follows the programme's dates again."""
        with self._file.write(DeedName(N_("let “{activity}” follow the programme"))) as session:
            activity = found(session, Activity, activity_id)
            tell(session, activity=activity.title)
            activity.due_on = None

    def add_activity(
        self, programme_id: int, title: Wording, *, due_on: date, note: Wording | None = None
    ) -> int:
        """Add something to do on a day, and return its id.

        Raises:
            UserError: The title is blank.
        """
        with self._file.write(DeedName(N_("add “{activity}”")).of(activity=title)) as session:
            programme = found(session, Programme, programme_id)
            last = select(func.max(Activity.position)).where(Activity.programme_id == programme_id)
            activity = Activity(
                programme_id=programme_id,
                position=(session.scalar(last) or 0) + 1,
                anchor=Anchor.START,
                offset_days=(due_on - programme.starts_on).days,
                due_on=due_on,
                title=_titled(title),
                note=note or Wording(),
            )
            session.add(activity)
            session.flush()
            return activity.id

    def remove_activity(self, activity_id: int) -> None:
        """Take an activity out of the plan."""
        with self._file.write(DeedName(N_("remove “{activity}”"))) as session:
            activity = found(session, Activity, activity_id)
            tell(session, activity=activity.title)
            session.delete(activity)

    def events(self, programme_id: int) -> tuple[EventRecord, ...]:
        """Return the shared meetings, the first one first."""
        with self._file.read() as session:
            return read_events(session, programme_id)

    def add_event(
        self,
        programme_id: int,
        name: Wording,
        *,
        starts_at: datetime,
        minutes: int,
        kind: EventKind = EventKind.OTHER,
        form: MeetingForm = MeetingForm.PHYSICAL,
    ) -> int:
        """Add a shared meeting and return its id.

        Raises:
            UserError: The name is blank, or it lasts no time.
        """
        with self._file.write(DeedName(N_("add “{event}”")).of(event=name)) as session:
            found(session, Programme, programme_id)
            event = Event(
                programme_id=programme_id,
                kind=kind,
                name=_titled(name),
                starts_at=starts_at,
                minutes=_checked_minutes(minutes),
                form=form,
            )
            session.add(event)
            session.flush()
            return event.id

    def change_event(self, event_id: int, **columns: object) -> None:
        """Set fields of `EventRecord` by name; activities timed from the event follow it.

        Raises:
            UserError: The name is blank, or it lasts no time.
            TypeError: There is no such field.
        """
        unknown = columns.keys() - _EVENT_COLUMNS
        if unknown:
            raise TypeError(f"no such field of an event: {sorted(unknown)}")
        with self._file.write(
            DeedName(N_("change “{event}”")).merging(event_id, *sorted(columns))
        ) as session:
            event = found(session, Event, event_id)
            tell(session, event=event.name)
            for column, value in columns.items():
                setattr(event, column, value)
            _titled(event.name)
            _checked_minutes(event.minutes)

    def remove_event(self, event_id: int) -> None:
        """Call a shared meeting off, with everything noted of who came."""
        with self._file.write(DeedName(N_("remove “{event}”"))) as session:
            event = found(session, Event, event_id)
            tell(session, event=event.name)
            session.delete(event)

    def attendance(self, event_id: int) -> tuple[AttendanceRecord, ...]:
        """Return everybody who is invited, by name: those signed up, and whoever came."""
        with self._file.read() as session:
            event = found(session, Event, event_id)
            noted = _noted(session, event_id)
            rows = session.execute(
                select(Participant.id, Participant.name, Participant.email).where(
                    Participant.id.in_(signed_up(event.programme_id)) | Participant.id.in_(noted)
                )
            )
            records = [
                AttendanceRecord(
                    participant_id=id_,
                    name=name,
                    email=email,
                    attendance=noted.get(id_, Attendance.INVITED),
                )
                for id_, name, email in rows
            ]
        return tuple(sorted(records, key=lambda record: (sort_key(record.name), record.email)))

    def set_attendance(
        self, event_id: int, participant_ids: Iterable[int], attendance: Attendance
    ) -> None:
        """Note of each person whether they come, or came."""
        chosen = sorted(set(participant_ids))
        with self._file.write(
            DeedName(*NP_("attendance of {name}", "attendance of {n} people"))
        ) as session:
            found(session, Event, event_id)
            first = session.get(Participant, chosen[0]) if chosen else None
            tell(session, n=len(chosen), name=first.name if first else "")
            session.execute(
                delete(EventAttendance).where(
                    EventAttendance.event_id == event_id,
                    EventAttendance.participant_id.in_(chosen),
                )
            )
            if attendance is not Attendance.INVITED:
                session.add_all(
                    EventAttendance(event_id=event_id, participant_id=id_, attendance=attendance)
                    for id_ in chosen
                )


def _noted(session: Session, event_id: int) -> dict[int, Attendance]:
    rows = session.execute(
        select(EventAttendance.participant_id, EventAttendance.attendance).where(
            EventAttendance.event_id == event_id
        )
    )
    return dict(rows.all())


def _titled(text: Wording) -> Wording:
    if not (text.da.strip() or text.en.strip()):
        raise UserError(N_("The name is blank. Write one."))
    return text


def _checked_minutes(minutes: int) -> int:
    if minutes < 1:
        raise UserError(N_("An event lasts some minutes. Write 1 or more."))
    return minutes
