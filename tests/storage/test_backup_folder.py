"""The backups of a file: whole or not there, listed without being read, thinned out with care."""

import errno
import json
import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.paths import backup_folder
from mentordesk.storage import backup, manifest
from mentordesk.storage.backup_folder import BackupFolder, forget_orphans
from mentordesk.storage.file import File
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.schema import CURRENT

NOW = datetime(2026, 12, 1, 13, 45, tzinfo=UTC)


@pytest.fixture
def folder(file):
    return file.backups


def add(file: File, name: str) -> None:
    with file.write() as session:
        session.add(Faculty(name=name))


def make(folder: BackupFolder, *, days: float = 0, occasion: Occasion = Occasion.CHANGES):
    return folder.make(occasion, NOW - timedelta(days=days))


def faculties(path: Path) -> list[str]:
    with File.open(path, writable=False) as copy, copy.read() as session:
        return [faculty.name for faculty in session.query(Faculty).order_by(Faculty.id)]


def spoil(path: Path, place: int = -100) -> None:
    """Flip one bit."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


class TestMaking:
    def test_a_backup_holds_what_the_file_holds(self, file, folder):
        add(file, "Arts")
        made = make(folder)
        assert faculties(made.path) == ["Arts"]
        assert made.rows["faculty"] == 1
        assert (made.schema, made.size) == (CURRENT.number, made.path.stat().st_size)

    def test_it_is_named_by_its_time_in_a_folder_that_names_nobody(self, file, folder):
        made = make(folder)
        assert made.path.name == f"{NOW:%Y-%m-%d %H%M%S}.mentordesk"
        assert "autumn" not in str(made.path.relative_to(folder.folder.parent))

    @pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
    def test_its_owner_alone_may_look(self, folder):
        made = make(folder)
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE((folder.folder / manifest.NAME).stat().st_mode) == 0o600
        for place in (folder.folder, folder.folder.parent):
            assert stat.S_IMODE(place.stat().st_mode) == 0o700

    def test_two_in_one_second_are_two(self, file, folder):
        first = make(folder)
        add(file, "Arts")
        second = make(folder)
        assert first.path != second.path
        assert [each.rows["faculty"] for each in folder.all()] == [1, 0]

    def test_two_at_once_take_turns(self, folder):
        threads = [threading.Thread(target=make, args=(folder,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(folder.all()) == 4
        assert all(map(folder.is_good, folder.all()))

    def test_one_is_due_when_the_file_was_written_since(self, file, folder):
        assert folder.is_behind()
        make(folder)
        assert not folder.is_behind()
        add(file, "Arts")
        assert folder.is_behind()

    def test_what_a_program_that_died_left_is_cleared_away(self, folder):
        make(folder)
        (folder.folder / ".mentordesk-abc.tmp").write_bytes(b"half")
        make(folder)
        assert {each.suffix for each in folder.folder.iterdir()} == {".json", ".mentordesk"}

    def test_somebody_who_types_meanwhile_is_no_fault(self, file, folder, monkeypatch):
        counted, spoken = backup.contents_of, iter(["typed while it is copied"])

        def count_and_type(raw):
            contents = counted(raw)
            for name in spoken:
                add(file, name)
            return contents

        monkeypatch.setattr(backup, "contents_of", count_and_type)
        assert make(folder).rows["faculty"] == 1

    def test_somebody_who_never_stops_typing_is_asked_to(self, file, folder, monkeypatch):
        counted = backup.contents_of

        def count_and_type(raw):
            contents = counted(raw)
            add(file, f"{contents.rows['faculty']} {os.urandom(4).hex()}")
            return contents

        monkeypatch.setattr(backup, "contents_of", count_and_type)
        with pytest.raises(UserError, match="in use"):
            make(folder)


EDGES = ("replace", "fsync", "write", "mkstemp")


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_whatever_step_fails_the_earlier_backups_stay(file, folder, monkeypatch, edge, step):
    make(folder, days=1)
    add(file, "Arts")
    calls = 0

    def failing(do: Callable[..., object]) -> Callable[..., object]:
        def fail(*args: object, **kwargs: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(errno.ENOSPC, "no room")
            return do(*args, **kwargs)

        return fail

    with monkeypatch.context() as patch:
        owner, name = {
            "replace": (Path, "replace"),
            "fsync": (os, "fsync"),
            "write": (manifest, "write_whole"),
            "mkstemp": ("tempfile", "mkstemp"),
        }[edge]
        if owner == "tempfile":
            import tempfile

            owner = tempfile
        patch.setattr(owner, name, failing(getattr(owner, name)))
        with suppress(UserError):  # where the disk is less often asked, nothing failed
            make(folder)
    kept = folder.all()
    assert len(kept) in {1, 2}
    assert all(map(folder.is_good, kept))
    assert not list(folder.folder.glob(".mentordesk-*"))
    assert [each.rows["faculty"] for each in kept][-1] == 0


FILL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from mentordesk.errors import UserError
from mentordesk.storage.file import File
from mentordesk.storage.manifest import Occasion

import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with File.open(Path(sys.argv[1])) as file:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    try:
        file.backups.make(Occasion.CHANGES, datetime.now(UTC))
    except UserError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="a limit of POSIX's")
def test_a_full_disk_is_said_and_leaves_nothing(new):
    done = subprocess.run(  # noqa: S603 - the test's own script
        [sys.executable, "-c", FILL, str(new)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("No backup of autumn.mentordesk was made: the disk is full.")
    assert list(backup_folder(new).iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(folder, tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("no folder")
    monkeypatch.setattr(folder, "folder", tmp_path / "taken" / "backups" / "x")
    with pytest.raises(UserError, match=r"MentorDesk cannot write to .*taken"):
        make(folder)


class TestTheList:
    def test_the_newest_is_first(self, folder):
        made = [make(folder, days=days) for days in (3, 1, 2)]
        assert [each.made_at for each in folder.all()] == sorted(
            (each.made_at for each in made), reverse=True
        )

    def test_a_hundred_are_listed_without_being_read(self, folder, monkeypatch):
        one = make(folder)
        copies = [one]
        for minute in range(1, 100):
            path = folder.folder / f"2026-11-01 10{minute:02}00.mentordesk"
            path.write_bytes(one.path.read_bytes())
            copies.append(
                manifest.Backup(
                    path=path,
                    made_at=NOW - timedelta(minutes=minute),
                    occasion=Occasion.CHANGES,
                    size=one.size,
                    sha256=one.sha256,
                    rows=one.rows,
                    schema=one.schema,
                    program=one.program,
                    source=one.source,
                )
            )
        manifest.write(folder.folder, new_path(folder), copies)

        def read(*_):
            raise AssertionError("a backup was read")

        monkeypatch.setattr("mentordesk.storage.backup_folder._sum", read)
        monkeypatch.setattr("mentordesk.storage.backup_folder.read_back", read)
        assert len(folder.all()) == 100

    @pytest.mark.parametrize(
        "lost",
        ["", "{", "[]", '{"format": 2}', '{"format": 1, "file": "x", "backups": [{}]}', None],
    )
    def test_a_list_that_is_lost_is_made_anew(self, file, folder, lost):
        add(file, "Arts")
        made = make(folder)
        listed = folder.folder / manifest.NAME
        listed.unlink() if lost is None else listed.write_text(lost)
        (found,) = folder.all()
        assert found.occasion is Occasion.FOUND
        assert (found.path, found.sha256, found.rows) == (made.path, made.sha256, made.rows)
        assert found.made_at.replace(tzinfo=None) == made.made_at.replace(tzinfo=None)
        written = manifest.read(folder.folder)
        assert written is not None
        assert written.backups == (found,)

    def test_a_list_may_not_point_out_of_its_folder(self, folder):
        make(folder)
        listed = folder.folder / manifest.NAME
        held = json.loads(listed.read_text())
        held["backups"][0]["name"] = "../other.mentordesk"
        listed.write_text(json.dumps(held))
        assert [each.path.parent for each in folder.all()] == [folder.folder]

    def test_one_that_was_taken_away_is_not_listed(self, folder):
        made = make(folder)
        made.path.unlink()
        assert folder.all() == ()

    def test_a_backup_with_a_flipped_bit_is_not_offered(self, file, folder):
        good = make(folder, days=1)
        add(file, "Arts")
        bad = make(folder)
        spoil(bad.path)
        assert folder.newest_good() == good
        assert not folder.is_good(bad)

    def test_a_backup_that_was_cut_off_is_not_offered(self, folder):
        made = make(folder)
        made.path.write_bytes(made.path.read_bytes()[:-4096])
        assert folder.newest_good() is None

    def test_a_damaged_one_is_not_taken_onto_a_new_list(self, folder):
        made = make(folder)
        (folder.folder / manifest.NAME).unlink()
        made.path.write_bytes(made.path.read_bytes()[:5000])
        assert folder.all() == ()


def new_path(folder: BackupFolder) -> Path:
    return folder._file


class TestThinningOut:
    def test_of_many_on_an_old_day_one_stays(self, folder):
        first, last = make(folder, days=5.2), make(folder, days=5.1)
        newest = make(folder)
        folder.rotate(NOW, 24)
        assert set(folder.all()) == {newest, last}
        assert not first.path.exists()

    def test_the_only_good_one_outlives_its_time(self, folder):
        old, newer = make(folder, days=2000), make(folder, days=1999)
        spoil(newer.path)
        folder.rotate(NOW, 24)
        assert old in folder.all()

    def test_a_damaged_file_costs_no_backup(self, new):
        with File.open(new) as file:
            make(file.backups, days=5.2)
            make(file.backups, days=5.1)
        content = new.read_bytes()
        new.write_bytes(content[: len(content) // 2])
        folder = BackupFolder(new)
        with pytest.raises(UserError, match="damaged"):
            make(folder)
        assert len(folder.all()) == 2

    def test_one_that_is_forgotten_is_gone_and_off_the_list(self, folder):
        keeps, goes = make(folder, days=1), make(folder)
        folder.forget(goes)
        assert folder.all() == (keeps,)
        assert not goes.path.exists()
        assert goes.path.name not in (folder.folder / manifest.NAME).read_text()

    def test_one_that_cannot_be_removed_is_said(self, folder, monkeypatch):
        made = make(folder)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", refuse)
            with pytest.raises(UserError, match="could not be removed"):
                folder.forget(made)
        assert folder.all() == (made,)


def refuse(*_, **__):
    raise PermissionError(errno.EACCES, "no")


class TestAFileThatIsGone:
    def test_its_backups_go_when_the_newest_has_had_its_time(self, new):
        with File.open(new) as file:
            make(file.backups)
        new.unlink()
        forget_orphans(NOW + timedelta(days=700), 24)
        assert backup_folder(new).is_dir()
        forget_orphans(NOW + timedelta(days=740), 24)
        assert not backup_folder(new).exists()

    def test_those_of_a_file_that_is_there_stay(self, file, folder):
        made = make(folder)
        forget_orphans(NOW + timedelta(days=2000), 24)
        assert folder.all() == (made,)


class TestAMovedFile:
    def moved(self, new: Path, target: Path) -> Path:
        with File.open(new) as file:
            add(file, "Arts")
            make(file.backups)
        target.parent.mkdir(exist_ok=True)
        return new.rename(target)

    def test_its_backups_come_along(self, new):
        place = self.moved(new, new.parent / "elsewhere" / "renamed.mentordesk")
        (found,) = BackupFolder(place).all()
        assert found.rows["faculty"] == 1
        assert not backup_folder(new).exists()
        assert not BackupFolder(place).is_behind()

    def test_a_copy_beside_the_original_begins_anew(self, new):
        with File.open(new) as file:
            make(file.backups)
        twin = new.with_name("twin.mentordesk")
        twin.write_bytes(new.read_bytes())
        os.utime(twin, ns=(0, new.stat().st_mtime_ns))
        assert BackupFolder(twin).all() == ()
        assert len(BackupFolder(new).all()) == 1

    def test_another_file_takes_over_nothing(self, new, fresh):
        place = self.moved(new, new.parent / "renamed.mentordesk")
        other = new.with_name("other.mentordesk")
        other.write_bytes(fresh)
        os.utime(other, ns=(0, place.stat().st_mtime_ns + 1_000_000))
        assert BackupFolder(other).all() == ()
        assert len(BackupFolder(place).all()) == 1
