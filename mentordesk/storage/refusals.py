"""Turns what SQLite says about the disk, the locks and the file into sentences for a person."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from mentordesk.errors import UserError
from mentordesk.storage.connection import sqlite
from mentordesk.vocabulary import N_

VANISHED = N_(
    "{file} cannot be found. It may have been moved, renamed or deleted, or its disk was removed."
)
DAMAGED = N_("{file} is damaged. Use a backup of it instead.")
READ_ONLY = N_(
    "{file} cannot be changed: the file, or the folder it is in, is read-only. "
    "Copy it to a folder of your own and open the copy."
)
BUSY = N_("{file} is in use by another program. Close it there, or wait a moment and try again.")
FULL = N_("The disk that holds {file} is full. Make room on it and try again.")
BROKEN_DISK = N_(
    "{file} could not be read or written: the disk or the network reported an error. "
    "Check the connection and try again."
)
FORBIDDEN = N_("You may not open {file}. Ask its owner for access.")
UNREADABLE = N_(
    "{file} can be opened, but some of what it holds cannot be read. Use a backup of it instead."
)

# SQLite's result codes: https://www.sqlite.org/rescode.html
#: Also what a reader gets where a writer died in mid-transaction: it may not put that right.
FOR_READING = 8
DISK_ERROR = 10
CORRUPT = 11
DISK_FULL = 13
_CANNOT_OPEN = 14
#: Wrong SQL, a broken constraint, a wrong type.
_NO_SENSE = {1, 19, 20}

_SENTENCES = {
    3: FORBIDDEN,
    5: BUSY,
    6: BUSY,
    FOR_READING: READ_ONLY,
    DISK_ERROR: BROKEN_DISK,
    CORRUPT: DAMAGED,
    DISK_FULL: FULL,
    _CANNOT_OPEN: READ_ONLY,
    23: FORBIDDEN,
    26: DAMAGED,
}


@contextmanager
def refusals(
    path: Path,
    *,
    present: Callable[[], bool] | None = None,
    reading: bool = False,
    doubted: bool = False,
) -> Iterator[None]:
    """Raise a `UserError` in place of SQLite's complaints that a person can do something about.

    Broken constraints and wrong SQL are bugs and pass through; so does a write where only
    `reading` is meant. `present` says whether the file is still the one at `path`. Where the file
    itself is `doubted`, SQL that makes no sense on it is no bug: the file is damaged.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # The library's own complaint quotes a damaged table, and cannot be decoded itself.
        raise UserError(DAMAGED, file=path.name) from error
    except (DBAPIError, sqlite.Error) as error:
        code = code_of(error)
        if _is_garbled(error):
            raise UserError(DAMAGED, file=path.name) from error
        if code in {FOR_READING, _CANNOT_OPEN} and not (present or path.exists)():
            raise UserError(VANISHED, file=path.name) from error
        if doubted and code in _NO_SENSE:
            logging.getLogger(__name__).warning("A file makes no sense", exc_info=True)
            raise UserError(DAMAGED, file=path.name) from error
        if code not in _SENTENCES or (reading and code == FOR_READING):
            raise
        raise UserError(_SENTENCES[code], file=path.name) from error


def _is_garbled(error: DBAPIError | sqlite.Error) -> bool:
    """Return whether the library met a text that is none; it has no result code for that."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).startswith("Could not decode to UTF-8")


def code_of(error: DBAPIError | sqlite.Error) -> int:
    """Return SQLite's result code, or 0 for an error of the libraries around it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF
