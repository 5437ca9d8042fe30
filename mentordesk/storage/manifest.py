"""The list that lies beside a file's backups: what each holds, and how it is known to be whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from mentordesk.whole_file import write_whole

NAME = "backups.json"
_FORMAT = 1


class Occasion(StrEnum):
    """Why a backup was made."""

    CLOSING = "closing"
    #: Half an hour after a change.
    CHANGES = "changes"
    IMPORT = "import"
    RESTORE = "restore"
    UPDATE = "update"
    ERASURE = "erasure"
    ASKED = "asked"
    #: The list was lost, and with it the reason.
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file stood on the disk: bytes, and the nanosecond of its last change."""

    size: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup as it was when it was made."""

    path: Path
    made_at: datetime
    occasion: Occasion
    size: int
    sha256: str
    #: Rows in each table.
    rows: Mapping[str, int] = field(hash=False)
    schema: int
    #: The version of the program that made it.
    program: str
    #: How the file stood then, where that is known.
    source: Stamp | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A file's backups, and where the file was when the last one was made."""

    file: Path
    backups: tuple[Backup, ...]


def read(folder: Path) -> Manifest | None:
    """Return the list in a folder of backups, or None where it is missing or makes no sense."""
    try:
        held = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if held["format"] != _FORMAT:
            return None
        backups = tuple(_backup(folder, each) for each in held["backups"])
        return Manifest(Path(held["file"]), backups)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def write(folder: Path, file: Path, backups: Sequence[Backup]) -> None:
    """Put the list into the folder, whole or not at all.

    Raises:
        UserError: the disk refuses.
    """
    held = {
        "format": _FORMAT,
        "file": str(file),
        "backups": [_written(each) for each in backups],
    }
    write_whole(folder / NAME, json.dumps(held, ensure_ascii=False, indent=1).encode())


def _written(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.path.name,
        "made_at": backup.made_at.isoformat(),
        "occasion": backup.occasion.value,
        "size": backup.size,
        "sha256": backup.sha256,
        "rows": dict(backup.rows),
        "schema": backup.schema,
        "program": backup.program,
        "source": backup.source and [backup.source.size, backup.source.changed],
    }


def _backup(folder: Path, held: dict[str, Any]) -> Backup:
    name, made_at = held["name"], datetime.fromisoformat(held["made_at"])
    if Path(name).name != name or made_at.tzinfo is None:
        raise ValueError("no backup of this folder")
    return Backup(
        path=folder / name,
        made_at=made_at,
        occasion=Occasion(held["occasion"]),
        size=int(held["size"]),
        sha256=str(held["sha256"]),
        rows={str(table): int(count) for table, count in held["rows"].items()},
        schema=int(held["schema"]),
        program=str(held["program"]),
        source=None if held["source"] is None else Stamp(*map(int, held["source"])),
    )
