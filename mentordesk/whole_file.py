"""Writes a file whole or not at all, readable by its owner alone."""

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mentordesk.desk_file import is_desk
from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

_SENTENCES = {
    errno.ENOSPC: N_("{file} was not written: the disk is full. Make room and try again."),
    errno.EDQUOT: N_("{file} was not written: the disk is full. Make room and try again."),
    errno.EFBIG: N_("{file} was not written: it is too large for this disk."),
    errno.EACCES: N_(
        "{file} was not written: you may not write there, or another program has the file open. "
        "Close it there, or choose another folder."
    ),
    errno.ENOENT: N_(
        "{file} was not written: the folder {folder} does not exist. Choose another folder."
    ),
    errno.ENAMETOOLONG: N_("{file} was not written: its name is too long. Choose a shorter one."),
    errno.EISDIR: N_("{file} is a folder. Choose the name of a file."),
}
_SAME = {
    errno.EPERM: errno.EACCES,
    errno.EROFS: errno.EACCES,
    errno.EBUSY: errno.EACCES,
    errno.ENOTDIR: errno.ENOENT,
}
# What a file's name may not hold on one of the systems.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 80
# What disks of a network say that sync no folders.
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
#: Windows opens no folders, and needs no asking.
_SYNCS_FOLDERS = os.name == "posix"


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in place of what was there, as `written_whole` does.

    Raises:
        UserError: As there.
    """
    with written_whole(path) as stream:
        stream.write(content)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Lend a file to write, which takes the place of `path` once all of it is there.

    Whatever goes wrong, a crash too, leaves what was there. A link is followed: what it points
    at is replaced.

    Raises:
        UserError: the disk is full, the folder is missing or may not be written, or the path is
            no ordinary file, or a MentorDesk file: no document is worth one.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            raise UserError(
                N_("{file} is not an ordinary file. Choose another name."), file=path.name
            )
        if is_desk(target):
            raise UserError(
                N_("{file} is a MentorDesk file and was not overwritten. Choose another name."),
                file=path.name,
            )
        with _replaced(target) as stream:
            yield stream
    except OSError as error:
        raise refusal(error, path) from error


def file_name(*parts: str) -> str:
    """Return parts of a name as a file's name that every system takes, without an ending."""
    words = " ".join(" ".join(parts).split())
    return _NOT_IN_NAMES.sub("-", words)[:_LONGEST_NAME].strip(" .-") or "MentorDesk"


def refusal(error: OSError, path: Path) -> UserError:
    """Return the sentence for what the disk said when `path` was to be written."""
    number = error.errno or 0
    message = _SENTENCES.get(
        _SAME.get(number, number),
        N_("{file} was not written: the disk reported an error. Try again, or use another disk."),
    )
    return UserError(message, file=path.name, folder=str(path.absolute().parent))


@contextmanager
def _replaced(target: Path) -> Iterator[BinaryIO]:
    # The temporary file lies beside its target: only within one disk is a rename whole.
    descriptor, name = tempfile.mkstemp(prefix=".mentordesk-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Wait until what was written to the file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut, where the system can."""
    if not _SYNCS_FOLDERS:
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # one that may be written to and not looked into
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
