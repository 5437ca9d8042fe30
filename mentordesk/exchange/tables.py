"""Reads a table from a CSV file or a workbook: headings, and rows of plain text."""

from dataclasses import dataclass, replace
from pathlib import Path

from mentordesk.errors import UserError
from mentordesk.exchange.delimited import read_records
from mentordesk.exchange.heading_rows import under_headings
from mentordesk.exchange.limits import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    TOO_LARGE,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)
from mentordesk.exchange.option_columns import option_titles
from mentordesk.exchange.spreadsheets import read_sheet
from mentordesk.exchange.workbook_checks import OLE_SIGNATURE, OTHER_KIND, ZIP_SIGNATURE
from mentordesk.vocabulary import N_

_TEXT_ENDINGS = (".csv", ".txt", ".tsv")
_WORKBOOK_ENDINGS = {
    ".xlsx": (ZIP_SIGNATURE, OLE_SIGNATURE),  # the second one is an encrypted workbook
    ".ods": (ZIP_SIGNATURE,),
    ".xls": (OLE_SIGNATURE,),
}
_NO_TEXT_BEGINS_SO = (ZIP_SIGNATURE, OLE_SIGNATURE, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")

_MISSING = N_("There is no file {file}. It may have been moved or renamed.")
_FOLDER = N_("{file} is a folder. Choose the file with the table in it.")
_CLOSED = N_("{file} cannot be opened. Close it in other programs, or ask for access to it.")
_WRONG_ENDING = N_("{file} is not a table. Choose a CSV file or an Excel workbook (XLSX).")
_EMPTY = N_("{file} is empty. Choose the file with the table in it.")
_NOT_CALCULATED = N_(
    "The formulas in the column “{column}” of {file} were never calculated."
    " Open it in Excel, save it there and choose it again."
)
_NO_ROWS = N_("{file} has headings but no rows under them.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the headings: its number in the file and a text for each column."""

    #: As Excel numbers it: the file's first row is 1, a record of several lines is one row.
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; wholly blank rows and columns are left out."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    #: "UTF-8", "UTF-16" or "Windows-1252"; blank for a workbook.
    encoding_name: str = ""
    delimiter: str = ""
    #: The visible sheets of a workbook, in its order.
    sheets: tuple[str, ...] = ()
    #: The sheet that was read; blank for a CSV file.
    sheet: str = ""

    def column(self, index: int) -> list[str]:
        """Return the filled cells of one column."""
        return [row.cells[index] for row in self.rows if row.cells[index]]


def read_table(path: Path, sheet: str | None = None) -> Table:
    """Read a CSV file (`.csv`, `.txt`, `.tsv`) or a workbook (`.xlsx`, `.xls`, `.ods`).

    The headings are the first row with anything in it, but for a title of one or two cells
    above a wider table, or what groups the columns; two rows may make them together. A filled
    column without a heading is called by its letter. A row of totals at the end is none of them.

    Args:
        path: The file; it is only read.
        sheet: The workbook's sheet; without it the first visible one that holds something.

    Raises:
        UserError: There is no such file or sheet, it cannot be opened, is not of the kind its
            ending says, is empty or damaged, or is larger than a sign-up ever is.
    """
    name = path.name
    content = _content(path)
    if path.suffix.lower() in _TEXT_ENDINGS:
        records, encoding_name, delimiter = read_records(content, name)
        return replace(_table(records, name), encoding_name=encoding_name, delimiter=delimiter)
    found = read_sheet(path, content, sheet)
    table = _table(found.rows, name, found.uncalculated)
    return replace(table, sheets=found.sheets, sheet=found.name)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UserError(_FOLDER if path.is_dir() else _MISSING, file=path.name)
        if path.stat().st_size > MAX_BYTES:
            raise UserError(TOO_LARGE, file=path.name, most=MAX_BYTES // 1024**2)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(_CLOSED, file=path.name) from error
    _refuse_other_kinds(path, content)
    return content


def _refuse_other_kinds(path: Path, content: bytes) -> None:
    ending = path.suffix.lower()
    if ending not in _TEXT_ENDINGS and ending not in _WORKBOOK_ENDINGS:
        raise UserError(_WRONG_ENDING, file=path.name)
    if not content:
        raise UserError(_EMPTY, file=path.name)
    if ending in _TEXT_ENDINGS:
        honest = not content.startswith(_NO_TEXT_BEGINS_SO)
    else:
        honest = content.startswith(_WORKBOOK_ENDINGS[ending])
    if not honest:
        raise UserError(OTHER_KIND, file=path.name)


def _table(rows: list[list[str]], file: str, uncalculated: frozenset[int] = frozenset()) -> Table:
    _refuse_width(rows, file)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    if not filled:
        raise UserError(_EMPTY, file=file)
    heading, under = under_headings(filled)
    if not under:
        raise UserError(_NO_ROWS, file=file)
    if len(under) > MAX_ROWS:
        raise UserError(TOO_MANY_ROWS, file=file)
    widest = max(len(heading), *(len(row) for _, row in under))
    kept = _kept_columns(heading, under, widest)
    for place in uncalculated & kept.keys():
        if not any(place < len(row) and row[place] for _, row in under):
            raise UserError(_NOT_CALCULATED, file=file, column=kept[place])
    table = Table(tuple(kept.values()), _rows(under, kept, widest))
    return replace(table, columns=option_titles(table.columns, table.column))


def _refuse_width(rows: list[list[str]], file: str) -> None:
    for row in rows:
        if len(row) > MAX_COLUMNS:
            if any(row[MAX_COLUMNS:]):
                raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)
            del row[MAX_COLUMNS:]


def _kept_columns(
    heading: list[str], under: list[tuple[int, list[str]]], widest: int
) -> dict[int, str]:
    """Return the title of each column that has one or holds something, by its place."""
    kept = {}
    for index in range(widest):
        title = heading[index].replace("\n", " ") if index < len(heading) else ""
        if title:
            kept[index] = title
        elif any(index < len(row) and row[index] for _, row in under):
            kept[index] = _letters(index)
    return kept


def _letters(index: int) -> str:
    """Return what Excel writes above a column, as C or AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(under: list[tuple[int, list[str]]], kept: dict[int, str], widest: int) -> tuple[Row, ...]:
    whole = len(kept) == widest
    rows = []
    for number, row in under:
        padded = row if len(row) == widest else row + [""] * (widest - len(row))
        cells = tuple(padded) if whole else tuple(padded[index] for index in kept)
        rows.append(Row(number, cells))
    return tuple(rows)
