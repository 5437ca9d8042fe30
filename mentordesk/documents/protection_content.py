"""What is on the sheet for the safe, and on the page for a successor."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeSheetContent:
    """One sheet with the passphrase of one file."""

    file: str
    #: Where the file lies.
    folder: str
    #: The day it was made, in words.
    date: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """What is still to be done in a programme, and when, in words."""

    title: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeAtHandover:
    """One programme as the successor finds it."""

    name: str
    #: From when to when, in words.
    period: str
    #: People and pairs, in words.
    standing: str
    tasks: Sequence[OpenTask]
    #: How many more are open than are told of.
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverContent:
    """The page that goes with a file to the next coordinator."""

    organisation: str
    date: str
    file: str
    #: The name, the telephone and the address of whoever hands over; each may be blank.
    contact: Sequence[str]
    programmes: Sequence[ProgrammeAtHandover]
