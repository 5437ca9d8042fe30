"""Copies of scans that another program has open: in a private folder, gone when we are."""

import shutil
import tempfile
import weakref
from pathlib import Path

from mentordesk.paths import private_folder
from mentordesk.whole_file import file_name, write_whole


class OpenedCopies:
    """Files that only their owner may read, removed with this object and at the program's exit."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def copy(self, name: str, content: bytes) -> Path:
        """Return where a copy of this name now is; each has a folder to itself.

        Raises:
            OSError: There is no room for its folder.
            UserError: There is no room for it.
        """
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(dir=private_folder()))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        kept = Path(name)
        path = Path(tempfile.mkdtemp(dir=self._folder)) / (file_name(kept.stem) + kept.suffix)
        write_whole(path, content)
        return path
