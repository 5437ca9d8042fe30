"""A page that scrolls up and down: of a dialog, of a card, or of the window itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mentordesk.ui.theme import EDGE


class ScrollingPage(QScrollArea):
    """Holds one widget at its own width and scrolls it up and down."""

    def __init__(self, content: QWidget, edge: int = EDGE) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(content)
        column.addStretch(1)
        self.setWidget(middle)
        # What it stands on shows through: a card, or the window.
        self.setProperty("look", "plain")
        middle.setProperty("look", "plain")
