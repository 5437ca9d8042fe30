"""Why a row of a table was left out, as data that becomes a sentence where it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mentordesk.i18n import Translator


@dataclass(frozen=True, slots=True)
class Reason:
    """A marked message and the values that belong in it."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, translator: Translator) -> str:
        """Return the reason in the translator's language."""
        return translator.gettext(self.message).format(**self.values)


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row that was left out: where to look, what stood there, and why that won't do."""

    #: The file's own row number; its first row is 1.
    row: int
    #: The column's title in the file, or the field's name where the column is missing.
    column: str
    value: str
    reason: Reason


class UnreadableError(Exception):
    """A cell's text cannot be what its column holds; the reason says why."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.reason = Reason(message, values)


def can_read(read: Callable[[str], object], text: str) -> bool:
    """Return whether `read` makes something of `text`."""
    try:
        read(text)
    except UnreadableError:
        return False
    return True


class CellError(Exception):
    """A cell that can't be read: its column, what stands there, and why that won't do."""

    def __init__(self, column: str, value: str, reason: Reason) -> None:
        super().__init__(column)
        self.column = column
        self.value = value
        self.reason = reason
