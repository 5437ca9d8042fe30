"""Makes copies of a file that are proven readable before they get their name."""

import errno
import os
from contextlib import closing
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from mentordesk.errors import UserError
from mentordesk.storage.connection import Mode, connect, quoted, sqlite
from mentordesk.storage.key import Key
from mentordesk.storage.refusals import DAMAGED, DISK_FULL, code_of, refusals
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal, sync_file, sync_folder


def copy(source: Path, target: Path, key: Key | None = None) -> None:
    """Write a verified copy of the MentorDesk file `source` to `target`, whole or not at all.

    The copy holds no free pages: nothing that was deleted is left in it.

    Raises:
        UserError: the source is damaged or in use, or the target cannot be written.
    """
    half = target.with_name(f".{os.getpid()}-{target.stem[:40]}.tmp")
    try:
        # SQLite fills an empty file, and keeps the mode it finds: for the owner's eyes only.
        half.touch(mode=0o600, exist_ok=False)
        try:
            with refusals(source):
                _vacuum(source, half, key)
                _verify(source, half, key)
            sync_file(half)
            half.replace(target)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise refusal(error, target) from error


def _vacuum(source: Path, half: Path, key: Key | None) -> None:
    with closing(connect(source, Mode.READ, key=key)) as raw:
        try:
            raw.execute("VACUUM INTO ?", (str(half),))
        except sqlite.DatabaseError as error:
            if code_of(error) == DISK_FULL:  # the copy's disk, which may be another
                raise OSError(errno.ENOSPC, "") from error
            raise


def _verify(source: Path, half: Path, key: Key | None) -> None:
    counts = []
    for path in (source, half):
        with closing(connect(path, Mode.READ, key=key)) as raw:
            if path == half and raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
                raise UserError(DAMAGED, file=source.name)
            counts.append(_fingerprint(raw))
    if counts[0] != counts[1]:
        raise UserError(
            N_("The copy of {file} came out different and was thrown away. Try again."),
            file=source.name,
        )


def _fingerprint(raw: Any) -> tuple[object, ...]:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return what a true copy has in common with its source: header and rows in each table."""
    header = [
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    tables = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    rows = [
        raw.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
        for (name,) in tables
    ]
    return (*header, *tables, *rows)


def before_update(path: Path, now: datetime, key: Key | None = None) -> Path:
    """Copy the file beside itself, named with the time, and return the copy's path.

    Raises:
        UserError: as `copy`.
    """
    stem = f"{path.stem} (before update {now:%Y-%m-%d %H%M})"
    names = (f"{stem}{again}{path.suffix}" for again in chain([""], (f" {n}" for n in count(2))))
    target = next(place for name in names if not (place := path.with_name(name)).exists())
    copy(path, target, key)
    return target
