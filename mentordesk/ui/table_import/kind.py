"""What a table may hold, as the import dialog asks about it: sign-ups, or answers."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.sign_up import ImportReport, TablePreview

Progress = Callable[[int, int], None]
#: A run over a table, everything chosen: dry or not, told how far it has come.
Run = Callable[[bool, Progress], ImportReport]


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
    def preview(self, path: Path) -> TablePreview:
        """Return the table as it was read; called in a thread."""

    @abstractmethod
    def run(self, path: Path, fields: tuple[str, ...]) -> Run:
        """Return the run over the table with the options as they now stand."""
