"""Makes folders that nobody but the user can look into."""

from pathlib import Path


def make(folder: Path) -> None:
    """Make a folder where it is missing, and those above it; what is there stays as it is.

    Raises:
        OSError: the disk refuses, or there is a file of that name.
    """
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
