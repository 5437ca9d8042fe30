"""Keeps writes one at a time, and finds the ways in which a thread would wait for itself."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mentordesk.errors import UserError
from mentordesk.storage.connection import BUSY_MS
from mentordesk.vocabulary import N_

STILL_SAVING = N_("MentorDesk is still saving to {file}. Wait a moment and try again.")


class Turns:
    """Whose turn it is on one open file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._here = threading.local()

    @contextmanager
    def writing(self, name: str) -> Iterator[None]:
        """Hold the one turn to write the file called `name`.

        Raises:
            RuntimeError: this thread is reading or writing already. A write inside a read would
                wait for that read to end.
            UserError: another thread did not finish its write in time.
        """
        if self._reads or self._writes:
            raise RuntimeError("A write begins inside another transaction of the same thread")
        if not self._lock.acquire(timeout=BUSY_MS / 1_000):
            raise UserError(STILL_SAVING, file=name)
        self._here.writes = True
        try:
            yield
        finally:
            self._here.writes = False
            self._lock.release()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Count a read of this thread; reads may nest.

        Raises:
            RuntimeError: this thread is writing; it would not see what it wrote.
        """
        if self._writes:
            raise RuntimeError("A read begins inside a write: use the session of the write")
        self._here.reads = self._reads + 1
        try:
            yield
        finally:
            self._here.reads = self._reads - 1

    @contextmanager
    def stoppable(self, check: Callable[[], None]) -> Iterator[None]:
        """Have `check` asked before this thread commits what it writes meanwhile."""
        self._here.check = check
        try:
            yield
        finally:
            self._here.check = None

    def ask_to_commit(self) -> None:
        """Let whoever may stop this thread's write do so, by raising."""
        check: Callable[[], None] | None = getattr(self._here, "check", None)
        if check is not None:
            check()

    @property
    def _reads(self) -> int:
        return getattr(self._here, "reads", 0)

    @property
    def _writes(self) -> bool:
        return getattr(self._here, "writes", False)
