"""What the disk and other programs do to an open file becomes a sentence, or stays a bug."""

import pytest
from sqlalchemy import select, text

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage.connection import sqlite
from mentordesk.storage.file import File


def add(file: File, name: str) -> None:
    with file.write() as session:
        session.add(Faculty(name=name))


def names(file: File) -> list[str]:
    with file.read() as session:
        return list(session.scalars(select(Faculty.name).order_by(Faculty.id)))


def test_a_read_cannot_write(file):
    with pytest.raises(Exception, match="readonly database"), file.read() as session:
        session.execute(text("DELETE FROM faculty"))


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_file_that_is_gone_is_noticed(file, how):
    add(file, "x")
    if how == "deleted":
        file.path.unlink()
    else:
        copy = file.path.with_name("copy")
        copy.write_bytes(file.path.read_bytes())
        copy.replace(file.path)
    with pytest.raises(UserError, match="cannot be found"):
        names(file)
    with pytest.raises(UserError, match="cannot be found"):
        add(file, "y")


def test_a_file_that_goes_in_the_middle_of_a_deed_is_noticed(file):
    def lose() -> None:
        with file.write() as session:
            file.path.unlink()
            session.add(Faculty(name="x"))

    with pytest.raises(UserError, match="cannot be found"):
        lose()


def test_a_full_disk_is_a_sentence_and_changes_nothing(file):
    add(file, "before")
    with file.write() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(UserError, match=r"disk that holds autumn\.mentordesk is full"):
        add(file, "x" * 100_000)
    assert names(file) == ["before"]


def test_another_program_that_holds_the_file_is_a_sentence(file, monkeypatch):
    with file.write() as session:
        session.execute(text("PRAGMA busy_timeout = 0"))
    other = sqlite.connect(file.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="in use by another program"):
        add(file, "x")
    other.close()
    add(file, "x")


def test_a_disk_that_is_read_only_is_a_sentence(file):
    with file.write() as session:
        session.execute(text("PRAGMA query_only = 1"))
    with pytest.raises(UserError, match="is read-only"):
        add(file, "x")
