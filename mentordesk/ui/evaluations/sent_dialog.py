"""Asks when a questionnaire went out, and until when answers are awaited."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.words import title
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.theme import EDGE, GAP

_WIDTH = 380
# One week to answer, as the playbook has it.
_TIME_TO_ANSWER = timedelta(weeks=1)

#: The questionnaires' ids, the day of sending, the last day to answer.
Deed = Callable[[tuple[int, ...], date, date | None], None]


class SentDialog(QDialog):
    """Collects two days, for one role or for both; a refusal stands beside the last day."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        asked: QuestionnaireRecord,
        other: QuestionnaireRecord | None,
        deed: Deed,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = asked
        self._other = other
        self._deed = deed
        tr = desk.translator
        self.setWindowTitle(tr.gettext("Mark as sent"))
        self.setMinimumWidth(_WIDTH)
        self.sent_on = DayField(desk.theme, tr, blank=False)
        self.answer_by = DayField(desk.theme, tr)
        self.sent_field = Field(tr.gettext("Sent on"), self.sent_on)
        self.by_field = Field(
            tr.gettext("Last day to answer"),
            self.answer_by,
            tr.gettext("Printed on the questionnaire. Leave it blank if there is none."),
        )
        self.both = QCheckBox()
        self.mark = QPushButton(tr.gettext("Mark as sent"))
        self.mark.setProperty("look", "primary")
        self.mark.setDefault(True)
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.leave.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(plain_label(title(self._asked, self._desk.translator)))
        column.addWidget(self.sent_field)
        column.addWidget(self.by_field)
        column.addWidget(self.both)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.mark)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.sent_on.judged.connect(self.sent_field.show_wrong)
        self.answer_by.judged.connect(self.by_field.show_wrong)
        self.mark.clicked.connect(self._mark)
        self.leave.clicked.connect(self.reject)

    def _begin(self) -> None:
        asked, other = self._asked, self._other
        today = date.today()  # noqa: DTZ011 - the day is the coordinator's own
        sent_on = asked.sent_on or today
        self.sent_on.show_value(sent_on)
        self.answer_by.show_value(asked.answer_by if asked.sent_on else sent_on + _TIME_TO_ANSWER)
        self.both.setVisible(other is not None)
        if other is not None:
            words = self._desk.translator.gettext("The same for {questionnaire}")
            named = title(other, self._desk.translator)
            self.both.setText(words.format(questionnaire=named).replace("&", "&&"))
            self.both.setChecked(other.sent_on == asked.sent_on)

    def _mark(self) -> None:
        self.sent_on.flush()
        self.answer_by.flush()
        sent_on = self.sent_on.value
        if self.sent_field.message or self.by_field.message or sent_on is None:
            return
        other = self._other if self.both.isChecked() else None
        ids = (self._asked.id,) if other is None else (self._asked.id, other.id)
        by = self.answer_by.value
        self.by_field.attempt(self._desk.translator, lambda: self._deed(ids, sent_on, by))
        if not self.by_field.message:
            self.accept()
