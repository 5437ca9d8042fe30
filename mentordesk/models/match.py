"""Proposals that are not yet agreed, and the matches that are."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import EndReason, MatchState


class Proposal(Base):
    """One computed whole for a programme; one of several is on the table, others are kept."""

    __tablename__ = "proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    total: Mapped[float]
    optimal: Mapped[bool]
    #: Who was left over and why: `[{"enrolment_id", "reason": {...}, "remedy": {...}}]`
    unmatched: Mapped[list[dict[str, Any]]]
    #: The one that is shown, pinned against and confirmed.
    on_table: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: The weights, thresholds and choices that it was made with; empty where nobody kept them.
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    #: Pairs of people who would rather have each other; None where nobody counted.
    blocking_pairs: Mapped[int | None]


class ProposalPair(Base):
    """One pair of a proposal, with its reasons as data."""

    __tablename__ = "proposal_pair"

    proposal_id: Mapped[int] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True
    )
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    mentee_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    score: Mapped[float]
    pinned: Mapped[bool]
    reasons: Mapped[list[dict[str, Any]]]


class Match(Base):
    """One mentor and one mentee who belong together in a programme."""

    __tablename__ = "match"
    __table_args__ = (UniqueConstraint("mentor_id", "mentee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    mentor_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"))
    mentee_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )
    #: The reference on the pair's paper; derived from programme and people.
    code: Mapped[str] = mapped_column(unique=True)
    state: Mapped[MatchState]
    score: Mapped[float]
    pinned: Mapped[bool] = mapped_column(default=False)
    reasons: Mapped[list[dict[str, Any]]]
    made_at: Mapped[datetime]
    state_since: Mapped[datetime]
    ended_on: Mapped[date | None]
    end_reason: Mapped[EndReason | None]
    end_note: Mapped[str] = mapped_column(default="")
