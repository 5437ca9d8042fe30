"""Keeps Python 3.11 alive under a PySide6 that forgets to count references to `None`."""

import sys

#: References to lose until `keep_constants_alive` is called: enough for the first painting.
_SPARE = [None, True, False, NotImplemented] * 20_000

#: More than any program can lose; Python 3.12 and later never free these objects anyway.
_PLENTY = 1 << 60


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
