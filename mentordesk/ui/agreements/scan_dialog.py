"""Shows one scan, with what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.services.records.papers import AttachmentRecord
from mentordesk.ui.agreements.scan_pages import ScanPages
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import recall_size, remember_size
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (760, 560)
_REMEMBERED = "scan size"


class ScanDialog(QDialog):
    """The pages, the ways to look at them, and a button for each of `actions`."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        scan: AttachmentRecord,
        content: bytes,
        actions: Sequence[QAction],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        tr = desk.translator.gettext
        self.setWindowTitle(scan.name)
        self.pages = ScanPages(desk.theme, scan.name, content, scan.media_type)
        self.said = plain_label(
            tr("This file cannot be shown here. Open it in another program."), "soft"
        )
        keys = QKeySequence.StandardKey
        self.smaller = self._tool("zoom-out", tr("Smaller"), keys.ZoomOut)
        self.larger = self._tool("zoom-in", tr("Larger"), keys.ZoomIn)
        self.fit = self._tool("maximize", tr("As wide as the window"), "Ctrl+0")
        self.buttons = tuple(QPushButton(action.text()) for action in actions)
        self.leave = QPushButton(tr("Close"))
        self.leave.setDefault(True)
        self._lay_out()
        self._connect(actions)
        recall_size(self, desk.settings, _REMEMBERED, _SIZE)
        (self.pages if self.pages.count else self.leave).setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for tool in (self.smaller, self.larger, self.fit):
            foot.addWidget(tool)
        foot.addStretch(1)
        for button in (*self.buttons, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.pages if self.pages.count else self.said, 1)
        column.addLayout(foot)

    def _connect(self, actions: Sequence[QAction]) -> None:
        settings = self._desk.settings
        self.smaller.clicked.connect(lambda _on: self.pages.zoom(-1))
        self.larger.clicked.connect(lambda _on: self.pages.zoom(1))
        self.fit.clicked.connect(lambda _on: self.pages.fit())
        for button, action in zip(self.buttons, actions, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, it=action: it.trigger())
        self.leave.clicked.connect(self.accept)
        self.finished.connect(lambda _how: remember_size(self, settings, _REMEMBERED))

    def _tool(self, icon: str, name: str, keys: QKeySequence.StandardKey | str) -> QToolButton:
        tool = QToolButton()
        tool.setAccessibleName(name)
        tool.setShortcut(QKeySequence(keys))
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        tool.setToolTip(f"{name} ({shown})")
        tool.setIconSize(QSize(18, 18))
        tool.setEnabled(self.pages.count > 0)
        self._desk.theme.dress(tool, icon)
        return tool
