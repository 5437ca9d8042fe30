"""What two people who may be one have answered differently, and whose answer would stand."""

from collections.abc import Iterator

from mentordesk.services.duplicates import phone_key
from mentordesk.services.records.participants import (
    AnswerKey,
    Difference,
    EnrolmentRecord,
    PersonRecord,
)

#: What can be chosen of a person, and of two sign-ups for one role of one programme.
OF_PERSON = ("name", "email", "phone", "employer", "location", "languages")
OF_SIGN_UP = (
    "state",
    "subjects",
    "topics",
    "experience_years",
    "sector",
    "capacity",
    "available",
    "meeting_form",
    "waited",
    "note",
)
# Here the one that says more stands, whoever's it is: a yes, or the most seats.
_MORE_STANDS = ("capacity", "waited")
_BLANK: tuple[object, ...] = (None, "", ())


def differences(keep: PersonRecord, drop: PersonRecord) -> tuple[Difference, ...]:
    """Return what is to be chosen when two become one, with whose answer stands unless told.

    What only one has answered is no choice: that answer stands. Partners to wish for or to avoid
    are joined, and whoever has a match in force is signed up.

    Args:
        keep: The person whose answers stand where nothing else is said.
        drop: The person who becomes that one.
    """
    found = list(_differing(keep, drop, OF_PERSON, AnswerKey("")))
    own = {(part.programme_id, part.role): part for part in keep.enrolments}
    for part in drop.enrolments:
        twin = own.get((part.programme_id, part.role))
        if twin is not None:
            found += _differing(twin, part, OF_SIGN_UP, AnswerKey("", part.programme_id, part.role))
    return tuple(found)


def _differing(
    keep: PersonRecord | EnrolmentRecord,
    drop: PersonRecord | EnrolmentRecord,
    fields: tuple[str, ...],
    where: AnswerKey,
) -> Iterator[Difference]:
    programme = keep.programme if isinstance(keep, EnrolmentRecord) else ""
    for field in fields:
        one, other = getattr(keep, field), getattr(drop, field)
        if one in _BLANK or other in _BLANK or _alike(one, other):
            continue
        if field == "phone" and _one_phone(str(one), str(other)):
            continue
        if field == "state" and _is_matched(keep, drop):
            continue
        yield Difference(
            key=where._replace(field=field),
            programme=programme,
            kept=one,
            dropped=other,
            other_stands=field in _MORE_STANDS and other > one,
        )


def _alike(one: object, other: object) -> bool:
    """Return whether two answers say the same; of many choices, in whatever order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other


def _one_phone(one: str, other: str) -> bool:
    """Return whether two numbers differ in nothing but how they are written."""
    return phone_key(one) != "" and phone_key(one) == phone_key(other)


def _is_matched(*parts: PersonRecord | EnrolmentRecord) -> bool:
    return any(isinstance(part, EnrolmentRecord) and part.taken for part in parts)
