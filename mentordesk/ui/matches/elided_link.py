"""A link of one line that shortens its words to the room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_ENDS = 16
_LEAST = 64


class ElidedLink(QPushButton):
    """Shows as much of `words` as fits; screen readers get them all."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.setProperty("look", "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._shorten()

    def _shorten(self) -> None:
        room = max(self.width() - _ENDS, 0)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        # Qt would make a shortcut of a single one.
        self.setText(shown.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """Return the room that all the words take."""
        width = self.fontMetrics().horizontalAdvance(self.words) + _ENDS + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the room that a few letters take."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Show more or less of the words."""
        super().resizeEvent(event)
        self._shorten()
