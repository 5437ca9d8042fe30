"""Writes an Excel workbook of plain rows, in which no text is ever a formula."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # it ships no types
from openpyxl.styles import Font  # type: ignore[import-untyped]  # it ships no types
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # it ships no types
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from mentordesk.exchange.sheet import Sheet, Value, legal
from mentordesk.whole_file import write_whole

_LONGEST_TEXT = 32_767
_LONGEST_TITLE = 31
_WIDTHS = (8, 50)
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the sheets to `path` as XLSX, whole or not at all, for the owner's eyes only.

    Headings are bold and stay in view. Texts stay texts, also `=1+1` and `+45 12345678`;
    numbers and days are real ones.

    Raises:
        UserError: The file cannot be written.
    """
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "MentorDesk"
    taken: set[str] = set()
    for sheet in sheets:
        _add(workbook, sheet, _title(sheet.title, taken))
    packed = BytesIO()
    workbook.save(packed)
    write_whole(path, packed.getvalue())


def _add(workbook: Workbook, sheet: Sheet, title: str) -> None:
    page = workbook.create_sheet(title)
    page.freeze_panes = "A2"
    for number, width in enumerate(_column_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    headings = list(_cells(page, sheet.headings))
    for cell in headings:
        cell.font = Font(bold=True)
    page.append(headings)
    for row in sheet.rows:
        page.append(list(_cells(page, row)))


def _cells(page: Worksheet, values: Iterable[Value]) -> Iterator[WriteOnlyCell]:
    for value in values:
        if not isinstance(value, str):
            yield WriteOnlyCell(page, value)
            continue
        cell = WriteOnlyCell(page, legal(value)[:_LONGEST_TEXT])
        # A text that looks like a formula or an error must stay one, also once it is edited.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        yield cell


def _column_widths(sheet: Sheet) -> Iterator[int]:
    least, most = _WIDTHS
    for index, heading in enumerate(sheet.headings):
        texts = [heading, *(str(row[index]) for row in sheet.rows if row[index] is not None)]
        longest = max(len(line) for text in texts for line in (text.split("\n")))
        yield min(max(longest + 2, least), most)


def _title(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes: short, without its own signs, and not used before."""
    base = _NOT_IN_TITLES.sub(" ", legal(title)).strip(" '")[:_LONGEST_TITLE]
    base = unicodedata.normalize("NFC", base) or "-"
    name, count = base, 1
    while name.casefold() in taken:
        count += 1
        mark = f" {count}"
        name = base[: _LONGEST_TITLE - len(mark)] + mark
    taken.add(name.casefold())
    return name
