"""Nobody looks for waste while much is computed, nor among the many things that came of it."""

import gc
from collections.abc import Iterator
from threading import Event
from weakref import ref

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui.tasks import Task, Tasks
from mentordesk.ui.waste import WasteBreak


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Put the collector as it was after each test."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    if not was_on:
        gc.disable()


def test_no_waste_is_looked_for_while_work_is_under_way(qtbot: QtBot):
    owner, tasks, go_on = QWidget(), Tasks(), [Event(), Event()]
    qtbot.addWidget(owner)
    done: list[bool] = []
    for wait in go_on:

        def work(_task: Task, wait: Event = wait) -> bool:
            wait.wait(5)
            return gc.isenabled()

        tasks.run(owner, "Computing", work, done.append)
    go_on[0].set()
    qtbot.waitUntil(lambda: len(done) == 1)
    # The other one still runs.
    assert not gc.isenabled()
    go_on[1].set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert done == [False, False]
    assert gc.isenabled()
    tasks.close()


def test_work_that_is_dropped_leaves_the_search_on(qtbot: QtBot):
    owner, tasks = QWidget(), Tasks()
    qtbot.addWidget(owner)
    tasks.run(owner, "Computing", lambda _task: 1, lambda _done: None)
    tasks.close()
    assert gc.isenabled()


def test_work_whose_result_nobody_could_take_leaves_the_search_on(qtbot: QtBot):
    owner, tasks = QWidget(), Tasks()
    qtbot.addWidget(owner)

    def stumble(_done: int) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.run(owner, "Computing", lambda _task: 1, stumble)
        qtbot.waitUntil(lambda: not tasks.busy)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert gc.isenabled()
    tasks.close()


def test_what_became_waste_meanwhile_is_cleared_in_the_thread_that_ends_it():
    class Thing:
        itself: object = None

    rest = WasteBreak()
    rest.begin()
    thing = Thing()
    thing.itself = thing
    gone = ref(thing)
    del thing
    rest.end()
    # Else the next new object, perhaps a worker's, would take it apart there.
    assert gone() is None


def test_many_things_that_came_of_it_are_not_gone_through():
    rest, before = WasteBreak(), gc.get_freeze_count()
    rest.begin()
    rest.begin()
    kept = [[n] for n in range(100_000)]
    rest.end()
    assert gc.get_freeze_count() - before > len(kept)
    assert gc.isenabled()


def test_a_few_things_are():
    rest, before = WasteBreak(), gc.get_freeze_count()
    gc.collect()
    rest.begin()
    kept = [[n] for n in range(1_000)]
    rest.end()
    rest.end()
    assert gc.get_freeze_count() == before
    assert len(kept) == 1_000


def test_a_search_that_was_off_stays_off():
    gc.disable()
    rest = WasteBreak()
    rest.begin()
    rest.end()
    assert not gc.isenabled()
