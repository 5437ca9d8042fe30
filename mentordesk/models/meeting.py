"""That a pair met: when, how long, in what form; never what was said."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import MeetingForm


class Meeting(Base):
    """One meeting of a pair."""

    __tablename__ = "meeting"
    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    match_id: Mapped[int] = mapped_column(ForeignKey("match.id", ondelete="CASCADE"), index=True)
    held_on: Mapped[date]
    minutes: Mapped[int]
    form: Mapped[MeetingForm]
