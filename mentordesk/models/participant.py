"""A person known to the organisation, whatever programmes they take part in."""

from datetime import datetime

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
