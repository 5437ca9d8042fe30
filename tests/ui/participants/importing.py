"""The import dialog as a reader goes through it."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.sign_up import RowOutlook
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.participants.sign_up_table import SignUpOptions
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.record_model import CHIP_ROLE
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.table_import.choice_row import ChoiceRow
from mentordesk.ui.table_import.dialog import ImportDialog

TITLES = ("Navn", "E-mail", "Rolle", "Fag")
JENS = ("Jens Lund", "jens@example.org", "mentor", "Biologi")
IDA = ("Ida Krogh", "ida@example.org", "mentee", "Kemi")
WRONG = ("Bo Friis", "bo(at)example", "mentee", "Fysik")


def begun(page: ParticipantsTab, path: Path) -> ImportDialog:
    """Return the dialog with the table just begun."""
    page.dialogs.take_in(path)
    assert isinstance(page.dialogs.open, ImportDialog)
    return page.dialogs.open


def rehearsed(qtbot: QtBot, page: ParticipantsTab, path: Path) -> ImportDialog:
    """Return the dialog once it knows what will happen."""
    dialog = begun(page, path)
    qtbot.waitUntil(dialog.run.isEnabled)
    return dialog


def done(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Import, and wait for the report."""
    qtbot.waitUntil(dialog.run.isEnabled)
    dialog.run.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome)


def options(dialog: ImportDialog) -> SignUpOptions:
    assert isinstance(dialog.mapping.parts.options, SignUpOptions)
    return dialog.mapping.parts.options


def pick(field: ChoiceField, value: object) -> None:
    """Choose a value, as a reader does."""
    field.show_value(value)
    assert field.value() == value
    field.activated.emit(field.currentIndex())


def choose(dialog: ImportDialog, column: int, field: str) -> None:
    """Choose a field for a column."""
    pick(dialog.mapping.parts.columns.choices[column], field)


def rows_of(dialog: ImportDialog) -> RecordTable[RowOutlook]:
    assert dialog.mapping.rows is not None
    return dialog.mapping.rows.table


def chips(dialog: ImportDialog) -> dict[str, QPushButton]:
    """Return the chips above the rows, by their titles."""
    found = rows_of(dialog).bar.findChildren(QPushButton)
    return {chip.text().partition("  ")[0]: chip for chip in found if chip.isVisibleTo(dialog)}


def counts(dialog: ImportDialog) -> dict[str, str]:
    """Return what the chips above the rows count."""
    return {title: chip.text().partition("  ")[2] for title, chip in chips(dialog).items()}


def titles(dialog: ImportDialog) -> list[str]:
    """Return the titles of the columns that the rows are shown with."""
    header, shape = rows_of(dialog).view.horizontalHeader(), rows_of(dialog).model.shape
    shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    return [shape.columns[place].title for place in shown]


def cell(dialog: ImportDialog, row: int, title: str) -> str:
    """Return what a cell of a row shows: the text, or the words of its chip."""
    model = rows_of(dialog).model
    (column,) = (at for at, one in enumerate(model.shape.columns) if one.title == title)
    index = model.index(row, column)
    chip = index.data(CHIP_ROLE)
    return str(chip.text if chip else index.data())


def unknown(dialog: ImportDialog) -> dict[str, ChoiceRow]:
    """Return the choices that the file does not know, by their texts."""
    return {row.text.text(): row for row in dialog.mapping.parts.choices.rows}
