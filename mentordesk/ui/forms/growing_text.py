"""A saved text that is as tall as what is written in it, between a least and a most."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from mentordesk.ui.forms.autosave import SavedText


class GrowingText(SavedText):
    """Grows and shrinks with its lines; beyond the most it scrolls."""

    def __init__(self, placeholder: str = "", least: int = 2, most: int = 12) -> None:
        super().__init__(placeholder, least)
        self._least = least
        self._most = most
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        written, line = self._written(), self._line()
        if frame < 0 or not line:
            # Not laid out yet: the first resize comes with the first showing.
            return
        margins = 2 * math.ceil(self.document().documentMargin())
        most = line * self._most + margins
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if written > most else bar.ScrollBarAlwaysOff
        )
        self.setFixedHeight(min(max(written, line * self._least + margins), most) + frame)

    def _line(self) -> int:
        first = self.document().firstBlock().layout()
        # Qt crashes on a line that is not there.
        return math.ceil(first.lineAt(0).height()) if first.lineCount() else 0

    def _written(self) -> int:
        """Return how tall text and margins are at the width there is, wrapped lines counted."""
        height, block = 0.0, self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()
