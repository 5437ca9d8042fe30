"""How a connection to the file is made: one SQLite library, and promises asked for and checked."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Execution
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import Pool
from sqlcipher3 import dbapi2 as sqlite  # type: ignore[import-untyped]  # it ships no types

from mentordesk.storage.key import Key

__all__ = ["BUSY_MS", "PRAGMAS", "Mode", "connect", "engine", "quoted", "sqlite", "unlock", "uri"]

#: Milliseconds that SQLite waits for another connection to finish.
BUSY_MS = 5_000

#: What every connection promises; each is read back after it was asked for.
PRAGMAS: dict[str, str | int] = {
    "busy_timeout": BUSY_MS,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "journal_mode": "delete",
    # A row replaced through a unique constraint is a row deleted: the change log must see it.
    "recursive_triggers": 1,
    # What was deleted is overwritten with zeros.
    "secure_delete": 1,
    "synchronous": 3,
    # Sorted and logged rows stay in memory instead of a temporary file on disk.
    "temp_store": 2,
    # A file from elsewhere runs no functions of its own choosing.
    "trusted_schema": 0,
}


class Mode(StrEnum):
    """What a connection may do with the file."""

    READ = "ro"
    WRITE = "rw"
    #: Make the file when it is missing.
    CREATE = "rwc"


def uri(path: Path, mode: Mode, *, immutable: bool = False) -> str:
    """Return the address of a file for SQLite, whatever characters its name holds.

    `immutable` looks past locks and journals: for a first look that may not touch anything.
    """
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a Windows share: SQLite wants no host in an address
        address = "file://" + address.removeprefix("file:")
    return f"{address}?mode={mode}" + ("&immutable=1" if immutable else "")


def connect(  # the library ships no types
    path: Path, mode: Mode, *, key: Key | None = None, foreign_keys: bool = True
) -> Any:  # noqa: ANN401
    """Return a new raw connection that keeps every promise of `PRAGMAS`.

    An encrypted file needs its `key`; whether it fits shows when the file is first read.

    Transactions are begun by hand (`isolation_level=None`). It may pass from thread to thread:
    the library is built serialised, and whoever holds it holds it alone.

    Raises:
        sqlite.Error: the file cannot be opened, or is locked, or is none.
        RuntimeError: the library broke a promise.
    """
    raw = sqlite.connect(uri(path, mode), uri=True, isolation_level=None, check_same_thread=False)
    try:
        unlock(raw, key)
        _promise(raw, PRAGMAS | {"foreign_keys": int(foreign_keys)})
    except BaseException:
        raw.close()
        raise
    return raw


def unlock(raw: Any, key: Key | None) -> None:  # noqa: ANN401 - untyped library
    """Give a fresh connection its key, before anything is read."""
    # Without this SQLCipher writes to standard error about a file that is none.
    raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        raw.execute(f"PRAGMA key = {key.literal}").fetchall()


def _promise(raw: Any, pragmas: dict[str, str | int]) -> None:  # noqa: ANN401 - untyped library
    for name, value in pragmas.items():
        raw.execute(f"PRAGMA {name} = {value}").fetchall()
        kept = raw.execute(f"PRAGMA {name}").fetchone()[0]
        if kept != value:
            raise RuntimeError(f"PRAGMA {name} is {kept}, not {value}")


def quoted(name: str) -> str:
    """Return the name of a table or column as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def engine(connected: Callable[[], Any], pool: type[Pool], begin: str) -> Engine:
    """Return SQLAlchemy's engine over `connected`; each transaction opens with `begin`.

    Values are kept out of exception texts: they are personal.
    """
    made = create_engine(
        "sqlite://", module=sqlite, creator=connected, poolclass=pool, hide_parameters=True
    )

    @event.listens_for(made, "begin")
    def _begin(execution: Execution) -> None:
        execution.exec_driver_sql(begin)

    return made
