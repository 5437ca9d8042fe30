"""A person's part in one programme: what they signed up with."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import EnrolmentState, MeetingForm, PairRuleKind, Role, WishKind


class Enrolment(Base):
    """A sign-up as mentor or as mentee; one person may have both."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("programme_id", "participant_id", "role"),
        CheckConstraint("capacity >= 0", name="capacity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[Role]
    state: Mapped[EnrolmentState]
    #: The mentor's own years, or the years that a mentee hopes for.
    experience_years: Mapped[int | None]
    #: The mentor's own sector, or the one that a mentee hopes for.
    sector: Mapped[str] = mapped_column(default="")
    meeting_form: Mapped[MeetingForm]
    #: How many mentees a mentor takes; 1 for a mentee.
    capacity: Mapped[int] = mapped_column(default=1)
    #: False while a mentor is busy: shown, not offered.
    available: Mapped[bool] = mapped_column(default=True)
    #: When the person agreed that their contact data are shared with their match.
    consented_on: Mapped[date | None]
    #: Passed over the last time, and so served first.
    waited: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    signed_up_at: Mapped[datetime]
    #: When the newest form taken in was sent in, in UTC; None where no form said when.
    submitted_at: Mapped[datetime | None]


class EnrolmentSubject(Base):
    """A subject that a person signed up with, in their order."""

    __tablename__ = "enrolment_subject"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True
    )
    subject_id: Mapped[int] = mapped_column(
        ForeignKey("subject.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]


class EnrolmentTopic(Base):
    """A topic that a mentee wishes for or a mentor offers."""

    __tablename__ = "enrolment_topic"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True
    )
    topic_id: Mapped[int] = mapped_column(
        ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]


class Wish(Base):
    """A person's wish about a partner, kept by address: that partner may sign up later."""

    __tablename__ = "wish"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True
    )
    email: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[WishKind]


class PairRule(Base):
    """The coordinator's own decision on two people: together, or never."""

    __tablename__ = "pair_rule"
    __table_args__ = (UniqueConstraint("mentor_id", "mentee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    mentor_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[PairRuleKind]
    reason: Mapped[str] = mapped_column(default="")
