"""Copies of scans that another program has open: in a folder of their own, gone when we are."""

import shutil
import tempfile
import weakref
from pathlib import Path
from time import time

from mentordesk.whole_file import file_name

_PREFIX = "mentordesk-scan-"
#: A program that died left its copies behind; so old ones nobody looks at any more.
_OLD = 24 * 60 * 60


class OpenedCopies:
    """Files that only their owner may read, removed with this object and at the program's exit."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def copy(self, name: str, content: bytes) -> Path:
        """Return where a copy of this name now is; each has a folder to itself.

        Raises:
            OSError: There is no room for it.
        """
        if self._folder is None:
            _sweep()
            # Only its owner may look into it.
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        kept = Path(name)
        path = Path(tempfile.mkdtemp(dir=self._folder)) / (file_name(kept.stem) + kept.suffix)
        path.write_bytes(content)
        return path


def _sweep() -> None:
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            is_old = time() - left.stat().st_mtime > _OLD
        except OSError:
            continue
        if is_old:
            shutil.rmtree(left, ignore_errors=True)
