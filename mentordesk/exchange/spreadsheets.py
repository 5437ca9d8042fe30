"""Reads the rows of an Excel or LibreOffice sheet, after looking whether it is safe to."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.cell_text import as_text, clean
from mentordesk.exchange.workbook_checks import DAMAGED, LOCKED, refuse_absurd
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_NO_SHEET = N_("{file} has no sheet called {sheet}. Its sheets are: {sheets}.")
_NO_SHEETS = N_("{file} has no visible sheet with a table in it.")


class Sheet(NamedTuple):
    """The rows of one sheet as text, row 1 first, its name, and those of all visible sheets."""

    rows: list[list[str]]
    name: str
    sheets: tuple[str, ...]


def read_sheet(path: Path, content: bytes, name: str | None) -> Sheet:
    """Return the rows of the sheet called `name`, or of the first visible one with a value.

    Args:
        path: The workbook, which calamine opens by itself: only then does it tell a locked one
            from a damaged one.
        content: Its bytes, looked at beforehand.
        name: The sheet; None for the first.

    Raises:
        UserError: The workbook is damaged, locked, absurdly large, holds macros or has no
            such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    refuse_absurd(content, path.name)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return _sheet(workbook, path.name, name)
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
            return Sheet(_rows(found), candidate, sheets)
    raise UserError(_NO_SHEETS, file=file)


class _Cleaned(dict[str, str]):
    """Texts as they are cleaned; a table says the same things over and over."""

    def __missing__(self, text: str) -> str:
        cleaned = self[text] = clean(text)
        return cleaned


def _rows(sheet: "CalamineSheet") -> list[list[str]]:
    cleaned = _Cleaned()
    return [
        [cleaned[value] if isinstance(value, str) else as_text(value) for value in values]
        for values in sheet.to_python(skip_empty_area=False)
    ]
