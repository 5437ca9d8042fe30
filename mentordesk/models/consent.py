"""What personal data are kept for, on what ground, and who consented to which text."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.i18n import Wording
from mentordesk.models.base import Base
from mentordesk.vocabulary import ConsentAct, ConsentWay, Ground, Purpose


class PurposeGround(Base):
    """The ground that a programme chose for a purpose, where it is not the usual one."""

    __tablename__ = "purpose_ground"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True
    )
    purpose: Mapped[Purpose] = mapped_column(primary_key=True)
    ground: Mapped[Ground]


class ConsentText(Base):
    """What people are asked to consent to; a changed text is a new version beside the old one."""

    __tablename__ = "consent_text"
    __table_args__ = (UniqueConstraint("programme_id", "purpose", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    purpose: Mapped[Purpose]
    #: Counted from 1.
    version: Mapped[int]
    text: Mapped[Wording]
    written_on: Mapped[date]


class ConsentEntry(Base):
    """A consent that was given or withdrawn; never changed, only followed by another."""

    __tablename__ = "consent_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[Purpose]
    act: Mapped[ConsentAct]
    #: The day from which it holds.
    told_on: Mapped[date]
    way: Mapped[ConsentWay]
    #: The day of the form, the letter or the table that says so; None where there is none.
    form_on: Mapped[date | None]
    #: What was consented to; None for a withdrawal, and where nobody knows.
    text_id: Mapped[int | None] = mapped_column(
        ForeignKey("consent_text.id", ondelete="SET NULL"), index=True
    )
    noted_at: Mapped[datetime]
