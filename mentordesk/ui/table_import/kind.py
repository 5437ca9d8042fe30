"""What a table may hold, as the import dialog asks about it: sign-ups, or answers."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.sign_up import (
    Aliases,
    ChoiceKind,
    ImportReport,
    RowOutlook,
    TablePreview,
)
from mentordesk.ui.record_columns import ListShape

Progress = Callable[[int, int], None]
#: A run over a table, everything chosen: dry or not, told how far it has come.
Run = Callable[[bool, Progress], ImportReport]
#: The names that the file knows, of each kind of choice.
KnownChoices = Mapping[ChoiceKind, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a table is to be read, as the reader chose."""

    path: Path
    #: The workbook's sheet; blank for the one that is found to hold the table.
    sheet: str
    #: The field of each column in the table's order, blank for one that is left out.
    fields: tuple[str, ...]
    aliases: Aliases


class ImportOptions(QWidget):
    """What else is to be said about a table than what its columns are."""

    changed = Signal()

    def begin(self, path: Path) -> None:
        """Suggest what the file's name tells."""

    def show_fields(self, fields: tuple[str, ...]) -> None:
        """Ask only what these columns leave open."""

    def ready(self) -> bool:
        """Return whether all is said that must be; what is missing is asked for beside it."""
        return True


class TableKind(ABC):
    """How one kind of table is looked at and taken in; texts are in the reader's language."""

    #: The dialog's title, and the verb on its button.
    title: str
    verb: str
    #: Fields that may come from many columns, their values together.
    several: frozenset[str] = frozenset()
    options: ImportOptions | None = None

    @abstractmethod
    def fields(self) -> Mapping[str, str]:
        """Return each field's key and what its readers call it, in the order to offer them."""

    @abstractmethod
    def preview(self, path: Path, sheet: str) -> TablePreview:
        """Return the table as it was read, blank for the sheet that holds it; in a thread."""

    @abstractmethod
    def run(self, reading: Reading) -> Run:
        """Return the run over the table with the options as they now stand."""

    def rows(self) -> ListShape[RowOutlook] | None:
        """Return how its rows are listed before the import, a column by each field's key.

        `None` where a dry run tells only how many rows come to what.
        """
        return None

    def known_choices(self) -> KnownChoices:
        """Return the names that unknown choices of a table may mean."""
        return {}
