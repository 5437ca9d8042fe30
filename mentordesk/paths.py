"""Where the program's own files are, and where a user's go."""

import os
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

from mentordesk import own_folder

_DIRS = PlatformDirs("MentorDesk", appauthor=False)
_IN_USE = ".lock"


@cache
def resources() -> Path:
    """Return the folder of templates, guides, fonts and catalogues.

    It lies inside the installed package (wheel and program folder) or beside it (checkout).
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def settings_file() -> Path:
    """Return the path of the user's settings on this computer."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def data_folder() -> Path:
    """Return the folder that new programme files are offered to be saved in."""
    return Path(_DIRS.user_data_dir)


def backups_folder() -> Path:
    """Return the folder that holds a folder of backups for each file."""
    return data_folder() / "backups"


def backup_folder(path: Path) -> Path:
    """Return the folder of the backups of the file at `path`."""
    return backups_folder() / file_key(path)


def state_folder() -> Path:
    """Return the folder of logs, of the marks that a file is open, and of what is soon gone."""
    return Path(_DIRS.user_state_dir)


def private_folder() -> Path:
    """Return this run's folder for what is about people and is wanted for a while only.

    Nobody but the user can look into it. It goes when the program ends, or, after one that died,
    when another one starts.
    """
    folder = _own_private_folder(state_folder() / "private")
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@cache
def _own_private_folder(shared: Path) -> Path:
    import atexit
    import secrets

    from filelock import FileLock

    own_folder.make(shared)
    shared.chmod(0o700)
    folder = shared / secrets.token_hex(8)
    lock = FileLock(folder.with_suffix(_IN_USE), mode=0o600)
    lock.acquire(blocking=False)

    def leave() -> None:
        _remove(folder)
        lock.release()
        folder.with_suffix(_IN_USE).unlink(missing_ok=True)

    atexit.register(leave)
    return folder


def sweep_private_folders() -> None:
    """Remove what programs that died left in their private folders; others' are left alone."""
    from filelock import FileLock, Timeout

    shared = state_folder() / "private"
    for mark in shared.glob(f"*{_IN_USE}"):
        try:
            with FileLock(mark, blocking=False):
                _remove(mark.with_suffix(""))
                mark.unlink(missing_ok=True)
        except (Timeout, OSError):
            continue
    for folder in shared.glob("*"):
        # A mark is made before its folder and goes after it.
        if folder.suffix != _IN_USE and not folder.with_suffix(_IN_USE).exists():
            _remove(folder)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def file_key(path: Path) -> str:
    """Return a short name for a file that is the same by whatever way it is reached.

    It holds letters and digits only and says nothing about the file.
    """
    import hashlib

    place = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
