"""Undoes two things that PySide6 6.12 does to the interpreter: to its constants, and to imports."""

import builtins
import sys

#: References to lose until `keep_constants_alive` is called: enough for the first painting.
_SPARE = [None, True, False, NotImplemented] * 20_000

#: More than any program can lose; Python 3.12 and later never free these objects anyway.
_PLENTY = 1 << 60

_import = builtins.__import__


def keep_constants_alive() -> None:
    """Give `None`, `True`, `False` and `NotImplemented` so many references that none can run out.

    The wheel of PySide6 6.12 is built for 3.10 and later, with headers in which these objects
    are immortal: each call that returns nothing takes a reference it was never given, and some
    thousand calls later Python 3.11 stops with "deallocating None".
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    # Loaded late: the first painting is measured.
    import ctypes

    for constant in (None, True, False, NotImplemented):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY // 2:
            count.value += _PLENTY


def import_plainly() -> None:
    """Import as Python does.

    PySide6 reads and keeps the source of every module imported after it, to see whether it asks
    for `__feature__`. Nothing here does, and SQLAlchemy is large.
    """
    builtins.__import__ = _import
