"""Puts a new file in an old one's place, and leaves nothing of the old one to be found."""

import hashlib
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from mentordesk.whole_file import sync_folder

_CHUNK = 1 << 20
#: Windows moves nothing onto a file that is open, ours or not.
MOVES_ONTO_OPEN_FILES = os.name == "posix"


def half_place(path: Path) -> Path:
    """Return where the new file is built: beside the old one, for only there is a move whole.

    The name follows from the old one's, so that whoever holds that file finds what a program that
    died has left.
    """
    name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]
    return path.with_name(f".{path.stem[:20]}-{name}.swap")


def sweep(path: Path) -> None:
    """Remove what a program that died while changing this file has left beside it.

    Call it with the file held: else somebody may be at work there.
    """
    half = half_place(path)
    for left in (half, half.with_name(half.name + "-journal")):
        with suppress(OSError):
            if not left.is_symlink():
                with left.open("r+b") as stream:
                    _overwrite(stream)
            left.unlink()


def take_place(half: Path, path: Path) -> None:
    """Move `half` to `path`; overwrite what stood there, unless it has another name too.

    Raises:
        OSError: the disk refuses; the old file is still there, as it was.
    """
    if not MOVES_ONTO_OPEN_FILES:
        half.replace(path)
        return
    with path.open("r+b") as old:
        half.replace(path)
        try:
            sync_folder(path.parent)
            if os.fstat(old.fileno()).st_nlink == 0:
                _overwrite(old)
        except OSError:
            # The new file stands already. What is left of the old one has no name any more.
            logging.getLogger(__name__).warning("An old file was not overwritten", exc_info=True)


def _overwrite(stream: BinaryIO) -> None:
    left = os.fstat(stream.fileno()).st_size
    zeros = bytes(_CHUNK)
    while left > 0:
        left -= stream.write(zeros[:left])
    stream.flush()
    os.fsync(stream.fileno())
