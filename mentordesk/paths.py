"""Where the program's own files are, and where a user's go."""

import os
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("MentorDesk", appauthor=False)


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


def backup_folder(path: Path) -> Path:
    """Return the folder of the backups of the file at `path`."""
    return data_folder() / "backups" / file_key(path)


def state_folder() -> Path:
    """Return the folder of logs and of the marks that a file is open."""
    return Path(_DIRS.user_state_dir)


def file_key(path: Path) -> str:
    """Return a short name for a file that is the same by whatever way it is reached.

    It holds letters and digits only and says nothing about the file.
    """
    import hashlib

    place = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
