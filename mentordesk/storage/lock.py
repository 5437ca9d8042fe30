"""Lets one window, or one command that writes, have a file at a time."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from mentordesk import own_folder
from mentordesk.errors import UserError
from mentordesk.paths import file_key, state_folder
from mentordesk.vocabulary import N_

OPEN_ELSEWHERE = N_("{file} is open in MentorDesk. Close it there and try again.")


class OpenMark:
    """The sign that a file is open here; the system takes it away when the program dies.

    Beside it lies a note that the program itself takes away when it closes the file: one that is
    found tells of a program that died.
    """

    def __init__(self, lock: FileLock, note: Path) -> None:
        self._lock = lock
        self._note = note
        #: Whether the file was not closed the last time it was open for writing.
        self.left_open = note.exists()

    def begin(self) -> None:
        """Note that the file may be written from now on."""
        with suppress(OSError):  # then a death goes unnoticed, and SQLite still mends the file
            self._note.touch(mode=0o600)

    def end(self) -> None:
        """Note that the file was closed as it should be."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)

    def release(self) -> None:
        """Let others have the file; a second time does nothing."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def hold(path: Path) -> OpenMark:
    """Mark the file as open here, until the mark is released.

    Raises:
        UserError: it is open in another window or command, or in this one already; or the
            program's own folder cannot be written.
    """
    folder = state_folder() / "open"
    try:
        own_folder.make(folder)
        lock = FileLock(folder / f"{file_key(path)}.lock", thread_local=False, mode=0o600)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise UserError(OPEN_ELSEWHERE, file=path.name) from error
    except OSError as error:
        raise UserError(
            N_(
                "MentorDesk cannot write to its own folder {folder}. "
                "Check that the disk is not full and that you may write there."
            ),
            folder=str(folder),
        ) from error
    return OpenMark(lock, folder / f"{file_key(path)}.unclosed")


def is_open_elsewhere(path: Path) -> bool:
    """Return whether a window or a command, this one included, has the file open for writing."""
    try:
        hold(path).release()
    except UserError as error:
        if error.message == OPEN_ELSEWHERE:
            return True
        raise
    return False
