"""Looks how far the cells of a sheet's XML reach, and how much text they would become."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mentordesk.errors import UserError
from mentordesk.exchange.limits import (
    LAST_ROW,
    MAX_COLUMNS,
    MAX_TEXT,
    SWELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)

# Each reads no further than the next `<`: a tag that never ends, or says the same a thousand
# times, is looked through once. With a prefix, as `<x:row`, finding them takes longer.
_ROW = rb"row(?=[^<>]*>)\b[^<>]*?\br\s*=\s*[\"'](\d{5,})[\"'][^<>]*>"
_PREFIX = rb"(?:[^<>\s:/]+:)?"
_ROWS = re.compile(rb"<" + _ROW), re.compile(rb"<" + _PREFIX + _ROW)
# A cell right of column Z, or from row 51,000 on: of a usual table there is none to look at.
_FAR_PLACE = re.compile(
    rb"r\s*=\s*[\"'](?:([A-Za-z]{2,})(\d+)|[A-Za-z](5[1-9]\d{3}|[6-9]\d{4}|[1-9]\d{5,}))[\"']"
)
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)\b")
_CELL_ANYWHERE = re.compile(rb"<c(?! r=|ol)")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")
_SHARED = re.compile(
    rb"<" + _PREFIX + rb"c(?=[^<>]*>)\b(?>[^<>]*?\bt\s*=\s*[\"']s[\"'][^<>]*>)"
    rb"\s*<(?:\w+:)?v\b[^<>]*>\s*(\d+)"
)
# `<c t="s"><v>0</v></c>` and no more.
_SHORTEST_CELL = 22
_VALUE_ENDS = (b"/v>", b":v>")
_SHARED_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_ODS_TAG = re.compile(rb"<table:(table-row|(?:covered-)?table-cell|table)(?=[\s/>])([^<>]*)>")
_ODS_REPEATED = re.compile(rb"repeated=[\"'](\d+)[\"']")
_ODS_CELL_END = b"</table:"


def refuse_far_cells(sheet: bytes, file: str) -> None:
    """Refuse a sheet with a value beyond the rows and columns that a table may have.

    Rows and cells may say where they stand, or follow each other without.

    Raises:
        UserError: It reaches too far.
    """
    for cell in _far_cells(sheet):
        if cell[1] and column_number(cell[1]) > MAX_COLUMNS:
            raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)
        if int(cell[2] or cell[3]) > LAST_ROW:
            raise UserError(TOO_MANY_ROWS, file=file)
    rows = list(_ROWS[b":row" in sheet].finditer(sheet))
    ends = [*(row.start() for row in rows[1:]), len(sheet)]
    for row, end in zip(rows, ends, strict=False):
        if int(row[1]) > LAST_ROW and _holds_value(sheet, row, end):
            raise UserError(TOO_MANY_ROWS, file=file)
    if not _all_say_where(sheet):
        _refuse_many(sheet, file)


def shared_lengths(strings: bytes) -> list[int]:
    """Return how many bytes each of a workbook's shared texts takes at most."""
    ends = [0, *(end.end() for end in _SHARED_END.finditer(strings))]
    return [right - left for left, right in pairwise(ends)]


def refuse_swelling_text(sheet: bytes, lengths: list[int], file: str) -> None:
    """Refuse a sheet whose cells repeat shared texts until they fill the memory.

    Raises:
        UserError: They would.
    """
    longest = max(lengths, default=0)
    if longest * len(sheet) <= MAX_TEXT * _SHORTEST_CELL:
        return
    if longest * sum(map(sheet.count, _VALUE_ENDS)) <= MAX_TEXT:
        return
    places = (int(cell[1]) for cell in _SHARED.finditer(sheet))
    if sum(lengths[place] for place in places if place < len(lengths)) > MAX_TEXT:
        raise UserError(SWELLS, file=file)


def refuse_far_ods_cells(sheets: bytes, file: str) -> None:
    """Refuse a LibreOffice document with a value too far out, or one repeated without end.

    Raises:
        UserError: It holds one.
    """
    text = 0
    for row, column, times, start in _ods_values(sheets):
        if row > LAST_ROW:
            raise UserError(TOO_MANY_ROWS, file=file)
        if column > MAX_COLUMNS:
            raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)
        if times > 1:
            text += times * (sheets.find(_ODS_CELL_END, start) - start)
        if text > MAX_TEXT:
            raise UserError(SWELLS, file=file)


def _ods_values(sheets: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield for each cell with a value its last row and column, its times, and its text's place."""
    row = column = rows_alike = 0
    for tag in _ODS_TAG.finditer(sheets):
        found = _ODS_REPEATED.search(tag[2])
        repeated = int(found[1]) if found else 1
        if tag[1] == b"table":
            row = 0
        elif tag[1] == b"table-row":
            row, column, rows_alike = row + repeated, 0, repeated
        else:
            column += repeated
            if b"value-type" in tag[2]:
                yield row, column, repeated * rows_alike, tag.end()


def _all_say_where(sheet: bytes) -> bool:
    """Return whether each cell begins with its place, as Excel writes it."""
    return not _CELL_ANYWHERE.search(sheet) and b":c" not in sheet


def _refuse_many(sheet: bytes, file: str) -> None:
    """Refuse more rows, or more cells in a row, than may be, where none says where it stands."""
    start = held = 0
    for end in _ROW_END.finditer(sheet):
        row = sheet[start : end.start()]
        start = end.end()
        if row.count(b"<c") + row.count(b":c") > MAX_COLUMNS:
            last = max((value.start() for value in _VALUE.finditer(row)), default=0)
            if len(_CELL.findall(row[:last])) > MAX_COLUMNS:
                raise UserError(TOO_MANY_COLUMNS, file=file, most=MAX_COLUMNS)
        held += _VALUE.search(row) is not None
        if held > LAST_ROW:
            raise UserError(TOO_MANY_ROWS, file=file)


def _far_cells(sheet: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the places of cells that hold something; each tag's end is looked for once."""
    end = 0
    for place in _FAR_PLACE.finditer(sheet):
        if end < place.end():
            end = sheet.find(b">", place.end())
        if end < 0:
            return
        if sheet[end - 1 : end] != b"/" and not sheet.startswith(b"</", end + 1):
            yield place


def _holds_value(sheet: bytes, row: re.Match[bytes], stop: int) -> bool:
    if row[0].endswith(b"/>"):
        return False
    end = _ROW_END.search(sheet, row.end(), stop)
    return _VALUE.search(sheet, row.end(), end.start() if end else stop) is not None


def column_number(letters: bytes) -> int:
    """Return the number of a column as Excel letters it: 1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
