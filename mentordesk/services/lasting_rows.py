"""Makes tens of thousands of objects that all stay, without looking for waste among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_waste_expected() -> Iterator[None]:
    """Put the garbage collector off for a while.

    Going through lasting rows again and again takes a quarter of an import's time. What is not
    part of a cycle is freed all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
