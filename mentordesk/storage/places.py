"""Which folders do not keep a file safe: they change it behind the program's back, or vanish."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath


class Hazard(StrEnum):
    """What a folder does that a file with a single writer does not bear."""

    #: A service copies it while it is written, and puts back its own copy.
    SYNCHRONISED = "synchronised"
    #: Other computers write it, and its locks are not to be relied on.
    NETWORK = "network"
    #: It is pulled out, perhaps in the midst of a write.
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a hazard, and the name that its owner knows it by; blank where it has none."""

    hazard: Hazard
    name: str = ""


_NETWORK = ("nfs", "cifs", "smb", "9p", "afpfs", "webdav", "davfs", "fuse.sshfs", "ncpfs", "afs")
_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mega": "MEGA",
}
_CLOUD_STORAGE = "cloudstorage"


def place_of(
    path: PurePath,
    *,
    environment: Mapping[str, str],
    dropbox: tuple[str, ...] = (),
    file_system: str = "",
    removable: bool = False,
) -> Place | None:
    """Return what is unsafe about the folder of a file, or None.

    Args:
        path: Where the file really is.
        environment: The variables of the user's session.
        dropbox: Dropbox's own folders, as `dropbox_folders` finds them.
        file_system: The kind of file system, as the system names it.
        removable: Whether the drive is one that is pulled out.
    """
    for variable in _ENVIRONMENT:
        if _is_within(path, environment.get(variable, "")):
            return Place(Hazard.SYNCHRONISED, "OneDrive")
    if any(_is_within(path, folder) for folder in dropbox):
        return Place(Hazard.SYNCHRONISED, "Dropbox")
    for part in path.parent.parts:
        if name := _service(part, path):
            return Place(Hazard.SYNCHRONISED, name)
    kind = file_system.lower()
    if kind.startswith(_NETWORK) or str(path).startswith(("\\\\", "//")):
        return Place(Hazard.NETWORK)
    return Place(Hazard.REMOVABLE) if removable else None


def _service(part: str, path: PurePath) -> str:
    """Return the service that a folder's name gives away: "OneDrive - Nordhavn University"."""
    folded = part.casefold()
    for known, name in _NAMES.items():
        # On a Mac each service has a folder like "GoogleDrive-name@example.org".
        if folded == known or folded.startswith((f"{known} - ", f"{known}-", f"{known} (")):
            return name
    if folded == _CLOUD_STORAGE and "library" in (each.casefold() for each in path.parts):
        below = path.parts[path.parts.index(part) + 1]
        return _service(below, PurePath()) or below.partition("-")[0]
    return ""


def _is_within(path: PurePath, folder: str) -> bool:
    if not folder:
        return False
    wanted = [part.casefold() for part in type(path)(folder).parts]
    return [part.casefold() for part in path.parts[: len(wanted)]] == wanted


def dropbox_folders(environment: Mapping[str, str], home: Path) -> tuple[str, ...]:
    """Return the folders that Dropbox says it synchronises."""
    places = [home / ".dropbox" / "info.json"]
    roots = [environment[name] for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
    places += [Path(root) / "Dropbox" / "info.json" for root in roots]
    found: list[str] = []
    for place in places:
        try:
            held = json.loads(place.read_text(encoding="utf-8"))
            found += [str(account["path"]) for account in held.values()]
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
    return tuple(found)
