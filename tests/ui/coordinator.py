"""Whoever sits at the window in a test: clicks, types, and waits a bounded while."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.ui.desk import Tab
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from mentordesk.ui.tab_stack import PAGES

T = TypeVar("T", bound=Tab)

_BOUND_MS = 20_000
_ALL = Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier


class Coordinator:
    """Works with the program as a person does."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot = qtbot
        self.program = program
        self.window.resize(1024, 600)
        self.look_at(self.window)

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def told(self) -> str:
        """What the window said last."""
        return self.window.notices.text

    def look_at(self, window: QWidget) -> None:
        """Bring a window forward, as a screen does when a dialog closes."""
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)

    def go_to(self, kind: type[T]) -> T:
        """Go to a page and return it, read."""
        self.look_at(self.window)
        self.window.tabs.show_tab(next(p.key for p in PAGES if p.place.endswith(kind.__name__)))
        self.wait()
        page = self.window.tabs.current
        assert isinstance(page, kind)
        assert self.window.isActiveWindow(), "the page opened a window of its own"
        return page

    def click(self, button: QWidget) -> None:
        assert button.isVisible(), button.accessibleName()
        assert button.isEnabled(), button.accessibleName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, action: QAction) -> None:
        """Choose an entry of a menu."""
        assert action.isEnabled(), action.text()
        action.trigger()

    def choose_in_menu(self, text: str) -> None:
        """Choose an entry of the menu bar by its words."""
        found = [a for a in self.window.findChildren(QAction) if a.text().replace("&", "") == text]
        self.choose(found[0])

    def write(self, field: QWidget, text: str) -> None:
        """Write in place of what a field holds, and go on with the Tab key."""
        self.enter(field)
        QTest.keyClick(field, *_ALL)
        self.type(text)
        self.press(Qt.Key.Key_Tab)

    def enter(self, field: QWidget) -> None:
        """Put the cursor into a field, in whatever window it is."""
        self.look_at(field.window())
        writing = field.focusProxy() or field
        writing.setFocus()
        self._qtbot.waitUntil(writing.hasFocus)

    def type(self, text: str) -> None:
        """Type wherever the cursor is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                writing = QApplication.focusWidget()
                assert writing is not None
                # `QTest.keyClicks` knows keys, and there is none for an é.
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(writing, key)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the cursor is."""
        writing = QApplication.focusWidget()
        assert writing is not None
        QTest.keyClick(writing, key, modifier)

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until `until` holds and nothing is under way, and the pages show it."""
        tasks = self.program.tasks
        self._qtbot.waitUntil(lambda: not tasks.busy and until(), timeout=_BOUND_MS)
        self._qtbot.wait(10)
