"""A copy gets its name when it was read back and found whole."""

import os
import stat
from contextlib import closing
from typing import Any

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage import backup
from mentordesk.storage.connection import PRAGMAS, Mode, connect, sqlite
from mentordesk.storage.file import File


@pytest.fixture
def source(file):
    with file.write() as session:
        session.add_all([Faculty(name=f"Faculty {n}") for n in range(50)])
    return file.path


def test_a_copy_of_an_open_file_can_be_opened(source, tmp_path):
    target = tmp_path / "copies" / "copy.mentordesk"
    target.parent.mkdir()
    backup.copy(source, target)
    with File.open(target) as copy, copy.read() as session:
        assert session.get_one(Faculty, 50).name == "Faculty 49"
    assert list(target.parent.iterdir()) == [target]


def test_a_copy_holds_nothing_that_was_deleted(file, source, tmp_path):
    with file.write() as session:
        session.delete(session.get_one(Faculty, 7))
    backup.copy(source, tmp_path / "copy")
    assert b"Faculty 6\x00" not in source.read_bytes()
    assert b"Faculty 6F" not in (tmp_path / "copy").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_a_copy(source, tmp_path):
    backup.copy(source, tmp_path / "copy")
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600


def test_a_copy_needs_its_folder(source, tmp_path):
    with pytest.raises(UserError, match=r"the folder .*nowhere does not exist"):
        backup.copy(source, tmp_path / "nowhere" / "copy")


def test_a_file_that_was_cut_off_is_not_copied(new, tmp_path):
    new.write_bytes(new.read_bytes()[:20_000])
    with pytest.raises(UserError, match="damaged"):
        backup.copy(new, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == [new]


def test_a_file_with_a_page_of_rubbish_is_not_copied(new, tmp_path):
    with closing(connect(new, Mode.READ)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'faculty'").fetchone()[
            0
        ]
    content = bytearray(new.read_bytes())
    content[(page - 1) * 4_096 : page * 4_096] = b"\x5a" * 4_096
    new.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        backup.copy(new, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == [new]


def test_a_copy_that_came_out_different_is_thrown_away(source, tmp_path, monkeypatch):
    made = backup._vacuum_into

    def meddle(raw, half):
        made(raw, half)
        with File.open(half) as copy, copy.write() as session:
            session.add(Faculty(name="one more"))

    monkeypatch.setattr(backup, "_vacuum_into", meddle)
    with pytest.raises(UserError, match="came out different"):
        backup.copy(source, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == [source]


def test_a_copy_that_cannot_be_read_back_is_thrown_away(source, tmp_path, monkeypatch):
    made = backup._vacuum_into

    def damage(raw, half):
        made(raw, half)
        content = bytearray(half.read_bytes())
        content[8_192:16_384] = b"\x5a" * 8_192
        half.write_bytes(content)

    monkeypatch.setattr(backup, "_vacuum_into", damage)
    with pytest.raises(UserError, match="damaged"):
        backup.copy(source, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == [source]


class FullDisk:
    """A connection for which the disk is full as soon as it copies."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def execute(self, sql: str, *_: object) -> Any:
        if not sql.startswith("VACUUM"):
            return self._raw.execute(sql)
        self._raw.execute("PRAGMA temp.max_page_count = 2")
        return self._raw.execute("CREATE TEMP TABLE big AS SELECT zeroblob(100000)")

    def close(self) -> None:
        self._raw.close()


def test_a_full_disk_is_told_of_the_copys_disk(source, tmp_path, monkeypatch):
    monkeypatch.setattr(
        backup, "connect", lambda path, mode, key: FullDisk(connect(path, mode, key=key))
    )
    with pytest.raises(UserError, match="copy was not written: the disk is full"):
        backup.copy(source, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == [source]


def test_a_file_in_use_is_not_copied(source, tmp_path, monkeypatch):
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 1)
    other = sqlite.connect(str(source), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="in use by another program"):
        backup.copy(source, tmp_path / "copy")
    other.close()
    assert list(tmp_path.iterdir()) == [source]
