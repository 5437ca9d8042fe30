"""A person known to the organisation, whatever programmes they take part in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class Participant(Base):
    """One person, known by their e-mail address."""

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    #: In lower case.
    email: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    #: Language codes; empty means the organisation's.
    languages: Mapped[list[str]]
    added_at: Mapped[datetime]


class OtherAddress(Base):
    """An address that a person was known by before; a table that still has it means them."""

    __tablename__ = "other_address"

    #: In lower case.
    email: Mapped[str] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), index=True
    )


class TwoPeople(Base):
    """Two who look like one person and are not, as the coordinator said; the lower id first."""

    __tablename__ = "two_people"
    __table_args__ = (CheckConstraint("first_id < second_id", name="ordered"),)

    first_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
