"""Slow work: off the window's thread, counted, stopped, its result brought home or dropped."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.ui.task_strip import TaskStrip
from mentordesk.ui.tasks import Task, Tasks
from mentordesk.vocabulary import Language

HERE = threading.get_ident


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_work_is_done_elsewhere_and_its_result_arrives_here(
    qtbot: QtBot, tasks: Tasks, owner: QWidget
):
    places: list[int] = []
    tasks.run(owner, "Adding", lambda _task: HERE(), lambda there: places.extend((there, HERE())))
    qtbot.waitUntil(lambda: len(places) == 2)
    assert places[0] != places[1] == HERE()
    assert not tasks.busy


def test_progress_is_counted(qtbot: QtBot, tasks: Tasks, owner: QWidget):
    def work(task: Task) -> str:
        for done in range(3):
            task.report(done, 3)
        return "ready"

    task = tasks.run(owner, "Counting", work, lambda _result: None)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert (task.done, task.total) == (2, 3)


def test_stopped_work_brings_nothing_home(qtbot: QtBot, tasks: Tasks, owner: QWidget):
    go_on = threading.Event()
    brought: list[object] = []

    def work(task: Task) -> str:
        go_on.wait(10)
        task.report(1, 2)
        return "ready"

    task = tasks.run(owner, "Waiting", work, brought.append)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert task.cancelled
    assert brought == []


def test_the_result_for_a_closed_page_is_dropped(qtbot: QtBot, tasks: Tasks):
    page, go_on = QWidget(), threading.Event()
    brought: list[object] = []
    tasks.run(page, "Waiting", lambda _task: go_on.wait(10), brought.append)
    shiboken6.delete(page)
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert brought == []


def refuse(_task: Task) -> None:
    raise UserError("There is no room.")


def test_a_refusal_goes_to_whoever_asked(qtbot: QtBot, tasks: Tasks, owner: QWidget):
    refusals: list[UserError] = []
    tasks.run(owner, "Asking", refuse, lambda _result: None, refusals.append)
    qtbot.waitUntil(lambda: len(refusals) == 1)
    assert str(refusals[0]) == "There is no room."


def test_a_refusal_nobody_waits_for_is_told_to_the_window(
    qtbot: QtBot, tasks: Tasks, owner: QWidget
):
    with qtbot.waitSignal(tasks.refused) as told:
        tasks.run(owner, "Asking", refuse, lambda _result: None)
    assert isinstance(told.args[0], UserError)


def test_a_refusal_for_a_closed_page_is_dropped(qtbot: QtBot, tasks: Tasks):
    page = QWidget()
    refusals: list[UserError] = []
    shiboken6.delete(page)
    tasks.run(page, "Asking", refuse, lambda _result: None, refusals.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert refusals == []


def test_a_bug_is_told_as_one(qtbot: QtBot, tasks: Tasks, owner: QWidget):
    with qtbot.waitSignal(tasks.broke) as told:
        tasks.run(owner, "Dividing", lambda _task: 1 // 0, lambda _result: None)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_closing_waits_for_what_is_under_way(tasks: Tasks, owner: QWidget, qtbot: QtBot):
    begun = threading.Event()
    brought: list[object] = []

    def work(task: Task) -> str:
        begun.set()
        while True:
            task.report(0, 0)

    tasks.run(owner, "For ever", work, brought.append)
    begun.wait(10)
    tasks.close()
    assert not tasks.busy
    assert brought == []
    tasks.run(owner, "Again", lambda _task: 1, brought.append)
    qtbot.waitUntil(lambda: brought == [1])


def test_the_strip_counts_and_stops(qtbot: QtBot, tasks: Tasks):
    strip = TaskStrip(tasks, Translator(Language.ENGLISH))
    qtbot.addWidget(strip)
    task = Task("Printing")
    tasks.shown.emit(task)
    assert not strip.isHidden()
    assert strip._words.text() == "Printing"
    task.progressed.emit(13, 35)
    assert strip._words.text() == "Printing · 13 of 35"
    (stop,) = strip.findChildren(QPushButton)
    stop.click()
    assert task.cancelled
    tasks.ended.emit(task)
    assert strip.isHidden()


def test_another_task_ending_leaves_the_strip(qtbot: QtBot, tasks: Tasks):
    strip = TaskStrip(tasks, Translator(Language.ENGLISH))
    qtbot.addWidget(strip)
    shown = Task("Printing")
    tasks.shown.emit(shown)
    tasks.ended.emit(Task("Another"))
    assert not strip.isHidden()


def test_only_work_over_a_second_is_shown(qtbot: QtBot, tasks: Tasks, owner: QWidget):
    go_on = threading.Event()
    task = tasks.run(owner, "Long", lambda _task: go_on.wait(10), lambda _result: None)
    with qtbot.assertNotEmitted(tasks.shown):
        tasks._show(Task("Over already"))
    with qtbot.waitSignal(tasks.shown) as told:
        tasks._show(task)
    assert told.args == [task]
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
