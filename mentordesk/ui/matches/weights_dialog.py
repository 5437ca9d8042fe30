"""What decides a match, beside the matches that it decides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.programmes.matching_page import MatchingPage
from mentordesk.ui.theme import EDGE

_SIZE = (500, 620)


class WeightsDialog(QDialog):
    """Each change is saved at once; `again` asks for a proposal that reckons with it."""

    again = Signal()

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.setWindowTitle(tr.gettext("What decides a match"))
        resize_on_screen(self, *_SIZE)
        self.page = MatchingPage(desk)
        self.leave = QPushButton(tr.gettext("Close"))
        self.propose = QPushButton(tr.gettext("Propose best matches"))
        self.propose.setProperty("look", "primary")
        self.propose.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, EDGE)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.propose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page, 1)
        column.addLayout(row)
        self.leave.clicked.connect(self.reject)
        self.propose.clicked.connect(self.accept)
        self.accepted.connect(self.again)
        # After the commit is over, not in its midst.
        desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self.page.refresh()

    def _changed(self, tables: frozenset[str]) -> None:
        if "matching_rules" in tables:
            self.page.refresh()
