"""Importing without a mouse: Tab, arrows, Space and Enter are enough."""

from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.table_import.dialog import ImportDialog
from tests.builders import a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import (
    JENS,
    TITLES,
    begun,
    cell,
    chips,
    options,
    rows_of,
    unknown,
)

PEOPLE = (
    ("Jens Lund", "jens@example.org", "mentor", "IT"),
    ("Bo Friis", "bo(at)example", "mentee", "IT"),
)


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def tab_to(wanted: QWidget) -> None:
    """Press Tab until a widget has the focus; fail where the key never comes to it."""
    met: list[QWidget | None] = []
    while not wanted.hasFocus():
        assert len(met) < 80, [str(one) for one in met]
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, show: Show, tmp_path: Path) -> ImportDialog:
    """Return the dialog on a workbook of two sheets."""
    workspace.programmes.add_subject("Datalogi")
    book = Workbook()
    for sheet, rows in ((book.worksheets[0], PEOPLE[1:]), (book.create_sheet("Autumn"), PEOPLE)):
        for row in (TITLES, *rows):
            sheet.append(row)
    path = tmp_path / "people.xlsx"
    book.save(path)
    dialog = begun(show(), path)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: rows_of(dialog).model.held > 0)
    return dialog


def test_a_whole_import_by_keys(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: ImportDialog
):
    parts, line = dialog.mapping.parts, dialog.mapping.line
    assert parts.columns.choices[0].hasFocus()
    tab_to(line.sheet)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: rows_of(dialog).model.held == 2)
    assert line.sheet.value() == "Autumn"

    tab_to(parts.tabBar())
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(dialog.run.isEnabled)
    tab_to(unknown(dialog)["IT"].choice)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: cell(dialog, 0, "Subject") == "Datalogi")
    assert unknown(dialog)["IT"].choice.hasFocus()

    qtbot.waitUntil(dialog.run.isEnabled)
    tab_to(chips(dialog)["Left out"])
    press(Qt.Key.Key_Space)
    assert [one.row for one in rows_of(dialog).model.shown] == [3]
    tab_to(dialog.run)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome)
    (record,) = workspace.participants.enrolments(programme.id)
    assert record.subjects == ("Datalogi",)


def test_the_tab_key_goes_through_the_columns_in_their_order(qtbot: QtBot, dialog: ImportDialog):
    tab_to(dialog.mapping.line.sheet)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.run.isEnabled)
    tab_to(options(dialog).consent)
    for choice in dialog.mapping.parts.columns.choices:
        press(Qt.Key.Key_Tab)
        assert choice.hasFocus()
    press(Qt.Key.Key_Tab)
    assert rows_of(dialog).bar.line.hasFocus()


def test_the_tab_key_goes_from_the_choices_to_the_rows(qtbot: QtBot, dialog: ImportDialog):
    parts = dialog.mapping.parts
    tab_to(dialog.mapping.line.sheet)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.run.isEnabled)
    tab_to(parts.tabBar())
    press(Qt.Key.Key_Right)
    page = parts.currentWidget()
    assert page is not None
    tab_to(page)
    press(Qt.Key.Key_Tab)
    assert unknown(dialog)["IT"].choice.hasFocus()
    press(Qt.Key.Key_Tab)
    assert rows_of(dialog).bar.line.hasFocus()


def test_a_row_is_walked_to_and_says_why_it_is_left_out(qtbot: QtBot, dialog: ImportDialog):
    tab_to(dialog.mapping.line.sheet)
    press(Qt.Key.Key_Down)
    preview = dialog.mapping.rows
    assert preview is not None
    qtbot.waitUntil(lambda: preview.table.model.held == 2)
    tab_to(preview.table.view)
    press(Qt.Key.Key_Down)
    assert [one.row for one in preview.table.selection()] == [3]
    assert preview.why.text().startswith("Row 3, E-mail")
    press(Qt.Key.Key_Up)
    assert [one.row for one in preview.table.selection()] == [2]
    assert not preview.why.isVisible()


def test_esc_leaves_everything_as_it_was(
    workspace: Workspace, programme: ProgrammeRecord, dialog: ImportDialog
):
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert workspace.participants.enrolments(programme.id) == ()


def test_the_keys_begin_with_the_first_column_even_where_the_window_is_slow_to_come(
    qtbot: QtBot, show: Show, tmp_path: Path
):
    page = show()
    dialog = begun(page, a_table(tmp_path, TITLES, JENS))
    # Another window is still the active one while the table is read.
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    qtbot.waitUntil(dialog.run.isEnabled)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.mapping.parts.columns.choices[0].hasFocus)
    assert not dialog.leave.hasFocus()
