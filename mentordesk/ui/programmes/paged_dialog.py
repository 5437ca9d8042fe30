"""A dialog of pages that save themselves."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.leaving import leave_fields
from mentordesk.ui.theme import EDGE

_SIZE = (680, 620)


class Refreshing(Protocol):
    """A page that can show what the file now holds."""

    def refresh(self) -> None:
        """Read the file again."""


class PagedDialog(QDialog):
    """Pages behind tabs, read again after each commit; closing loses nothing."""

    def __init__(self, parent: QWidget, desk: Desk, title: str) -> None:
        super().__init__(parent)
        self._translator = desk.translator
        self._pages: list[Refreshing] = []
        self.setWindowTitle(title)
        resize_on_screen(self, *_SIZE)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.leave = QPushButton(desk.translator.gettext("Close"))
        self.leave.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(self.pages, 1)
        column.addLayout(row)
        self.leave.clicked.connect(self.accept)
        # After the commit is over, not in its midst.
        desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)

    def add_page(self, title: str, page: QWidget) -> None:
        """Add a page and fill it."""
        self.pages.addTab(page, title)
        if hasattr(page, "refresh"):
            self._pages.append(page)
            page.refresh()

    def _changed(self, _tables: object) -> None:
        for page in self._pages:
            page.refresh()

    def done(self, arg__1: int) -> None:
        """Save what is half typed, then close; where that is refused, only if it may be lost."""
        if leave_fields(self, self._translator):
            super().done(arg__1)
