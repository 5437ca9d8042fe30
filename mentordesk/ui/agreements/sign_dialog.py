"""Asks on which day agreements were signed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.theme import EDGE, GAP


class SignDialog(QDialog):
    """Collects a day for `deed`; a refusal stands beside it."""

    def __init__(
        self, parent: QWidget, desk: Desk, whose: str, deed: Callable[[date], None]
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deed = deed
        tr = desk.translator
        self.setWindowTitle(tr.gettext("Mark as signed"))
        self.day_field = DayField(desk.theme, tr, blank=False)
        self.field = Field(tr.gettext("Signed on"), self.day_field)
        self.sign = QPushButton(tr.gettext("Mark as signed"))
        self.sign.setProperty("look", "primary")
        self.sign.setDefault(True)
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.leave.setAutoDefault(False)

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(plain_label(whose))
        column.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.sign)
        column.addLayout(buttons)

        self.day_field.judged.connect(self.field.show_wrong)
        self.sign.clicked.connect(self._sign)
        self.leave.clicked.connect(self.reject)
        today = date.today()  # noqa: DTZ011 - the day is the coordinator's own
        self.day_field.show_value(today)
        self.day_field.selectAll()
        self.setMinimumWidth(360)

    def _sign(self) -> None:
        self.day_field.flush()
        day = self.day_field.value
        if self.field.message or day is None:
            return
        self.field.attempt(self._desk.translator, lambda: self._deed(day))
        if not self.field.message:
            self.accept()
