"""Records of the organisation, its programmes and the choices it offers."""

from dataclasses import dataclass
from datetime import date

from mentordesk.i18n import Wording
from mentordesk.vocabulary import Language, RuleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord:
    """The organisation, as it appears on paper."""

    name: str
    language: Language
    languages: tuple[str, ...]
    accent_colour: str
    logo: bytes | None
    contact_name: str
    contact_email: str
    contact_phone: str
    referral: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRecord:
    """A kind of programme to start from."""

    key: str
    name: Wording
    summary: Wording
    months: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRecord:
    """A programme and its rules; lengths in months, meetings in minutes."""

    id: int
    name: str
    template: str
    language: Language
    starts_on: date
    ends_on: date | None
    sign_up_by: date | None
    purpose: Wording
    length: Wording
    months_least: int | None
    months_most: int | None
    closes_itself: bool
    meetings_least: int | None
    meetings_most: int | None
    frequency: Wording
    minutes_least: int
    minutes_most: int
    place: Wording
    first_contact: Wording
    matching: Wording
    open_matching: bool
    mentor_capacity: int
    mentor_capacity_most: int
    prefers_physical: bool
    silent_after_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord:
    """One sentence of a programme's framework."""

    id: int
    kind: RuleKind
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRecord:
    """A subject (with its faculty, blank if none) or a topic, and how many signed up with it."""

    id: int
    name: str
    faculty: str = ""
    used: int = 0
    #: What else people write for it, in lower case.
    also: tuple[str, ...] = ()
