"""Threads take turns on one open file, and none waits for itself."""

import threading

import pytest
from sqlalchemy import func, select

from mentordesk.errors import CancelledError, UserError
from mentordesk.models import Faculty
from mentordesk.storage.file import File


def add(file: File, name: str) -> None:
    with file.write() as session:
        session.add(Faculty(name=name))


def test_a_write_in_a_write_is_a_bug(file):
    with pytest.raises(RuntimeError, match="inside another"), file.write(), file.write():
        pass


def test_a_write_in_a_read_is_a_bug_for_it_would_wait_for_itself(file):
    with pytest.raises(RuntimeError, match="inside another"), file.read(), file.write():
        pass


def test_a_read_in_a_write_is_a_bug_for_it_would_not_see_what_was_written(file):
    with pytest.raises(RuntimeError, match="session of the write"), file.write(), file.read():
        pass
    add(file, "x")


def test_reads_may_nest(file):
    with file.read(), file.read() as session:
        assert session.scalar(select(func.count(Faculty.id))) == 0
    add(file, "x")


def test_threads_read_whole_states_while_another_writes(file):
    seen: list[int] = []
    done = threading.Event()
    begun = threading.Barrier(4, timeout=60)

    def reader():
        begun.wait()
        while True:
            with file.read() as session:
                seen.append(session.scalar(select(func.count(Faculty.id))) or 0)
            if done.is_set():
                return

    threads = [threading.Thread(target=reader) for _ in range(3)]
    for thread in threads:
        thread.start()
    begun.wait()
    for batch in range(10):
        with file.write() as session:
            session.add_all([Faculty(name=f"{batch} {n}") for n in range(10)])
    done.set()
    for thread in threads:
        thread.join()
    assert len(seen) >= 3
    assert all(count % 10 == 0 for count in seen)


def test_two_threads_write_one_after_the_other(file):
    threads = [threading.Thread(target=add, args=(file, str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with file.read() as session:
        names = session.scalars(select(Faculty.name)).all()
    assert sorted(names) == [str(n) for n in range(8)]


def test_a_write_does_not_wait_for_ever_for_another_thread(file, monkeypatch):
    monkeypatch.setattr("mentordesk.storage.turns.BUSY_MS", 10)
    writing, done = threading.Event(), threading.Event()

    def slow():
        with file.write():
            writing.set()
            done.wait(10)

    thread = threading.Thread(target=slow)
    thread.start()
    writing.wait(10)
    with pytest.raises(UserError, match=r"still saving to autumn\.mentordesk"):
        add(file, "x")
    done.set()
    thread.join()


def test_a_write_that_is_stopped_before_it_is_kept_leaves_the_file_as_it_was(file):
    add(file, "before")
    before = file.path.read_bytes()

    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError), file.stoppable(stop):
        add(file, "after")
    assert file.path.read_bytes() == before
    add(file, "afterwards")
    with file.read() as session:
        assert set(session.scalars(select(Faculty.name))) == {"before", "afterwards"}
