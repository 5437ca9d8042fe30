"""Who was erased, without saying who, and the bare numbers that a finished programme keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import Attendance, Role


class Erased(Base):
    """An address of somebody who was erased, as a salted hash: an old backup is cleared by it."""

    __tablename__ = "erased"
    __table_args__ = (UniqueConstraint("salt", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Both in hexadecimal.
    salt: Mapped[str]
    digest: Mapped[str]
    erased_at: Mapped[datetime]


class CountedPart(Base):
    """How many erased people took part in a programme, and in what."""

    __tablename__ = "counted_part"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(primary_key=True)
    people: Mapped[int]
    seats: Mapped[int]
    #: Matches in force that went with them, and how many of those had a signed agreement.
    matched: Mapped[int]
    signed: Mapped[int]


class CountedReply(Base):
    """How many erased people were asked in a questionnaire, and answered."""

    __tablename__ = "counted_reply"

    questionnaire_id: Mapped[int] = mapped_column(
        ForeignKey("questionnaire.id", ondelete="CASCADE"), primary_key=True
    )
    invited: Mapped[int]
    answered: Mapped[int]


class CountedAnswer(Base):
    """How many erased people chose an answer; with a blank choice, how many answered at all."""

    __tablename__ = "counted_answer"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    choice: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class CountedPoint(Base):
    """How many points of each kind erased people gave the topics of their agreements."""

    __tablename__ = "counted_point"

    questionnaire_id: Mapped[int] = mapped_column(
        ForeignKey("questionnaire.id", ondelete="CASCADE"), primary_key=True
    )
    #: From 1 to 5; 0 counts the people who gave any.
    point: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]


class CountedGuest(Base):
    """How many erased people came, or did not, to an event."""

    __tablename__ = "counted_guest"

    event_id: Mapped[int] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), primary_key=True
    )
    attendance: Mapped[Attendance] = mapped_column(primary_key=True)
    n: Mapped[int]
