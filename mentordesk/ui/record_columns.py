"""What a list of records shows: its columns, chips and filters, as plain descriptions."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mentordesk.i18n import sort_key
from mentordesk.ui.colours import Tone

R = TypeVar("R")

# No slots in the generic ones: `Column[Record](…)` notes its type on the instance.


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A state: an icon, a word and a tint, never colour alone."""

    icon: str
    text: str
    tone: Tone = Tone.SOFT


@dataclass(frozen=True, kw_only=True)
class Column(Generic[R]):
    """One column; `key` is what its width is remembered by, `title` is already translated."""

    key: str
    title: str
    #: What is read, searched, copied and sorted by unless `sort` says otherwise.
    text: Callable[[R], str]
    sort: Callable[[R], object] | None = None
    #: Drawn instead of the text where it gives one.
    chip: Callable[[R], Chip | None] | None = None
    #: Drawn instead of the text where something is wrong with it.
    flaw: Callable[[R], Chip | None] | None = None
    tooltip: Callable[[R], str] | None = None
    width: int = 140
    #: A figure: right-aligned.
    number: bool = False
    #: The name column: bold, and first.
    bold: bool = False
    searched: bool = True
    #: Left out until the reader asks for it.
    hidden: bool = False
    #: Takes what was typed or chosen in the cell; raising `UserError` is the owner's to guard.
    edit: Callable[[R, str], None] | None = None
    #: With `edit`: the texts to choose from instead of typing.
    choices: Callable[[R], Sequence[str]] | None = None
    #: A tick: whether it is set, and what setting it does.
    ticked: Callable[[R], bool] | None = None
    tick: Callable[[R, bool], None] | None = None

    def sort_value(self, record: R) -> object:
        """Return what this column orders the record by."""
        return self.sort(record) if self.sort else sort_key(self.text(record))


@dataclass(frozen=True, kw_only=True)
class Filter(Generic[R]):
    """A chip above the list; within a group any may hold, of every group one must."""

    key: str
    title: str
    accepts: Callable[[R], bool]
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class ListShape(Generic[R]):
    """A whole list: how its records are told apart, its columns and its filters."""

    #: What settings remember this list by: "participants".
    name: str
    identity: Callable[[R], Hashable]
    columns: tuple[Column[R], ...]
    filters: tuple[Filter[R], ...] = ()
    #: More that a search finds a record by than its columns show.
    also_searched: Callable[[R], str] | None = None
    #: The column first sorted by.
    sorted_by: str = ""
