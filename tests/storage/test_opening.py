"""A file that cannot be opened gets one clear sentence and stays as it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage.connection import PRAGMAS, Mode, connect, sqlite, uri
from mentordesk.storage.file import File

both_ways = pytest.mark.parametrize("writable", [True, False])


@pytest.fixture
def closed(new):
    """A sound file with some pages of content."""
    with File.open(new) as file, file.write() as session:
        session.add_all([Faculty(name=f"{n} " + "x" * 200) for n in range(300)])
    return new


def refused(path: Path, writable: bool, sentence: str) -> None:
    """Check the sentence, and that nothing in the folder changed."""
    before = {entry: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    with pytest.raises(UserError, match=sentence):
        File.open(path, writable=writable)
    after = {entry: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    assert before == after
    for entry in path.parent.iterdir():
        assert "journal" not in entry.name


def execute(path: Path, *statements: str) -> None:
    raw = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        raw.execute(statement).fetchall()
    raw.close()


@both_ways
def test_a_file_that_is_not_there(path, writable):
    refused(path, writable, r"autumn\.mentordesk cannot be found")


@both_ways
def test_a_file_in_a_folder_that_is_none(path, writable):
    path.write_text("not a folder")
    with pytest.raises(UserError, match="cannot be found"):
        File.open(path / "x.mentordesk", writable=writable)


@both_ways
def test_a_folder(path, writable):
    path.mkdir()
    refused(path, writable, r"autumn\.mentordesk is a folder")


@both_ways
def test_an_empty_file(path, writable):
    path.touch()
    refused(path, writable, r"autumn\.mentordesk is empty")


@both_ways
@pytest.mark.parametrize(
    "content", [b"x", b"name;email\nBo;bo@example.org\n" * 100, b"SQLite format 3\0", b"\0" * 9_000]
)
def test_a_file_of_another_kind(path, writable, content):
    path.write_bytes(content)
    refused(path, writable, r"autumn\.mentordesk is not a MentorDesk file")


@both_ways
@pytest.mark.parametrize("application", [0, 252006675])
def test_another_programs_database(path, writable, application):
    execute(path, f"PRAGMA application_id = {application}", "CREATE TABLE faculty (id)")
    refused(path, writable, "is not a MentorDesk file")


@pytest.mark.skipif(os.name != "posix", reason="a pipe in a folder is POSIX's")
def test_a_pipe(path):
    os.mkfifo(path)
    with pytest.raises(UserError, match="is not a MentorDesk file"):
        File.open(path)


@both_ways
def test_a_file_of_a_newer_program(closed, writable):
    execute(closed, "PRAGMA user_version = 99")
    refused(closed, writable, "made by a newer MentorDesk. Update MentorDesk")


@both_ways
def test_a_file_that_was_cut_off(closed, writable):
    closed.write_bytes(closed.read_bytes()[: closed.stat().st_size // 2 + 100])
    refused(closed, writable, "is damaged")


@both_ways
@pytest.mark.parametrize("page", [1, 5, -3])
def test_a_file_with_a_page_of_rubbish(closed, writable, page):
    content = bytearray(closed.read_bytes())
    start = page * 4096 % len(content)
    content[start : start + 4096] = b"\x5a" * 4096
    closed.write_bytes(content)
    refused(closed, writable, "is damaged")


@both_ways
def test_a_file_that_another_program_writes(closed, writable, monkeypatch):
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 1)
    other = sqlite.connect(str(closed), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="in use by another program"):
        File.open(closed, writable=writable)
    other.close()
    File.open(closed, writable=writable).close()


def test_a_file_that_may_not_be_written(closed, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, wanted: wanted != os.W_OK)
    refused(closed, True, "is read-only. Copy it to a folder of your own")
    File.open(closed, writable=False).close()


@both_ways
def test_a_file_that_may_not_be_read(closed, writable, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, wanted: wanted != os.R_OK)
    refused(closed, writable, "You may not open")


def test_a_file_in_a_folder_that_may_not_be_entered(path, monkeypatch):
    def forbid(*_, **__):
        raise PermissionError

    monkeypatch.setattr(type(path), "stat", forbid)
    with pytest.raises(UserError, match="You may not open"):
        File.open(path)


def test_a_refused_file_is_free_for_others_at_once(closed):
    content = closed.read_bytes()
    closed.write_bytes(content[:8_192])
    with pytest.raises(UserError, match="damaged"):
        File.open(closed)
    closed.write_bytes(content)
    File.open(closed).close()


def test_reading_leaves_every_byte_in_place(closed):
    content = closed.read_bytes()
    with File.open(closed, writable=False) as file, file.read() as session:
        assert session.get_one(Faculty, 1).name.startswith("0 ")
    File.open(closed).close()
    assert closed.read_bytes() == content


def test_a_file_that_another_tool_left_in_its_own_mode_is_opened(closed):
    execute(closed, "PRAGMA journal_mode = WAL")
    with File.open(closed) as file, file.read() as session:
        assert session.get(Faculty, 300)
    assert list(closed.parent.iterdir()) == [closed]


def test_a_broken_promise_of_the_library_is_noticed(closed, monkeypatch):
    monkeypatch.setattr("mentordesk.storage.connection.PRAGMAS", {"synchronous": "wrong"})
    with pytest.raises(RuntimeError, match="PRAGMA synchronous is"):
        connect(closed, Mode.READ)


def test_opening_a_current_file_needs_no_migration_library(closed):
    script = (
        "import sys; from pathlib import Path; from mentordesk.storage.file import File\n"
        "File.open(Path(sys.argv[1])).close(); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script, str(closed)], check=True)  # noqa: S603 - own script


def test_a_file_on_a_share_is_addressed_without_a_host(monkeypatch):
    share = Path("/share/autumn.mentordesk")
    monkeypatch.setattr(type(share), "as_uri", lambda _: "file://server/share/autumn.mentordesk")
    assert uri(share, Mode.READ) == "file:////server/share/autumn.mentordesk?mode=ro"
