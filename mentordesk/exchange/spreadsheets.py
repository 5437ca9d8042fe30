"""Reads the rows of an Excel or LibreOffice sheet, after looking whether it is safe to."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.cell_text import as_text, as_typed
from mentordesk.exchange.code_books import decoded
from mentordesk.exchange.fields import Field
from mentordesk.exchange.heading_rows import fields_in
from mentordesk.exchange.merged_cells import fill_down
from mentordesk.exchange.workbook_checks import DAMAGED, LOCKED, refuse_absurd
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# Where a sheet of sign-ups says who somebody is.
_WHO = ({Field.EMAIL, Field.NAME}, {Field.EMAIL, Field.FIRST_NAME})

_NO_SHEET = N_("{file} has no sheet called {sheet}. Its sheets are: {sheets}.")
_NO_SHEETS = N_("{file} has no visible sheet with a table in it.")


class Sheet(NamedTuple):
    """The rows of one sheet as text, row 1 first, its name, and those of all visible sheets."""

    rows: list[list[str]]
    name: str
    sheets: tuple[str, ...]
    #: The places of columns with formulas that nothing has calculated.
    uncalculated: frozenset[int] = frozenset()


def read_sheet(path: Path, content: bytes, name: str | None) -> Sheet:
    """Return the rows of the sheet called `name`, or of the one that looks most like sign-ups.

    Args:
        path: The workbook, which calamine opens by itself: only then does it tell a locked one
            from a damaged one.
        content: Its bytes, looked at beforehand.
        name: The sheet; None for the first visible one whose headings have a name and an address,
            or else the one with the most headings that are known.

    Raises:
        UserError: The workbook is damaged, locked, absurdly large, holds macros or has no
            such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    uncalculated = refuse_absurd(content, path.name)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return _sheet(workbook, path.name, name)._replace(uncalculated=uncalculated)
    except PasswordError as error:
        raise UserError(LOCKED, file=path.name) from error
    except CalamineError as error:
        raise UserError(DAMAGED, file=path.name) from error
    except BaseException as error:
        # A damaged file of the old format can make calamine panic, and a panic is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError(DAMAGED, file=path.name) from error


def _sheet(workbook: "CalamineWorkbook", file: str, name: str | None) -> Sheet:
    sheets = _visible(workbook)
    if name is not None and name not in sheets:
        raise UserError(_NO_SHEET, file=file, sheet=name, sheets=", ".join(sheets))
    chosen, rows = _chosen(workbook, sheets, file) if name is None else (name, None)
    if rows is None:
        rows = _rows(workbook.get_sheet_by_name(chosen))

    def others() -> Iterator[list[list[str]]]:
        return (_rows(workbook.get_sheet_by_name(other)) for other in sheets if other != chosen)

    return Sheet(decoded(rows, others), chosen, sheets)


def _visible(workbook: "CalamineWorkbook") -> tuple[str, ...]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return tuple(
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    )


def _chosen(
    workbook: "CalamineWorkbook", sheets: tuple[str, ...], file: str
) -> tuple[str, list[list[str]]]:
    """Return the name and rows of the sheet that looks most like sign-ups, the first of equals."""
    best: tuple[str, list[list[str]]] | None = None
    most = -1
    for name in sheets:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.start is None:
            continue
        rows = _rows(sheet)
        known = fields_in(rows)
        if any(who <= known for who in _WHO):
            return name, rows
        if len(known) > most:
            best, most = (name, rows), len(known)
    if best is None:
        raise UserError(_NO_SHEETS, file=file)
    return best


class _Cleaned(dict[str, str]):
    """Texts as they are cleaned; a table says the same things over and over."""

    def __missing__(self, text: str) -> str:
        cleaned = self[text] = as_typed(text)
        return cleaned


def _rows(sheet: "CalamineSheet") -> list[list[str]]:
    cleaned = _Cleaned()
    rows = [
        [cleaned[value] if isinstance(value, str) else as_text(value) for value in values]
        for values in sheet.to_python(skip_empty_area=False)
    ]
    fill_down(rows, sheet.merged_cell_ranges or ())
    return rows
