"""A line of text that ends in an ellipsis where its room ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST = 80


def plain_tooltip(text: str) -> str:
    """Return a text as a tooltip that wraps and shows a person's `<b>` as typed."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""


class ElidedLabel(QLabel):
    """Shows as much of one line as there is room for; the tooltip says all of it."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)
        self.show_line(text)

    def show_line(self, text: str) -> None:
        """Show another text."""
        self.setText(" ".join(text.split()))
        self.setToolTip(plain_tooltip(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for little: the rest is cut."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for little: the rest is cut."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, cut to its room."""
        painter = QPainter(self)
        space = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, space.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            space, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut
        )
        painter.end()
