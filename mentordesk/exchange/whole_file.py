"""Writes a file whole or not at all, readable by its owner alone."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

_NO_FOLDER = N_("There is no folder {folder}. Make it first, or choose another one.")
_NOT_WRITTEN = N_(
    "{file} could not be written: {reason}. Close it in other programs, or choose another place."
)


def write_whole(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    """Write `content`, or what it writes into the open file, and only then replace `path`.

    Whatever happens on the way, `path` holds either its old bytes or all of the new ones.

    Raises:
        UserError: The folder is missing, closed to the user or full, or `path` is a folder.
    """
    if not path.parent.is_dir():
        raise UserError(_NO_FOLDER, folder=path.parent)
    try:
        _write(path, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(_NOT_WRITTEN, file=path.name, reason=reason) from error


def _write(path: Path, content: bytes | Callable[[BinaryIO], None]) -> None:
    # A new temporary file belongs to its owner alone (0600), and keeps that when renamed.
    handle, name = tempfile.mkstemp(prefix=".mentordesk-", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
