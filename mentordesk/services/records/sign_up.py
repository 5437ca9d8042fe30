"""Records of an import: the table seen, the mapping, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentordesk.services.records.participants import Likeness, SignUpChange
from mentordesk.vocabulary import Role


class ChoiceKind(StrEnum):
    """What people choose from when they sign up."""

    SUBJECT = "subject"
    TOPIC = "topic"


#: What a table's own words are taken to mean: by kind, the name of a choice for a text; a blank
#: name makes the text a choice of its own.
Aliases = Mapping[ChoiceKind, Mapping[str, str]]


class SuggestedBy(StrEnum):
    """Why a column is thought to hold its field."""

    HEADING = "heading"
    CONTENT = "content"
    REMEMBERED = "remembered"


class RowOutcome(StrEnum):
    """What an import makes of one row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    #: The same person sent the form in again, and that row counts.
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """A table as it was read, and the field that each column would go to."""

    columns: tuple[str, ...]
    #: Parallel to `columns`: a sign-up field's or question's key, or blank for "leave out".
    fields: tuple[str, ...]
    #: The first rows, as text.
    sample: tuple[tuple[str, ...], ...]
    row_count: int
    sheets: tuple[str, ...] = ()
    #: The sheet that was read; blank where a table has no sheets.
    sheet: str = ""
    #: Parallel to `columns`: why each field is suggested, `None` where none is.
    reasons: tuple[SuggestedBy | None, ...] = ()

    @property
    def remembered(self) -> bool:
        """Whether the mapping is that of an earlier table with the same titles."""
        return SuggestedBy.REMEMBERED in self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One row left out; `reason` is a marked message to fill with `values`."""

    row: int
    column: str
    value: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutlook:
    """One row as it will be read, or why it is left out."""

    row: int
    outcome: RowOutcome
    roles: tuple[Role, ...] = ()
    #: What the row says; `None` where it is left out or overtaken.
    said: SignUpChange | None = None
    #: The table's own text by field, where nothing is read.
    cells: Mapping[str, str] | None = None
    rejection: Rejection | None = None
    #: The field whose value stands against the row, blank where there is none.
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownChoice:
    """A subject or topic of a table that the file does not know by that name."""

    kind: ChoiceKind
    #: As it is written in the table.
    text: str
    #: How many rows have it.
    rows: int
    #: The choice that it is taken as, blank for one of its own.
    taken_as: str = ""
    #: Choices that it may mean, the likest first.
    likely: tuple[str, ...] = ()
    #: The first of them differs only in how it is written.
    nearly_equal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """Somebody whom an import would add, and somebody with another address who may be the same."""

    row: int
    name: str
    email: str
    other_name: str
    other_email: str
    alike: frozenset[Likeness]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownPerson:
    """A partner wished for, or to be avoided, by a name that nobody has or several have."""

    row: int
    name: str
    #: Whether the row wishes for that person; else it asks to be kept apart.
    is_wish: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do in a dry run."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[Rejection, ...]
    unknown_columns: tuple[str, ...]
    new_choices: tuple[str, ...] = ()
    #: Addresses of those added or updated, in the file's order.
    people: tuple[str, ...] = ()
    #: Names in wishes that mean nobody; the rest of their rows is taken in.
    unknown_people: tuple[UnknownPerson, ...] = ()
    #: Of a dry run: the first rows, and more of those left out.
    rows: tuple[RowOutlook, ...] = ()
    #: Of a dry run: choices by names that the file does not know.
    unknown_choices: tuple[UnknownChoice, ...] = ()
    #: Of a dry run: new people who may be here already.
    look_alikes: tuple[LookAlike, ...] = ()
