"""Holds a file to its history: what is taken back is as it was, what is done again as it became."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mentordesk.errors import UserError
from mentordesk.storage.change_log import Run
from mentordesk.storage.connection import Mode, connect, quoted
from mentordesk.storage.file import File
from mentordesk.storage.undo import History

Dump = dict[str, list[tuple[Any, ...]]]


def dump(file: File) -> Dump:
    """Return every row of every table that a deed can take back, with its rowid and types."""
    raw = connect(file.path, Mode.READ, key=file.key)
    names = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name <> 'sign_up_layout'"
    ).fetchall()
    held = {}
    for (name,) in names:
        columns = raw.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
        values = ", ".join(f"{quoted(c)}, typeof({quoted(c)})" for (c,) in columns)
        held[name] = raw.execute(
            f"SELECT rowid, {values} FROM {quoted(name)} ORDER BY rowid"  # noqa: S608 - its own
        ).fetchall()
    raw.close()
    return held


class Watch:
    """Looks at one file from its opening to its closing."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.before = dump(file)
        self.steps = 0
        #: Whether a write that is no step came after the first that is one, or all was forgotten.
        self.mixed = False

    def note(self, runs: tuple[Run, ...], *, is_step: bool) -> None:
        """Take a commit into account."""
        if is_step:
            self.steps += 1
        elif runs and self.steps:
            self.mixed = True
        elif runs:
            self.before = dump(self.file)

    def check(self) -> None:
        """Take everything back, and do everything again."""
        try:
            while self.file.redo():  # what the test itself took back
                pass
            after = dump(self.file)
            while self.file.undo():
                pass
            first = dump(self.file)
            while self.file.redo():
                pass
        except UserError:
            assert self.mixed
            return
        if not self.mixed:
            assert first == self.before
            assert dump(self.file) == after


class _Watches(dict[History, Watch]):
    """Every file that is open."""

    def begin(self, file: File) -> None:
        if file.writable:
            self[file.history] = Watch(file)

    def note(self, history: History, runs: tuple[Run, ...], *, is_step: bool) -> None:
        if history in self:
            self[history].note(runs, is_step=is_step)

    def forget(self, history: History) -> None:
        if history in self:
            self[history].mixed = True

    def end(self, file: File) -> None:
        watch = self.pop(file.history, None)
        if watch and watch.steps and file._present() and not file._closed:
            watch.check()


@contextmanager
def every_file_watched(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Check each file that is opened to be written when it is closed."""
    watches = _Watches()
    began: Callable[..., None] = File.__init__
    kept: Callable[..., None] = History.keep
    forgot: Callable[[History], None] = History.forget
    closed: Callable[[File], None] = File.close

    def begin(file: File, *args: Any) -> None:
        began(file, *args)
        watches.begin(file)

    def keep(history: History, name: Any, runs: tuple[Run, ...]) -> None:
        before = history.to_undo
        kept(history, name, runs)
        watches.note(history, runs, is_step=history.to_undo is not before)

    def forget(history: History) -> None:
        forgot(history)
        watches.forget(history)

    def close(file: File) -> None:
        watches.end(file)
        closed(file)

    patch.setattr(File, "__init__", begin)
    patch.setattr(History, "keep", keep)
    patch.setattr(History, "forget", forget)
    patch.setattr(File, "close", close)
    yield
