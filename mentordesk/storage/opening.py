"""Looks at a file before it is opened, and leaves it as it was when it is none of ours."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from mentordesk.desk_file import APPLICATION_ID, is_in_clear, is_signed, looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage import salts
from mentordesk.storage.cipher_pages import fits_any, pages
from mentordesk.storage.connection import Mode, connect, sqlite, unlock, uri
from mentordesk.storage.key import Key, salt_of
from mentordesk.storage.refusals import (
    BROKEN_DISK,
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
from mentordesk.storage.schema import Schema
from mentordesk.vocabulary import N_

A_FOLDER = N_("{file} is a folder. Choose a MentorDesk file.")
EMPTY = N_("{file} is empty: nothing was ever saved in it. Choose another file, or a backup.")
FOREIGN = N_("{file} is not a MentorDesk file. Choose another one.")
INCOMPLETE = N_("{file} is damaged: some of what it holds is gone. Use a backup of it instead.")
NEWER = N_("{file} was made by a newer MentorDesk. Update MentorDesk to open it.")
PROTECTED = N_("{file} is protected with a passphrase. Give the passphrase to open it.")
UNPROTECTED = N_("{file} is not protected with a passphrase, and opens without one.")
WRONG = N_("That is not the passphrase of {file}. Type it again, and mind capital letters.")
#: The file was never opened on this computer: its salt may be damaged, and nobody would know.
WRONG_IT_SEEMS = N_(
    "That is not the passphrase of {file}. Type it again, and mind capital letters. If you are "
    "sure of it, the file is damaged: use a backup of it instead."
)


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


def key_of(path: Path, passphrase: str | None) -> Key | None:
    """Return the key that a passphrase makes for a file, `None` for a file in clear.

    A key that fits any page is the right one; should others not fit, they are damaged.

    Raises:
        UserError: the passphrase is missing or wrong, the file needs none, it is none of ours, or
            its beginning is damaged.
    """
    if passphrase is None:
        with _reached(path):
            if looks_encrypted(path):
                raise UserError(PROTECTED, file=path.name)
        return None
    with _reached(path):
        return _derived(path, passphrase)


def _derived(path: Path, passphrase: str) -> Key:
    if is_in_clear(path):
        raise UserError(UNPROTECTED, file=path.name)
    key = Key.derive(passphrase, salt := salt_of(path))
    if fits_any(path, key):
        return key
    if not looks_encrypted(path):
        raise UserError(FOREIGN, file=path.name)
    remembered = salts.recall(path)
    if remembered is None:
        raise UserError(WRONG_IT_SEEMS, file=path.name)
    if remembered != salt and fits_any(path, Key.derive(passphrase, remembered)):
        raise UserError(DAMAGED, file=path.name)
    raise UserError(WRONG if remembered == salt else WRONG_IT_SEEMS, file=path.name)


@contextmanager
def _reached(path: Path) -> Iterator[None]:
    """Raise a `UserError` where a file that was there a moment ago can be read no more."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(VANISHED, file=path.name) from error
    except PermissionError as error:
        raise UserError(FORBIDDEN, file=path.name) from error
    except OSError as error:
        raise UserError(BROKEN_DISK, file=path.name) from error


def require_ours(
    path: Path, schema: Schema, key: Key | None = None, *, damaged: bool = False
) -> int:
    """Return the schema number of a MentorDesk file that this program can read; change nothing.

    Nothing but one thing: what a program that died left half done in a file of ours is put right,
    because the file makes no sense before. Of a `damaged` one the number may be wrong.

    Raises:
        UserError: it is another kind of file, a newer program made it, or its number is not that
            of its tables.
    """
    with _reached(path), refusals(path):
        if (key is not None or is_signed(path)) and _has_journal(path):
            settled(path, key).close()
        with closing(sqlite.connect(uri(path, Mode.READ, immutable=True), uri=True)) as raw:
            unlock(raw, key)
            number = _number(raw, path, is_known=key is not None)
            if number > schema.number:
                raise UserError(NEWER, file=path.name)
            if not damaged and number != _last_migration(raw):
                raise UserError(DAMAGED, file=path.name)
            return number


def _number(raw: Any, path: Path, *, is_known: bool) -> int:  # noqa: ANN401 - untyped library
    """Return the schema number; `is_known` is a file whose key fits, and which so is ours."""
    try:
        application = raw.execute("PRAGMA application_id").fetchone()[0]
        number = int(raw.execute("PRAGMA user_version").fetchone()[0])
    except sqlite.DatabaseError as error:
        ours = is_known or (code_of(error) == CORRUPT and is_signed(path))
        raise UserError(DAMAGED if ours else FOREIGN, file=path.name) from error
    if application != APPLICATION_ID:
        raise UserError(FOREIGN, file=path.name)
    return number


def _last_migration(raw: Any) -> int | None:  # noqa: ANN401 - untyped library
    """Return what the tables themselves say of how far they were brought."""
    try:
        ((last,),) = raw.execute("SELECT version_num FROM alembic_version").fetchall()
        return int(last)
    except (sqlite.DatabaseError, UnicodeDecodeError, ValueError, TypeError):
        return None


def _has_journal(path: Path) -> bool:
    """Return whether somebody is writing the file, or died while they did."""
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:  # it may also have gone since somebody saw it
        return False


def require_sound(path: Path, key: Key | None = None, *, thoroughly: bool = False) -> None:
    """Check the file's own structure, and that no row refers to one that is gone.

    `thoroughly` also compares each index with its table: for a file that was not closed.

    Raises:
        UserError: it is damaged, or in use.
    """
    check = "integrity_check" if thoroughly else "quick_check"
    with refusals(path, doubted=True), closing(settled(path, key)) as raw:
        if not (_is_long_enough(raw, path) if key is None else _fits_all(raw, path)):
            raise UserError(DAMAGED, file=path.name)
        if raw.execute(f"PRAGMA {check}(1)").fetchall() != [("ok",)]:
            raise UserError(DAMAGED, file=path.name)
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise UserError(INCOMPLETE, file=path.name)


def require_tables(path: Path, tables: Mapping[str, Iterable[str]], key: Key | None) -> None:
    """Check that every table is there with every column; there may be more.

    Raises:
        UserError: one is missing, and with it what it held.
    """
    with refusals(path, doubted=True), closing(connect(path, Mode.READ, key=key)) as raw:
        found = set(
            raw.execute(
                "SELECT t.name, c.name FROM main.sqlite_schema AS t, pragma_table_info(t.name) AS c"
                " WHERE t.type = 'table'"
            ).fetchall()
        )
    if not found.issuperset((name, column) for name in tables for column in tables[name]):
        raise UserError(INCOMPLETE, file=path.name)


def _is_long_enough(raw: Any, path: Path) -> bool:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return whether a file has all of its last page; SQLite reads what is missing as zeros."""
    raw.execute("BEGIN")
    pages, size = (
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    try:
        return bool(path.stat().st_size >= pages * size)
    finally:
        raw.execute("ROLLBACK")


def _fits_all(raw: Any, path: Path) -> bool:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return whether every page of an encrypted file is as it was written, also those unused."""
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    found = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    raw.execute("ROLLBACK")
    if not found:
        return True
    # Other tools leave pages that they never wrote: holes, which are nothing but zeros.
    holes = {f"HMAC verification failed for page {n}" for n, page in pages(path) if not any(page)}
    return all(line in holes for (line,) in found)


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
