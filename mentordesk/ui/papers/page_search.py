"""Finds words in a PDF: where each hit stands, and which of them is looked at."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QRectF, Signal
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel


class Hit(NamedTuple):
    """One place where the words stand, its lines in points from the page's upper left."""

    page: int
    lines: tuple[QRectF, ...]


class PageSearch(QObject):
    """Looks through one document after another for the same words."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._wished = 0
        self._model = QPdfSearchModel(self)
        self._model.modelReset.connect(self._begin)
        self._model.rowsInserted.connect(self._read_on)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._model.searchString()

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits found so far; a long document is searched bit by bit."""
        return self._hits

    @property
    def at(self) -> int:
        """The place of the hit looked at among `hits`; -1 without any."""
        return min(self._wished, len(self._hits) - 1)

    @property
    def current(self) -> Hit | None:
        """The hit looked at."""
        return self._hits[self.at] if self._hits else None

    def look_through(self, document: QPdfDocument) -> None:
        """Look for the same words in this document; the hit looked at keeps its number."""
        self._model.setDocument(document)
        self._begin()

    def look_for(self, words: str) -> None:
        """Look for other words, from the first hit on."""
        self._wished = 0
        self._model.setSearchString(words)
        self._begin()

    def go(self, by: int) -> None:
        """Go to the next hit or the one before, round from the last to the first."""
        if self._hits:
            self._wished = (self.at + by) % len(self._hits)
            self.changed.emit()

    def _begin(self) -> None:
        self._hits.clear()
        self._read_on()

    def _read_on(self) -> None:
        found = self._model.rowCount(QModelIndex()) if self.words else 0
        for row in range(len(self._hits), found):
            link = self._model.resultAtIndex(row)
            self._hits.append(Hit(link.page(), tuple(link.rectangles())))
        self.changed.emit()
