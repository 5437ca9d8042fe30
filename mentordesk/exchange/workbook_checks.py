"""Looks at a workbook's bytes before they are parsed, and refuses what would do harm."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from mentordesk.errors import UserError
from mentordesk.exchange.limits import (
    LAST_ROW,
    MAX_COLUMNS,
    MAX_RATIO,
    MAX_UNPACKED,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)
from mentordesk.vocabulary import N_

ZIP_SIGNATURE = b"PK\x03\x04"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What zipfile raises for all that is wrong with a package.
_NO_PACKAGE = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError),
    *(EOFError, ValueError, OSError, struct.error),
)
# Small parts, such as a page of blank styles, may well pack better than that.
_RATIO_FROM = 1024 * 1024

# These begin with a letter of their own: so a megabyte takes two milliseconds, not ten.
_ROW = re.compile(rb"row\b[^>]*?\br\s*=\s*[\"'](\d{5,})[\"'][^>]*>")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")
_FAR_CELL = re.compile(rb"r\s*=\s*[\"']([A-Za-z]{2,})\d+[\"'](?:[^>]*[^>/])?>(?!</)")
_NO_VALUE = re.compile(
    rb"<c\b([^>]*[^>/])>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_CELL_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})\d")
_ODS_TAG = re.compile(rb"<table:(table-row|(?:covered-)?table-cell|table)(?=[\s/>])([^>]*)>")
_ODS_REPEATED = re.compile(rb"repeated=[\"'](\d+)[\"']")

# Records of the old format, whose sheets have at most so many rows and columns.
_BEGIN_OF_SHEET = re.compile(rb"\x09\x08\x10\x00\x00[\x05\x06]")
_END_OF_SHEET = 0x000A
_EXTENT, _EXTENT_LENGTH = 0x0200, 14
_OLD_ROWS, _OLD_COLUMNS = 65_536, 256

DAMAGED = N_("{file} cannot be read as a workbook. Open it in Excel and save it as XLSX again.")
LOCKED = N_("{file} is protected by a password. Save a copy without one and choose that.")
_SWELLS = N_("{file} would fill far too much memory when unpacked, so it was not opened.")
_MACROS = N_("{file} holds macros. Save it as an XLSX file without them and choose that.")


def refuse_absurd(content: bytes, file: str) -> frozenset[int]:
    """Refuse a workbook that would swell, reach too far, or bring the parser down.

    Returns:
        The places of the columns with formulas that were never calculated, on whatever sheet:
        a program that writes workbooks leaves that to Excel.

    Calamine lays a sheet out as a full rectangle, so that one cell in the last corner of an
    otherwise empty sheet would take half a terabyte: cells far out are looked for first.

    Raises:
        UserError: The workbook is absurdly large, damaged, locked or holds macros.
    """
    if content.startswith(ZIP_SIGNATURE):
        return _refuse_absurd_package(content, file)
    _refuse_false_extent(content, file)
    return frozenset()


def _refuse_absurd_package(content: bytes, file: str) -> frozenset[int]:
    uncalculated: set[int] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _refuse_bomb(parts, file)
            for part in parts:
                unpacked = package.read(part)
                if b"sheetData" in unpacked:
                    _refuse_far_cells(unpacked, file)
                    uncalculated.update(_uncalculated(unpacked))
                elif b"<table:table" in unpacked:
                    _refuse_far_ods_cells(unpacked, file)
    except _NO_PACKAGE as error:
        raise UserError(DAMAGED, file=file) from error
    except RuntimeError as error:  # what zipfile raises for a part with a password
        raise UserError(LOCKED, file=file) from error
    return frozenset(uncalculated)


def _refuse_bomb(parts: list[zipfile.ZipInfo], file: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    swells = unpacked > _RATIO_FROM and unpacked > MAX_RATIO * packed
    if unpacked > MAX_UNPACKED or swells:
        raise UserError(_SWELLS, file=file)
    if any(part.filename.lower().endswith(("vbaproject.bin", "workbook.bin")) for part in parts):
        raise UserError(_MACROS, file=file)


def _refuse_far_cells(part: bytes, file: str) -> None:
    if any(_column_number(cell[1]) > MAX_COLUMNS for cell in _FAR_CELL.finditer(part)):
        raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)
    for row in _ROW.finditer(part):
        if int(row[1]) > LAST_ROW and _holds_value(part, row):
            raise UserError(TOO_MANY_ROWS, file=file)


def _uncalculated(part: bytes) -> Iterator[int]:
    """Return the columns of formulas without a value; one that gave a blank text says so."""
    if b"<f" in part:
        for cell in _NO_VALUE.finditer(part):
            place = _CELL_PLACE.search(cell[1])
            if place and b" t=" not in cell[1]:
                yield _column_number(place[1]) - 1


def _refuse_far_ods_cells(part: bytes, file: str) -> None:
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
            if b"value-type" in tag[2] and row > LAST_ROW:
                raise UserError(TOO_MANY_ROWS, file=file)
            if b"value-type" in tag[2] and column > MAX_COLUMNS:
                raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)


def _refuse_false_extent(content: bytes, file: str) -> None:
    """Refuse a workbook of old with a sheet that claims to reach further than that format can."""
    place = 0
    while begin := _BEGIN_OF_SHEET.search(content, place):
        place, kind, length = begin.start(), 0, 0
        while kind not in (_EXTENT, _END_OF_SHEET) and place + 4 <= len(content):
            kind, length = struct.unpack_from("<HH", content, place)
            place += 4 + length
        if kind != _EXTENT or place > len(content) or length != _EXTENT_LENGTH:
            continue
        row, row_end, column, column_end = struct.unpack_from("<IIHH", content, place - length)
        if not (row <= row_end <= _OLD_ROWS and column <= column_end <= _OLD_COLUMNS):
            raise UserError(DAMAGED, file=file)


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
