"""Subjects and topics that the file does not know, and what they are taken as."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.records.sign_up import ChoiceKind
from mentordesk.services.workspace import Workspace
from mentordesk.ui.table_import.dialog import ImportDialog
from tests.builders import a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import (
    TITLES,
    cell,
    counts,
    done,
    pick,
    rehearsed,
    unknown,
)


@pytest.fixture
def known(workspace: Workspace) -> None:
    """Let the file know two subjects."""
    workspace.programmes.add_subject("Datalogi")
    workspace.programmes.add_subject("Kemi")


def people(folder: Path, *subjects: str, first: int = 0) -> Path:
    """Return a table of mentors with these subjects."""
    rows = [
        (f"Anna{'abcdefgh'[n]}", f"p{n}@example.org", "mentor", subject)
        for n, subject in enumerate(subjects, start=first)
    ]
    return a_table(folder, TITLES, *rows, name=f"people-{first}.csv")


def subjects_of(workspace: Workspace, programme: ProgrammeRecord) -> list[tuple[str, ...]]:
    return [one.subjects for one in workspace.participants.enrolments(programme.id)]


def offered(dialog: ImportDialog, text: str) -> list[str]:
    choice = unknown(dialog)[text].choice
    return [choice.itemText(row) for row in range(choice.count())]


def tab_titles(dialog: ImportDialog) -> list[str]:
    parts = dialog.mapping.parts
    return [parts.tabText(place) for place in range(parts.count())]


@pytest.mark.usefixtures("known")
def test_what_the_file_does_not_know_is_listed_and_counted(
    qtbot: QtBot, show: Show, tmp_path: Path
):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "IT", "IT", "Datalogi", "Dans"))
    assert list(unknown(dialog)) == ["IT", "Dans"]
    assert unknown(dialog)["IT"].met.text() == "Subject · 2 rows"
    assert offered(dialog, "IT") == ["Add as new", "Datalogi", "Kemi", "Dans"]
    assert unknown(dialog)["IT"].choice.value() == ""
    assert tab_titles(dialog) == ["Columns  4", "Choices  2", "People"]


@pytest.mark.usefixtures("known")
def test_the_likely_one_is_offered_first(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "Teoretisk kemi"))
    assert offered(dialog, "Teoretisk kemi") == ["Add as new", "Kemi", "Datalogi"]
    assert unknown(dialog)["Teoretisk kemi"].choice.value() == ""


@pytest.mark.usefixtures("known")
def test_a_text_is_taken_as_a_known_subject_now_and_in_tables_to_come(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    page = show()
    dialog = rehearsed(qtbot, page, people(tmp_path, "IT", "IT"))
    pick(unknown(dialog)["IT"].choice, "Datalogi")
    assert not dialog.run.isEnabled()
    qtbot.waitUntil(lambda: cell(dialog, 0, "Subject") == "Datalogi")
    done(qtbot, dialog)
    dialog.leave.click()
    assert subjects_of(workspace, programme) == [("Datalogi",), ("Datalogi",)]
    assert [one.name for one in workspace.programmes.subjects()] == ["Datalogi", "Kemi"]

    again = rehearsed(qtbot, page, people(tmp_path, "it", first=2))
    assert unknown(again)["it"].choice.value() == "Datalogi"
    assert unknown(again)["it"].chip.text == "As last time"
    assert cell(again, 0, "Subject") == "Datalogi"
    done(qtbot, again)
    assert subjects_of(workspace, programme) == [("Datalogi",)] * 3


@pytest.mark.usefixtures("known")
def test_what_is_remembered_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    workspace.sign_up.run(
        people(tmp_path, "IT"), programme.id, aliases={ChoiceKind.SUBJECT: {"IT": "Datalogi"}}
    )
    page = show()
    dialog = rehearsed(qtbot, page, people(tmp_path, "IT", first=1))
    pick(unknown(dialog)["IT"].choice, "")
    assert unknown(dialog)["IT"].choice.value() == ""
    qtbot.waitUntil(lambda: cell(dialog, 0, "Subject") == "IT")
    assert offered(dialog, "IT")[:2] == ["Add as new", "Datalogi"]
    done(qtbot, dialog)
    assert sorted(subjects_of(workspace, programme)) == [("Datalogi",), ("IT",)]
    assert [one.also for one in workspace.programmes.subjects()] == [(), (), ()]


@pytest.mark.usefixtures("known")
def test_one_that_reads_nearly_the_same_is_taken_as_that_and_it_is_said(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "Kemi.", "Datalogi", "Dans", "Dans"))
    assert list(unknown(dialog)) == ["Kemi.", "Dans"]
    row, page = unknown(dialog)["Kemi."], dialog.mapping.parts.choices
    assert row.choice.value() == "Kemi"
    assert row.chip.text == "Reads nearly the same"
    assert page.suggested.text().startswith("1 is taken as one that reads nearly the same")
    assert cell(dialog, 0, "Subject") == "Kemi"
    done(qtbot, dialog)
    assert set(subjects_of(workspace, programme)) == {("Datalogi",), ("Kemi",), ("Dans",)}


@pytest.mark.usefixtures("known")
def test_one_that_reads_nearly_the_same_can_be_one_of_its_own(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "Kemi."))
    pick(unknown(dialog)["Kemi."].choice, "")
    qtbot.waitUntil(lambda: cell(dialog, 0, "Subject") == "Kemi.")
    assert unknown(dialog)["Kemi."].chip.text == ""
    assert dialog.mapping.parts.choices.suggested.isHidden()
    done(qtbot, dialog)
    assert subjects_of(workspace, programme) == [("Kemi.",)]


@pytest.mark.usefixtures("known")
def test_importing_the_same_again_changes_nothing(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    page, table = show(), people(tmp_path, "IT", "Kemi.")
    dialog = rehearsed(qtbot, page, table)
    pick(unknown(dialog)["IT"].choice, "Datalogi")
    done(qtbot, dialog)
    dialog.leave.click()
    before = subjects_of(workspace, programme)
    again = rehearsed(qtbot, page, table)
    assert counts(again) == {"Unchanged": "2"}
    done(qtbot, again)
    assert subjects_of(workspace, programme) == before


@pytest.mark.usefixtures("known")
def test_a_choice_stays_where_it_is_while_it_is_made(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "IT", "Dans"))
    rows = dialog.mapping.parts.choices.rows
    pick(unknown(dialog)["IT"].choice, "Datalogi")
    qtbot.waitUntil(dialog.run.isEnabled)
    assert dialog.mapping.parts.choices.rows == rows


@pytest.mark.usefixtures("known")
def test_what_was_said_of_one_file_is_not_said_of_another(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "IT"))
    pick(unknown(dialog)["IT"].choice, "Datalogi")
    qtbot.waitUntil(dialog.run.isEnabled)
    dialog.show_file(people(tmp_path, "IT", first=1))
    qtbot.waitUntil(dialog.run.isEnabled)
    assert unknown(dialog)["IT"].choice.value() == ""


@pytest.mark.usefixtures("known")
def test_where_all_is_known_that_is_said(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), people(tmp_path, "Kemi", "datalogi"))
    assert unknown(dialog) == {}
    said = dialog.mapping.parts.choices.explanation.text()
    assert said == "Every subject and topic of the table is known."
    assert tab_titles(dialog)[1] == "Choices"


def test_of_very_many_new_ones_the_rest_are_counted(qtbot: QtBot, show: Show, tmp_path: Path):
    rows = [
        (f"P {n}", f"p{n}@example.org", "mentor", f"{n:03} {'xyzw'[n % 4] * 9} {n * 7919}")
        for n in range(105)
    ]
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, *rows))
    page = dialog.mapping.parts.choices
    assert len(page.rows) == 100
    assert page.more.text() == "5 more are added as new."
