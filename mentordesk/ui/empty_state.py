"""What an empty page shows: a drawing, one sentence, one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme

_DRAWING = 56
_WIDEST = 360


class EmptyState(QWidget):
    """Says kindly that there is nothing yet, and what to do."""

    def __init__(
        self,
        theme: Theme,
        drawing: str,
        sentence: str,
        verb: str = "",
        deed: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        picture = QLabel()
        theme.draw(picture, drawing, Tone.SOFT, _DRAWING)
        words = plain_label(sentence, "soft")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedSize(_WIDEST, words.heightForWidth(_WIDEST))
        self.button = QPushButton(verb)

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more = QHBoxLayout()
        self._more.setSpacing(GAP)
        column.addLayout(self._more)
        column.setAlignment(self._more, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP)
        column.addStretch(3)
        # Only now: shown without a parent it would be a window.
        self.button.setVisible(bool(verb))

        if deed is not None:
            self.button.clicked.connect(lambda _checked: deed())

    def add_way(self, verb: str, deed: Callable[[], None]) -> QPushButton:
        """Offer another way to begin, smaller than the first; return what offers it."""
        way = QPushButton(verb)
        way.setProperty("look", "link")
        way.clicked.connect(lambda _checked: deed())
        self._more.addWidget(way)
        return way
