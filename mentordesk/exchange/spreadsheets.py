"""Reads the rows of an Excel or LibreOffice sheet, after looking whether it is safe to."""

import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.cell_text import as_text
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP_SIGNATURE = b"PK\x03\x04"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LARGEST_UNPACKED = 100 * 1024 * 1024
_LARGEST_RATIO = 100
# Small parts, such as a page of blank styles, may well pack better than that.
_RATIO_FROM = 1024 * 1024

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{5,})[\"'][^>]*>")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")
_FAR_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{2,})\d+[\"'](?:[^>]*[^>/])?>")
_ODS_TAG = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)\b([^>]*)>")
_ODS_REPEATED = re.compile(rb"repeated=[\"'](\d+)[\"']")

_DAMAGED = N_("{file} cannot be read as a workbook. Open it in Excel and save it as XLSX again.")
_LOCKED = N_("{file} is protected by a password. Save a copy without one and choose that.")
_SWELLS = N_("{file} would fill far too much memory when unpacked, so it was not opened.")
_MACROS = N_("{file} holds macros. Save it as an XLSX file without them and choose that.")
_NO_SHEET = N_("{file} has no sheet called {sheet}. Its sheets are: {sheets}.")
_NO_SHEETS = N_("{file} has no visible sheet with a table in it.")
TOO_MANY_ROWS = N_("{file} has more than {most} rows. Split it and import the parts.")
TOO_MANY_COLUMNS = N_("{file} has more than {most} columns. Remove those that are not needed.")


class Sheet(NamedTuple):
    """The rows of one sheet as text, row 1 first, and the names of all visible sheets."""

    rows: list[list[str]]
    sheets: tuple[str, ...]


class Bounds(NamedTuple):
    """How far right and down a cell with a value may stand."""

    rows: int
    columns: int


def read_sheet(content: bytes, file: str, name: str | None, bounds: Bounds) -> Sheet:
    """Return the rows of the sheet called `name`, or of the first visible one with a value.

    Raises:
        UserError: The workbook is damaged, locked, absurdly large, holds macros or has no
            such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if content.startswith(ZIP_SIGNATURE):
        _refuse_absurd(content, file, bounds)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise UserError(_LOCKED, file=file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return _sheet(workbook, file, name)
    except PasswordError as error:
        raise UserError(_LOCKED, file=file) from error
    except (CalamineError, ValueError, OverflowError) as error:
        raise UserError(_DAMAGED, file=file) from error


def _sheet(workbook: "CalamineWorkbook", file: str, name: str | None) -> Sheet:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = tuple(
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    )
    if name is not None and name not in sheets:
        raise UserError(_NO_SHEET, file=file, sheet=name, sheets=", ".join(sheets))
    for candidate in (name,) if name is not None else sheets:
        found = workbook.get_sheet_by_name(candidate)
        if found.start is not None or name is not None:
            return Sheet(_rows(found), sheets)
    raise UserError(_NO_SHEETS, file=file)


def _rows(sheet: "CalamineSheet") -> list[list[str]]:
    known: dict[str, str] = {}
    rows = []
    for values in sheet.to_python(skip_empty_area=False):
        row = []
        for value in values:
            if type(value) is not str:
                row.append(as_text(value))
                continue
            text = known.get(value)
            if text is None:
                text = known[value] = as_text(value)
            row.append(text)
        rows.append(row)
    return rows


def _refuse_absurd(content: bytes, file: str, bounds: Bounds) -> None:
    """Look at the packed parts before they are parsed.

    Calamine lays a sheet out as a full rectangle, so that one cell in the last corner of an
    otherwise empty sheet would take half a terabyte: cells far out are looked for first.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _refuse_bomb(parts, file)
            for part in parts:
                _refuse_far_cells(package.read(part), file, bounds)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise UserError(_DAMAGED, file=file) from error
    except RuntimeError as error:  # what zipfile raises for a part with a password
        raise UserError(_LOCKED, file=file) from error


def _refuse_bomb(parts: list[zipfile.ZipInfo], file: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    swells = unpacked > _RATIO_FROM and unpacked > _LARGEST_RATIO * packed
    if unpacked > _LARGEST_UNPACKED or swells:
        raise UserError(_SWELLS, file=file)
    if any(part.filename.lower().endswith(("vbaproject.bin", "workbook.bin")) for part in parts):
        raise UserError(_MACROS, file=file)


def _refuse_far_cells(part: bytes, file: str, bounds: Bounds) -> None:
    if any(_column_number(cell[1]) > bounds.columns for cell in _FAR_CELL.finditer(part)):
        raise UserError(TOO_MANY_COLUMNS, file=file, most=bounds.columns)
    for row in _ROW.finditer(part):
        if int(row[1]) > bounds.rows and _holds_value(part, row):
            raise UserError(TOO_MANY_ROWS, file=file, most=bounds.rows)
    _refuse_far_ods_cells(part, file, bounds)


def _refuse_far_ods_cells(part: bytes, file: str, bounds: Bounds) -> None:
    row = column = 0
    for tag in _ODS_TAG.finditer(part):
        found = _ODS_REPEATED.search(tag[2])
        repeated = int(found[1]) if found else 1
        if tag[1] == b"table":
            row = 0
        elif tag[1] == b"table-row":
            row, column = row + repeated, 0
        else:
            column += repeated
            if b"value-type" in tag[2] and row > bounds.rows:
                raise UserError(TOO_MANY_ROWS, file=file, most=bounds.rows)
            if b"value-type" in tag[2] and column > bounds.columns:
                raise UserError(TOO_MANY_COLUMNS, file=file, most=bounds.columns)


def _holds_value(part: bytes, row: re.Match[bytes]) -> bool:
    if row[0].endswith(b"/>"):
        return False
    end = _ROW_END.search(part, row.end())
    return _VALUE.search(part, row.end(), end.start() if end else len(part)) is not None


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
