"""Keeps what was written beside one file away from another that gets its name.

SQLite takes a journal that lies beside a file for its own, whichever file it was made for, and
writes into the file what it holds.
"""

import os
from itertools import chain, count
from pathlib import Path

#: What SQLite writes beside a file; the last two by other tools' wish.
ENDINGS = ("-journal", "-wal", "-shm")


def beside(path: Path) -> tuple[Path, ...]:
    """Return where SQLite's own files beside a file are, whether or not they are there."""
    return tuple(path.with_name(path.name + ending) for ending in ENDINGS)


def put_aside(path: Path) -> None:
    """Rename what lies beside a file that is gone, before another file gets its name.

    Beside a file that is there it is left alone: it may be what mends that file.

    Raises:
        OSError: the disk refuses.
    """
    if os.path.lexists(path):
        return
    for stray in beside(path):
        if os.path.lexists(stray):
            stray.rename(_free(stray))


def _free(stray: Path) -> Path:
    names = (
        f"{stray.name} (left over{again})" for again in chain([""], (f" {n}" for n in count(2)))
    )
    return next(free for name in names if not os.path.lexists(free := stray.with_name(name)))
