"""What was printed, for whom and when, so that nobody goes without and nothing is printed twice."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import PrintKind


class Printed(Base):
    """One paper as it was printed once, for one pair or for the whole programme."""

    __tablename__ = "printed"
    __table_args__ = (CheckConstraint("copies > 0", name="copies"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[PrintKind]
    #: The pair it was for; None for what is for all.
    match_id: Mapped[int | None] = mapped_column(
        ForeignKey("match.id", ondelete="CASCADE"), index=True
    )
    copies: Mapped[int]
    printed_at: Mapped[datetime]
    #: The pages that were printed of the file it was in, such as `3-5`; blank for all.
    pages: Mapped[str] = mapped_column(default="", server_default=text("''"))
    #: A mark of what it said about its pair; blank where nobody kept one.
    said: Mapped[str] = mapped_column(default="", server_default=text("''"))
