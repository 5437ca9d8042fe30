"""Parts of the right side, scrolled where the window is low."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class DetailScroll(QScrollArea):
    """As high as what it holds, and no higher; where room is short, at least `least` pixels."""

    def __init__(self, content: QWidget, least: int) -> None:
        super().__init__()
        self._content = content
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # It scrolls by itself to whatever in it has the focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def keep(self, least: int) -> None:
        """Be at least so many pixels high, where the content is."""
        self._least = least
        self.updateGeometry()

    def _height(self) -> int:
        """Return how high the content is at the full width, without a scroll bar."""
        layout = self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(self.width())
        return self._content.sizeHint().height()

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the content."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """As high as the content, but for what may be scrolled."""
        return QSize(super().minimumSizeHint().width(), min(self._least, self._height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Words wrap in another way at another width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Follow the content as it grows and shrinks."""
        result = super().eventFilter(watched, event)
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return result
