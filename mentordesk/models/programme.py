"""A programme with its rules: one run with a start and an end."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.i18n import Wording
from mentordesk.models.base import Base
from mentordesk.vocabulary import Language, RuleKind


class Programme(Base):
    """One run of mentoring. Lengths are in months, meetings in minutes."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    #: The key of the template that it was made from.
    template: Mapped[str]
    language: Mapped[Language]
    #: Nothing in the playbook is due before the programme was made.
    made_on: Mapped[date]
    starts_on: Mapped[date]
    #: Blank in a programme without a fixed end.
    ends_on: Mapped[date | None]
    sign_up_by: Mapped[date | None]
    purpose: Mapped[Wording]
    length: Mapped[Wording]
    months_least: Mapped[int | None]
    months_most: Mapped[int | None]
    #: Closed by the program itself when `ends_on` has passed.
    closes_itself: Mapped[bool] = mapped_column(default=False)
    meetings_least: Mapped[int | None]
    meetings_most: Mapped[int | None]
    #: How often, in words: "about once a quarter".
    frequency: Mapped[Wording]
    minutes_least: Mapped[int]
    minutes_most: Mapped[int]
    place: Mapped[Wording]
    first_contact: Mapped[Wording]
    #: How people are matched, in words.
    matching: Mapped[Wording]
    #: Matched as a whole by the organisation, or one by one after asking the mentor.
    open_matching: Mapped[bool] = mapped_column(default=False)
    mentor_capacity: Mapped[int] = mapped_column(default=1)
    mentor_capacity_most: Mapped[int] = mapped_column(default=1)
    #: Whether meetings in person are to be preferred, or both forms are equal.
    prefers_physical: Mapped[bool] = mapped_column(default=False)
    #: A pair is silent when nothing was heard of it for this long.
    silent_after_days: Mapped[int] = mapped_column(default=42)
    #: The day from which nobody's data are needed, as the coordinator chose it.
    delete_on: Mapped[date | None]
    #: When its people were deleted.
    deleted_on: Mapped[date | None]


class ProgrammeRule(Base):
    """One sentence of the framework: a ground rule, a duty, a limit of the role."""

    __tablename__ = "programme_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[RuleKind]
    position: Mapped[int]
    text: Mapped[Wording]


class MatchingRules(Base):
    """What the coordinator set for the matching of one programme."""

    __tablename__ = "matching_rules"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), primary_key=True
    )
    weight_subject: Mapped[float]
    weight_topics: Mapped[float]
    weight_experience: Mapped[float]
    weight_sector: Mapped[float]
    weight_location: Mapped[float]
    weight_wishes: Mapped[float]
    threshold_top: Mapped[float]
    threshold_good: Mapped[float]
    threshold_match: Mapped[float]
    #: One mentee each before any mentor gets a second.
    spread_load: Mapped[bool] = mapped_column(default=True)
    #: Two people of one employer are kept apart.
    bar_same_employer: Mapped[bool] = mapped_column(default=False)
    #: The weakest match is raised before the sum counts.
    weakest_first: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: A topic that few mentors offer counts more than one that all offer.
    rare_topics: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: Two people need a way to meet, and a language, in common.
    bar_meeting_form: Mapped[bool] = mapped_column(default=True, server_default=true())
    bar_language: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: Two who were a pair in an earlier programme are kept apart.
    bar_earlier: Mapped[bool] = mapped_column(default=True, server_default=true())


class GuideText(Base):
    """A guide's text as the coordinator changed it; the original is the program's."""

    __tablename__ = "guide_text"
    __table_args__ = (UniqueConstraint("programme_id", "guide", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programme.id", ondelete="CASCADE"), index=True
    )
    guide: Mapped[str]
    language: Mapped[Language]
    #: Markdown.
    body: Mapped[str]
