"""Which sheet of a table is read, and which field each of its columns goes to."""

from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from tests.builders import a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import (
    IDA,
    JENS,
    TITLES,
    begun,
    cell,
    choose,
    done,
    options,
    pick,
    rehearsed,
    rows_of,
)

QUESTION = "Which topics would you like to talk about with your mentor? " * 3


def a_workbook(folder: Path, **sheets: list[tuple[str, ...]]) -> Path:
    """Return a workbook with these sheets, in their order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "people.xlsx"
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a workbook whose table stands on its second sheet, and another on its third."""
    return a_workbook(
        tmp_path,
        Guide=[("Fill in all that you know",)],
        Autumn=[TITLES, JENS],
        Spring=[TITLES, IDA, JENS],
        Notes=[()],
    )


def test_the_sheet_that_holds_the_table_is_chosen(qtbot: QtBot, show: Show, book: Path):
    dialog = rehearsed(qtbot, show(), book)
    sheet = dialog.mapping.line.sheet
    assert sheet.isVisible()
    assert [sheet.itemText(row) for row in range(sheet.count())][:3] == [
        "Guide",
        "Autumn",
        "Spring",
    ]
    assert sheet.value() == "Autumn"


def test_another_sheet_is_read_instead(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, book: Path
):
    dialog = rehearsed(qtbot, show(), book)
    pick(dialog.mapping.line.sheet, "Spring")
    assert not dialog.run.isEnabled()
    qtbot.waitUntil(lambda: len(rows_of(dialog).model.shown) == 2)
    assert cell(dialog, 0, "Name") == "Ida Krogh"
    done(qtbot, dialog)
    names = [record.name for record in workspace.participants.enrolments(programme.id)]
    assert names == ["Ida Krogh", "Jens Lund"]


def test_a_sheet_that_cannot_be_read_leaves_the_others_to_choose(
    qtbot: QtBot, show: Show, book: Path
):
    dialog = rehearsed(qtbot, show(), book)
    pick(dialog.mapping.line.sheet, "Notes")
    qtbot.waitUntil(lambda: dialog.mapping.refusal is not None)
    assert dialog.mapping.line.sheet.isVisible()
    assert not dialog.run.isEnabled()
    pick(dialog.mapping.line.sheet, "Spring")
    qtbot.waitUntil(dialog.run.isEnabled)
    assert dialog.mapping.refusal is None


def test_a_table_without_sheets_has_none_to_choose(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    assert not dialog.mapping.line.sheet.isVisible()


def test_each_column_says_why_it_is_thought_to_be_that(qtbot: QtBot, show: Show, tmp_path: Path):
    page = show()
    table = a_table(
        tmp_path,
        ("Navn", "Kolonne 2", "Rolle", "Sko"),
        ("Jens Lund", "jens@example.org", "mentor", "42"),
        ("Ida Krogh", "ida@example.org", "mentee", "38"),
        ("Bo Friis", "bo@example.org", "mentee", "40"),
    )
    dialog = rehearsed(qtbot, page, table)
    columns = dialog.mapping.parts.columns
    said = [row.why.text() for row in columns.rows]
    assert said == ["By its heading", "By what stands in it", "By its heading", ""]
    choose(dialog, 3, "note")
    assert columns.rows[3].why.text() == "Your choice"
    done(qtbot, dialog)
    dialog.leave.click()
    again = rehearsed(qtbot, page, table)
    assert {row.why.text() for row in again.mapping.parts.columns.rows} == {"As last time"}


def test_a_field_moves_to_the_column_it_is_given(qtbot: QtBot, show: Show, tmp_path: Path):
    table = a_table(
        tmp_path,
        ("Navn", "E-mail", "Privat mail", "Rolle"),
        ("J", *JENS[1:2], "j@example.org", "mentor"),
    )
    dialog = rehearsed(qtbot, show(), table)
    choose(dialog, 2, "email")
    assert dialog.mapping.fields == ("name", "", "email", "role")
    assert dialog.mapping.parts.columns.rows[1].why.text() == "Moved to “Privat mail”"
    choose(dialog, 0, "")
    assert dialog.mapping.fields == ("", "", "email", "role")
    qtbot.waitUntil(lambda: dialog.mapping.trouble.text() != "")
    assert "No column holds names" in dialog.mapping.trouble.text()
    assert not dialog.run.isEnabled()


@pytest.mark.parametrize("field", ["topics", "wishes", "avoids"])
def test_some_fields_may_stand_in_several_columns(
    qtbot: QtBot, show: Show, tmp_path: Path, field: str
):
    titles = ("Navn", "E-mail", "Rolle", "Den ene", "Den anden")
    row = ("J", "j@example.org", "mentor", "Ida Krogh", "Bo Friis")
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, titles, row))
    choose(dialog, 3, field)
    choose(dialog, 4, field)
    assert dialog.mapping.fields[3:] == (field, field)


def test_the_options_of_one_question_stay_together(qtbot: QtBot, show: Show, tmp_path: Path):
    titles = ("Navn", "E-mail", "Rolle", "Møder [fysisk]", "Møder [virtuelt]")
    row = ("J", "j@example.org", "mentor", "ja", "nej")
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, titles, row))
    choose(dialog, 3, "meeting_form")
    choose(dialog, 4, "meeting_form")
    assert dialog.mapping.fields[3:] == ("meeting_form", "meeting_form")


def test_the_columns_left_out_can_be_looked_at_alone(qtbot: QtBot, show: Show, tmp_path: Path):
    titles = ("Navn", "E-mail", "Rolle", "Sko", "Hat")
    dialog = rehearsed(
        qtbot, show(), a_table(tmp_path, titles, ("J", "j@example.org", "mentor", "42", "57"))
    )
    columns = dialog.mapping.parts.columns
    assert columns.left_out.text() == "Left out  2"
    columns.left_out.click()
    assert [row.column for row in columns.rows if row.isVisible()] == ["Sko", "Hat"]
    choose(dialog, 3, "note")
    assert columns.left_out.text() == "Left out  1"
    columns.left_out.click()
    assert all(row.isVisible() for row in columns.rows)


def test_a_long_question_is_shown_whole(qtbot: QtBot, show: Show, tmp_path: Path):
    titles = ("Navn", "E-mail", "Rolle", QUESTION)
    dialog = rehearsed(
        qtbot, show(), a_table(tmp_path, titles, ("J", "j@example.org", "mentor", "CV"))
    )
    title = dialog.mapping.parts.columns.rows[3].title
    assert title.text() == QUESTION.strip()
    assert title.height() >= title.heightForWidth(title.width())
    assert title.height() > 2 * title.fontMetrics().height()


def test_a_role_is_asked_for_once_its_column_is_left_out(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    assert not options(dialog).role.isVisible()
    choose(dialog, 2, "")
    assert options(dialog).role.isVisible()
    assert not dialog.run.isEnabled()
    assert rows_of(dialog).model.held == 0


def test_what_was_read_of_another_file_is_not_shown(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = begun(show(), a_table(tmp_path, TITLES, JENS))
    dialog.show_file(a_table(tmp_path, TITLES, IDA, name="other.csv"))
    qtbot.waitUntil(dialog.run.isEnabled)
    assert dialog.mapping.line.file.text() == "other.csv"
    assert cell(dialog, 0, "Name") == "Ida Krogh"
