"""The people who sign up in every shape of table, and what must be known of them afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, MeetingForm, Role

T = TypeVar("T")

#: Two of them hold a comma, which some tools also put between answers.
TOPICS = ("CV og ansøgning", "Netværk", "Løn, ansættelse og kontrakt", "Balance, krop og stress")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody as they answered the form; the fields are those of an enrolment."""

    name: str
    email: str
    phone: str
    role: Role
    subjects: tuple[str, ...]
    topics: tuple[str, ...]
    #: A mentor's own years; the years a mentee hopes for.
    experience_years: int
    employer: str
    sector: str
    location: str
    meeting_form: MeetingForm
    languages: tuple[str, ...]
    capacity: int
    consent: bool
    note: str
    #: When the form was sent in, by the clock on the wall.
    sent: datetime

    @property
    def is_mentor(self) -> bool:
        """Whether they offer, not seek."""
        return self.role is Role.MENTOR

    @property
    def first_name(self) -> str:
        """All but the last name."""
        return self.name.rpartition(" ")[0]

    @property
    def last_name(self) -> str:
        """The last name."""
        return self.name.rpartition(" ")[2]


AASE = Person(
    name="Åse Bæk Sørensen",
    email="aase.baek@example.org",
    phone="+45 22 33 44 55",
    role=Role.MENTOR,
    subjects=("Biologi",),
    topics=(TOPICS[0], TOPICS[1]),
    experience_years=12,
    employer="Fjord & Søn A/S",
    sector="Privat",
    location="Aarhus",
    meeting_form=MeetingForm.BOTH,
    languages=("da", "en"),
    capacity=2,
    consent=True,
    note='Helst "sent" på dagen; ikke <onsdag>',
    sent=datetime(2026, 8, 3, 9, 2, 27),  # noqa: DTZ001 - the wall's clock has no zone
)
JENS = Person(
    name="Jens Lund",
    email="jens.lund@example.org",
    phone="12345678",
    role=Role.MENTOR,
    subjects=("Kemi",),
    topics=(TOPICS[1], TOPICS[2]),
    experience_years=5,
    employer="Region Midtjylland",
    sector="Offentlig",
    location="Ry",
    meeting_form=MeetingForm.PHYSICAL,
    languages=("da",),
    capacity=1,
    consent=True,
    note="",
    sent=datetime(2026, 8, 12, 20, 52, 6),  # noqa: DTZ001 - as above
)
IDA = Person(
    name="Ida Krogh",
    email="ida.krogh@example.org",
    phone="31323334",
    role=Role.MENTEE,
    subjects=("Biologi",),
    topics=(TOPICS[0], TOPICS[3]),
    experience_years=10,
    employer="",
    sector="Privat",
    location="Odense",
    meeting_form=MeetingForm.VIRTUAL,
    languages=("da",),
    capacity=1,
    consent=True,
    note="=1+1 er to",
    sent=datetime(2026, 8, 12, 23, 59, 59),  # noqa: DTZ001 - as above
)
MAJ = Person(
    name='Maj "Mi" O\'Brien-Ægidius',
    email="maj@example.org",
    phone="004698765432",
    role=Role.MENTEE,
    subjects=("Kemi",),
    topics=(TOPICS[2], TOPICS[3], TOPICS[1]),
    experience_years=5,
    employer="",
    sector="Offentlig",
    location="Mols",
    meeting_form=MeetingForm.BOTH,
    languages=("en",),
    capacity=1,
    consent=False,
    note="Linje et\nLinje to",
    sent=datetime(2026, 8, 13, 0, 5, 0),  # noqa: DTZ001 - as above
)
PEOPLE = (AASE, JENS, IDA, MAJ)

#: What is compared, but for what a shape has no column for.
FIELDS = tuple(name for name in Person.__dataclass_fields__ if name != "sent")

_SAID = {
    Language.DANISH: {
        MeetingForm.PHYSICAL: "Fysisk",
        MeetingForm.VIRTUAL: "Virtuelt",
        MeetingForm.BOTH: "Begge dele",
        Role.MENTOR: "Mentor",
        Role.MENTEE: "Mentee",
        "da": "Dansk",
        "en": "Engelsk",
        True: "Ja",
        False: "Nej",
    },
    Language.ENGLISH: {
        MeetingForm.PHYSICAL: "In person",
        MeetingForm.VIRTUAL: "Online",
        MeetingForm.BOTH: "Either",
        Role.MENTOR: "A mentor",
        Role.MENTEE: "A mentee",
        "da": "Danish",
        "en": "English",
        True: "Yes",
        False: "No",
    },
}


def said(value: object, language: Language = Language.DANISH) -> str:
    """Return how the form calls a role, a meeting form, a language, a yes or a no."""
    return _SAID[language][value]


def languages(person: Person, language: Language = Language.DANISH) -> list[str]:
    """Return the names of the languages that somebody ticked."""
    return [said(code, language) for code in person.languages]


def as_answered(leaving_out: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return what must be known of everybody, but for the fields that the form did not ask."""
    fields = [name for name in FIELDS if name not in leaving_out]
    return [_sorted({name: getattr(one, name) for name in fields}) for one in PEOPLE]


def as_known(workspace: Workspace, leaving_out: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return what the file holds of everybody, in the order of `PEOPLE`."""
    fields = [name for name in FIELDS if name not in leaving_out]
    known = workspace.participants.enrolments(workspace.programmes.newest().id)
    ordered = in_order(known, lambda one: one.email)
    return [_sorted({name: getattr(one, name) for name in fields}) for one in ordered]


def in_order(known: Iterable[T], email: Callable[[T], str]) -> list[T]:
    """Return what is known of each of `PEOPLE`, in their order; nobody else must be known."""
    order = [one.email for one in PEOPLE]
    ordered = sorted(known, key=lambda one: order.index(email(one)))
    assert [email(one) for one in ordered] == order
    return ordered


def _sorted(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with topics by name: a list of choices has no order of its own."""
    return {**values, "topics": sorted(values.get("topics", ()))}
