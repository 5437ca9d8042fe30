"""Backups at the window: made by themselves, listed, looked into, put back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from mentordesk.services.backups import Backups
from mentordesk.services.records.backups import Occasion
from mentordesk.services.workspace import Workspace, now
from mentordesk.ui.backups import keeping
from mentordesk.ui.backups.deeds import BackupDeeds
from mentordesk.ui.backups.dialog import BackupsDialog
from mentordesk.ui.backups.words import shortly
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator
from tests.ui.dialogs import once_shown, press

__all__ = ["begin"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with a pair, and a backup from before there was one."""
    with a_workspace(tmp_path) as workspace:
        programme = a_programme(workspace)
        mentor = a_mentor(workspace, programme, "Jens Lund")
        workspace.backups.make(Occasion.ASKED)
        a_match(workspace, mentor, a_mentee(workspace, programme, "Ida Krogh"))
        return workspace.path


@pytest.fixture
def me(
    qtbot: QtBot, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Coordinator]:
    """Return the coordinator with the file open, and backups made by themselves."""
    program = begin(file)
    program.settle()
    BackupDeeds(program).begin()
    coordinator = Coordinator(qtbot, program)
    coordinator.wait()
    yield coordinator
    monkeypatch.setattr(MainWindow, "may_leave", lambda _window: True)


def deeds(program: Program) -> BackupDeeds:
    (found,) = program.findChildren(BackupDeeds)
    return found


def open_file(me: Coordinator) -> Workspace:
    assert me.program.workspace is not None
    return me.program.workspace


def change(me: Coordinator, name: str = "Nordhavn") -> None:
    open_file(me).programmes.change_organisation(name=name)
    me.wait()


def kept(file: Path) -> list[Occasion]:
    return [each.occasion for each in Backups.at(file, now).all()]


def people(workspace: Workspace) -> list[str]:
    return [person.name for person in workspace.participants.people()]


class TestByThemselves:
    def test_one_is_made_when_the_window_closes(self, me: Coordinator, file: Path):
        me.window.close()
        assert kept(file) == [Occasion.CLOSING, Occasion.ASKED]

    def test_none_is_made_when_nothing_has_changed(self, me: Coordinator, file: Path):
        me.program.close_file()
        me.program.open_file(file)
        me.window.close()
        assert kept(file) == [Occasion.CLOSING, Occasion.ASKED]

    def test_one_is_made_half_an_hour_after_a_change(
        self, me: Coordinator, file: Path, monkeypatch: pytest.MonkeyPatch
    ):
        assert keeping.AFTER_MS == 30 * 60 * 1_000
        (made,) = me.program.findChildren(keeping.Keeping)
        open_file(me).backups.make(Occasion.ASKED)
        made._follow(open_file(me))
        assert not made._due.isActive()
        change(me)
        assert made._due.isActive()
        assert made._due.interval() == keeping.AFTER_MS
        made._due.timeout.emit()
        me.wait()
        assert kept(file) == [Occasion.CHANGES, Occasion.ASKED, Occasion.ASKED]

    def test_a_file_that_a_dead_program_left_without_one_is_not_forgotten(self, me: Coordinator):
        (made,) = me.program.findChildren(keeping.Keeping)
        assert open_file(me).backups.is_behind()
        assert made._due.isActive()

    def test_the_foot_says_when_it_was(self, me: Coordinator):
        change(me)
        (made,) = me.program.findChildren(keeping.Keeping)
        made.keep()
        me.wait()
        newest = open_file(me).backups.last_made()
        assert newest is not None
        text = me.window.saved.text()
        assert text.startswith("Saved ")
        assert text.endswith(f"\N{MIDDLE DOT} Backup {newest:%H:%M}")

    def test_the_foot_says_the_day_of_an_old_one_and_that_there_is_none(self, me: Coordinator):
        me.window.saved.show_backup(datetime.fromisoformat("2026-11-03T09:00"))
        assert me.window.saved.text().endswith("Backup 3 Nov 2026")
        me.window.saved.show_backup(None)
        assert me.window.saved.text().endswith("No backup yet")

    def test_one_that_fails_is_said_and_tried_again(
        self, me: Coordinator, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "taken").write_text("no folder")
        folder, real = open_file(me).file.backups, open_file(me).file.backups.folder
        monkeypatch.setattr(folder, "folder", tmp_path / "taken" / "a" / "b")
        (made,) = me.program.findChildren(keeping.Keeping)
        made.keep()
        me.wait(lambda: bool(me.told))
        assert "No backup of file.mentordesk was made" in me.told
        monkeypatch.setattr(folder, "folder", real)
        me.click(me.window.notices._action)
        me.wait()
        assert kept(file) == [Occasion.CHANGES, Occasion.ASKED]

    def test_a_file_that_cannot_be_kept_is_closed_all_the_same(
        self, me: Coordinator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "taken").write_text("no folder")
        monkeypatch.setattr(open_file(me).file.backups, "folder", tmp_path / "taken" / "a" / "b")
        me.window.close()
        assert me.program.workspace is None

    def test_old_ones_go_after_the_months_that_she_chose(self, me: Coordinator, file: Path):
        open_file(me).file.backups.make(
            Occasion.CHANGES, datetime.now().astimezone() - timedelta(days=400)
        )
        me.program.settings.remember(keeping.MONTHS_KEPT, 3)
        (made,) = me.program.findChildren(keeping.Keeping)
        made.keep()
        me.wait()
        assert kept(file) == [Occasion.CHANGES]


class TestTheList:
    def shown(self, me: Coordinator, then) -> BackupsDialog:
        met = once_shown(BackupsDialog, then)
        me.choose_in_menu("Backups…")
        return met[0]

    def wait_read(self, me: Coordinator, dialog: BackupsDialog) -> None:
        me._qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)

    def test_it_shows_who_is_in_a_backup(self, me: Coordinator):
        def look(dialog: BackupsDialog) -> None:
            self.wait_read(me, dialog)
            assert [each.people for each in dialog.table.model.shown] == [1]
            assert list(dialog.panel.people.model.shown) == ["Jens Lund"]
            assert dialog.panel.tabs.tabText(1) == "Matches (0)"
            assert "Autumn 2026" in dialog.panel.words.text()

        self.shown(me, look)

    def test_one_is_made_by_hand(self, me: Coordinator):
        def make(dialog: BackupsDialog) -> None:
            self.wait_read(me, dialog)
            dialog.make.click()
            me._qtbot.waitUntil(lambda: len(dialog.table.model.shown) == 2, timeout=20_000)
            assert dialog.table.model.shown[0].people == 2

        self.shown(me, make)
        assert "Backup" in me.window.saved.text()

    def test_a_damaged_one_cannot_be_put_back(self, me: Coordinator):
        (backup,) = open_file(me).backups.all()
        content = bytearray(backup.path.read_bytes())
        content[-1] ^= 1
        backup.path.write_bytes(content)

        def look(dialog: BackupsDialog) -> None:
            me._qtbot.waitUntil(lambda: bool(dialog.panel.trouble.text()), timeout=20_000)
            assert "This backup is damaged" in dialog.panel.trouble.text()
            assert not dialog.restore.isEnabled()

        self.shown(me, look)

    def test_months_are_remembered(self, me: Coordinator):
        def choose(dialog: BackupsDialog) -> None:
            assert dialog.months.number() == 24
            dialog.months.setValue(12)

        self.shown(me, choose)
        assert me.program.settings.recall(keeping.MONTHS_KEPT, 0) == 12


class TestPuttingBack:
    def test_the_window_shows_the_file_as_it_was(self, me: Coordinator, file: Path):
        said: list[str] = []

        def agree(box: QMessageBox) -> None:
            said.append(box.informativeText())
            next(one for one in box.buttons() if one.text() == "Put it back").click()

        def restore(dialog: BackupsDialog) -> None:
            me._qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
            once_shown(QMessageBox, agree)
            dialog.restore.click()

        once_shown(BackupsDialog, restore)
        me.choose_in_menu("Backups…")
        assert "Undo cannot take this back" in said[0]
        assert people(open_file(me)) == ["Jens Lund"]
        assert "The file is as it was on" in me.told
        assert kept(file) == [Occasion.RESTORE, Occasion.ASKED]
        safety = open_file(me).backups.all()[0]
        deeds(me.program).restore(safety)
        assert people(open_file(me)) == ["Ida Krogh", "Jens Lund"]

    def test_left_as_it_is_nothing_happens(self, me: Coordinator, file: Path):
        def leave(dialog: BackupsDialog) -> None:
            me._qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
            press("Leave as it is")
            dialog.restore.click()

        once_shown(BackupsDialog, leave)
        me.choose_in_menu("Backups…")
        assert people(open_file(me)) == ["Ida Krogh", "Jens Lund"]
        assert kept(file) == [Occasion.ASKED]

    def test_one_that_is_gone_leaves_the_file_open(self, me: Coordinator):
        (backup,) = open_file(me).backups.all()
        backup.path.unlink()
        deeds(me.program).restore(backup)
        assert "cannot be found" in me.told
        assert people(open_file(me)) == ["Ida Krogh", "Jens Lund"]


def test_a_backup_of_today_is_called_so(me: Coordinator):
    tr, moment = me.program.translator, datetime.fromisoformat("2026-12-01T13:45")
    assert shortly(moment, datetime.fromisoformat("2026-12-01T15:00"), tr) == "today 13:45"
    assert (
        shortly(moment, datetime.fromisoformat("2026-12-02T15:00"), tr) == "1 December 2026 13:45"
    )


def test_a_file_that_has_lost_its_programme_is_put_back(qtbot: QtBot, begin: Begin, file: Path):
    with Workspace.open(file) as workspace:
        workspace.programmes.remove(workspace.programmes.newest().id)
    program = begin(file)
    BackupDeeds(program)
    me = Coordinator(qtbot, program)
    assert program.window.desk is None

    def restore(dialog: BackupsDialog) -> None:
        qtbot.waitUntil(dialog.restore.isEnabled, timeout=20_000)
        press("Put it back")
        dialog.restore.click()

    assert once_shown(BackupsDialog, restore) == []
    me.choose_in_menu("Backups…")
    assert [one.name for one in open_file(me).programmes.all()] == ["Autumn 2026"]
