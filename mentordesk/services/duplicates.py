"""Finds people who may be one: two addresses, but one name, nearly one address, or one phone."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from mentordesk.i18n import search_key
from mentordesk.services.records.participants import Duplicate, Likeness, PersonRecord

# A phone's last digits tell it apart, with or without a country code before them.
_DIGITS = 8
# What more people than this share, a switchboard or a mailbox, is nobody's own.
_MOST_SHARING = 12
# Shorter ones are initials, or a first name: two colleagues' are alike by chance.
_SHORTEST_LOCAL = 5
_SHORTEST_NAME = 3
_PARTING = re.compile(r"[._-]+")
_NOBODYS_OWN = frozenset(
    (
        "admin",
        "career",
        "contact",
        "firmapost",
        "kontakt",
        "kontor",
        "mentor",
        "office",
        "reception",
    )
)

Pair = tuple[int, int]


class Somebody(NamedTuple):
    """What tells one person from another."""

    id: int
    name: str
    email: str
    phone: str


def find_alike(people: Iterable[Somebody]) -> dict[Pair, frozenset[Likeness]]:
    """Return the pairs of ids that look like one person, in the people's order, and why.

    Addresses are alike where one letter differs, where only their dots do, or where one mailbox
    has two domains; that counts only for two who share a name. Digits that differ make two
    people: a student's number is an address.
    """
    groups: defaultdict[tuple[Likeness, str], list[Somebody]] = defaultdict(list)
    for person in people:
        for key in _keys(person):
            groups[key].append(person)
    found: defaultdict[Pair, set[Likeness]] = defaultdict(set)
    for (why, _), group in groups.items():
        if not 1 < len(group) <= _MOST_SHARING:
            continue
        for first, second in combinations(group, 2):
            if why is not Likeness.ADDRESS or _one_mailbox(first, second):
                found[first.id, second.id].add(why)
    return {pair: frozenset(why) for pair, why in found.items()}


def find_duplicates(
    people: Iterable[PersonRecord], programme_id: int, told_apart: Collection[Pair] = ()
) -> tuple[Duplicate, ...]:
    """Return the pairs that look like one person, at least one of each in the programme.

    Args:
        people: Everybody in the file, by name.
        programme_id: The programme to look at.
        told_apart: Ids of two who are known to be two, the lower one first.
    """
    by_id = {person.participant_id: person for person in people}
    here = {
        id_
        for id_, person in by_id.items()
        if any(part.programme_id == programme_id for part in person.enrolments)
    }
    apart = frozenset(told_apart)
    alike = find_alike(
        Somebody(id_, person.name, person.email, person.phone) for id_, person in by_id.items()
    )
    return tuple(
        Duplicate(first=by_id[first], second=by_id[second], alike=why)
        for (first, second), why in alike.items()
        if not here.isdisjoint((first, second)) and ordered(first, second) not in apart
    )


def after_merging(
    waiting: Iterable[Duplicate],
    kept: int,
    dropped: int,
    people: Iterable[PersonRecord],
    found: Iterable[Duplicate],
    told_apart: Collection[Pair],
) -> tuple[Duplicate, ...]:
    """Return which pairs are still to be looked at when two of them have become one.

    Whoever looked like one of the two may be the one person, even if it shows no more.

    Args:
        waiting: The pairs that were still to be looked at, as they were.
        kept: Who stayed.
        dropped: Who is that one now.
        people: Everybody in the file, as they are now.
        found: The pairs that look like one person now.
        told_apart: Ids of two who are known to be two, the lower one first.
    """
    by_id = {person.participant_id: person for person in people}
    now = {_ids(two): two for two in found}
    next_: dict[Pair, Duplicate] = {}
    for two in waiting:
        one, other = (kept if id_ == dropped else id_ for id_ in _ids(two))
        pair = ordered(one, other)
        if one != other and pair not in told_apart and pair not in next_:
            before = Duplicate(first=by_id[one], second=by_id[other], alike=two.alike)
            next_[pair] = now.get(pair, before)
    return tuple((next_ | {pair: two for pair, two in now.items() if kept in pair}).values())


def _ids(two: Duplicate) -> Pair:
    return ordered(two.first.participant_id, two.second.participant_id)


def ordered(first: int, second: int) -> Pair:
    """Return two ids, the lower one first."""
    return (first, second) if first < second else (second, first)


def _keys(person: Somebody) -> Iterator[tuple[Likeness, str]]:
    """Yield what somebody would share with their double, each once."""
    if name := name_key(person.name):
        yield Likeness.NAME, name
    if phone := phone_key(person.phone):
        yield Likeness.PHONE, phone
    for key in dict.fromkeys(_address_keys(person)):
        yield Likeness.ADDRESS, key


def _address_keys(person: Somebody) -> Iterator[str]:
    local, _, domain = person.email.partition("@")
    own = local.partition("+")[0]
    joined, parts = _PARTING.sub("", own), sorted(_PARTING.split(own))
    if len(joined) < _SHORTEST_LOCAL or joined in _NOBODYS_OWN:
        return
    if joined not in _words(person.name):
        yield joined
        yield " ".join(parts)
    for cut in _cut(local):
        yield f"{cut}@{domain}"
    for cut in _cut(domain):
        yield f"{local}@{cut}"


def _cut(text: str) -> Iterator[str]:
    """Yield the text, and the text without each of its letters: two with one slip share some."""
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]


def _one_mailbox(first: Somebody, second: Somebody) -> bool:
    if _words(first.name).isdisjoint(_words(second.name)):
        return False
    one, other = (person.email.partition("@")[0].partition("+")[0] for person in (first, second))
    if sorted(_PARTING.split(one)) == sorted(_PARTING.split(other)):
        return True
    same = _PARTING.sub("", one) == _PARTING.sub("", other)
    return same or _one_letter_apart(first.email, second.email)


def _one_letter_apart(one: str, other: str) -> bool:
    """Return whether a letter was forgotten, doubled, mistaken, or changed places with the next."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if any(map(str.isdigit, left + right)):
        return False
    swapped = len(left) == len(right) == 2 and left == right[::-1]  # noqa: PLR2004 - neighbours
    return swapped or max(len(left), len(right)) == 1


def _words(name: str) -> frozenset[str]:
    words = search_key(name).replace(",", " ").split()
    return frozenset(word for word in words if len(word) >= _SHORTEST_NAME)


def name_key(name: str) -> str:
    """Return the name's words in a fixed order: "Lund, Jens" is Jens Lund."""
    return " ".join(sorted(search_key(name).replace(",", " ").split()))


def phone_key(phone: str) -> str:
    """Return the last digits, which tell a phone apart however it is written; blank for few."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""
