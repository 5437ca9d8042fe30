"""Finds out whether a copy of a file still holds somebody, without opening it as a file of ours."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from mentordesk.storage.connection import Mode, connect, quoted, sqlite
from mentordesk.storage.key import Key

#: Where addresses are kept; an older file lacks some of these tables.
_WHERE = ("participant", "other_address", "wish")


def holds(path: Path, addresses: Collection[str], key: Key | None = None) -> bool | None:
    """Return whether any of the addresses is in the file; None where it cannot be read.

    Nothing is written, and a file of an older program is not brought up to date.
    """
    try:
        with closing(connect(path, Mode.READ, key=key)) as raw:
            known = {
                name
                for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            }
            marks = ", ".join("?" * len(addresses))
            for table in _WHERE:
                query = f"SELECT 1 FROM {quoted(table)} WHERE email IN ({marks})"  # noqa: S608 - quoted
                if table in known and raw.execute(query, tuple(addresses)).fetchone():
                    return True
            return False if "participant" in known else None
    except sqlite.Error:
        return None


def copies_beside(path: Path) -> tuple[Path, ...]:
    """Return the copies that were made of a file before it was brought up to date."""
    begins = f"{path.stem} (before update "
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(
        each for each in beside if each.name.startswith(begins) and each.suffix == path.suffix
    )
