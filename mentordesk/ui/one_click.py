"""A button for deeds done one after the other, each on something else than the one before."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton


class OneClickButton(QPushButton):
    """Takes a double click for one: the second would do the deed on what nobody has looked at."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Let the second click go."""
        event.accept()
