"""A rotating log that tells where the program went wrong, and nothing about anybody."""

import logging
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from mentordesk import own_folder

_PACKAGE = "mentordesk"
_BYTES, _OLDER = 256_000, 3
_NUMBERS = (bool, int, float)
_HOME = Path(__file__).parent.parent


def set_up(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write this program's own records to `mentordesk.log` in `folder`, made when it is missing.

    Other libraries' records stay out: nobody knows what they hold. A folder that cannot be
    written gets no log, and the program runs on.
    """
    logger = logging.getLogger(_PACKAGE)
    for earlier in logger.handlers[:]:
        logger.removeHandler(earlier)
        earlier.close()
    handler = _handler(folder)
    handler.setFormatter(_Discreet())
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    return handler


def trace(error: BaseException) -> str:
    """Return an exception for a log or a report: its kind, its causes and where they arose.

    Without its text and without values, which may name a person, and without the folders that
    name the user.
    """
    return "\n".join(_lines(error, set()))


class _Quiet(RotatingFileHandler):
    """A log that cannot be written never stops the work."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Let the record go."""

    def _open(self) -> TextIOWrapper:
        place = Path(self.baseFilename)
        place.touch(mode=0o600)  # before there is anything to read
        place.chmod(0o600)
        return super()._open()


class _Discreet(logging.Formatter):
    """One line a record, and an exception below it; of its values the numbers alone."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's text."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name}: {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{head}\n{trace(error)}" if error else head


def _handler(folder: Path) -> logging.Handler:
    try:
        own_folder.make(folder)
        return _Quiet(
            folder / "mentordesk.log", maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()


def _message(record: logging.LogRecord) -> str:
    text = record.msg if isinstance(record.msg, str) else _veiled(record.msg)
    if not isinstance(record.args, tuple) or not record.args:
        return str(text)
    values = tuple(a if isinstance(a, _NUMBERS) else _veiled(a) for a in record.args)
    try:
        return str(text) % values
    except (TypeError, ValueError):
        return str(text)


def _veiled(value: object) -> str:
    return f"<{type(value).__name__}>"


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    origin = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if origin is not None and id(origin) not in seen:
        yield from _lines(origin, seen)
        yield "which led to"
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__, limit=-50):
        yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            if id(member) not in seen:
                yield from (f"  | {line}" for line in _lines(member, seen))


def _place(filename: str) -> str:
    """Return a source file without the folders that say whose computer this is."""
    path = Path(filename)
    if not path.is_absolute():
        return path.as_posix()
    if path.is_relative_to(_HOME):
        return path.relative_to(_HOME).as_posix()
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return path.name
