"""Who sits at which table: each pair by itself, or those of a subject together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mentordesk.i18n import sort_key

#: People at a table when they sit by subject (AU's closing event: dialogue groups).
SEATS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A mentor with every mentee of theirs: they are not parted."""

    mentor_id: int
    mentor: str
    #: Sign-up and name of each.
    mentees: tuple[tuple[int, str], ...]
    subject: str = ""
    faculty: str = ""

    @property
    def size(self) -> int:
        """How many chairs they take."""
        return 1 + len(self.mentees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, counted from 1, and who sits there."""

    number: int
    parties: tuple[Party, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects at the table, each once."""
        return tuple(dict.fromkeys(party.subject for party in self.parties if party.subject))


def by_pair(parties: Iterable[Party]) -> tuple[Table, ...]:
    """Give each party a table, in the order of the mentees' names."""
    ranked = sorted(parties, key=_by_name)
    return tuple(Table(number=n, parties=(one,)) for n, one in enumerate(ranked, start=1))


def by_subject(parties: Iterable[Party], seats: int = SEATS) -> tuple[Table, ...]:
    """Fill tables with parties of one subject; what is left over sits with its faculty.

    A party larger than a table gets one of its own.
    """
    ranked = sorted(parties, key=_by_subject)
    whole: list[list[Party]] = []
    left: list[Party] = []
    for subject, group in groupby(ranked, key=lambda one: one.subject):
        for table in _filled(list(group), seats):
            full = subject and sum(one.size for one in table) > seats // 2
            (whole.append if full else left.extend)(table)
    whole += _filled(left, seats)
    whole.sort(key=lambda table: _by_subject(table[0]))
    return tuple(Table(number=n, parties=tuple(one)) for n, one in enumerate(whole, start=1))


def _filled(parties: Sequence[Party], seats: int) -> list[list[Party]]:
    tables: list[list[Party]] = []
    taken = seats
    for party in parties:
        if taken + party.size > seats:
            tables.append([])
            taken = 0
        tables[-1].append(party)
        taken += party.size
    return tables


def _by_name(party: Party) -> tuple[tuple[str, str], ...]:
    return *(sort_key(name) for _, name in party.mentees), sort_key(party.mentor)


def _by_subject(party: Party) -> tuple[object, ...]:
    return not party.subject, sort_key(party.faculty), sort_key(party.subject), _by_name(party)
