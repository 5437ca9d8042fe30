"""What is known of a person and of their part in a programme, and what a change makes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from mentordesk.errors import UserError
from mentordesk.services.addresses import checked_address, kept_address
from mentordesk.services.choice_book import ChoiceBook
from mentordesk.services.records.participants import SignUpChange
from mentordesk.vocabulary import N_, EnrolmentState, MeetingForm, Role

# More years of experience, or mentees, than this is a slip of the hand.
_YEARS_MOST = 80
_CAPACITY_MOST = 99
_NAME_MOST = 500

_CLEARED = -1


# Frozen ones would take three times as long to make, and an import makes tens of thousands.
@dataclass(slots=True, kw_only=True)
class PersonState:
    """A row of `participant`; never changed, but replaced."""

    id: int
    name: str
    email: str
    phone: str = ""
    employer: str = ""
    location: str = ""
    languages: tuple[str, ...] = ()
    added_at: datetime


@dataclass(slots=True, kw_only=True)
class PartState:
    """A row of `enrolment` with what hangs on it: ids of choices in order, addresses of partners.

    Never changed, but replaced.
    """

    id: int
    programme_id: int
    participant_id: int
    role: Role
    state: EnrolmentState = EnrolmentState.SIGNED_UP
    experience_years: int | None = None
    sector: str = ""
    meeting_form: MeetingForm = MeetingForm.BOTH
    capacity: int = 1
    available: bool = True
    consented_on: date | None = None
    waited: bool = False
    note: str = ""
    signed_up_at: datetime
    #: In UTC. A form sent in again with the same answers changes nothing, so it does not count.
    submitted_at: datetime | None = field(default=None, compare=False)
    subjects: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    wishes: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()


# As `dataclasses.replace` does it, in half the time.
_PERSON = tuple(field.name for field in fields(PersonState))
_PART = tuple(field.name for field in fields(PartState))
_person_values = attrgetter(*_PERSON)
_part_values = attrgetter(*_PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a change is judged by beside itself."""

    choices: ChoiceBook
    today: date
    house_languages: tuple[str, ...]
    #: How many matches in force a sign-up is in.
    taken: Callable[[int], int]
    #: Whether a subject's known faculty gives way to the one that comes with the change.
    faculty_rules: bool


def person_after(
    person: PersonState, change: SignUpChange, house_languages: tuple[str, ...]
) -> PersonState:
    """Return the person with the change made; what the change leaves out stays.

    Raises:
        UserError: The name is cleared or the address is none.
    """
    given: dict[str, Any] = {}
    if change.name is not None:
        given["name"] = checked_name(change.name)
    if change.email is not None:
        given["email"] = checked_address(change.email)
    given |= _texts_after(change, ("phone", "employer", "location"))
    if change.languages is not None and change.languages != (person.languages or house_languages):
        given["languages"] = change.languages
    if not given:
        return person
    return PersonState(**dict(zip(_PERSON, _person_values(person), strict=True)) | given)


def part_after(part: PartState, change: SignUpChange, around: Circumstances) -> PartState:
    """Return the sign-up with the change made; what the change leaves out stays.

    Raises:
        UserError: A number makes no sense, or fewer seats are left than are taken.
    """
    given = {
        field: value
        for field in ("available", "meeting_form", "waited")
        if (value := getattr(change, field)) is not None
    }
    given |= _texts_after(change, ("sector", "note"))
    given |= _numbers_after(part, change, around)
    given |= _choices_after(part, change, around)
    if change.consent is not None:
        given["consented_on"] = (part.consented_on or around.today) if change.consent else None
    if change.wishes is not None or change.avoids is not None:
        given |= _partners_after(part, change)
    if not given:
        return part
    return PartState(**dict(zip(_PART, _part_values(part), strict=True)) | given)


def checked_name(name: str) -> str:
    """Return a name with its spaces tidied.

    Raises:
        UserError: It is blank, or longer than paper can take.
    """
    tidy = " ".join(name.split())
    if not tidy:
        raise UserError(N_("The name is blank. Write the person's name."))
    if len(tidy) > _NAME_MOST:
        raise UserError(
            N_("The name is longer than {most} letters. Write a shorter one."), most=_NAME_MOST
        )
    return tidy


def _texts_after(change: SignUpChange, fields: tuple[str, ...]) -> dict[str, Any]:
    texts = ((field, getattr(change, field)) for field in fields)
    return {field: text.strip() for field, text in texts if text is not None}


def _numbers_after(part: PartState, change: SignUpChange, around: Circumstances) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if change.experience_years is not None:
        given["experience_years"] = _checked_years(change.experience_years)
    if change.capacity is not None:
        given["capacity"] = _checked_capacity(part, change.capacity, around.taken(part.id))
    return given


def _choices_after(part: PartState, change: SignUpChange, around: Circumstances) -> dict[str, Any]:
    given: dict[str, Any] = {}
    book = around.choices
    if change.subjects is not None:
        given["subjects"] = tuple(dict.fromkeys(map(book.subject, _named(change.subjects))))
    if change.topics is not None:
        given["topics"] = tuple(dict.fromkeys(map(book.topic, _named(change.topics))))
    if change.faculty is not None:
        subjects = part.subjects if change.subjects is None else given["subjects"]
        book.put_under(subjects, change.faculty, overrule=around.faculty_rules)
    return given


def _partners_after(part: PartState, change: SignUpChange) -> dict[str, Any]:
    """Return whom to wish for and whom to avoid; nobody is both, and to avoid weighs more."""
    avoids = part.avoids if change.avoids is None else _addresses(change.avoids)
    wishes = part.wishes if change.wishes is None else _addresses(change.wishes)
    return {"avoids": avoids, "wishes": tuple(wish for wish in wishes if wish not in avoids)}


def _addresses(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({kept_address(text) for text in texts} - {""}))


def _named(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.strip()]


def _checked_years(years: int) -> int | None:
    if years == _CLEARED:
        return None
    if not 0 <= years <= _YEARS_MOST:
        raise UserError(
            N_("{years} years of experience cannot be right. Write a number from 0 to {most}."),
            years=years,
            most=_YEARS_MOST,
        )
    return years


def _checked_capacity(part: PartState, capacity: int, taken: int) -> int:
    if part.role is Role.MENTEE:
        if capacity != 1:
            raise UserError(N_("A mentee has one mentor at a time. Leave the number at 1."))
        return capacity
    if not 0 <= capacity <= _CAPACITY_MOST:
        raise UserError(
            N_("A mentor cannot take {capacity} mentees. Write a number from 0 to {most}."),
            capacity=capacity,
            most=_CAPACITY_MOST,
        )
    if capacity < taken:
        raise UserError(
            N_("This mentor already has {taken} mentees. Write {taken} or more, or end a match."),
            taken=taken,
        )
    return capacity
