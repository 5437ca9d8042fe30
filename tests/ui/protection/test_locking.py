"""A protected file is locked by hand, after a while, and before the computer sleeps."""

import gc
from enum import Enum
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.forms.autosave import SavedText
from mentordesk.ui.program import Program
from mentordesk.ui.protection.idle_watch import IdleWatch
from mentordesk.ui.protection.unlock import LockPage
from tests.ui.begun import Begin, deeds
from tests.ui.protection.conftest import WORDS


def lock_page(program: Program) -> LockPage:
    (page,) = program.window.findChildren(LockPage)
    return page


def type_passphrase(program: Program, words: str = WORDS) -> None:
    page = lock_page(program)
    page.form.line.setText(words)
    page.form.unlock.click()


@pytest.fixture
def program(begin: Begin, secret: Path) -> Program:
    """Return the program with the protected file open."""
    begun = begin(secret)
    type_passphrase(begun)
    return begun


def locked(qtbot, program: Program) -> bool:
    qtbot.waitUntil(lambda: bool(program.window.findChildren(LockPage)))
    qtbot.wait(20)
    return program.workspace is None


def test_at_the_start_a_protected_file_asks_for_its_passphrase(begin: Begin, secret: Path):
    program = begin(secret)
    assert not program.window.desk
    assert program.window.windowTitle() == f"MentorDesk · {secret.name}"
    type_passphrase(program, "fire små ænder i en sø")
    assert "not the passphrase" in lock_page(program).form.wrong.text()
    assert lock_page(program).form.line.text()
    type_passphrase(program)
    assert program.window.desk
    assert program.window._padlock.isVisible()


def test_what_is_wrong_is_forgotten_as_soon_as_she_types(begin: Begin, secret: Path):
    program = begin(secret)
    type_passphrase(program, "x")
    QTest.keyClicks(lock_page(program).form.line, "n")
    assert not lock_page(program).form.wrong.text()


def test_it_locks_by_hand_and_opens_at_the_same_programme_and_tab(program: Program, qtbot):
    desk = program.window.desk
    assert desk
    programmes = desk.workspace.programmes.all()
    older = min(each.id for each in programmes)
    desk.choose_programme(older)
    program.window.tabs.show_tab("agreements")
    program.window.menus.lock.emit()
    assert locked(qtbot, program)
    assert lock_page(program).form.line.text() == ""
    type_passphrase(program)
    assert program.window.desk is not None
    assert program.window.desk.programme_id == older
    assert program.window.tabs.key == "agreements"


# Kinds of programmes and guides, and a limit that says nothing yet.
_OF_THE_PROGRAM = {"TemplateRecord", "GuideKind", "LimitRecord"}


def _is_of_a_file(kind: type) -> bool:
    if issubclass(kind, Desk | Workspace | Tab):
        return True
    records = str(kind.__module__).startswith("mentordesk.services.records")
    return records and not issubclass(kind, type | Enum) and kind.__name__ not in _OF_THE_PROGRAM


def _of_files() -> list[object]:
    return [each for each in gc.get_objects() if _is_of_a_file(type(each))]


def test_nothing_of_the_file_is_left_in_memory(begin: Begin, secret: Path, qtbot):
    # What other tests left is theirs; held, so that no new object is taken for it.
    before = _of_files()
    known = {id(each) for each in before}
    program = begin(secret)
    type_passphrase(program)
    desk = program.window.desk
    assert desk
    desk.choose_programme(min(each.id for each in desk.workspace.programmes.all()))
    del desk
    for key in ("participants", "matches", "agreements", "overview", "evaluations", "guides"):
        program.window.tabs.show_tab(key)
        qtbot.wait(30)
    QGuiApplication.clipboard().setText("Ida Krogh")
    program.window.menus.lock.emit()
    assert locked(qtbot, program)
    qtbot.wait(100)
    left = [type(each).__qualname__ for each in _of_files() if id(each) not in known]
    assert not left
    assert QGuiApplication.clipboard().text() == "Ida Krogh"


def test_what_is_being_typed_is_saved_first(program: Program, qtbot):
    desk = program.window.desk
    assert desk
    desk.choose_programme(min(each.id for each in desk.workspace.programmes.all()))
    program.window.tabs.show_tab("agreements")
    page = program.window.tabs.current
    assert page
    qtbot.wait(50)
    goals = next(
        field
        for field in page.findChildren(SavedText)
        if field.toPlainText() == "Find two research paths"
    )
    goals.setPlainText("Find three research paths")
    program.window.menus.lock.emit()
    assert locked(qtbot, program)
    type_passphrase(program)
    assert program.workspace
    (agreement,) = program.workspace.agreements.all(
        min(each.id for each in program.workspace.programmes.all())
    )
    assert agreement.goals == "Find three research paths"


def test_dialogs_close_and_what_waits_for_them_goes_on_first(program: Program, qtbot):
    went_on = []

    def ask() -> None:
        outer = QDialog(program.window)

        def ask_more() -> None:
            inner = QDialog(outer)
            inner.exec()
            went_on.append("inner")
            inner.deleteLater()

        QTimer.singleShot(0, outer, ask_more)
        outer.exec()
        went_on.append("outer")
        assert program.workspace is not None
        outer.deleteLater()

    QTimer.singleShot(0, ask)
    QTimer.singleShot(80, program.window.menus.lock.emit)
    assert locked(qtbot, program)
    assert went_on == ["inner", "outer"]
    assert QApplication.activeModalWidget() is None


def test_a_dialog_that_would_ask_before_it_closes_is_not_asked(program: Program, qtbot):
    class Stubborn(QDialog):
        def reject(self) -> None:
            raise AssertionError("somebody was asked")

    QTimer.singleShot(0, lambda: Stubborn(program.window).exec())
    QTimer.singleShot(60, program.window.menus.lock.emit)
    assert locked(qtbot, program)


def test_a_file_dialog_closes_too(program: Program, qtbot):
    chosen = []
    QTimer.singleShot(
        0, lambda: chosen.append(QFileDialog.getOpenFileName(program.window, "Open")[0])
    )
    QTimer.singleShot(80, program.window.menus.lock.emit)
    assert locked(qtbot, program)
    assert chosen == [""]


def test_a_deed_under_way_is_written_first(program: Program, qtbot):
    workspace = program.workspace
    assert workspace
    programme = min(each.id for each in workspace.programmes.all())

    def work(_task: object) -> None:
        sleep(0.15)
        workspace.programmes.change(programme, name="Renamed")

    program.tasks.run(program.window, "Working", work, lambda _none: None, writes=True)
    program.window.menus.lock.emit()
    assert locked(qtbot, program)
    type_passphrase(program)
    assert program.workspace
    assert "Renamed" in {each.name for each in program.workspace.programmes.all()}


def test_a_file_in_clear_is_never_locked(begin: Begin, plain: Path, qtbot):
    program = begin(plain)
    deeds(program).protection.locking.watch.alone.emit()
    program.window.menus.lock.emit()
    qtbot.wait(50)
    assert program.workspace is not None
    assert not program.window._padlock.isVisible()
    assert not program.window.findChildren(LockPage)


def test_it_locks_after_idle_minutes(program: Program, qtbot):
    deeds(program).protection.locking.watch.alone.emit()
    assert locked(qtbot, program)
    said = {label.text() for label in lock_page(program).findChildren(QLabel)}
    assert "Locked. What you wrote is saved." in said


def test_another_file_can_be_opened_from_a_locked_window(program: Program, qtbot, monkeypatch):
    program.window.menus.lock.emit()
    assert locked(qtbot, program)
    type_passphrase(program, "forkert ord her")
    asked = []

    def leave(*given: object) -> tuple[str, str]:
        asked.append(given)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", leave)
    lock_page(program).other.click()
    assert asked


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watch(app: QApplication, clock: Clock, minutes: int) -> tuple[IdleWatch, list[str]]:
    watching = IdleWatch(app, lambda: minutes, clock=clock)
    heard: list[str] = []
    watching.alone.connect(lambda: heard.append("alone"))
    return watching, heard


def pass_time(watching: IdleWatch, clock: Clock, seconds: int) -> None:
    for _ in range(seconds // 5):
        clock.now += 5
        watching.look()


def test_idle_minutes_are_counted_from_the_last_key(qapp: QApplication, clock: Clock):
    watching, heard = watch(qapp, clock, 10)
    pass_time(watching, clock, 590)
    watching.eventFilter(watching, QEvent(QEvent.Type.KeyPress))
    pass_time(watching, clock, 590)
    assert not heard
    pass_time(watching, clock, 10)
    assert heard == ["alone"]
    pass_time(watching, clock, 590)
    assert heard == ["alone"]


def test_what_the_window_does_by_itself_is_nobodys_deed(qapp: QApplication, clock: Clock):
    watching, heard = watch(qapp, clock, 5)
    pass_time(watching, clock, 295)
    watching.eventFilter(watching, QEvent(QEvent.Type.UpdateRequest))
    pass_time(watching, clock, 5)
    assert heard == ["alone"]


def test_never_is_never(qapp: QApplication, clock: Clock):
    watching, heard = watch(qapp, clock, 0)
    pass_time(watching, clock, 9_000)
    assert not heard


def test_a_computer_that_slept_is_noticed_by_the_clock(qapp: QApplication, clock: Clock):
    watching, heard = watch(qapp, clock, 0)
    pass_time(watching, clock, 30)
    clock.now += 3_600
    watching.look()
    assert heard == ["alone"]


def test_the_system_says_that_it_is_about_to_sleep(qapp: QApplication, clock: Clock):
    watching, heard = watch(qapp, clock, 0)
    watching.sleeps(True)
    watching.sleeps(False)
    assert heard == ["alone"]
