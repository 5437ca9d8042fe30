"""Asks why a match ends and when."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.matches import PairRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP
from mentordesk.vocabulary import END_REASON_NAMES, EndReason

#: Ends the match; raises `UserError` when it cannot.
End = Callable[[EndReason, date, str], None]

_NOTE_LINES = 3


def today() -> date:
    """Return the day on the coordinator's own calendar."""
    return datetime.now().astimezone().date()


class EndDialog(QDialog):
    """Collects reason, day and note; stays open with the reason beside the day when refused."""

    def __init__(self, parent: QWidget, desk: Desk, pair: PairRecord, end: End) -> None:
        super().__init__(parent)
        tr = desk.translator
        self._tr = tr
        self._end = end
        self.setWindowTitle(tr.gettext("End the match"))
        words = tr.gettext(
            "{mentee} and {mentor} stop. The seat is free again, and the two are not proposed to "
            "each other any more. You can reopen the match later."
        )
        self._form = Form(desk.theme)
        self._form.add_wide(
            plain_label(words.format(mentee=pair.mentee.name, mentor=pair.mentor.name))
        )
        self.reason = ChoiceField((one, tr.gettext(END_REASON_NAMES[one])) for one in EndReason)
        self.reason.show_value(pair.end_reason or EndReason.AGREED)
        self._form.add(tr.gettext("Why"), self.reason)
        self.day = DayField(desk.theme, tr, blank=False)
        self.day.show_value(pair.ended_on or today())
        self._day_field = self._form.add(tr.gettext("When"), self.day)
        self.note = QPlainTextEdit(pair.end_note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * _NOTE_LINES + 2 * GAP)
        self._form.add(
            tr.gettext("Note"),
            self.note,
            tr.gettext("Keep it factual: people may ask to see what is kept about them."),
        )
        self.deed = QPushButton(tr.gettext("End the match"))
        self.deed.setProperty("look", "primary")
        self.deed.setDefault(True)
        self.leave = QPushButton(tr.gettext("Leave as it is"))
        self._lay_out()
        self.day.judged.connect(self._day_field.show_wrong)
        self.deed.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
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

    def accept(self) -> None:
        """End the match; a refusal stands beside the day, and nothing is lost."""
        self.day.flush()
        day, reason = self.day.value, self.reason.value()
        if self._day_field.message or day is None or not isinstance(reason, EndReason):
            return
        note = self.note.toPlainText()
        self._day_field.attempt(self._tr, lambda: self._end(reason, day, note))
        if not self._day_field.message:
            super().accept()
