"""What was done is taken back exactly, and done again exactly, step by step."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text, update

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Faculty, Subject, SubjectNeighbour
from mentordesk.storage import undo
from mentordesk.storage.change_log import ChangeLog
from mentordesk.storage.connection import Mode, connect
from mentordesk.storage.reversal import change_back
from mentordesk.storage.undo import FINAL, UNRECORDED, History, tell
from tests.taken_back import dump

DEED = DeedName("a deed")


@pytest.fixture
def arts(file):
    """A file with one faculty, three subjects and two of them close."""
    with file.write(UNRECORDED) as session:
        session.add(Faculty(id=1, name="Arts"))
        session.flush()
        session.add_all([Subject(id=n, name=f"S{n}", faculty_id=1) for n in (1, 2, 3)])
        session.flush()
        session.add(SubjectNeighbour(subject_id=1, neighbour_id=2))
    return file


def test_what_was_added_is_gone_and_comes_again_with_its_number(arts):
    before = dump(arts)
    with arts.write(DEED) as session:
        session.add(Faculty(id=7, name="Science"))
    after = dump(arts)
    assert arts.undo() == DEED
    assert dump(arts) == before
    assert arts.redo() == DEED
    assert dump(arts) == after


def test_what_a_removed_row_took_along_comes_back(arts):
    before = dump(arts)
    with arts.write(DEED) as session:
        session.execute(delete(Subject).where(Subject.id == 1))
        session.execute(delete(Faculty))
    after = dump(arts)
    arts.undo()
    assert dump(arts) == before
    arts.redo()
    assert dump(arts) == after
    arts.undo()
    assert dump(arts) == before


def test_a_row_that_another_pushed_out_comes_back(arts):
    before = dump(arts)
    with arts.write(DEED) as session:
        session.execute(text("INSERT OR REPLACE INTO faculty (id, name) VALUES (9, 'Arts')"))
        session.execute(text("UPDATE subject SET id = 13 WHERE id = 3"))
        session.execute(text("UPDATE subject_neighbour SET rowid = 40"))
    after = dump(arts)
    arts.undo()
    assert dump(arts) == before
    arts.redo()
    assert dump(arts) == after


def test_only_what_a_deed_altered_is_altered_back(arts):
    with arts.write(DEED) as session:
        session.execute(update(Subject).where(Subject.id == 1).values(name="Renamed"))
    with arts.write(UNRECORDED) as session:
        session.execute(update(Subject).values(faculty_id=None))
    arts.undo()
    with arts.read() as session:
        assert session.get_one(Subject, 1).name == "S1"
        assert session.get_one(Subject, 1).faculty_id is None


def test_a_hundred_deeds_and_more_can_be_taken_back(arts):
    before = dump(arts)
    for n in range(150):
        with arts.write(DeedName("deed {n}").of(n=n)) as session:
            session.add(Faculty(name=f"F{n}"))
    names = [arts.undo() for _ in range(150)]
    assert [name.values["n"] for name in names if name] == list(reversed(range(150)))
    assert dump(arts) == before
    assert arts.undo() is None


def test_the_oldest_deeds_are_forgotten_when_there_are_too_many(arts, monkeypatch):
    monkeypatch.setattr(undo, "STEPS_MOST", 3)
    for n in range(5):
        with arts.write(DEED) as session:
            session.add(Faculty(name=f"F{n}"))
    assert [bool(arts.undo()) for _ in range(4)] == [True, True, True, False]


def test_large_pictures_leave_room_for_fewer_deeds_but_always_for_one(arts, monkeypatch):
    monkeypatch.setattr(undo, "BYTES_MOST", 9_000)
    for n in (1, 2, 3, 4):
        with arts.write(DEED) as session:
            session.execute(update(Faculty).values(name=f"{n}" * 4_000))
    assert [bool(arts.undo()) for _ in range(4)] == [True, True, False, False]


def test_a_new_deed_leaves_nothing_to_do_again(arts):
    with arts.write(DEED) as session:
        session.add(Faculty(name="Science"))
    arts.undo()
    with arts.write(DEED) as session:
        session.add(Faculty(name="Law"))
    assert arts.redo() is None


def test_a_deed_that_failed_or_changed_nothing_is_no_step(arts):
    with arts.write(DeedName("first")) as session:
        session.add(Faculty(name="Science"))

    def fail() -> None:
        with arts.write(DEED) as session:
            session.execute(text("DELETE FROM subject"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with arts.write(DEED) as session:
        session.execute(text("UPDATE subject SET name = name"))
    assert arts.history.to_undo.name == DeedName("first")


def test_an_undo_that_is_stopped_leaves_file_and_history_as_they_were(arts):
    with arts.write(DEED) as session:
        session.add(Faculty(name="Science"))
    after = dump(arts)

    def stop() -> None:
        raise ZeroDivisionError

    def undo_stopped() -> None:
        with arts.stoppable(stop):
            arts.undo()

    with pytest.raises(ZeroDivisionError):
        undo_stopped()
    assert dump(arts) == after
    assert arts.undo() == DEED


def test_who_listens_hears_what_taking_back_changed(arts):
    with arts.write(DEED) as session:
        session.add(Faculty(id=7, name="Science"))
    told: list[dict[str, set[int]]] = []
    arts.changes.subscribe(lambda changed: told.append(dict(changed.rows)))
    heard: list[bool] = []
    arts.history.subscribe(lambda: heard.append(True))
    arts.undo()
    assert told == [{"faculty": {7}}]
    assert heard


def test_a_number_that_was_given_anew_meanwhile_is_no_obstacle(arts):
    with arts.write(DEED) as session:
        session.execute(text("DELETE FROM subject WHERE id = 3"))
    with arts.write(UNRECORDED) as session:
        session.execute(text("INSERT INTO subject (id, name) VALUES (3, 'Newcomer')"))
    newcomer = dump(arts)
    arts.undo()
    with arts.read() as session:
        names = session.scalars(text("SELECT name FROM subject ORDER BY id")).all()
        assert names == ["S1", "S2", "S3", "Newcomer"]
    arts.redo()
    assert dump(arts) == newcomer


def test_where_there_is_no_way_back_it_is_said_and_nothing_changes(arts):
    with arts.write(DEED) as session:
        session.execute(text("UPDATE subject SET name = 'New' WHERE id = 3"))
    with arts.write(UNRECORDED) as session:
        session.execute(text("INSERT INTO subject (id, name) VALUES (9, 'S3')"))
    stands = dump(arts)
    with pytest.raises(UserError, match="taken back"):
        arts.undo()
    assert dump(arts) == stands
    assert arts.undo() is None


def test_after_what_is_final_nothing_is_taken_back(arts):
    with arts.write(DEED) as session:
        session.add(Faculty(name="Science"))
    with arts.write(FINAL) as session:
        session.execute(text("DELETE FROM faculty WHERE name = 'Science'"))
    assert arts.undo() is None
    with arts.write(DEED) as session:
        session.add(Faculty(name="Law"))
    arts.undo()
    arts.forget()
    assert arts.redo() is None


def test_a_name_is_whole_or_there_is_no_deed(arts):
    def nameless() -> None:
        with arts.write(DeedName("remove {name}")) as session:
            session.execute(text("DELETE FROM subject"))

    before = dump(arts)
    with pytest.raises(ValueError, match="name"):
        nameless()
    assert dump(arts) == before
    with arts.write(DeedName("remove {name}")) as session:
        session.execute(text("DELETE FROM subject"))
        tell(session, name="all")
    assert arts.history.to_undo.name.values == {"name": "all"}


def test_edits_of_one_field_close_to_each_other_are_one_step(arts):
    now = 0.0
    arts.history._clock = lambda: now
    before = dump(arts)
    for at, field, words in (
        (0, "name", "P"),
        (2, "name", "Ph"),
        (4, "name", "Phy"),
        (30, "name", "Physics"),
        (31, "faculty", "x"),
    ):
        now = float(at)
        with arts.write(DeedName("edit").merging(1, field)) as session:
            session.execute(update(Subject).where(Subject.id == 1).values(name=words))
    after = dump(arts)
    assert [bool(arts.undo()) for _ in range(4)] == [True, True, True, False]
    assert dump(arts) == before
    while arts.redo():
        pass
    assert dump(arts) == after


# Any sequence of deeds on any values

_TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(
        ["a\0b", "\0", "Ærø 😀", "=SUM(A1)", "<b>&'\"", "x" * 300, "1", "1e400", "null"]
    ),
)
_VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    _TEXTS,
    st.binary(max_size=8),
    st.sampled_from([b"", 0.1 + 0.2, 5e-324, -0.0, 1.7976931348623157e308]),
)
_IDS = st.integers(1, 5)
_WORDS = st.sampled_from(["INSERT OR REPLACE", "INSERT OR IGNORE"])
_DEEDS = st.one_of(
    st.tuples(st.just("parent"), _WORDS, _IDS, _VALUES),
    st.tuples(st.just("child"), _WORDS, _IDS, _IDS, _IDS, _VALUES),
    st.tuples(st.just("delete"), st.sampled_from(["parent", "child", "leaf"]), _IDS),
    st.tuples(st.just("move"), _IDS, _IDS),
    st.tuples(st.just("value"), st.sampled_from(["parent", "leaf"]), _VALUES),
)
_SCHEMA = """
CREATE TABLE parent (id INTEGER PRIMARY KEY, "odd ""name" ANY, real REAL, json JSON, t TEXT UNIQUE);
CREATE TABLE child (
    a INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE,
    b INTEGER NOT NULL,
    friend INTEGER REFERENCES parent (id) ON DELETE SET NULL,
    "odd ""name" ANY, PRIMARY KEY (a, b)
);
CREATE TABLE leaf (
    id INTEGER PRIMARY KEY REFERENCES parent (id) ON DELETE CASCADE, "odd ""name" ANY
);
"""


def _do(raw: Any, deed: tuple[Any, ...]) -> None:
    match deed:
        case ("parent", word, id_, value):
            raw.execute(f"{word} INTO parent VALUES (?, ?, ?, ?, ?)", (id_, *[value] * 4))
            raw.execute(
                "INSERT OR REPLACE INTO leaf SELECT id, ? FROM parent WHERE id = ?", (value, id_)
            )
        case ("child", word, a, b, friend, value):
            raw.execute(
                f"{word} INTO child SELECT ?, ?, ?, ? WHERE ? IN (SELECT id FROM parent)"  # noqa: S608 - ours
                " AND ? IN (SELECT id FROM parent)",
                (a, b, friend, value, a, friend),
            )
        case ("delete", table, id_):
            raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (id_,))  # noqa: S608 - ours
        case ("move", one, other):
            raw.execute("UPDATE OR REPLACE child SET b = ? WHERE b = ?", (other, one))
            raw.execute("UPDATE OR REPLACE child SET rowid = ? WHERE rowid = ?", (other, one))
        case ("value", table, value):
            raw.execute(f'UPDATE {table} SET "odd ""name" = ? WHERE id > 2', (value,))  # noqa: S608 - ours
        case _:
            raise AssertionError(deed)


def _held(raw: Any) -> list[Any]:
    return [
        raw.execute(f"SELECT *, rowid, {types} FROM {table} ORDER BY rowid").fetchall()  # noqa: S608 - ours
        for table, types in (
            ("parent", 'typeof("odd ""name"), hex(t), typeof(json), typeof(real)'),
            ("child", 'typeof("odd ""name")'),
            ("leaf", 'typeof("odd ""name")'),
        )
    ]


@settings(deadline=None, max_examples=150)
@given(steps=st.lists(st.lists(_DEEDS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_any_deeds_on_any_values_are_taken_back_and_done_again(tmp_path_factory, steps):
    path = tmp_path_factory.getbasetemp() / "any.db"
    path.unlink(missing_ok=True)
    raw = connect(path, Mode.CREATE)
    raw.execute("PRAGMA synchronous = 0").fetchall()
    raw.executescript(_SCHEMA)
    log = ChangeLog(raw)
    states, runs = [_held(raw)], []
    for step in steps:
        raw.execute("BEGIN")
        for deed in step:
            _do(raw, deed)
        runs.append(log.take())
        raw.execute("COMMIT")
        states.append(_held(raw))
    for direction in (-1, 1, -1):
        places = list(range(len(steps)))[::direction]
        for place in places:
            raw.execute("BEGIN")
            change_back(raw, runs[place])
            runs[place] = log.take()
            raw.execute("COMMIT")
            assert _held(raw) == states[place if direction < 0 else place + 1]
    raw.close()


def test_a_history_without_deeds_has_nothing_to_offer():
    history = History()
    history.keep(DEED, ())
    assert history.to_undo is None
    assert history.to_redo is None
