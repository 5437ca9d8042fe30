"""One file: made whole, opened, written in one transaction, read from anywhere, closed."""

import os
import stat
import subprocess
import sys

import pytest
from sqlalchemy import func, select, text

from mentordesk.desk_file import APPLICATION_ID
from mentordesk.errors import UserError
from mentordesk.models import Faculty, Subject
from mentordesk.storage.connection import PRAGMAS, sqlite
from mentordesk.storage.file import File
from mentordesk.storage.schema import CURRENT


def names(file: File) -> list[str]:
    with file.read() as session:
        return list(session.scalars(select(Faculty.name).order_by(Faculty.id)))


def add(file: File, name: str) -> None:
    with file.write() as session:
        session.add(Faculty(name=name))


def run(script: str, *values: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the test's own script
        [sys.executable, "-c", script, *map(str, values)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_what_was_written_is_there_after_closing_and_opening(path):
    with File.create(path) as file:
        add(file, "Æstetik")
    with File.open(path) as file:
        assert names(file) == ["Æstetik"]


@pytest.mark.parametrize(
    "name",
    ["a b.mentordesk", "100 %20.mentordesk", "why?.mentordesk", "a#b&c=d.mentordesk", "æøå;'\".x"],
)
def test_any_name_of_a_file_and_folder_works(tmp_path, name):
    folder = tmp_path / f"folder {name}"
    folder.mkdir()
    with File.create(folder / name) as file:
        add(file, "x")
    with File.open(folder / name) as file:
        assert names(file) == ["x"]
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_a_relative_path_still_leads_there_when_the_folder_is_left(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with File.create(type(tmp_path)("here.mentordesk")) as file:
        monkeypatch.chdir("/")
        add(file, "x")
        assert names(file) == ["x"]
        assert file.path == tmp_path.resolve() / "here.mentordesk"


def test_a_link_leads_to_the_file_it_points_at(new, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(new)
    with File.open(link) as file:
        assert file.path == new.resolve()


def test_the_header_says_what_the_file_is(path):
    File.create(path).close()
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72]) == APPLICATION_ID
    assert int.from_bytes(header[60:64]) == CURRENT.number


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_a_new_file(path):
    File.create(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_connection_keeps_its_promises(file):
    with file.write() as session:
        kept = {name: session.scalar(text(f"PRAGMA {name}")) for name in PRAGMAS}
        assert kept == PRAGMAS
    with file.read() as session:
        assert {name: session.scalar(text(f"PRAGMA {name}")) for name in PRAGMAS} == PRAGMAS
    assert PRAGMAS["journal_mode"] == "delete"
    assert PRAGMAS["synchronous"] == 3  # EXTRA
    assert PRAGMAS["foreign_keys"] == 1


def test_a_new_file_does_not_take_the_place_of_another(path):
    path.write_text("a letter")
    with pytest.raises(UserError, match=r"autumn.mentordesk exists already"):
        File.create(path)
    assert path.read_text() == "a letter"


def test_a_new_file_needs_its_folder(tmp_path):
    with pytest.raises(UserError, match=r"the folder .*nowhere does not exist"):
        File.create(tmp_path / "nowhere" / "x.mentordesk")


@pytest.mark.parametrize("letters", [241, 300])
def test_a_name_that_leaves_no_room_for_a_journal_is_too_long(tmp_path, letters):
    with pytest.raises(UserError, match="name is too long"):
        File.create(tmp_path / ("x" * letters))
    File.create(tmp_path / ("x" * 240)).close()


def test_a_file_that_could_not_be_made_leaves_nothing_behind(path, monkeypatch):
    def fail(*_):
        raise sqlite.OperationalError("broken")

    monkeypatch.setattr("mentordesk.storage.schema.Schema._migrate", fail)
    with pytest.raises(sqlite.OperationalError):
        File.create(path)
    assert list(path.parent.iterdir()) == []
    monkeypatch.undo()
    File.create(path).close()


def test_a_deed_that_fails_leaves_nothing_of_itself(file):
    add(file, "before")

    def fail() -> None:
        with file.write() as session:
            session.add(Faculty(name="half"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(file) == ["before"]
    add(file, "after")
    assert names(file) == ["before", "after"]


def test_no_transaction_is_open_while_the_program_idles(file):
    add(file, "x")
    names(file)
    with pytest.raises(ZeroDivisionError), file.read():
        raise ZeroDivisionError
    with sqlite.connect(file.path, timeout=0, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
    other.close()


def test_what_was_read_can_be_used_after_the_read(file):
    add(file, "x")
    with file.read() as session:
        faculty = session.scalars(select(Faculty)).one()
    assert faculty.name == "x"
    with file.write() as session:
        written = Faculty(name="y")
        session.add(written)
    assert (written.id, written.name) == (2, "y")


def test_a_deed_does_not_commit_by_itself(file):
    def commit() -> None:
        with file.write() as session:
            session.commit()
            session.add(Faculty(name="x"))

    with pytest.raises(Exception, match="closed transaction"):
        commit()


def test_a_closed_file_is_not_used(file):
    file.close()
    file.close()
    with pytest.raises(RuntimeError, match="closed"), file.read():
        pass
    with pytest.raises(RuntimeError, match="closed"), file.write():
        pass


def test_a_file_opened_for_reading_is_not_written(new):
    with File.open(new, writable=False) as file:
        assert not file.writable
        with pytest.raises(UserError, match="to be looked at only"), file.write():
            pass


def test_values_stay_out_of_the_texts_of_bugs(file):
    add(file, "secret")
    with pytest.raises(Exception, match="UNIQUE constraint failed") as caught:
        add(file, "secret")
    assert "secret" not in str(caught.value)


def test_a_row_goes_nowhere_without_its_parent(file):
    with pytest.raises(Exception, match="FOREIGN KEY"), file.write() as session:
        session.add(Subject(name="x", faculty_id=7))


def test_a_read_may_end_after_the_file_was_closed(path):
    file = File.create(path)
    with file.read() as session:
        file.close()
        assert session.scalar(select(func.count(Faculty.id))) == 0
    path.unlink()


KILLED = """
import os, signal, sys
from pathlib import Path
from mentordesk.models import Faculty
from mentordesk.storage.file import File
from sqlalchemy import text
file = File.open(Path(sys.argv[1]))
with file.write() as session:
    session.execute(text("PRAGMA cache_size = 1"))  # changed pages go to the disk at once
    session.execute(text("UPDATE faculty SET name = name || ' changed'"))
    session.add_all([Faculty(name=f"new {n}") for n in range(3_000)])
    session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("writable", [True, False])
def test_a_program_that_dies_in_mid_write_leaves_the_old_state(new, writable):
    with File.open(new) as file, file.write() as session:
        session.add_all([Faculty(name=str(n)) for n in range(500)])
    size = new.stat().st_size
    assert run(KILLED, new).returncode < 0
    assert new.stat().st_size > size  # the dead program's pages are in the file
    assert new.with_name(new.name + "-journal").exists()
    with File.open(new, writable=writable) as file:
        assert names(file) == [str(n) for n in range(500)]
    assert list(new.parent.iterdir()) == [new]
