"""Asks why two people are never to be a pair."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.matches import PersonName
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.matches.cost_line import CostLine
from mentordesk.ui.matches.cost_words import cost_of_forbidding
from mentordesk.ui.matches.what_ifs import Question, WhatIfs
from mentordesk.ui.theme import EDGE, FORM_WIDTH


class ForbidDialog(QDialog):
    """Collects the reason, which may be blank; says what it costs to keep the two apart."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        what_ifs: WhatIfs,
        mentor: PersonName,
        mentee: PersonName,
    ) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.cost = CostLine(desk, what_ifs)
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
        self._form.add_wide(self.cost)
        self.deed = QPushButton(tr.gettext("Forbid this pair"))
        self.deed.setProperty("look", "primary")
        self.deed.setDefault(True)
        self.leave = QPushButton(tr.gettext("Leave as it is"))
        self._lay_out()
        question = Question(forbids=((mentor.enrolment_id, mentee.enrolment_id),))
        self.cost.ask(question, lambda cost: cost_of_forbidding(cost, tr))
        self._fit()
        self.reason.setFocus()
        self.deed.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.deed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setSpacing(EDGE)
        self._column.addWidget(self._form)
        self._column.addLayout(row)

    def _fit(self) -> None:
        """Be as high as what is said now."""
        width = FORM_WIDTH + 2 * EDGE
        self.setMinimumWidth(width)
        self.resize(width, self._column.totalHeightForWidth(width))
