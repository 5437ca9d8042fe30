"""Writes a sheet as CSV that Excel opens right where the comma is the decimal mark."""

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

from mentordesk.exchange.sheet import Sheet, Value, legal
from mentordesk.whole_file import write_whole

_DELIMITER = ";"
#: With it Excel reads UTF-8; without, it guesses the letters of the place.
_MARK = "\ufeff"
#: A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection").
_WOULD_BE_FORMULA = re.compile(r"[=+\-@\t\r]")
_BREAKS = re.compile(r"\r\n?")


def write_delimited(path: Path, sheet: Sheet, *, decimal_mark: str = ",") -> None:
    """Write the sheet to `path` as CSV, whole or not at all, for the owner's eyes only.

    Fields are parted by semicolons, lines end as on Windows, days are ISO. A text that would
    become a formula gets an apostrophe before it, which the import takes off again.

    Raises:
        UserError: The file cannot be written.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=_DELIMITER, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        lines.writerow([_cell(value, decimal_mark) for value in row])
    write_whole(path, (_MARK + text.getvalue()).encode("utf-8"))


def _cell(value: Value, decimal_mark: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(value).replace(".", decimal_mark)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, int | date):
        return str(value)
    text = _BREAKS.sub("\n", legal(value))
    # Looked at as typed: what is taken out above could hide the sign that makes it a formula.
    return f"'{text}" if _WOULD_BE_FORMULA.match(value) or _WOULD_BE_FORMULA.match(text) else text
