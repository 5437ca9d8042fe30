"""Pictures and scans that belong to a pair: the agreement as it was signed."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base


class Attachment(Base):
    """A file kept with a match; it goes when the match goes."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    match_id: Mapped[int] = mapped_column(ForeignKey("match.id", ondelete="CASCADE"), index=True)
    #: A file's name with its ending.
    name: Mapped[str]
    #: "application/pdf", "image/jpeg" or "image/png", found in the content itself.
    media_type: Mapped[str]
    content: Mapped[bytes]
    added_at: Mapped[datetime]
