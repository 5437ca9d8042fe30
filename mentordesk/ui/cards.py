"""Cards: a titled frame for a part of a page, and one that is a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme

#: How far below its own edge a link's words begin.
LINK_EDGE = 4
_ACTIVATING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ClickableCard(QFrame):
    """A button in the shape of a card."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """A click that ends on the card counts."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Enter and the space bar click."""
        if event.key() in _ACTIVATING:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class TitledCard(QFrame):
    """A frame with a title, room for buttons beside it, and rows below; as tall as these are."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._title = plain_label(title)
        self._title.setFont(theme.title_font())
        self._title.setWordWrap(False)
        self.setAccessibleName(title)
        self._corner = QHBoxLayout()
        self._corner.setSpacing(GAP)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(GAP)

        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addLayout(self._corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(self.rows, 1)

    def add_corner(self, widget: QWidget) -> None:
        """Put a button beside the title."""
        self._corner.addWidget(widget)

    def show_rows(self, rows: list[QWidget]) -> None:
        """Show these rows in place of those before."""
        while (item := self.rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for row in rows:
            self.rows.addWidget(row)
        self.rows.addStretch(1)


def level_with_links(drawing: QWidget) -> QVBoxLayout:
    """Put a drawing as low as the words of a link that begins at the same height."""
    column = QVBoxLayout()
    column.setContentsMargins(0, LINK_EDGE, 0, 0)
    column.addWidget(drawing)
    column.addStretch(1)
    return column
