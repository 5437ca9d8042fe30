"""What the program does with its open file, whatever page is shown."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.services.records.matches import PairRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.program import Program
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.ui.troubles import Troubles
from mentordesk.vocabulary import Language, MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.dialogs import press

Start = Callable[..., Program]

__all__ = ["begin"]


@pytest.fixture(name="start")
def _start(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Return what starts the program, settled; a bug, or a question left, fails the test."""
    bugs: list[BaseException] = []
    monkeypatch.setattr(Troubles, "meet_bug", lambda _self, bug: bugs.append(bug))

    def start(path: Path | None = None) -> Program:
        program = begin(path)
        program.settle()
        return program

    yield start
    monkeypatch.setattr(MainWindow, "may_leave", lambda _window: True)
    assert not bugs


def a_file(folder: Path, template: str = "karrierementor", starts_on: date | None = None) -> Path:
    """Return a file with one pair in it."""
    with a_workspace(folder) as workspace:
        programme = a_programme(workspace, template, starts_on=starts_on or date(2026, 9, 1))
        mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
        a_match(workspace, mentor, mentee)
        return workspace.path


def pair_in(path: Path) -> PairRecord:
    with Workspace.open(path, writable=False) as workspace:
        (pair,) = workspace.matches.pairs(workspace.programmes.newest().id)
    return pair


def people(program: Program) -> ParticipantsTab:
    program.window.tabs.show_tab("participants")
    page = program.window.tabs.current
    assert isinstance(page, ParticipantsTab)
    return page


def type_in(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.setText(text)
    line.textEdited.emit(text)


def test_a_first_window_is_no_taller_than_the_screen(start: Start):
    window = start().window
    assert window.frameGeometry().height() <= window.screen().availableSize().height()


def test_a_programme_that_closes_itself_is_closed_when_its_file_is_opened(
    tmp_path: Path, start: Start
):
    path = a_file(tmp_path, "long", date(2020, 9, 1))
    program = start(path)
    assert program.window.notices.text == ("1 match is completed, because its programme is over.")
    program.window.close()
    assert pair_in(path).state is MatchState.COMPLETED
    assert start(path).window.notices.text == ""


def test_it_is_closed_in_a_file_opened_later_too(tmp_path: Path, start: Start):
    path = a_file(tmp_path, "long", date(2020, 9, 1))
    program = start()
    program.open_file(path)
    assert "completed" in program.window.notices.text


def test_a_programme_that_does_not_close_itself_goes_on(tmp_path: Path, start: Start):
    path = a_file(tmp_path, starts_on=date(2020, 9, 1))
    assert start(path).window.notices.text == ""


def test_what_is_half_typed_is_kept_when_the_window_closes(tmp_path: Path, start: Start):
    path = a_file(tmp_path)
    program = start(path)
    type_in(people(program).person.person.phone, "12 34 56 78")
    program.window.close()
    with Workspace.open(path) as workspace:
        programme = workspace.programmes.newest()
        assert workspace.participants.enrolments(programme.id)[0].phone == "12 34 56 78"


@pytest.mark.parametrize("way", ["close the window", "another tab", "another language"])
def test_what_is_half_typed_in_a_cell_is_kept(tmp_path: Path, start: Start, way: str):
    path = a_file(tmp_path)
    program = start(path)
    table = people(program).table
    place = table.model.index(0, 0)
    table.view.setCurrentIndex(place)
    table.view.edit(place)
    cell = table.view.indexWidget(place)
    assert isinstance(cell, QLineEdit)
    cell.setText("Ida Ærø")
    if way == "another tab":
        program.window.tabs.show_tab("overview")
    elif way == "another language":
        program.speak(Language.DANISH)
    program.window.close()
    with Workspace.open(path) as workspace:
        programme = workspace.programmes.newest()
        names = [one.name for one in workspace.participants.enrolments(programme.id)]
    assert "Ida Ærø" in names


def test_the_window_does_not_close_over_words_that_cannot_be_saved(tmp_path: Path, start: Start):
    program = start(a_file(tmp_path))
    email = people(program).person.person.fields["email"]
    assert isinstance(email.control, QLineEdit)
    type_in(email.control, "ida(at)example")
    question = press("Go back")
    program.window.close()
    assert question[0].text() == "What stands in “E-mail (required)” is not saved."
    assert "ida(at)example is not an e-mail address" in question[0].informativeText()
    assert program.window.isVisible()
    assert email.control.text() == "ida(at)example"
    press("Leave it unsaved")
    program.window.close()
    assert not program.window.isVisible()


def test_closing_in_the_midst_of_an_import_changes_nothing(
    qtbot: QtBot, tmp_path: Path, start: Start
):
    path = a_file(tmp_path)
    program = start(path)
    rows = [(f"P {n}", f"p{n}@example.org", "mentor") for n in range(1500)]
    table = a_table(tmp_path, ("Navn", "E-mail", "Rolle"), *rows)
    page = people(program)
    page.dialogs.take_in(table)
    dialog = page.dialogs.open
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.run.isEnabled, timeout=20_000)
    dialog.run.click()
    program.window.close()
    assert program.workspace is None
    with Workspace.open(path) as workspace:
        assert len(workspace.participants.enrolments(workspace.programmes.newest().id)) == 2


def test_a_closed_file_is_not_read_by_what_a_page_was_waiting_for(
    qtbot: QtBot, tmp_path: Path, start: Start
):
    program = start(a_file(tmp_path))
    program.window.tabs.show_tab("guides")
    page = program.window.tabs.current
    assert isinstance(page, GuidesTab)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    page.writing.text.appendPlainText("One more line.")
    program.window.close()
    qtbot.wait(1_000)
    assert not program.tasks.busy
