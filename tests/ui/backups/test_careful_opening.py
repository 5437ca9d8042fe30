"""A damaged file at the window: a backup is offered, the rest is looked at, nothing is changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from mentordesk.services.records.backups import Occasion
from mentordesk.services.workspace import Workspace
from mentordesk.storage.connection import sqlite
from mentordesk.ui.backups.broken_dialog import BrokenDialog
from mentordesk.ui.backups.deeds import BackupDeeds
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.program import Program
from mentordesk.ui.read_only_bar import ReadOnlyBar
from mentordesk.ui.troubles import Troubles
from mentordesk.ui.welcome import Welcome
from tests.builders import a_mentor, a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator
from tests.ui.dialogs import once_shown

__all__ = ["begin"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of two people whose table of activities is rubbish, with a backup of one."""
    with a_workspace(tmp_path) as workspace:
        programme = a_programme(workspace)
        a_mentor(workspace, programme, "Jens Lund")
        workspace.backups.make(Occasion.ASKED)
        a_mentor(workspace, programme, "Bo Friis")
        path = workspace.path
    spoil(path, "print")
    return path


def spoil(path: Path, table: str) -> None:
    raw = sqlite.connect(str(path))
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    chosen = next(name for name in names if table in name)
    (root,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (chosen,)).fetchone()
    raw.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\x5a" * 4096
    path.write_bytes(content)


def opened(begin: Begin, path: Path, answer: Callable[[BrokenDialog], object]) -> Program:
    program = begin()
    BackupDeeds(program)
    met = once_shown(BrokenDialog, answer)
    program.open_file(path)
    assert met
    return program


def test_the_newest_good_backup_takes_its_place(begin: Begin, file: Path):
    damaged = file.read_bytes()

    def answer(dialog: BrokenDialog) -> None:
        assert dialog.words.text() == "file.mentordesk is damaged and was not opened."
        assert dialog.backup.text().startswith("Open the backup of ")
        assert "1 person and 0 matches" in dialog.detail.text()
        dialog.backup.click()

    program = opened(begin, file, answer)
    assert program.workspace is not None
    assert [one.name for one in program.workspace.participants.people()] == ["Jens Lund"]
    (aside,) = file.parent.glob("*(damaged *")
    assert aside.read_bytes() == damaged
    assert aside.name in program.window.notices.text


def test_what_can_be_read_is_looked_at_and_nothing_is_changed(
    qtbot: QtBot, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
):
    bugs: list[BaseException] = []
    monkeypatch.setattr(Troubles, "meet_bug", lambda _self, bug: bugs.append(bug))
    damaged = file.read_bytes()
    program = opened(begin, file, lambda dialog: dialog.look.click())
    me = Coordinator(qtbot, program)
    (bar,) = program.window.findChildren(ReadOnlyBar)
    assert "nothing can be changed" in bar.accessibleName()
    page = me.go_to(ParticipantsTab)
    assert {one.name for one in page.table.model.records} == {"Jens Lund", "Bo Friis"}
    page.table.select([page.table.model.records[0].id])
    me.write(page.person.person.phone, "12 34 56 78")
    me.wait()
    said = page.person.person.fields["phone"].message + me.told
    assert "file.mentordesk is open to be looked at only" in said
    for key in ("overview", "matches", "agreements", "evaluations", "guides"):
        program.window.tabs.show_tab(key)
        me.wait()
    page.person.person.phone.setText("")
    monkeypatch.setattr("mentordesk.ui.main_window.MainWindow.may_leave", lambda _window: True)
    me.click(bar.leave)
    assert program.workspace is None
    assert file.read_bytes() == damaged
    assert not bugs


def test_a_page_that_is_gone_says_so(begin: Begin, file: Path):
    spoil(file, "enrolment")
    program = opened(begin, file, lambda dialog: dialog.look.click())
    program.window.tabs.show_tab("participants")
    assert program.window.tabs.current is None
    words = [label.text() for label in program.window.tabs.findChildren(QLabel)]
    assert "The file is damaged here: this page cannot be read." in words


def test_another_file_is_chosen(
    begin: Begin, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with a_workspace(tmp_path, name="other.mentordesk") as workspace:
        a_programme(workspace)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "other.mentordesk"), "")
    )
    program = opened(begin, file, lambda dialog: dialog.other.click())
    assert program.workspace is not None
    assert program.workspace.path.name == "other.mentordesk"


def test_left_alone_the_welcome_stays_and_the_file_too(begin: Begin, file: Path):
    damaged = file.read_bytes()
    program = opened(begin, file, lambda dialog: dialog.leave.click())
    assert program.workspace is None
    assert isinstance(program.window._pages.currentWidget(), Welcome)
    assert file.read_bytes() == damaged


def test_without_a_good_backup_none_is_offered(begin: Begin, file: Path):
    with Workspace.open(file, damaged=True) as workspace:
        (backup,) = workspace.backups.all()
    backup.path.write_bytes(backup.path.read_bytes()[:-10])

    def answer(dialog: BrokenDialog) -> None:
        assert dialog.backup.isHidden()
        assert "There is no good backup of it" in dialog.detail.text()

    opened(begin, file, answer)


def test_a_file_that_was_deleted_comes_back_from_its_backup(begin: Begin, file: Path):
    file.unlink()
    program = begin()
    BackupDeeds(program)
    program.open_file(file)
    assert "file.mentordesk cannot be found" in program.window.notices.text
    assert program.window.notices._action.text().startswith("Open the backup of ")
    program.window.notices._action.click()
    assert program.workspace is not None
    assert [one.name for one in program.workspace.participants.people()] == ["Jens Lund"]


def test_a_file_that_may_not_be_changed_is_looked_at(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with a_workspace(tmp_path, name="other.mentordesk") as workspace:
        a_mentor(workspace, a_programme(workspace), "Jens Lund")
    monkeypatch.setattr("os.access", lambda _path, wanted: wanted != os.W_OK)
    program = begin()
    program.open_file(workspace.path)
    assert "is read-only" in program.window.notices.text
    program.window.notices._action.click()
    (bar,) = program.window.findChildren(ReadOnlyBar)
    assert bar.accessibleName().startswith("other.mentordesk is read-only")
    page = Coordinator(qtbot, program).go_to(ParticipantsTab)
    assert [one.name for one in page.table.model.records] == ["Jens Lund"]


def test_a_letter_is_refused_without_a_question(begin: Begin, tmp_path: Path):
    letter = tmp_path / "letter.mentordesk"
    letter.write_text("Dear Ida")
    program = begin()
    BackupDeeds(program)
    program.open_file(letter)
    assert "is not a MentorDesk file" in program.window.notices.text
    assert program.window.notices._action.isHidden()


def test_a_file_that_was_refused_is_tried_again(begin: Begin, file: Path, tmp_path: Path):
    with a_workspace(tmp_path, name="other.mentordesk") as workspace:
        a_programme(workspace)
        program = begin()
        program.open_file(workspace.path)
        assert "is open in MentorDesk" in program.window.notices.text
    program.window.notices._action.click()
    assert program.workspace is not None
