"""A commit tells what it changed, whichever way it was changed."""

import pytest
from sqlalchemy import delete, text, update

from mentordesk.models import Faculty, Subject, SubjectNeighbour
from mentordesk.storage.changes import Changed
from mentordesk.storage.file import File


@pytest.fixture
def told(file):
    """Subscribe to a file with one faculty and three subjects."""
    with file.write() as session:
        session.add(Faculty(id=1, name="Arts"))
        session.flush()
        session.add_all([Subject(id=n, name=f"S{n}", faculty_id=1) for n in (1, 2, 3)])
        session.flush()
        session.add(SubjectNeighbour(subject_id=1, neighbour_id=2))
    told: list[dict[str, set[int]]] = []
    file.changes.subscribe(lambda changed: told.append(dict(changed.rows)))
    return told


def test_an_object_added_and_one_altered_are_told_together(file, told):
    with file.write() as session:
        session.add(Faculty(id=7, name="Science"))
        session.get_one(Subject, 2).name = "Physics"
    assert told == [{"faculty": {7}, "subject": {2}}]


def test_the_tables_are_told_too(file, told):
    seen: list[Changed] = []
    file.changes.subscribe(seen.append)
    with file.write() as session:
        session.add(Faculty(name="Science"))
    assert seen[0].tables == {"faculty"}


def test_a_change_of_many_rows_at_once_is_told(file, told):
    with file.write() as session:
        session.execute(update(Subject).where(Subject.id > 1).values(name=Subject.name + "!"))
    with file.write() as session:
        session.execute(delete(Subject).where(Subject.id == 3))
    assert told == [{"subject": {2, 3}}, {"subject": {3}}]


def test_plain_sql_is_told(file, told):
    with file.write() as session:
        session.execute(text("UPDATE subject SET name = 'x' WHERE id = 1"))
    assert told == [{"subject": {1}}]


def test_what_a_deleted_row_takes_with_it_is_told(file, told):
    with file.write() as session:
        session.execute(delete(Subject).where(Subject.id == 1))
    with file.write() as session:
        session.execute(delete(Faculty))
    assert told == [{"subject": {1}, "subject_neighbour": {1}}, {"faculty": {1}, "subject": {2, 3}}]


def test_a_row_pushed_out_by_another_is_told(file, told):
    with file.write() as session:
        session.execute(text("INSERT OR REPLACE INTO faculty (id, name) VALUES (9, 'Arts')"))
    assert told[0]["faculty"] == {1, 9}


def test_a_row_that_gets_another_number_is_told_by_both(file, told):
    with file.write() as session:
        session.execute(text("UPDATE subject SET id = 30 WHERE id = 3"))
    assert told == [{"subject": {3, 30}}]


def test_nothing_is_told_when_nothing_changed(file, told):
    with file.write() as session:
        session.execute(text("UPDATE subject SET name = name"))
    with file.write():
        pass
    assert told == []


def test_nothing_is_told_of_a_deed_that_failed_then_or_later(file, told):
    def fail() -> None:
        with file.write() as session:
            session.execute(text("DELETE FROM subject"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with file.write() as session:
        session.add(Faculty(id=2, name="Science"))
    assert told == [{"faculty": {2}}]


def test_nothing_is_told_when_the_commit_itself_fails(file, told):
    def orphan() -> None:
        with file.write() as session:
            session.execute(text("PRAGMA defer_foreign_keys = 1"))
            session.execute(text("UPDATE subject SET faculty_id = 99"))

    with pytest.raises(Exception, match="FOREIGN KEY"):
        orphan()
    assert told == []


def test_who_is_told_may_read_and_write_at_once(file):
    def follow(changed):
        if changed.rows["faculty"] == {1}:
            with file.read() as session:
                name = session.get_one(Faculty, 1).name
            with file.write() as session:
                session.add(Faculty(id=2, name=f"After {name}"))

    file.changes.subscribe(follow)
    with file.write() as session:
        session.add(Faculty(id=1, name="Arts"))
    with file.read() as session:
        assert session.get_one(Faculty, 2).name == "After Arts"


def test_who_no_longer_listens_is_not_told(file):
    told: list[Changed] = []
    stop = file.changes.subscribe(told.append)
    twice = file.changes.subscribe(told.append)
    stop()
    stop()
    with file.write() as session:
        session.add(Faculty(name="Arts"))
    twice()
    with file.write() as session:
        session.add(Faculty(name="Science"))
    assert len(told) == 1


def test_nothing_of_the_log_is_left_in_the_file(path):
    with File.create(path) as file, file.write() as session:
        session.add(Faculty(name="Arts"))
    with File.open(path) as file, file.read() as session:
        left = session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).all()
        assert list(left) == []
    assert b"change_log" not in path.read_bytes()
