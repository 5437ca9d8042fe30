"""Reads the rows of a CSV file, whatever its encoding and delimiter."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.cell_text import as_typed
from mentordesk.exchange.limits import LAST_ROW, TOO_MANY_ROWS
from mentordesk.vocabulary import N_

DELIMITERS = (";", ",", "\t")

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
# A field may be as long as the largest file that is read at all.
_LONGEST_FIELD = 20_000_000
# What keeps Excel from making a number of a text: `="00451234"`.
_FORCED = re.compile(r'="[^"]*"')
_LOOKED_AT = 50
_NUL_SHARE = 0.3
# Added as the last record: a quotation mark that was never closed swallows it.
_SENTINEL = "\x1e"

_NOT_TEXT = N_("{file} is not a text file. Save the table as CSV or XLSX and choose that file.")
_OPEN_QUOTE = N_("The quotation mark in row {row} of {file} is never closed. Close or remove it.")


class Records(NamedTuple):
    """The records of a CSV file as text, the first one first; blank ones are empty."""

    rows: list[list[str]]
    encoding_name: str
    delimiter: str


def read_records(content: bytes, file: str) -> Records:
    """Return the records of a CSV file's bytes; `file` is what errors call it.

    Raises:
        UserError: The bytes are no text, a quotation mark is never closed, or the records are
            too many.
    """
    text, encoding_name = decode(content, file)
    text, named = _without_separator_line(text)
    delimiter = named or find_delimiter(text)
    rows = _first_rows(f"{text.rstrip()}\n{_SENTINEL}\n", delimiter, LAST_ROW + 2)
    if rows[-1] != [_SENTINEL]:
        if len(rows) > LAST_ROW:
            raise UserError(TOO_MANY_ROWS, file=file)
        raise UserError(_OPEN_QUOTE, file=file, row=len(rows))
    rows.pop()
    return Records([[_cell(text) for text in row] for row in rows], encoding_name, delimiter)


def _cell(text: str) -> str:
    forced = text.startswith("=") and _FORCED.fullmatch(text)
    return as_typed(text[2:-1] if forced else text)


def decode(content: bytes, file: str) -> tuple[str, str]:
    """Return the text of the bytes, and what its encoding is called.

    The order decides: a byte order mark, then the NULs of UTF-16, then strict UTF-8, and
    Windows-1252 for the rest, which is what Danish Excel writes.

    Raises:
        UserError: They are no text.
    """
    codec, encoding_name = _encoding(content)
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise UserError(_NOT_TEXT, file=file) from error
    if "\0" in text:
        raise UserError(_NOT_TEXT, file=file)
    return text, encoding_name


def _encoding(content: bytes) -> tuple[str, str]:
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            return codec, name
    start = content[:4096]
    if start.count(0) > _NUL_SHARE * len(start):
        low_first = start[1::2].count(0) >= start[::2].count(0)
        return ("utf-16-le" if low_first else "utf-16-be"), "UTF-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _without_separator_line(text: str) -> tuple[str, str]:
    """Take off Excel's own first line `sep=;`, which Excel does not show as a row."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    if line.startswith("sep=") and len(line) == len("sep=;"):
        return rest, line[-1]
    if line == "sep=":  # a tab, stripped above
        return rest, "\t"
    return text, ""


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the most, and most even, columns."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, float]:
    """Return how wide and alike the rows are, as far as the headings reach, and in all.

    Topics in one cell, `a,b,c`, may be more than the table has columns: its headings know. They
    are silent where a title stands above them.
    """
    widths = [len(row) for row in _first_rows(text, delimiter, _LOOKED_AT) if any(row)]
    if not widths:
        return 0.0, 0.0
    usual, _ = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    alike = sum(min(width, usual) / max(width, usual) for width in widths) / len(widths)
    return alike * (min(usual, widths[0]) - 1), alike * (usual - 1)


def _first_rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), most))
