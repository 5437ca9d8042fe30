"""Says whether a file lies where it is safe, and moves it to where it is."""

import os
from pathlib import Path

from mentordesk import own_folder
from mentordesk.errors import UserError
from mentordesk.paths import data_folder
from mentordesk.storage import backup, lock, places, restoring
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.key import Key
from mentordesk.storage.places import Hazard, Place
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal

__all__ = ["Hazard", "Place", "free_place", "hazard_of", "move"]

NOT_REMOVED = N_(
    "The file is now in {folder}. The old one could not be removed: delete {file} yourself, so "
    "that nobody goes on in it."
)


def hazard_of(path: Path, *, file_system: str = "", removable: bool = False) -> Place | None:
    """Return what is unsafe about where a file lies, or None.

    Args:
        path: The file.
        file_system: The kind of file system it lies on, as the system names it.
        removable: Whether its drive is one that is pulled out.
    """
    return places.place_of(
        Path(os.path.realpath(path)),
        environment=os.environ,
        dropbox=places.dropbox_folders(os.environ, Path.home()),
        file_system=file_system,
        removable=removable,
    )


def free_place(path: Path) -> Path:
    """Return where a file would lie in the program's own folder, under a name that is free."""
    number, free = 1, data_folder() / path.name
    while free.exists():
        number += 1
        free = data_folder() / f"{path.stem} {number}{path.suffix}"
    return free


def move(path: Path, target: Path, key: Key | None = None) -> UserError | None:
    """Move a closed file: copied, read back, its backups taken along, and only then removed.

    Returns:
        What is to be said where the old one could not be removed.

    Raises:
        UserError: It could not be copied, or is open elsewhere; it is where it was then.
    """
    place = Path(os.path.realpath(path))
    with lock.hold(place) as mark:
        restoring.require_whole(place, key)
        try:
            own_folder.make(target.parent)
        except OSError as error:
            raise refusal(error, target) from error
        backup.copy(place, target, key)
        BackupFolder(target).take_over(BackupFolder(place).folder)
        mark.end()
        try:
            place.unlink()
        except OSError:
            return UserError(NOT_REMOVED, folder=str(target.parent), file=str(place))
    return None
