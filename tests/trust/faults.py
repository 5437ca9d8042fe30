"""A disk that fails on request: the n-th write, sync, cut, deletion or rename of this process.

SQLite reaches the disk through a table of functions. The library exports the way to that table,
so that its own code runs up to the very call that fails, and no compiler is needed.
"""

import ctypes
import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import sqlcipher3  # type: ignore[import-untyped]  # it ships no types

_INT, _PTR = ctypes.c_int, ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(_INT, _PTR, _PTR, _PTR, _INT, _PTR)
_DELETE = ctypes.CFUNCTYPE(_INT, _PTR, _PTR, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _PTR, _PTR, _INT, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _PTR, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(_INT, _PTR, _INT)

# SQLite's result codes: https://www.sqlite.org/rescode.html
_FULL, _NO_WRITE, _NO_SYNC, _NO_CUT, _NO_DELETION = 13, 778, 1034, 1546, 2570


class _Vfs(ctypes.Structure):
    """The head of `sqlite3_vfs`: https://www.sqlite.org/c3ref/vfs.html."""

    _fields_: ClassVar = [
        ("iVersion", _INT),
        ("szOsFile", _INT),
        ("mxPathname", _INT),
        ("pNext", _PTR),
        ("zName", ctypes.c_char_p),
        ("pAppData", _PTR),
        ("xOpen", _PTR),
        ("xDelete", _PTR),
    ]


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`: https://www.sqlite.org/c3ref/io_methods.html."""

    _fields_: ClassVar = [
        ("iVersion", _INT),
        ("xClose", _PTR),
        ("xRead", _PTR),
        ("xWrite", _PTR),
        ("xTruncate", _PTR),
        ("xSync", _PTR),
        ("rest", _PTR * 13),
    ]


@dataclass
class Faults:
    """What is to fail. Each write, sync, cut, deletion and rename counts one."""

    #: The number of the first call that fails; 0 for none.
    first: int = 0
    #: Whether all later ones fail as well.
    for_ever: bool = False
    #: A full disk, instead of a broken one.
    full: bool = False
    #: The process dies at that call, half of a write done.
    kills: bool = False
    counted: int = 0
    _asleep: bool = field(default=False, repr=False)

    def strikes(self) -> bool:
        """Count a call and return whether it is to fail."""
        if self._asleep:
            return False
        self.counted += 1
        struck = bool(self.first) and (
            self.counted >= self.first if self.for_ever else self.counted == self.first
        )
        if struck and self.kills:
            os.kill(os.getpid(), signal.SIGKILL)
        return struck

    def code(self, otherwise: int) -> int:
        """Return SQLite's result code for a call that failed."""
        return _FULL if self.full else otherwise

    def error(self) -> OSError:
        """Return Python's error for a call that failed."""
        number = errno.ENOSPC if self.full else errno.EIO
        return OSError(number, os.strerror(number))

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Let the disk be well meanwhile."""
        self._asleep = True
        try:
            yield
        finally:
            self._asleep = False


@contextmanager
def failing(faults: Faults) -> Iterator[Faults]:
    """Have the disk of this process fail as `faults` say, inside."""
    _ACTIVE.append(faults)
    held = {name: getattr(os, name) for name in ("fsync", "replace", "rename")}
    for name, real in held.items():
        setattr(os, name, _watched(real, faults))
    try:
        yield faults
    finally:
        for name, real in held.items():
            setattr(os, name, real)
        _ACTIVE.pop()


def _watched(real: Callable[..., Any], faults: Faults) -> Callable[..., Any]:
    def called(*arguments: Any, **named: Any) -> Any:
        if faults.strikes():
            raise faults.error()
        return real(*arguments, **named)

    return called


_ACTIVE: list[Faults] = []
_KEPT: list[object] = []
_TABLES: dict[int, _Methods] = {}


def _struck() -> Faults | None:
    return _ACTIVE[-1] if _ACTIVE and _ACTIVE[-1].strikes() else None


def _install() -> None:
    """Put ourselves between SQLite and the system, before any file is opened."""
    library = ctypes.CDLL(str(next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*.so"))))
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    vfs = library.sqlite3_vfs_find(None).contents
    opened, deleted = _OPEN(vfs.xOpen), _DELETE(vfs.xDelete)

    def on_open(this: int, name: int, file: int, flags: int, out: int) -> int:
        code = int(opened(this, name, file, flags, out))
        place = ctypes.cast(file, ctypes.POINTER(_PTR))
        if code == 0 and place[0]:
            place[0] = ctypes.addressof(_failing_methods(place[0]))
        return code

    def on_delete(this: int, name: int, synced: int) -> int:
        if faults := _struck():
            return faults.code(_NO_DELETION)
        return int(deleted(this, name, synced))

    hooks = _OPEN(on_open), _DELETE(on_delete)
    _KEPT.extend((library, opened, deleted, *hooks))
    vfs.xOpen, vfs.xDelete = (ctypes.cast(hook, _PTR) for hook in hooks)


def _failing_methods(real: int) -> _Methods:
    """Return a copy of a file's methods that asks first."""
    if real in _TABLES:
        return _TABLES[real]
    table = _Methods.from_buffer_copy(ctypes.string_at(real, ctypes.sizeof(_Methods)))
    write, cut, sync = _WRITE(table.xWrite), _TRUNCATE(table.xTruncate), _SYNC(table.xSync)

    def on_write(file: int, content: int, size: int, offset: int) -> int:
        faults = _struck()
        if faults is None:
            return int(write(file, content, size, offset))
        write(file, content, size // 2, offset)  # a torn write is the worst that happens
        return faults.code(_NO_WRITE)

    def on_truncate(file: int, size: int) -> int:
        faults = _struck()
        return faults.code(_NO_CUT) if faults else int(cut(file, size))

    def on_sync(file: int, flags: int) -> int:
        faults = _struck()
        return faults.code(_NO_SYNC) if faults else int(sync(file, flags))

    hooks = _WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync)
    _KEPT.extend((write, cut, sync, *hooks))
    table.xWrite, table.xTruncate, table.xSync = (ctypes.cast(hook, _PTR) for hook in hooks)
    _TABLES[real] = table
    return table


def _exports() -> bool:
    found = next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*.so"), None)
    return found is not None and hasattr(ctypes.CDLL(str(found)), "sqlite3_vfs_find")


#: Whether the library shows its way to the disk; it does where it was built for Linux.
AVAILABLE = _exports()
if AVAILABLE:
    _install()
