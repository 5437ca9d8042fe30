"""A copy takes a file's place whole or not at all, and what was there is kept."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.paths import backup_folder
from mentordesk.storage import lock
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.connection import sqlite
from mentordesk.storage.file import File
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.restoring import Restored, readable_copy, restore
from mentordesk.storage.schema import CURRENT, Schema

NOW = datetime(2026, 12, 1, 14, 37, tzinfo=UTC)


def holding(path: Path, fresh: bytes, name: str) -> Path:
    path.write_bytes(fresh)
    with File.open(path) as file, file.write() as session:
        session.add(Faculty(name=name))
    return path


@pytest.fixture
def copy(tmp_path, fresh):
    return holding(tmp_path / "copy.mentordesk", fresh, "then")


@pytest.fixture
def target(path, fresh):
    return holding(path, fresh, "now")


def held(path: Path) -> str:
    with File.open(path, writable=False) as file, file.read() as session:
        return session.query(Faculty).one().name


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_the_copy_takes_the_files_place_and_stays_as_it_was(copy, target):
    content = copy.read_bytes()
    restore(copy, target, NOW)
    assert held(target) == "then"
    assert copy.read_bytes() == content
    assert {each.name for each in target.parent.iterdir()} == {copy.name, target.name}


def test_what_was_there_is_kept_as_a_backup(copy, target):
    came = restore(copy, target, NOW)
    assert came.safety is not None
    assert held(came.safety.path) == "now"
    assert came.safety.occasion is Occasion.RESTORE
    restore(came.safety.path, target, NOW)
    assert held(target) == "now"


def test_a_missing_file_is_made(copy, path):
    assert restore(copy, path, NOW) == Restored()
    assert held(path) == "then"


def test_a_damaged_file_is_put_aside_with_its_journal(copy, target):
    rubbish = target.read_bytes()[:20_000]
    target.write_bytes(rubbish)
    journal = target.with_name(target.name + "-journal")
    journal.write_bytes(b"")
    came = restore(copy, target, NOW)
    assert held(target) == "then"
    assert came.aside == target.with_name("autumn (damaged 2026-12-01 1437).mentordesk")
    assert came.aside is not None
    assert came.aside.read_bytes() == rubbish
    assert not journal.exists()
    target.write_bytes(rubbish)
    again = restore(copy, target, NOW)
    assert again.aside is not None
    assert again.aside.name == "autumn (damaged 2026-12-01 1437 2).mentordesk"


def test_an_empty_file_is_replaced(copy, path):
    path.touch()
    assert restore(copy, path, NOW).aside is not None
    assert held(path) == "then"


def test_a_file_without_its_first_page_is_known_by_its_backups(copy, target):
    with File.open(target) as file:
        file.backups.make(Occasion.CLOSING, NOW)
    content = bytearray(target.read_bytes())
    content[:4096] = bytes(4096)
    target.write_bytes(content)
    assert restore(copy, target, NOW).aside is not None
    assert held(target) == "then"


def test_another_kind_of_file_is_not_replaced(copy, path):
    path.write_text("Dear Ida")
    before = bytes_in(path.parent)
    with pytest.raises(UserError, match=r"autumn\.mentordesk is not a MentorDesk file"):
        restore(copy, path, NOW)
    assert bytes_in(path.parent) == before


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        (lambda content: content[:20_000], "copy.mentordesk is damaged"),
        (lambda content: b"", "copy.mentordesk is empty"),
        (lambda content: b"hello", "copy.mentordesk is not a MentorDesk file"),
        (lambda content: content[:60] + (99).to_bytes(4) + content[64:], "by a newer MentorDesk"),
    ],
)
def test_a_copy_that_is_no_good_is_refused(copy, target, spoiled, sentence):
    copy.write_bytes(spoiled(copy.read_bytes()))
    before = bytes_in(target.parent)
    with pytest.raises(UserError, match=sentence):
        restore(copy, target, NOW)
    assert bytes_in(target.parent) == before
    assert BackupFolder(target).all() == ()


def test_a_copy_that_is_not_there_is_refused(target, tmp_path):
    with pytest.raises(UserError, match="cannot be found"):
        restore(tmp_path / "gone.mentordesk", target, NOW)


def test_a_file_is_not_restored_from_itself(target):
    with pytest.raises(UserError, match="is the file itself"):
        restore(target, target, NOW)


def test_a_file_that_a_window_has_open_is_left_alone(copy, target):
    content = target.read_bytes()
    with File.open(target), pytest.raises(UserError, match="is open in MentorDesk"):
        restore(copy, target, NOW)
    assert target.read_bytes() == content


@pytest.mark.parametrize("step", range(1, 8))
@pytest.mark.parametrize("damaged", [True, False])
def test_whatever_step_fails_the_old_file_or_the_new_is_there(
    copy, target, monkeypatch, step, damaged
):
    if damaged:
        target.write_bytes(target.read_bytes()[:20_000])
    content, calls = target.read_bytes(), 0

    def failing(do: Callable[..., object]) -> Callable[..., object]:
        def fail(*args: object) -> object:
            nonlocal calls
            calls += 1
            if calls == step:
                raise OSError(5, "the disk said no")
            return do(*args)

        return fail

    with monkeypatch.context() as patch:
        for owner, name in ((Path, "replace"), (Path, "rename"), (os, "fsync")):
            patch.setattr(owner, name, failing(getattr(owner, name)))
        try:
            restore(copy, target, NOW)
        except UserError:
            assert target.read_bytes() == content or held(target) == "then"
        else:
            assert held(target) == "then"
    assert not list(target.parent.glob(".mentordesk-*"))


def test_what_a_program_that_died_left_is_settled_first(copy, target):
    """A journal of the file before would be rolled back into the one that takes its place."""
    raw = sqlite.connect(str(target), isolation_level=None)
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO faculty (name) VALUES (?)", [(f"{n}" * 300,) for n in range(400)])
    journal = target.with_name(target.name + "-journal")
    died, page = journal.read_bytes(), target.read_bytes()
    raw.execute("ROLLBACK")
    raw.close()
    target.write_bytes(page)
    journal.write_bytes(died)
    came = restore(copy, target, NOW)
    assert not journal.exists()
    assert came.safety is not None
    assert (held(target), held(came.safety.path)) == ("then", "now")


def test_a_restored_file_is_not_taken_for_one_that_was_not_closed(copy, target):
    with lock.hold(target) as mark:
        mark.begin()
    restore(copy, target, NOW)
    with lock.hold(target) as mark:
        assert not mark.left_open


def test_a_backup_is_looked_at_by_way_of_a_copy(copy, tmp_path):
    content = copy.read_bytes()
    readable_copy(copy, tmp_path / "seen.mentordesk")
    assert held(tmp_path / "seen.mentordesk") == "then"
    assert copy.read_bytes() == content


def test_a_backup_of_an_earlier_program_is_looked_at_too(tmp_path):
    old = tmp_path / "old.mentordesk"
    old.touch()
    Schema(1, CURRENT.migrations).apply(old)
    content = old.read_bytes()
    readable_copy(old, tmp_path / "seen.mentordesk")
    with File(tmp_path / "seen.mentordesk", None) as file, file.read() as session:
        assert session.query(Faculty).all() == []
    assert old.read_bytes() == content
    assert not backup_folder(old).exists()


def test_a_backup_of_an_earlier_program_is_put_back_and_brought_up_to_date(target, tmp_path):
    old = tmp_path / "old.mentordesk"
    old.touch()
    Schema(1, CURRENT.migrations).apply(old)
    restore(old, target, NOW)
    with File.open(target) as file, file.read() as session:
        assert session.query(Faculty).all() == []
    assert [each.occasion for each in BackupFolder(target).all()][-1] is Occasion.RESTORE
