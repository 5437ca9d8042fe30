"""Copies on a USB stick, and files that lie where they are not safe."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from mentordesk.paths import data_folder
from mentordesk.services.workspace import Workspace
from mentordesk.ui.backups import copying, warnings
from mentordesk.ui.backups.deeds import BackupDeeds
from mentordesk.ui.backups.drives import Drive, is_removable, removable_drives
from mentordesk.ui.program import Program
from tests.builders import a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator
from tests.ui.dialogs import once_shown

__all__ = ["begin"]

Start = Callable[..., Coordinator]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, name="autumn.mentordesk") as workspace:
        a_programme(workspace)
        return workspace.path


@pytest.fixture
def me(qtbot: QtBot, begin: Begin, file: Path) -> Coordinator:
    program = begin(file)
    BackupDeeds(program)
    return Coordinator(qtbot, program)


def plug_in(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    drives = tuple(Drive(folder.name, folder) for folder in folders)
    monkeypatch.setattr(copying, "removable_drives", lambda: drives)


def shown(me: Coordinator) -> Path:
    """Return where the open file is."""
    assert me.program.workspace is not None
    return me.program.workspace.path


def copies(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


class TestAStick:
    def test_one_click_copies_to_the_stick_that_is_in(
        self, me: Coordinator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        stick = tmp_path / "NORDHAVN"
        stick.mkdir()
        plug_in(monkeypatch, stick)
        me.choose_in_menu("Copy to a USB stick…")
        me.wait(lambda: bool(me.told))
        name = f"autumn {datetime.now().astimezone():%Y-%m-%d}.mentordesk"
        assert me.told == f"Copied and read back: {name} is on NORDHAVN"
        assert copies(stick) == [name]
        with Workspace.open(stick / name, writable=False) as copy:
            assert copy.programmes.newest().name == "Autumn 2026"
        copied = copying.last_copied(me.program.settings, shown(me))
        assert copied is not None
        assert datetime.now().astimezone() - copied < timedelta(minutes=5)

    def test_of_several_one_is_chosen(
        self, me: Coordinator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        first, second = tmp_path / "A", tmp_path / "B"
        first.mkdir()
        second.mkdir()
        plug_in(monkeypatch, first, second)
        monkeypatch.setattr(QInputDialog, "getItem", lambda *a: (a[3][1], True))
        me.choose_in_menu("Copy to a USB stick…")
        me.wait(lambda: bool(me.told))
        assert (copies(first), len(copies(second))) == ([], 1)

    def test_without_any_she_says_where(
        self, me: Coordinator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        plug_in(monkeypatch)
        (tmp_path / "elsewhere").mkdir()
        chosen = str(tmp_path / "elsewhere" / "copy")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
        me.choose_in_menu("Copy to a USB stick…")
        me.wait(lambda: bool(me.told))
        assert copies(tmp_path / "elsewhere") == ["copy.mentordesk"]

    def test_a_stick_that_was_pulled_out_is_said(
        self, me: Coordinator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        plug_in(monkeypatch, tmp_path / "GONE")
        me.choose_in_menu("Copy to a USB stick…")
        me.wait(lambda: bool(me.told))
        assert "does not exist" in me.told
        assert copying.last_copied(me.program.settings, shown(me)) is None

    @pytest.mark.parametrize(
        ("folder", "device", "system", "removable"),
        [
            ("/media/ida/NORDHAVN", "/dev/sdb1", "linux", True),
            ("/run/media/ida/NORDHAVN", "/dev/sdb1", "linux", True),
            ("/mnt/server", "server:/export", "linux", False),
            ("/boot/efi", "/dev/sda1", "linux", False),
            ("/Volumes/NORDHAVN", "/dev/disk4s1", "darwin", True),
            ("/System/Volumes/Data", "/dev/disk1s1", "darwin", False),
            ("C:/", "x", "win32", False),
        ],
    )
    def test_a_stick_is_told_from_a_disk(self, folder, device, system, removable):
        assert is_removable(Path(folder), device, system) == removable

    def test_this_computer_can_be_asked(self):
        assert all(drive.folder.is_dir() for drive in removable_drives())


def remembered(program: Program, path: Path, days: float) -> None:
    moment = datetime.now().astimezone() - timedelta(days=days)
    copying.note_copy(program.settings, path, moment)


class TestTheReminder:
    def look(self, me: Coordinator) -> None:
        made = warnings.Warnings(me.program)
        made._look()
        me.wait()

    def test_a_fortnight_without_a_copy_is_said(
        self, me: Coordinator, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "S").mkdir()
        plug_in(monkeypatch, tmp_path / "S")
        remembered(me.program, file, 20)
        self.look(me)
        assert me.told.startswith("For 20 days this file was not copied")
        me.click(me.window.notices._action)
        me.wait(lambda: me.told.startswith("Copied"))
        assert len(copies(tmp_path / "S")) == 1

    @pytest.mark.parametrize("days", [13, 0])
    def test_before_that_nothing_is_said(self, me: Coordinator, file: Path, days: float):
        remembered(me.program, file, days)
        self.look(me)
        assert me.told == ""

    def test_a_new_file_is_given_a_fortnight(self, me: Coordinator, file: Path):
        self.look(me)
        assert me.told == ""
        assert copying.last_copied(me.program.settings, file) is not None

    def test_of_a_file_that_has_not_changed_nothing_is_said(self, me: Coordinator, file: Path):
        import os

        remembered(me.program, file, 20)
        old = datetime.now().astimezone().timestamp() - 30 * 86_400
        os.utime(file, (old, old))
        self.look(me)
        assert me.told == ""


class TestAnUnsafePlace:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        (tmp_path / "Dropbox").mkdir()
        with a_workspace(tmp_path / "Dropbox", name="autumn.mentordesk") as workspace:
            a_programme(workspace)
            return workspace.path

    def answered(self, me: Coordinator, text: str) -> str:
        """Press a button of the question; return the question."""
        said: list[str] = []

        def answer(box: QMessageBox) -> None:
            said.append(box.text())
            next(one for one in box.buttons() if one.text() == text).click()

        once_shown(QMessageBox, answer)
        warnings.Warnings(me.program)
        me._qtbot.waitUntil(lambda: bool(said), timeout=20_000)
        me.wait()
        return said[0]

    def test_it_is_moved_to_a_safe_folder(self, me: Coordinator, file: Path):
        said = self.answered(me, "Move to a safe folder")
        assert said == "autumn.mentordesk is in a folder that Dropbox synchronises."
        moved = data_folder() / "autumn.mentordesk"
        assert shown(me) == moved
        assert not file.exists()
        assert str(data_folder()) in me.told
        assert me.program.settings.last_file == moved
        assert file not in me.program.settings.recent_files

    def test_kept_there_it_is_not_asked_again(self, me: Coordinator, file: Path):
        self.answered(me, "Keep it here")
        assert shown(me) == file
        warnings.Warnings(me.program)._look()
        assert shown(me) == file
