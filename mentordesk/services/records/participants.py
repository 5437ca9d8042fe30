"""Records of people and of their sign-ups."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mentordesk.vocabulary import EnrolmentState, MeetingForm, Role


class Likeness(StrEnum):
    """What makes two people look like one."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRecord:
    """One row of the Participants tab: a person in one role of one programme."""

    id: int
    participant_id: int
    programme_id: int
    programme: str
    role: Role
    state: EnrolmentState
    name: str
    email: str
    phone: str
    employer: str
    location: str
    languages: tuple[str, ...]
    subjects: tuple[str, ...]
    #: Faculties of the subjects, each once.
    faculties: tuple[str, ...]
    topics: tuple[str, ...]
    #: A mentor's own years; the years a mentee hopes for.
    experience_years: int | None
    sector: str
    capacity: int
    #: Seats taken by matches in force.
    taken: int
    available: bool
    consented_on: date | None
    meeting_form: MeetingForm
    waited: bool
    #: Addresses of preferred partners.
    wishes: tuple[str, ...]
    #: Addresses of people not to be matched with: for the coordinator's eyes alone, on no paper.
    avoids: tuple[str, ...]
    note: str

    @property
    def consent(self) -> bool:
        """Whether contact data may be shared with a match."""
        return self.consented_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """A person with all their sign-ups, over every programme."""

    participant_id: int
    name: str
    email: str
    phone: str
    employer: str
    location: str
    languages: tuple[str, ...]
    enrolments: tuple[EnrolmentRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpChange:
    """What is to be set on a sign-up; `None` leaves a thing as it is, a blank clears it.

    Field names are those of the sign-up fields, so that a form, an inline edit and an import
    speak alike. `experience_years` is also a mentee's wanted years; -1 clears it.
    """

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    employer: str | None = None
    location: str | None = None
    languages: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None
    faculty: str | None = None
    topics: tuple[str, ...] | None = None
    experience_years: int | None = None
    sector: str | None = None
    capacity: int | None = None
    available: bool | None = None
    consent: bool | None = None
    meeting_form: MeetingForm | None = None
    waited: bool | None = None
    wishes: tuple[str, ...] | None = None
    #: Confidential; whoever is among them is no wish, whatever `wishes` says.
    avoids: tuple[str, ...] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRecord:
    """A mentee who stands on the waiting list of an earlier programme and is not here yet."""

    participant_id: int
    name: str
    email: str
    #: The name of the programme that passed them over.
    programme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Two people who may be one, and why it looks so."""

    first: PersonRecord
    second: PersonRecord
    alike: frozenset[Likeness]


class AnswerKey(NamedTuple):
    """Which answer of a person is meant; of a sign-up, with its programme and role."""

    #: A field of `PersonRecord`, or of `EnrolmentRecord` where a role is given.
    field: str
    programme_id: int = 0
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two people who may be one have answered differently."""

    key: AnswerKey
    #: The programme's name; blank for what is the person's own.
    programme: str
    kept: object
    dropped: object
    #: Whether the answer of the one who is dropped stands, unless told otherwise.
    other_stands: bool
