"""The map of scores as a widget: seen from near or far, walked by keys, pointed at, pressed."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QGestureEvent,
    QPinchGesture,
)

from mentordesk.ui.matches.score_map_painting import ScoreMapPainting, Seen, name_room
from mentordesk.ui.matches.score_map_plan import (
    LARGEST,
    LID,
    NAMED_FROM,
    Plan,
    fitting,
    whole_pixels,
)
from mentordesk.ui.theme import Theme

#: A row and a column.
Cell = tuple[int, int]

_STEP = 1.25
_NOTCH = 120
#: So many people are few enough that names matter more than seeing all at once.
_FEW = 60
_NAMES_MOST = (130, 104)
#: Of the view's width and height, names take this share at most.
_NAMES_SHARE = 0.3
_MEASURED = 400
_SHADE = 26


class ScoreMapView(QAbstractScrollArea):
    """Shows a map; has a cell that the keys move, and another while the pointer is over one."""

    #: Another cell is looked at (a `Cell`, or `None`).
    pointed = Signal(object)
    #: A cell was pressed, or Enter on the one looked at: its row and column.
    chosen = Signal(int, int)
    #: The cells are drawn at another size.
    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._painting = ScoreMapPainting(theme)
        self._seen: Seen | None = None
        self._plan = Plan(rows=0, columns=0, width=1, height=1, cell=1)
        self._names = (0, LID)
        #: The size of a cell that was asked for, `None` for whatever fits.
        self._wanted: float | None = None
        self._ground: QPixmap | None = None
        self._cursor: Cell | None = None
        self._under: Cell | None = None
        self._pressed: QPoint | None = None
        self._dragged = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        theme.changed.connect(self._dress)

    # What is shown

    @property
    def seen(self) -> Seen | None:
        """What is shown."""
        return self._seen

    @property
    def plan(self) -> Plan:
        """Where everything lies now."""
        return self._plan

    @property
    def looked_at(self) -> Cell | None:
        """The cell under the pointer, else the one that the keys moved to."""
        return self._under or self._cursor

    def show_map(self, seen: Seen, *, begins: bool) -> None:
        """Show another map; one that `begins` is seen as suits it, others as nearly as before."""
        self._seen = seen
        self._painting.show(seen)
        scores = seen.scores
        most = self._names_most()
        sampled = (scores.mentees[:_MEASURED], scores.mentors[:_MEASURED])
        left, top = (
            name_room(self._theme, people, room) for people, room in zip(sampled, most, strict=True)
        )
        self._names = (left, top + LID)
        self._under = None
        if begins:
            self._cursor = None
            few = max(len(scores.mentees), len(scores.mentors)) <= _FEW
            self._wanted = NAMED_FROM if few and self._fitting() < NAMED_FROM else None
        self._arrange()
        self.pointed.emit(self.looked_at)

    def look_at(self, cell: Cell | None) -> None:
        """Move the cursor without choosing anything, and bring it into sight."""
        self._cursor = cell
        self._reveal()
        self.viewport().update()
        self.pointed.emit(self.looked_at)

    def zoom_in(self) -> None:
        """Draw the cells larger."""
        self._zoom(_STEP, self._anchor())

    def zoom_out(self) -> None:
        """Draw the cells smaller, until all is in sight."""
        self._zoom(1 / _STEP, self._anchor())

    def fit(self) -> None:
        """Have all in sight."""
        self._wanted = None
        self._arrange()

    @property
    def can_zoom_in(self) -> bool:
        """Whether the cells can be drawn larger."""
        return self._plan.cell < LARGEST

    @property
    def can_zoom_out(self) -> bool:
        """Whether not all is in sight."""
        return self._plan.cell > self._fitting()

    def add_deed(self, action: QAction) -> None:
        """Offer a deed in the context menu."""
        self.addAction(action)

    # Where everything lies

    def _names_most(self) -> tuple[int, int]:
        room = self.maximumViewportSize()
        shares = (int(room.width() * _NAMES_SHARE), int(room.height() * _NAMES_SHARE))
        return min(_NAMES_MOST[0], shares[0]), min(_NAMES_MOST[1], shares[1])

    def _shape(self) -> tuple[int, int]:
        if self._seen is None:
            return 0, 0
        return len(self._seen.scores.mentees), len(self._seen.scores.mentors)

    def _fitting(self) -> float:
        room = self.maximumViewportSize()
        return fitting((room.width(), room.height()), self._shape(), self._names)

    def _arrange(self) -> None:
        """Lay everything out anew, at the size wanted, scrolled as it was."""
        fits = self._fitting()
        cell = fits if self._wanted is None else min(max(self._wanted, fits), LARGEST)
        if cell <= fits:
            self._wanted = None
        rows, columns = self._shape()
        left, top = self._names if cell >= NAMED_FROM else (0, LID)
        before = self._plan.cell
        lengths = (ceil(columns * cell) + left, ceil(rows * cell) + top)
        rooms = self._rooms(lengths) if cell > fits else lengths
        for bar, length, room in (
            (self.horizontalScrollBar(), lengths[0], rooms[0]),
            (self.verticalScrollBar(), lengths[1], rooms[1]),
        ):
            bar.setRange(0, max(0, length - room))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(max(1, int(cell)))
        self._take_place(cell, left, top)
        if before != cell:
            self.zoomed.emit()

    def _rooms(self, lengths: tuple[int, int]) -> tuple[int, int]:
        """Return the width and height that are left by the scroll bars that these need."""
        room = self.maximumViewportSize()
        width, height = room.width(), room.height()
        thick = self.verticalScrollBar().sizeHint().width()
        across = lengths[0] > width
        down = lengths[1] > height - thick * across
        across = across or lengths[0] > width - thick * down
        return width - thick * down, height - thick * across

    def _take_place(self, cell: float, left: int, top: int) -> None:
        rows, columns = self._shape()
        self._plan = Plan(
            rows=rows,
            columns=columns,
            width=max(1, self.viewport().width()),
            height=max(1, self.viewport().height()),
            cell=cell,
            left=left,
            top=top,
            x=self.horizontalScrollBar().value(),
            y=self.verticalScrollBar().value(),
        )
        self._repaint()

    def _zoom(self, factor: float, anchor: QPointF) -> None:
        plan = self._plan
        cell = whole_pixels(plan.cell * factor)
        if factor > 1 and cell <= plan.cell:
            cell = plan.cell + 1
        column = (anchor.x() - plan.left + plan.x) / plan.cell
        row = (anchor.y() - plan.top + plan.y) / plan.cell
        self._wanted = min(cell, LARGEST)
        self._arrange()
        now = self._plan
        self.horizontalScrollBar().setValue(round(column * now.cell - anchor.x() + now.left))
        self.verticalScrollBar().setValue(round(row * now.cell - anchor.y() + now.top))

    def _anchor(self) -> QPointF:
        """Return what stays where it is when the keys zoom: the cursor, or the middle."""
        plan, cell = self._plan, self._cursor
        if cell and cell[0] in plan.rows_in_sight() and cell[1] in plan.columns_in_sight():
            half = plan.cell / 2
            return QPointF(plan.column_at(cell[1]) + half, plan.row_at(cell[0]) + half)
        return QPointF((plan.left + plan.width) / 2, (plan.top + plan.height) / 2)

    def _reveal(self) -> None:
        """Scroll until the cursor's cell is in sight."""
        if self._cursor is None:
            return
        plan, (row, column) = self._plan, self._cursor
        for bar, place, room in (
            (self.horizontalScrollBar(), column, plan.width - plan.left),
            (self.verticalScrollBar(), row, plan.height - plan.top),
        ):
            begin, end = int(place * plan.cell), ceil((place + 1) * plan.cell)
            bar.setValue(max(min(bar.value(), begin), end - room))

    def _dress(self) -> None:
        self._painting.dress()
        self._repaint()

    def _repaint(self) -> None:
        self._ground = None
        self.viewport().update()

    # What the hands do

    def _walk(self, event: QKeyEvent) -> Cell | None:
        """Return where a key moves the cursor to, `None` for a key that does not."""
        rows, columns = self._shape()
        row, column = self._cursor or (0, 0)
        key, whole = Qt.Key, event.modifiers() & Qt.KeyboardModifier.ControlModifier
        page = max(1, len(self._plan.rows_in_sight()) - 1)
        places = {
            key.Key_Up: (0 if whole else row - 1, column),
            key.Key_Down: (rows - 1 if whole else row + 1, column),
            key.Key_Left: (row, 0 if whole else column - 1),
            key.Key_Right: (row, columns - 1 if whole else column + 1),
            key.Key_PageUp: (row - page, column),
            key.Key_PageDown: (row + page, column),
            key.Key_Home: (0 if whole else row, 0),
            key.Key_End: (rows - 1 if whole else row, columns - 1),
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or not rows or not columns:
            return None
        return min(max(place[0], 0), rows - 1), min(max(place[1], 0), columns - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Arrows walk, Enter chooses, plus, minus and nought zoom."""
        key, pressed = Qt.Key, event.key()
        place = self._walk(event)
        if place is not None:
            self._under = None
            self.look_at(place)
        elif pressed in (key.Key_Return, key.Key_Enter, key.Key_Space):
            if self._cursor is not None:
                self.chosen.emit(*self._cursor)
        elif pressed in (key.Key_Plus, key.Key_Equal):
            self.zoom_in()
        elif pressed == key.Key_Minus:
            self.zoom_out()
        elif pressed == key.Key_0:
            self.fit()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Zoom by two fingers, and forget the pointer when it leaves."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self._zoom(pinch.scaleFactor(), QPointF(middle))
                return True
        elif event.type() is QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Begin to press a cell, or to drag the map."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Drag the map, or point at a cell."""
        here = event.position().toPoint()
        if self._pressed is None:
            self._point_at(self._plan.cell_under(here.x(), here.y()))
            return
        way = here - self._pressed
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged, self._pressed = True, here
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            for bar, moved in (
                (self.horizontalScrollBar(), way.x()),
                (self.verticalScrollBar(), way.y()),
            ):
                bar.setValue(bar.value() - moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Choose the cell that was pressed and not dragged."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.viewport().unsetCursor()
        cell = self._plan.cell_under(event.position().x(), event.position().y())
        if not self._dragged and cell is not None:
            self.look_at(cell)
            self.chosen.emit(*cell)

    def _point_at(self, cell: Cell | None) -> None:
        if cell != self._under:
            self._under = cell
            self.viewport().update()
            self.pointed.emit(self.looked_at)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map, kept from the last time where nothing moved, and the cross over it."""
        painter = QPainter(self.viewport())
        if self._ground is None:
            self._ground = self._painted()
        painter.drawPixmap(0, 0, self._ground)
        if self.looked_at is not None:
            self._paint_cross(painter, *self.looked_at)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colours.accent, 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.viewport().size() * ratio)
        ground.setDevicePixelRatio(ratio)
        painter = QPainter(ground)
        self._painting.paint(painter, self._plan)
        painter.end()
        return ground

    def _paint_cross(self, painter: QPainter, row: int, column: int) -> None:
        """Paint the row and the column that are looked at, their names, and the cell."""
        plan, colours = self._plan, self._theme.colours
        x, y, cell = plan.column_at(column), plan.row_at(row), max(plan.cell, 1)
        painter.save()
        painter.setClipRect(QRectF(plan.left, plan.top, plan.width, plan.height))
        shade = QColor(colours.text)
        shade.setAlpha(_SHADE)
        edge = QColor(colours.text)
        edge.setAlpha(_SHADE * 5)
        right = plan.column_at(plan.columns)
        bottom = plan.row_at(plan.rows)
        for band in (
            QRectF(plan.left, y, right - plan.left, cell),
            QRectF(x, plan.top, cell, bottom - plan.top),
        ):
            painter.fillRect(band, shade)
            painter.setPen(QPen(edge, 1))
            painter.drawRect(band)
        painter.setPen(QPen(colours.card, 1))
        painter.drawRect(QRectF(x, y, cell, cell))
        painter.setPen(QPen(colours.text, 2))
        painter.drawRect(QRectF(x - 1, y - 1, cell + 2, cell + 2))
        painter.restore()
        if plan.named:
            self._painting.paint_names(painter, plan, [row], [column], colours.selection)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's own name
        """Show another part."""
        plan = self._plan
        self._take_place(plan.cell, plan.left, plan.top)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Lay out anew: what fitted fits again."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Have a cell to walk from."""
        super().focusInEvent(event)
        if self._cursor is None and min(self._shape()) > 0:
            self.look_at((0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
