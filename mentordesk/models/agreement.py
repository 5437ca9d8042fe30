"""What a pair settles at its first meeting."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class Agreement(Base):
    """The agreement of one match; it exists from the first word written."""

    __tablename__ = "agreement"

    match_id: Mapped[int] = mapped_column(
        ForeignKey("match.id", ondelete="CASCADE"), primary_key=True
    )
    goals: Mapped[str] = mapped_column(default="")
    #: The practical terms, each a line or two of free text.
    frequency: Mapped[str] = mapped_column(default="")
    length: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    #: Who calls the meeting.
    calls: Mapped[str] = mapped_column(default="")
    agenda: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    cancelling: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    feedback: Mapped[str] = mapped_column(default="")
    first_written_at: Mapped[datetime]
    printed_at: Mapped[datetime | None]
    signed_on: Mapped[date | None]


class AgreementTopic(Base):
    """A topic that the pair will talk about."""

    __tablename__ = "agreement_topic"

    match_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.match_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class ConfidentialityLimit(Base):
    """A topic where the mentor's confidentiality towards the employer could be at risk."""

    __tablename__ = "confidentiality_limit"

    match_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.match_id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str]
    why: Mapped[str]
    agreed: Mapped[str]
