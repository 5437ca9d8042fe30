"""Finds whom a sign-up form means where it names a person without an address."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from mentordesk.services.duplicates import name_key
from mentordesk.services.records.sign_up import UnknownPerson

if TYPE_CHECKING:
    from mentordesk.exchange.sign_up import SignUp

#: A name and the address of who has it.
Named = tuple[str, str]


class NamedPeople:
    """Everybody by name; a name that two people have means neither.

    Args:
        everybody: Yields names and addresses when the first name is asked about.
    """

    def __init__(self, everybody: Callable[[], Iterable[Named]]) -> None:
        self._everybody = everybody

    @cached_property
    def _addresses(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, email in self._everybody():
            found.setdefault(name_key(name), set()).add(email)
        return found

    def address(self, name: str) -> str | None:
        """Return the address of the one person with this name, else `None`."""
        addresses = self._addresses.get(name_key(name), set())
        return next(iter(addresses)) if len(addresses) == 1 else None

    def unknown_in(self, rows: Iterable["SignUp"]) -> Iterator[UnknownPerson]:
        """Yield the names in rows' wishes that mean nobody, in the rows' order."""
        for row in rows:
            for partners, is_wish in ((row.wishes, True), (row.avoids, False)):
                for name in partners.names if partners else ():
                    if self.address(name) is None:
                        yield UnknownPerson(row=row.row, name=name, is_wish=is_wish)
