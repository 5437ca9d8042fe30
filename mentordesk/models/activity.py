"""The coordinator's playbook, and the events that everybody meets at."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.i18n import Wording
from mentordesk.models.base import Base
from mentordesk.vocabulary import Anchor, Attendance, EventKind, MeetingForm


class Activity(Base):
    """One thing to do, timed from one of the programme's own dates."""

    __tablename__ = "activity"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    anchor: Mapped[Anchor]
    #: Days from the anchor, negative before it.
    offset_days: Mapped[int]
    #: A day of the coordinator's own choice instead.
    due_on: Mapped[date | None]
    title: Mapped[Wording]
    note: Mapped[Wording]
    done_on: Mapped[date | None]


class Event(Base):
    """A shared meeting of the programme, in a room or on a screen."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[EventKind]
    name: Mapped[Wording]
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    form: Mapped[MeetingForm]
    place: Mapped[str] = mapped_column(default="")
    mandatory: Mapped[bool] = mapped_column(default=False)


class EventAttendance(Base):
    """Whether one person comes, or came, to an event."""

    __tablename__ = "event_attendance"
    __table_args__ = (UniqueConstraint("event_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), index=True
    )
    attendance: Mapped[Attendance]
