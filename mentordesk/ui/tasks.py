"""The one door for slow work: in a thread, counted, stoppable, its result brought home."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.errors import CancelledError, UserError
from mentordesk.ui.waste import WasteBreak

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

_SHOWN_AFTER_MS = 1_000


class Task(QObject):
    """One piece of work under way; carries its own signals, whoever asked for it."""

    #: How many of how many are done; (0, 0) while that is not known.
    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, title: str, *, writes: bool = False) -> None:
        super().__init__()
        self.title = title
        self.writes = writes
        self.done = 0
        self.total = 0
        self._stop = threading.Event()
        self.progressed.connect(self._note)

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing of it is kept."""
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Called by the work: so far so many of so many. Raises `CancelledError` when stopped."""
        if self._stop.is_set():
            raise CancelledError
        self.progressed.emit(done, total)

    def _note(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class _Outcome(Generic[T]):
    """What a piece of work came to, carried across threads."""

    def __init__(self, value: T | None, trouble: BaseException | None) -> None:
        self.value = value
        self.trouble = trouble


class Tasks(QObject):
    """Runs slow work for the window, and tells the strip which has taken over a second."""

    #: A `Task` that is worth showing, and one that is over.
    shown = Signal(object)
    ended = Signal(object)
    #: A `UserError` that nobody asked for, and a bug (an exception).
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._running: set[Task] = set()
        self._waste = WasteBreak()

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    @property
    def writing(self) -> bool:
        """Whether any work under way will change the file."""
        return any(task.writes for task in self._running)

    def run(
        self,
        owner: QWidget,
        title: str,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        writes: bool = False,
    ) -> Task:
        """Do `work` in a thread, then call `done` with its result in the window's thread.

        `work` gets the task: pass `task.report` on as its progress. Should `owner` be closed
        meanwhile, the result is dropped. A `UserError` goes to `failed`, or to `refused`. What
        `writes` is stopped by hand alone: a window that closes waits until it is written.
        """
        task = Task(title, writes=writes)
        self._running.add(task)
        self._waste.begin()

        def bring_home(outcome: _Outcome[T]) -> None:
            if task not in self._running:
                return
            self._running.discard(task)
            self.ended.emit(task)
            try:
                self._settle(owner, outcome, done, failed)
            finally:
                if not self._running:
                    self._waste.end()

        def labour() -> None:
            try:
                outcome = _Outcome(work(task), None)
            except BaseException as trouble:  # noqa: BLE001 - the door: whatever it is goes home
                outcome = _Outcome[T](None, trouble)
            task.ended.emit(outcome)

        task.ended.connect(_Receiver(task, bring_home).receive)
        QTimer.singleShot(_SHOWN_AFTER_MS, task, lambda: self._show(task))
        self._workers().submit(labour)
        return task

    def close(self) -> None:
        """Stop everything but what is being written, wait for it, and drop the results."""
        for task in self._running:
            if not task.writes:
                task.cancel()
        if self._pool is not None:
            # What has not begun is dropped too, unless it would be written.
            writing = any(task.writes for task in self._running)
            self._pool.shutdown(wait=True, cancel_futures=not writing)
            self._pool = None
        self._running.clear()
        self._waste.end()

    def _workers(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
        return self._pool

    def _show(self, task: Task) -> None:
        if task in self._running:
            self.shown.emit(task)

    def _settle(
        self,
        owner: QWidget,
        outcome: _Outcome[T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None,
    ) -> None:
        trouble = outcome.trouble
        if trouble is None:
            if shiboken6.isValid(owner):
                done(outcome.value)  # type: ignore[arg-type]  # no trouble means a value
        elif isinstance(trouble, UserError):
            if failed is None:
                self.refused.emit(trouble)
            elif shiboken6.isValid(owner):
                failed(trouble)
        elif not isinstance(trouble, CancelledError):
            self.broke.emit(trouble)


class _Receiver(QObject):
    """Lives in the window's thread, so that a worker's signal is delivered there."""

    def __init__(self, task: Task, receive: Callable[[_Outcome[T]], None]) -> None:
        super().__init__(task)
        self._receive = receive

    def receive(self, outcome: object) -> None:
        """Take the outcome in the window's thread."""
        self._receive(outcome)  # type: ignore[arg-type]  # a Qt signal carries plain objects
