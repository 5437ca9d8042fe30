"""A sheet of plain values on its way out of the program, whatever kind of file it becomes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

#: What a cell may hold; None is blank.
Value: TypeAlias = str | int | float | date | datetime | None

_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name on the tab, its headings, and a row of values for each line."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def legal(text: str) -> str:
    """Return `text` without the characters that no cell can hold."""
    return _NOT_IN_CELLS.sub("", text)
