"""The paper that is being written: made again only where it says something else."""

from collections.abc import Callable
from threading import Lock


class LatestPaper:
    """Keeping a text asks for its pages a second time, often while the first are on their way."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._made: tuple[object, bytes] | None = None

    def pdf(self, said: object, make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes of what is said; the same as the last time is not made anew."""
        with self._turn:
            if self._made is None or self._made[0] != said:
                self._made = said, make()
            return self._made[1]
