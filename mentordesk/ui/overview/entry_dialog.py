"""A small dialog around a form: keep it, remove the thing, or leave it."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Form
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP


class EntryDialog(QDialog):
    """Accepts only what `check` finds whole; `removing` says that the thing is to go."""

    def __init__(self, parent: QWidget, desk: Desk, title: str, *, removable: bool) -> None:
        super().__init__(parent)
        self.desk = desk
        self.removing = False
        self.setWindowTitle(title)
        tr = desk.translator.gettext
        self.form = Form(desk.theme)
        self.form.setFixedWidth(FORM_WIDTH)
        self.keep = QPushButton(tr("Save"))
        self.keep.setProperty("look", "primary")
        self.keep.setDefault(True)
        self.leave = QPushButton(tr("Cancel"))
        self.remove = QPushButton(tr("Remove"))
        self.remove.setVisible(removable)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)

    def begin_at(self, first: QWidget) -> None:
        """Put the cursor there, and the buttons behind all fields; called once these are added."""
        takes_focus = (
            Qt.FocusPolicy.TabFocus,
            Qt.FocusPolicy.StrongFocus,
            Qt.FocusPolicy.WheelFocus,
        )
        fields = [
            one for one in self.form.findChildren(QWidget) if one.focusPolicy() in takes_focus
        ]
        for before, after in pairwise((fields[-1], self.remove, self.leave, self.keep)):
            self.setTabOrder(before, after)
        first.setFocus()

    def check(self) -> bool:
        """Say beside each field what is wrong with it; return whether all is well."""
        return True

    def _keep(self) -> None:
        if self.check():
            self.accept()

    def _remove(self) -> None:
        self.removing = True
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the wrapped words need."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
