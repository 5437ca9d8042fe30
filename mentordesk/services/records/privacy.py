"""Records of what personal data are kept for, of consents, and of what is deleted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from mentordesk.i18n import Wording
from mentordesk.vocabulary import ConsentAct, ConsentWay, Ground, Purpose, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecord:
    """One line of a history: a consent given or withdrawn, how, and which text it was about."""

    act: ConsentAct
    told_on: date
    way: ConsentWay
    #: The day of the form that says so, where there is one.
    form_on: date | None
    #: The version of the consent's text, and the text; None where nobody knows.
    version: int | None
    text: Wording | None
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeStanding:
    """One purpose, its ground, and how one person's consent to it stands."""

    purpose: Purpose
    ground: Ground
    #: Whether it is consented to; None where the ground asks for no consent.
    consents: bool | None
    #: The newest first.
    history: tuple[ConsentRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStanding:
    """One sign-up of a person, with every purpose."""

    enrolment_id: int
    programme_id: int
    programme: str
    role: Role
    purposes: tuple[PurposeStanding, ...]
    #: Whom they are matched with in force, by name.
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStanding:
    """How data protection stands for one person; the newest programme first."""

    participant_id: int
    name: str
    email: str
    parts: tuple[PartStanding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTextRecord:
    """One version of what people are asked to consent to; the version in force comes first."""

    purpose: Purpose
    #: 0 for the program's own words, which nobody has consented to yet.
    version: int
    text: Wording
    written_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureOutlook:
    """What erasing somebody takes away, and what stays, as numbers and a few names."""

    name: str
    email: str
    sign_ups: int
    #: Names of those they are matched with in force, who are left without them.
    partners: tuple[str, ...]
    matches: int
    agreements: int
    scans: int
    replies: int
    #: Subjects, topics and faculties that only they brought in.
    choices: tuple[str, ...]
    #: Others' wishes about them.
    wishes: int
    #: Texts of others that name them, where a neutral word is put.
    mentions: int
    #: Somebody else is called the same, so that the name stays in texts; addresses do not.
    namesake: bool
    #: The organisation's own contact, which stays.
    is_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupHolding:
    """A copy of the file that still holds somebody."""

    path: Path
    #: The day it is deleted by itself; None for one that stays until somebody deletes it.
    until: date | None = None
    #: Whether it was read, or is locked or damaged and so may hold them.
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureReceipt:
    """What was deleted: numbers alone, and the copies that still hold it."""

    erased_on: datetime
    people: int = 0
    sign_ups: int = 0
    matches: int = 0
    agreements: int = 0
    scans: int = 0
    replies: int = 0
    choices: int = 0
    wishes: int = 0
    mentions: int = 0
    #: People whose part in one programme went while they stay in others.
    staying: int = 0
    backups: tuple[BackupHolding, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionDay:
    """When a programme's people are to be deleted."""

    programme_id: int
    programme: str
    #: The chosen day, or the suggested one; None in a programme without an end.
    due_on: date | None
    suggested_on: date | None
    chosen: bool
    #: When it was done; None while it is not.
    deleted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """One person of an old programme, and what happens to them on its deletion day."""

    participant_id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    #: Programmes that they stay in; without any the whole person goes.
    stays_in: tuple[str, ...]
