"""What this computer remembers for its user: windows, columns, recent files; never people."""

import contextlib
import json
from pathlib import Path
from typing import TypeVar

T = TypeVar("T", bool, int, float, str, list[object], dict[str, object])


class Settings:
    """Values in one JSON file, written whole at each change; a damaged file starts afresh."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, object] = {}
        with contextlib.suppress(OSError, ValueError):
            stored = json.loads(path.read_text("utf-8"))
            if isinstance(stored, dict):
                self._values = stored

    def read(self, key: str, default: T) -> T:
        """Return the value kept under `key`, or `default` when there is none of its type."""
        value = self._values.get(key, default)
        return value if type(value) is type(default) else default

    def keep(self, key: str, value: object) -> None:
        """Keep a JSON value; a folder that cannot be written to is no reason to stop work."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        part = self._path.with_suffix(".part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            part.replace(self._path)
