"""Finds people who may be one: two addresses, but the same name or the same phone."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from mentordesk.i18n import search_key
from mentordesk.services.records.participants import Duplicate, PersonRecord

# A phone's last digits tell it apart, with or without a country code before them.
_DIGITS = 8


def find_duplicates(people: Iterable[PersonRecord], programme_id: int) -> tuple[Duplicate, ...]:
    """Return the pairs that look like one person, at least one of each in the programme.

    Args:
        people: Everybody in the file, by name.
        programme_id: The programme to look at.
    """
    alike: defaultdict[tuple[str, str], list[PersonRecord]] = defaultdict(list)
    for person in people:
        alike["name", _name_key(person.name)].append(person)
        if phone := _phone_key(person.phone):
            alike["phone", phone].append(person)
    pairs: dict[tuple[int, int], tuple[PersonRecord, PersonRecord]] = {}
    for group in alike.values():
        for first, second in combinations(group, 2):
            if _takes_part(first, programme_id) or _takes_part(second, programme_id):
                pairs.setdefault((first.participant_id, second.participant_id), (first, second))
    return tuple(
        Duplicate(
            first=first,
            second=second,
            same_name=_name_key(first.name) == _name_key(second.name),
            same_phone=bool(first.phone) and _phone_key(first.phone) == _phone_key(second.phone),
        )
        for first, second in pairs.values()
    )


def _takes_part(person: PersonRecord, programme_id: int) -> bool:
    return any(part.programme_id == programme_id for part in person.enrolments)


def _name_key(name: str) -> str:
    """Return the name's words in a fixed order: "Lund, Jens" is Jens Lund."""
    return " ".join(sorted(search_key(name).replace(",", " ").split()))


def _phone_key(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isdigit())
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""
