"""How carefully a file is opened: more so when it was not closed; a damaged one is looked at."""

import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage import opening
from mentordesk.storage.connection import sqlite
from mentordesk.storage.file import File

DIE = """
import os, sys
from pathlib import Path
from mentordesk.storage.file import File
File.open(Path(sys.argv[1]))
os._exit(1)
"""


@pytest.fixture
def checks(monkeypatch):
    """Note how thoroughly each opening looked."""
    noted = []
    sound = opening.require_sound

    def note(path, key=None, *, thoroughly=False):
        noted.append(thoroughly)
        sound(path, key, thoroughly=thoroughly)

    monkeypatch.setattr(opening, "require_sound", note)
    return noted


def die_with(path: Path) -> None:
    subprocess.run([sys.executable, "-c", DIE, str(path)], check=False)  # noqa: S603 - own script


def with_a_wrong_index(path: Path) -> None:
    """Have an index say what its table does not, which only the thorough check compares."""
    with File.open(path) as file, file.write() as session:
        session.add(Faculty(name="Arts"))
    raw = sqlite.connect(str(path), isolation_level=None)
    root = raw.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_faculty_1'"
    ).fetchone()[0]
    raw.close()
    content = bytearray(path.read_bytes())
    place = content.index(b"Arts", (root - 1) * 4096, root * 4096)
    content[place : place + 4] = b"Brts"
    path.write_bytes(content)


def test_a_file_that_was_closed_gets_the_quick_check(new, checks):
    File.open(new).close()
    File.open(new).close()
    assert checks == [False, False]


def test_after_a_program_died_all_is_checked_once(new, checks):
    die_with(new)
    File.open(new).close()
    File.open(new).close()
    assert checks == [True, False]


def test_one_who_only_reads_takes_no_note_away(new, checks):
    die_with(new)
    File.open(new, writable=False).close()
    File.open(new).close()
    assert checks == [False, True]


def test_what_only_the_thorough_check_finds_is_found_then(new):
    with_a_wrong_index(new)
    File.open(new, writable=False).close()
    die_with(new)
    with pytest.raises(UserError, match="is damaged"):
        File.open(new)
    with pytest.raises(UserError, match="is damaged"):
        File.open(new)


def test_a_row_that_refers_to_nothing_is_found(new):
    raw = sqlite.connect(str(new), isolation_level=None)
    raw.execute("PRAGMA foreign_keys = 0")
    raw.execute("INSERT INTO subject (name, faculty_id) VALUES ('History', 7)")
    raw.close()
    with pytest.raises(UserError, match="some of what it holds is gone"):
        File.open(new)


def test_a_damaged_file_is_opened_to_be_looked_at(new):
    with_a_wrong_index(new)
    content = new.read_bytes()
    with File.open(new, damaged=True) as file:
        assert not file.writable
        with file.read() as session:
            assert session.get_one(Faculty, 1).name == "Arts"
        with pytest.raises(UserError, match="to be looked at only"), file.write():
            pass
    assert new.read_bytes() == content


def test_what_a_damaged_file_no_longer_gives_is_refused_with_a_sentence(new):
    content = new.read_bytes()
    new.write_bytes(content[:8192] + b"\x5a" * (len(content) - 8192))
    with (
        File.open(new, damaged=True) as file,
        pytest.raises(UserError, match="is damaged"),
        file.read() as session,
    ):
        session.query(Faculty).all()


def test_a_file_of_a_newer_program_is_not_looked_at_as_if_it_were_damaged(new):
    content = new.read_bytes()
    new.write_bytes(content[:60] + (99).to_bytes(4) + content[64:])
    with pytest.raises(UserError, match="newer MentorDesk"):
        File.open(new, damaged=True)
