"""Records of what was printed, and of what is kept with a pair."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mentordesk.vocabulary import Language, PrintKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRecord:
    """One paper as it was printed once; `match_id` is `None` for what is for all."""

    kind: PrintKind
    match_id: int | None
    copies: int
    printed_at: datetime
    #: The pages that were printed of the file it was in, such as `3-5`; blank for all.
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingRecord:
    """All that was printed at one go for one pair, or for everybody."""

    printed_at: datetime
    #: Blank, and `match_id` is `None`, for what is for everybody.
    mentee: str = ""
    mentor: str = ""
    code: str = ""
    match_id: int | None = None
    #: How many copies of which papers.
    copies: Mapping[PrintKind, int]
    #: The pages that were printed of the file they were in, such as `3-5`; blank for all.
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestRecord:
    """The pairs that still need their papers after a printing that broke off, in their order."""

    #: The pair it broke off at, where that is still a pair, and those after it.
    from_there: tuple[int, ...] = ()
    #: Those before it that came or changed since.
    since: tuple[int, ...] = ()

    @property
    def match_ids(self) -> tuple[int, ...]:
        """All of them."""
        return self.from_there + self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRecord:
    """A scan or a photo kept with a pair, without its content."""

    id: int
    match_id: int
    #: A file's name whose ending tells what it is.
    name: str
    media_type: str
    #: In bytes.
    size: int
    added_at: datetime


#: What each pair is usually handed at a kick-off.
USUAL_COPIES: Mapping[PrintKind, int] = {
    PrintKind.AGREEMENT: 2,
    PrintKind.MENTEE_GUIDE: 1,
    PrintKind.MENTOR_GUIDE: 1,
    PrintKind.FIRST_MEETING: 1,
    PrintKind.CONTACT_CARD: 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """Which papers are printed, and for which pairs."""

    #: How many of each part a pair gets; what is not named is left out.
    copies: Mapping[PrintKind, int] = field(default_factory=lambda: USUAL_COPIES)
    #: The pairs; `None` means all in force.
    match_ids: tuple[int, ...] | None = None
    #: Each part begins on the front of a sheet.
    duplex: bool = True
    #: The programme's without one.
    language: Language | None = None
