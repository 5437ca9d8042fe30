"""Keeps the search for waste from stopping the window while much is computed, and just after."""

import gc

#: Going through as many new objects is not felt.
_FEW = 10_000


class WasteBreak:
    """Python looks for unused cycles of objects in whichever thread makes the next one.

    Amid millions of rows that stops every thread for half a second, again and again; and in a
    worker it could take widgets apart, which only the window's thread may.
    """

    def __init__(self) -> None:
        self._was_on = False
        self._under_way = False

    def begin(self) -> None:
        """Look for no waste until `end`."""
        if not self._under_way:
            self._under_way = True
            self._was_on = gc.isenabled()
            gc.disable()

    def end(self) -> None:
        """Look for waste again; of very many new objects, which are here to stay, not in them.

        Among few ones at once, in this thread: the next object may be a worker's.
        """
        if not self._under_way:
            return
        self._under_way = False
        if self._was_on:
            if gc.get_count()[0] > _FEW:
                gc.freeze()
            else:
                gc.collect(1)
            gc.enable()
