"""The rows of a table as they will be read, seen before they are imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from tests.builders import a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import (
    IDA,
    JENS,
    TITLES,
    WRONG,
    begun,
    cell,
    chips,
    choose,
    counts,
    done,
    rehearsed,
    rows_of,
    titles,
)

ALL = (
    *("Navn", "E-mail", "Rolle", "Fag", "Emner", "Mødeform", "Sprog", "Samtykke"),
    *("Års erfaring", "Ønsket erfaring", "Antal mentees"),
)


def test_a_row_is_shown_as_it_will_be_read(qtbot: QtBot, show: Show, tmp_path: Path):
    mentor = ("Jens <b>Lund", "JENS@Example.org", "mentor", "Kemi", "CV;Netværk", "online", "dansk")
    table = a_table(
        tmp_path,
        ALL,
        (*mentor, "ja", "7,5 år", "", "2"),
        ("Ida Krogh", "ida@example.org", "begge", "", "", "", "", "nej", "", "3", ""),
    )
    dialog = rehearsed(qtbot, show(), table)
    shown = {title: cell(dialog, 0, title) for title in titles(dialog)}
    assert shown == {
        "Name": "Jens <b>Lund",
        "What happens": "Will be added",
        "Row": "2",
        "E-mail": "jens@example.org",
        "Role": "Mentor",
        "Subject": "Kemi",
        "Topics": "CV; Netværk",
        "Meeting form": "Online",
        "Languages": "Danish",
        "Consent": "Yes",
        "Years of experience": "7",
        "Experience wanted": "",
        "Number of mentees": "2",
    }
    assert cell(dialog, 1, "Role") == "Mentor; Mentee"
    assert cell(dialog, 1, "Experience wanted") == "3"
    assert cell(dialog, 1, "Consent") == "No"
    assert cell(dialog, 1, "Subject") == ""


def test_only_mapped_fields_have_a_column(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    assert titles(dialog) == ["Name", "What happens", "Row", "E-mail", "Role", "Subject"]


def test_another_mapping_is_read_at_once(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    assert cell(dialog, 0, "Subject") == "Biologi"
    choose(dialog, 3, "note")
    qtbot.waitUntil(lambda: "Note" in titles(dialog) and dialog.run.isEnabled())
    assert cell(dialog, 0, "Note") == "Biologi"
    assert "Subject" not in titles(dialog)


def test_first_and_last_names_are_one_name(qtbot: QtBot, show: Show, tmp_path: Path):
    table = a_table(
        tmp_path,
        ("Fornavn", "Efternavn", "E-mail", "Rolle"),
        ("Jens", "Lund", "jens@example.org", "mentor"),
        ("Bo", "Friis", "bo(at)example", "mentee"),
    )
    dialog = rehearsed(qtbot, show(), table)
    assert [cell(dialog, row, "Name") for row in (0, 1)] == ["Jens Lund", "Bo Friis"]


def test_a_row_left_out_shows_the_faulty_cell_and_why(qtbot: QtBot, show: Show, tmp_path: Path):
    nameless = ("", "eva@example.org", "mentee", "Kemi")
    table = a_table(tmp_path, TITLES, JENS, WRONG, nameless)
    dialog = rehearsed(qtbot, show(), table)
    preview = dialog.mapping.rows
    assert preview is not None
    assert cell(dialog, 1, "What happens") == "Will be left out"
    assert cell(dialog, 1, "E-mail") == "bo(at)example"
    tooltip = preview.table.model.index(1, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "is not an e-mail address" in tooltip
    assert cell(dialog, 2, "Name") == "Missing"
    first = "Row 3, E-mail: “bo(at)example” is not an e-mail address."
    assert preview.why.text() == first
    preview.table.select([4])
    assert preview.why.text() == "Row 4, Navn: The name is missing."
    preview.table.select([2])
    assert not preview.why.isVisible()


def test_only_the_rows_left_out_can_be_looked_at(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS, WRONG, IDA))
    chips(dialog)["Left out"].click()
    assert [one.row for one in rows_of(dialog).model.shown] == [3]


def test_each_outcome_is_told(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    workspace.sign_up.run(a_table(tmp_path, TITLES, JENS, IDA), programme.id)
    changed = (*JENS[:3], "Fysik")
    table = a_table(
        tmp_path,
        TITLES,
        ("Eva Holm", "eva@example.org", "mentor", "Kemi"),
        changed,
        IDA,
        WRONG,
        ("Eva Holm", "eva@example.org", "mentor", "Fysik"),
    )
    dialog = rehearsed(qtbot, show(), table)
    said = [cell(dialog, row, "What happens") for row in range(5)]
    assert said == [
        "Sent in again",
        "Will be changed",
        "Nothing new",
        "Will be left out",
        "Will be added",
    ]
    assert counts(dialog) == {
        "New": "1",
        "Changed": "1",
        "Unchanged": "1",
        "Left out": "1",
        "Sent in again": "1",
    }


def test_of_a_long_table_the_first_rows_are_shown_and_all_are_counted(
    qtbot: QtBot, show: Show, tmp_path: Path
):
    rows = [(f"P {n}", f"p{n}@example.org", "mentor", "Kemi") for n in range(1_500)]
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, *rows, WRONG))
    preview = dialog.mapping.rows
    assert preview is not None
    assert counts(dialog) == {"New": "1,500", "Left out": "1"}
    assert preview.table.model.held == 101
    assert preview.note.text().startswith("101 of the 1,501 rows are shown")


def test_a_table_of_nothing_but_faults_cannot_be_imported(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = begun(show(), a_table(tmp_path, TITLES, ("", *IDA[1:]), WRONG))
    qtbot.waitUntil(lambda: rows_of(dialog).model.held == 2)
    assert dialog.mapping.trouble.text() == "There is nothing to import: all rows are left out."
    assert not dialog.run.isEnabled()


def test_it_is_said_where_looking_takes_long(qtbot: QtBot, show: Show, tmp_path: Path):
    rows = [(f"P {n}", f"p{n}@example.org", "mentor", "Kemi") for n in range(6_000)]
    dialog = begun(show(), a_table(tmp_path, TITLES, *rows))
    qtbot.waitUntil(dialog.progress.isVisible)
    assert dialog.progress.text() == "Looking at the table…"
    qtbot.waitUntil(dialog.run.isEnabled, timeout=60_000)
    assert not dialog.progress.isVisible()


@pytest.mark.parametrize("again", [False, True])
def test_looking_changes_nothing(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    tmp_path: Path,
    *,
    again: bool,
):
    page, table = show(), a_table(tmp_path, TITLES, JENS, IDA)
    if again:
        first = rehearsed(qtbot, page, table)
        done(qtbot, first)
        first.leave.click()
    before = workspace.path.read_bytes()
    dialog = rehearsed(qtbot, page, table)
    choose(dialog, 3, "note")
    qtbot.waitUntil(dialog.run.isEnabled)
    choose(dialog, 3, "subject")
    qtbot.waitUntil(dialog.run.isEnabled)
    dialog.leave.click()
    assert workspace.path.read_bytes() == before
    assert len(workspace.participants.enrolments(programme.id)) == (2 if again else 0)
