"""What a user set on this computer: language, look, files of late, and how the window stood."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeVar

from mentordesk import own_folder
from mentordesk.errors import UserError
from mentordesk.vocabulary import Language

_Kind = TypeVar("_Kind", bound=StrEnum)
#: So many files are offered again.
RECENT_MOST = 8
#: Idle minutes after which a protected file can lock itself; 0 is never.
LOCK_AFTER = (0, 5, 10, 30)
_USUAL_LOCK = 10


class Look(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings:
    """The settings, kept in one small file that is written at each change.

    They are a comfort, never a reason to stop: a broken file is put aside, a value that makes no
    sense is as good as none, and a disk that refuses is noted in the log.
    """

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the settings at `path`; without a file there, everything is as delivered."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            values = {}
        except (OSError, ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            _put_aside(path)
            values = {}
        return cls(path, values)

    def __init__(self, path: Path, values: dict[str, Any]) -> None:
        self._path = path
        self._values = values

    @property
    def language(self) -> Language | None:
        """The language that the user chose, or None for the system's."""
        return _member(Language, self._values.get("language"))

    @language.setter
    def language(self, language: Language | None) -> None:
        self._keep("language", language)

    @property
    def look(self) -> Look:
        """Light, dark, or as the system has it."""
        return _member(Look, self._values.get("look")) or Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._keep("look", look)

    @property
    def lock_after(self) -> int:
        """After how many idle minutes a protected file is locked; 0 is never."""
        minutes = self._values.get("lock_after")
        return minutes if minutes in LOCK_AFTER else _USUAL_LOCK

    @lock_after.setter
    def lock_after(self, minutes: int) -> None:
        self._keep("lock_after", minutes)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened of late, the newest first, whether or not they are still there."""
        places = self._values.get("recent_files")
        if not isinstance(places, list):
            return ()
        return tuple(Path(place) for place in places if isinstance(place, str))[:RECENT_MOST]

    @property
    def last_file(self) -> Path | None:
        """The file to open at the next start, or None after the user closed it."""
        place = self._values.get("last_file")
        return Path(place) if isinstance(place, str) else None

    def opened(self, path: Path) -> None:
        """Remember that the user opened a file."""
        place = path.absolute()
        others = [str(other) for other in self.recent_files if other != place]
        self._keep("recent_files", [str(place), *others][:RECENT_MOST])
        self._keep("last_file", str(place))

    def closed(self) -> None:
        """Open no file at the next start: the user closed the last one."""
        self._keep("last_file", None)

    def forget(self, path: Path) -> None:
        """Take a file off the list, for one that is gone."""
        place = path.absolute()
        self._keep("recent_files", [str(other) for other in self.recent_files if other != place])
        if self.last_file == place:
            self.closed()

    def recall(self, key: str, default: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return what was remembered under `key`, if it is of the same kind as `default`."""
        kept = self._window().get(key, default)
        return kept if default is None or isinstance(kept, type(default)) else default

    def remember(self, key: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Keep a value that JSON can hold: a column's width, a splitter's place."""
        self._keep("window", self._window() | {key: value})

    def _window(self) -> dict[str, Any]:
        window = self._values.get("window")
        return window if isinstance(window, dict) else {}

    def _keep(self, key: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        if key in self._values and self._values[key] == value:
            return
        self._values[key] = value
        from mentordesk.whole_file import write_whole

        content = json.dumps(self._values, ensure_ascii=False, indent=1)
        try:
            own_folder.make(self._path.parent)
            write_whole(self._path, content.encode())
        except (OSError, UserError):
            _note("The settings could not be kept")


def _member(kind: type[_Kind], value: object) -> _Kind | None:
    return next((member for member in kind if member == value), None)


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".broken.json"))
    except OSError:
        _note("Settings that cannot be read could not be put aside")


def _note(trouble: str) -> None:
    """Log what is being handled; logging is not loaded before the window is painted."""
    import logging

    logging.getLogger(__name__).warning(trouble, exc_info=sys.exc_info())
