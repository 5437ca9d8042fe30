"""Notices that nobody is there: no key and no mouse for a while, or the computer slept."""

import sys
from collections.abc import Callable
from time import time

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS = 5_000
#: Seconds by which a look may be late before it is clear that nothing ran meanwhile.
_SLEPT_S = 60
_DEEDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Looks every few seconds; `alone` says that the file should be locked.

    Windows are watched, not the application: else each event of each widget would pass by here.
    """

    alone = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clock = clock
        self._touched = self._looked = clock()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._hear_of_sleep()

    def touch(self) -> None:
        """Begin to count anew: somebody is there."""
        self._touched = self._looked = self._clock()

    def look(self) -> None:
        """Say so where nobody has been there for long enough."""
        now = self._clock()
        late, self._looked = now - self._looked, now
        idle = now - self._touched
        if late > _SLEPT_S + _LOOK_MS / 1_000 or (self._minutes() and idle >= 60 * self._minutes()):
            self._touched = now
            self.alone.emit()

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """Be told by the system that the computer is about to sleep, or has slept."""
        if begins:
            self.alone.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._touched = self._clock()

    def _hear_of_sleep(self) -> None:
        """Ask Linux to say it beforehand; elsewhere a late look tells, just after."""
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            place = "/org/freedesktop/login1"
            kind = "org.freedesktop.login1.Manager"
            bus.connect("", place, kind, "PrepareForSleep", self, SLOT("sleeps(bool)").encode())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Notice that somebody is there, and let the event pass."""
        if event.type() in _DEEDS:
            self._touched = self._clock()
        return False
