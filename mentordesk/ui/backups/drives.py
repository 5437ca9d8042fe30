"""Which USB sticks and other drives that come and go are in this computer."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MOUNTED_IN = ("/media/", "/run/media/", "/mnt/")
_WINDOWS_REMOVABLE = 2


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive that can be taken out, and what its owner calls it."""

    name: str
    folder: Path


def removable_drives() -> tuple[Drive, ...]:
    """Return the drives that can be written to and taken along."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        folder = Path(volume.rootPath())
        if volume.isReady() and not volume.isReadOnly() and not volume.isRoot():
            device = bytes(volume.device().data()).decode(errors="replace")
            if is_removable(folder, device):
                found.append(Drive(volume.displayName() or folder.name, folder))
    return tuple(found)


def is_removable(folder: Path, device: str, system: str = sys.platform) -> bool:
    """Return whether a mounted volume is one that is put in and taken out."""
    place = folder.as_posix()
    if system == "win32":
        return _windows_kind(str(folder)) == _WINDOWS_REMOVABLE
    if system == "darwin":
        return place.startswith("/Volumes/")
    return device.startswith("/dev/") and place.startswith(_MOUNTED_IN)


def _windows_kind(root: str) -> int:
    """Return what kind of drive Windows takes a root to be."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows else 0
