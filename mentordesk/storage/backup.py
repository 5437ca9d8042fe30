"""Makes copies of a file that are proven readable before they get their name."""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentordesk.errors import UserError
from mentordesk.storage import strays
from mentordesk.storage.connection import Mode, connect, quoted, sqlite
from mentordesk.storage.key import Key
from mentordesk.storage.refusals import BUSY, DAMAGED, DISK_ERROR, DISK_FULL, code_of, refusals
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal, sync_file, sync_folder

#: What a copy is called until it has its own name begins and ends like this.
HALF = (".mentordesk-", ".tmp")
# Somebody may write between the counting and the copying; hardly so many times.
_TRIES = 5
_SOME_PAGES = 1 << 16


@dataclass(frozen=True, slots=True)
class Contents:
    """What a true copy has in common with its source."""

    application: int
    schema: int
    #: Rows in each table.
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Half:
    """A copy that is whole and read back, still under a name of its own."""

    path: Path
    contents: Contents


def copy(source: Path, target: Path, key: Key | None = None) -> None:
    """Write a verified copy of the MentorDesk file `source` to `target`, whole or not at all.

    The copy holds no free pages: nothing that was deleted is left in it.

    Raises:
        UserError: the source is damaged or in use, or the target cannot be written.
    """
    try:
        with half_made(source, target, key):
            pass
    except OSError as error:
        raise refusal(error, target) from error


@contextmanager
def half_made(source: Path, target: Path, key: Key | None = None) -> Iterator[Half]:
    """Copy `source` beside `target` and read it back; it gets that name when the block ends well.

    Raises:
        OSError: the target's disk refuses; nothing of the copy is left then.
        UserError: the source is damaged or in use.
    """
    # SQLite fills an empty file, and keeps the mode it finds: for the owner's eyes only.
    descriptor, name = tempfile.mkstemp(prefix=HALF[0], suffix=HALF[1], dir=target.parent)
    os.close(descriptor)
    half = Path(name)
    try:
        with refusals(source):
            contents = _vacuum(source, half, key)
        sync_file(half)
        yield Half(half, contents)
        strays.put_aside(target)
        half.replace(target)
    except BaseException:
        half.unlink(missing_ok=True)
        half.with_name(half.name + "-journal").unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _vacuum(source: Path, half: Path, key: Key | None) -> Contents:
    """Copy, and return what the copy was found to hold, which is what the source held."""
    with closing(connect(source, Mode.READ, key=key)) as raw:
        for _ in range(_TRIES):
            state, expected = _state(raw), contents_of(raw)
            _vacuum_into(raw, half)
            copied = read_back(half, source.name, key)
            if copied == expected:
                return copied
            if _state(raw) == state:
                raise UserError(
                    N_("The copy of {file} came out different and was thrown away. Try again."),
                    file=source.name,
                )
            # Somebody wrote after the counting: what was copied then is another state.
            os.truncate(half, 0)
    raise UserError(BUSY, file=source.name)


def _state(raw: Any) -> object:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return what is another value once another connection has written."""
    return raw.execute("PRAGMA data_version").fetchone()[0]


def _vacuum_into(raw: Any, half: Path) -> None:  # noqa: ANN401 - sqlcipher3 ships no types
    try:
        raw.execute("VACUUM INTO ?", (str(half),))
    except sqlite.DatabaseError as error:
        if code_of(error) == DISK_FULL:  # the copy's disk, which may be another
            raise OSError(errno.ENOSPC, "") from error
        if code_of(error) == DISK_ERROR:
            _write_on(half, _size(raw))
        raise


def _size(raw: Any) -> int:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return the most bytes that a copy may have."""
    pages, size = (
        int(raw.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * size


def _write_on(half: Path, size: int) -> None:
    """Have the copy's disk say itself what it has against so many bytes, if anything.

    Raises:
        OSError: it was the copy that failed, not the source.
    """
    with half.open("ab") as stream:
        # Some disks take small files and no large ones.
        for _ in range(-(-size // _SOME_PAGES)):
            stream.write(bytes(_SOME_PAGES))
        stream.flush()
        os.fsync(stream.fileno())


def read_back(path: Path, named: str, key: Key | None = None) -> Contents:
    """Read a copy to the last page and return what it holds; `named` is what it is a copy of.

    Raises:
        UserError: it is damaged.
    """
    with closing(connect(path, Mode.READ, key=key)) as raw:
        if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise UserError(DAMAGED, file=named)
        return contents_of(raw)


def contents_of(raw: Any) -> Contents:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return the header's numbers and how many rows each table has."""
    application, schema = (
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    tables = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    rows = {
        name: raw.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
        for (name,) in tables
    }
    return Contents(application, schema, rows)
