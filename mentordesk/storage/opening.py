"""Looks at a file before it is opened, and leaves it as it was when it is none of ours."""

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from mentordesk.errors import UserError
from mentordesk.storage.connection import Mode, connect, sqlite, unlock, uri
from mentordesk.storage.key import Key
from mentordesk.storage.refusals import (
    CORRUPT,
    DAMAGED,
    DISK_ERROR,
    FOR_READING,
    FORBIDDEN,
    READ_ONLY,
    VANISHED,
    code_of,
    refusals,
)
from mentordesk.storage.schema import APPLICATION_ID, Schema
from mentordesk.vocabulary import N_

A_FOLDER = N_("{file} is a folder. Choose a MentorDesk file.")
EMPTY = N_("{file} is empty: nothing was ever saved in it. Choose another file, or a backup.")
FOREIGN = N_("{file} is not a MentorDesk file. Choose another one.")
INCOMPLETE = N_(
    "{file} is damaged and was not opened: some of what it holds is gone. "
    "Use a backup of it instead."
)
NEWER = N_("{file} was made by a newer MentorDesk. Update MentorDesk to open it.")


def require_file(path: Path, *, writable: bool) -> None:
    """Look at the file from outside: it is there, it is one, it may be opened.

    Raises:
        UserError: one of these is not so.
    """
    try:
        size = path.stat().st_size
    except PermissionError as error:
        raise UserError(FORBIDDEN, file=path.name) from error
    except OSError as error:
        raise UserError(VANISHED, file=path.name) from error
    if path.is_dir():
        raise UserError(A_FOLDER, file=path.name)
    if not path.is_file():
        raise UserError(FOREIGN, file=path.name)
    if size == 0:
        raise UserError(EMPTY, file=path.name)
    if not os.access(path, os.R_OK):
        raise UserError(FORBIDDEN, file=path.name)
    if writable and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise UserError(READ_ONLY, file=path.name)


def require_ours(path: Path, schema: Schema, key: Key | None = None) -> int:
    """Return the schema number of a MentorDesk file that this program can read; change nothing.

    Nothing but one thing: what a program that died left half done in a file of ours is put right,
    because the file makes no sense before.

    Raises:
        UserError: it is another kind of file, or a newer program made it.
    """
    if _signed(path) and _has_journal(path):
        with refusals(path):
            settled(path, key).close()
    with closing(sqlite.connect(uri(path, Mode.READ, immutable=True), uri=True)) as raw:
        try:
            unlock(raw, key)
            application = raw.execute("PRAGMA application_id").fetchone()[0]
            number = int(raw.execute("PRAGMA user_version").fetchone()[0])
        except sqlite.DatabaseError as error:
            cut_off = code_of(error) == CORRUPT and _signed(path)
            raise UserError(DAMAGED if cut_off else FOREIGN, file=path.name) from error
    if application != APPLICATION_ID:
        raise UserError(FOREIGN, file=path.name)
    if number > schema.number:
        raise UserError(NEWER, file=path.name)
    return number


def _has_journal(path: Path) -> bool:
    """Return whether somebody is writing the file, or died while they did."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _signed(path: Path) -> bool:
    """Return whether the file bears our number, for one that SQLite does not get that far with."""
    with path.open("rb") as stream:
        return stream.read(100)[68:72] == APPLICATION_ID.to_bytes(4)


def require_sound(path: Path, key: Key | None = None, *, thoroughly: bool = False) -> None:
    """Check the file's own structure, and that no row refers to one that is gone.

    `thoroughly` also compares each index with its table: for a file that was not closed.

    Raises:
        UserError: it is damaged, or in use.
    """
    check = "integrity_check" if thoroughly else "quick_check"
    with refusals(path), closing(settled(path, key)) as raw:
        if raw.execute(f"PRAGMA {check}(1)").fetchall() != [("ok",)]:
            raise UserError(DAMAGED, file=path.name)
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise UserError(INCOMPLETE, file=path.name)


def settled(path: Path, key: Key | None) -> Any:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return a reading connection, after putting right what a program that died left behind."""
    try:
        return connect(path, Mode.READ, key=key)
    except sqlite.DatabaseError as error:
        # Another tool may also have left its own kind of journal, which only a writer can end.
        if code_of(error) not in {FOR_READING, DISK_ERROR}:
            raise
    connect(path, Mode.WRITE, key=key).close()
    return connect(path, Mode.READ, key=key)
