"""Carries a row of one list to a row of another with the mouse; keys have a way of their own."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import GAP, ROW_HEIGHT, Theme

_WIDEST = 280
#: How near the edge a list begins to scroll under what is carried, and how far at each step.
_EDGE = 28
_STEP = 12
_STEP_MS = 40


class RowCarrier(QObject):
    """Lets the rows of a list be dragged; asks what a row carries and what it is called."""

    def __init__(
        self,
        view: QTableView,
        theme: Theme,
        kind: str,
        packed: Callable[[int], bytes],
        named: Callable[[int], str],
    ) -> None:
        """Watch a view; `kind` is the MIME type under which `packed(row)` travels."""
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._kind = kind
        self._packed = packed
        self._named = named
        self._row = -1
        self._pressed = QPoint()
        view.viewport().installEventFilter(self)

    def load(self, row: int) -> QMimeData:
        """Return what a row carries."""
        load = QMimeData()
        load.setData(self._kind, QByteArray(self._packed(row)))
        return load

    def _carry(self) -> None:
        row, self._row = self._row, -1
        drag = QDrag(self._view)
        drag.setMimeData(self.load(row))
        drag.setPixmap(self._label(self._named(row)))
        drag.setHotSpot(QPoint(-GAP, ROW_HEIGHT // 2))
        drag.exec(Qt.DropAction.LinkAction)

    def _label(self, name: str) -> QPixmap:
        metrics = self._view.fontMetrics()
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        ratio = self._view.devicePixelRatioF()
        width = metrics.horizontalAdvance(text) + 2 * GAP
        picture = QPixmap(round(width * ratio), round(ROW_HEIGHT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        painter.setBrush(self._theme.colours.card)
        painter.setPen(QPen(self._theme.colour(Tone.ACCENT), 1))
        body = picture.rect()
        body.setSize(picture.deviceIndependentSize().toSize())
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(self._theme.colours.text)
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Begin to carry once a pressed row is moved far enough; the list keeps every click."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonPress:
                self._press(event)
            elif event.type() is QEvent.Type.MouseMove and self._row >= 0:
                far = event.position().toPoint() - self._pressed
                if far.manhattanLength() >= QApplication.startDragDistance():
                    self._carry()
                # Else the list would select whatever the mouse passes over.
                return True
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._row = -1
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint()
        self._row = self._view.indexAt(self._pressed).row() if left and plain else -1


class _Light(QWidget):
    """Frames the row that would take what is carried."""

    def __init__(self, viewport: QWidget, theme: Theme) -> None:
        super().__init__(viewport)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and a breath of its colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._theme.colour(Tone.ACCENT))
        painter.setPen(QPen(ground, 2))
        ground.setAlphaF(0.14)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class RowLanding(QObject):
    """Lets a list's rows take what is carried; asks which of them do."""

    #: The row, and what was carried (bytes).
    landed = Signal(int, object)

    def __init__(
        self, view: QTableView, theme: Theme, kind: str, takes: Callable[[int], bool]
    ) -> None:
        """Watch a view for what travels under the MIME type `kind`."""
        super().__init__(view)
        self._view = view
        self._kind = kind
        self._takes = takes
        self._light = _Light(view.viewport(), theme)
        self._at = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_STEP_MS)
        self._scrolling.timeout.connect(self._scroll)
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    @property
    def lit(self) -> int:
        """The row that would take what is carried over it now, -1 for none."""
        return self._row_at(self._at) if not self._light.isHidden() else -1

    def _row_at(self, at: QPoint) -> int:
        row = self._view.indexAt(at).row()
        return row if row >= 0 and self._takes(row) else -1

    def _hover(self, event: QDragMoveEvent) -> None:
        self._at = event.position().toPoint()
        self._show_light()
        if self._light.isHidden():
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
        if self._pull():
            self._scrolling.start()

    def _show_light(self) -> None:
        row = self._row_at(self._at)
        if row >= 0:
            first = self._view.visualRect(self._view.model().index(row, 0))
            first.setLeft(0)
            first.setRight(self._view.viewport().width() - 1)
            self._light.setGeometry(first)
        self._light.setVisible(row >= 0)

    def _pull(self) -> int:
        """Return which way the list is to scroll, 0 for none."""
        if self._at.y() < _EDGE:
            return -1
        return 1 if self._at.y() > self._view.viewport().height() - _EDGE else 0

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._pull() * _STEP)
        self._show_light()
        if not self._pull():
            self._scrolling.stop()

    def _leave(self) -> None:
        self._scrolling.stop()
        self._light.hide()

    def _land(self, event: QDropEvent) -> None:
        row = self._row_at(event.position().toPoint())
        self._leave()
        if row >= 0:
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
            self.landed.emit(row, bytes(event.mimeData().data(self._kind).data()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Follow what is carried over the list."""
        if event.type() is QEvent.Type.DragLeave:
            self._leave()
            return True
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(self._kind):
            if event.type() is QEvent.Type.Drop:
                self._land(event)
            elif event.type() is QEvent.Type.DragEnter:
                # Whether a row takes it is told while it moves.
                event.acceptProposedAction()
            elif isinstance(event, QDragMoveEvent):
                self._hover(event)
            return True
        return super().eventFilter(watched, event)
