"""The organisation that runs the programmes, and the choices it offers at sign-up."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.models.base import Base
from mentordesk.vocabulary import Language


class Organisation(Base):
    """The one organisation of the file; its row has id 1."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[Language]
    #: Language codes that a blank sign-up is taken to mean.
    languages: Mapped[list[str]]
    #: `#rrggbb`, or blank for the program's own.
    accent_colour: Mapped[str] = mapped_column(default="")
    #: A PNG or JPEG.
    logo: Mapped[bytes | None]
    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    #: Whom to turn to about study rules or personal trouble.
    referral: Mapped[str] = mapped_column(default="")


class Faculty(Base):
    """A field that holds several subjects."""

    __tablename__ = "faculty"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    #: Somebody who signed up wrote it; it is not of the organisation's own choosing.
    from_sign_up: Mapped[bool] = mapped_column(default=False, server_default=true())


class Subject(Base):
    """A degree programme or line of work that people sign up with."""

    __tablename__ = "subject"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    faculty_id: Mapped[int | None] = mapped_column(ForeignKey("faculty.id", ondelete="SET NULL"))
    from_sign_up: Mapped[bool] = mapped_column(default=False, server_default=true())


class SubjectNeighbour(Base):
    """Two subjects declared close, written once with the lower id first."""

    __tablename__ = "subject_neighbour"
    __table_args__ = (CheckConstraint("subject_id < neighbour_id", name="ordered"),)

    subject_id: Mapped[int] = mapped_column(
        ForeignKey("subject.id", ondelete="CASCADE"), primary_key=True
    )
    neighbour_id: Mapped[int] = mapped_column(
        ForeignKey("subject.id", ondelete="CASCADE"), primary_key=True
    )


class Topic(Base):
    """An area of interest that mentees wish for and mentors offer."""

    __tablename__ = "topic"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    from_sign_up: Mapped[bool] = mapped_column(default=False, server_default=true())


class SubjectAlias(Base):
    """What somebody wrote for a subject, and the subject that the coordinator took it to be."""

    __tablename__ = "subject_alias"

    #: Casefolded, single spaces.
    text: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(
        ForeignKey("subject.id", ondelete="CASCADE"), index=True
    )


class TopicAlias(Base):
    """What somebody wrote for a topic, and the topic that the coordinator took it to be."""

    __tablename__ = "topic_alias"

    #: Casefolded, single spaces.
    text: Mapped[str] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"), index=True)


class SignUpLayout(Base):
    """How the columns of a sign-up table were mapped the last time one like it came."""

    __tablename__ = "sign_up_layout"
    __table_args__ = (UniqueConstraint("fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: A hash of the column titles.
    fingerprint: Mapped[str]
    #: `[{"column": title, "field": field or ""}]`
    columns: Mapped[list[dict[str, str]]]
