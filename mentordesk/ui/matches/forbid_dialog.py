"""Asks why two people are never to be a pair."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.matches import PersonName
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.theme import EDGE, FORM_WIDTH


class ForbidDialog(QDialog):
    """Collects the reason, which may be blank."""

    def __init__(self, parent: QWidget, desk: Desk, mentor: PersonName, mentee: PersonName) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.setWindowTitle(tr.gettext("Forbid this pair"))
        words = tr.gettext(
            "{mentee} and {mentor} are never proposed to each other, until you lift it under "
            "“Pins and forbids”."
        )
        self._form = Form(desk.theme)
        self._form.add_wide(plain_label(words.format(mentee=mentee.name, mentor=mentor.name)))
        self.reason = QLineEdit()
        self._form.add(
            tr.gettext("Why"),
            self.reason,
            tr.gettext("Keep it factual: people may ask to see what is kept about them."),
        )
        self.deed = QPushButton(tr.gettext("Forbid this pair"))
        self.deed.setProperty("look", "primary")
        self.deed.setDefault(True)
        self.leave = QPushButton(tr.gettext("Leave as it is"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self._form)
        column.addLayout(row)
        width = FORM_WIDTH + 2 * EDGE
        self.setMinimumWidth(width)
        self.resize(width, column.totalHeightForWidth(width))
        self.reason.setFocus()
        self.deed.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
