"""Looks at a workbook's bytes before they are parsed, and refuses what would do harm."""

import re
import struct
import zipfile
from collections.abc import Iterator

from mentordesk.errors import UserError
from mentordesk.exchange.limits import MAX_RATIO, MAX_UNPACKED, SWELLS
from mentordesk.exchange.package_parts import (
    NO_PACKAGE,
    LockedPartError,
    Part,
    parts_of,
    unpack,
)
from mentordesk.exchange.sheet_reach import (
    column_number,
    refuse_far_cells,
    refuse_far_ods_cells,
    refuse_swelling_text,
    shared_lengths,
)
from mentordesk.vocabulary import N_

ZIP_SIGNATURE = b"PK\x03\x04"
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_CONTENT_TYPES = "[Content_Types].xml"
_SHARED_TEXTS = "xl/sharedstrings.xml"
_PART_OF_XLSX, _PART_OF_ODS = "xl/workbook.xml", "content.xml"
_MACRO_PART = re.compile(r"vbaproject\.bin$|/macrosheets/")
_OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# Small parts, such as a page of blank styles, may well pack better than that.
_RATIO_FROM = 1024 * 1024

_MARKUP_BEGINS = 100
# No tag holds another's beginning: so each is looked through once, also one that never ends.
_NO_VALUE = re.compile(
    rb"<c\b([^<>]*[^<>/])>\s*<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>\s*|<v>\s*</v>\s*)?</c>"
)
_CELL_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})\d")
# Records of the old format, whose sheets have at most so many rows and columns.
_BEGIN_OF_SHEET = re.compile(rb"\x09\x08\x10\x00\x00[\x05\x06]")
_END_OF_SHEET = 0x000A
_EXTENT, _EXTENT_LENGTH = 0x0200, 14
_OLD_ROWS, _OLD_COLUMNS = 65_536, 256

DAMAGED = N_("{file} cannot be read as a workbook. Open it in Excel and save it as XLSX again.")
LOCKED = N_("{file} is protected by a password. Save a copy without one and choose that.")
OTHER_KIND = N_("{file} is not what its ending says. Save the table as CSV or XLSX again.")
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
    if _OLD_MACROS in content:
        raise UserError(_MACROS, file=file)
    _refuse_false_extent(content, file)
    return frozenset()


def _refuse_absurd_package(content: bytes, file: str) -> frozenset[int]:
    try:
        parts = parts_of(content)
        _refuse_bomb(parts, file)
        _refuse_other_packages(parts, file)
        return _refuse_absurd_parts(content, parts, file)
    except LockedPartError as error:
        raise UserError(LOCKED, file=file) from error
    except NO_PACKAGE as error:
        raise UserError(DAMAGED, file=file) from error


def _refuse_absurd_parts(content: bytes, parts: list[Part], file: str) -> frozenset[int]:
    uncalculated: set[int] = set()
    lengths: list[int] = []
    # The shared texts come first, because the sheets only point to them.
    for part in sorted(parts, key=lambda part: part.name.lower() != _SHARED_TEXTS):
        data = unpack(content, part)
        if part.name.lower().endswith(".xml") and b"\0" in data[:_MARKUP_BEGINS]:
            raise zipfile.BadZipFile  # two bytes a letter would go unseen below
        if part.name == _CONTENT_TYPES and b"macroEnabled" in data:
            raise UserError(_MACROS, file=file)
        if part.name.lower() == _SHARED_TEXTS:
            lengths.extend(shared_lengths(data))
        elif b"sheetData" in data:
            refuse_far_cells(data, file)
            refuse_swelling_text(data, lengths, file)
            uncalculated.update(_uncalculated(data))
        elif b"<table:table" in data:
            refuse_far_ods_cells(data, file)
    return frozenset(uncalculated)


def _refuse_bomb(parts: list[Part], file: str) -> None:
    size = sum(part.size for part in parts)
    packed = sum(part.packed for part in parts)
    swells = size > _RATIO_FROM and size > MAX_RATIO * packed
    if size > MAX_UNPACKED or swells:
        raise UserError(SWELLS, file=file)


def _refuse_other_packages(parts: list[Part], file: str) -> None:
    """Refuse a letter, slides or mere files: they are packed alike."""
    wanted = _PART_OF_ODS if file.lower().endswith(".ods") else _PART_OF_XLSX
    names = {part.name.lower() for part in parts}
    if wanted not in names:
        raise UserError(OTHER_KIND, file=file)
    if any(_MACRO_PART.search(name) for name in names):
        raise UserError(_MACROS, file=file)


def _uncalculated(part: bytes) -> Iterator[int]:
    """Return the columns of formulas without a value; one that gave a blank text says so."""
    if b"<f" in part:
        for cell in _NO_VALUE.finditer(part):
            place = _CELL_PLACE.search(cell[1])
            if place and b" t=" not in cell[1]:
                yield column_number(place[1]) - 1


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
