"""Asks on which day agreements were signed."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.theme import EDGE, GAP


class SignDialog(QDialog):
    """Collects a day; `day` is it once the dialog was accepted."""

    def __init__(self, parent: QWidget, desk: Desk, whose: str, day: date) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.setWindowTitle(tr.gettext("Mark as signed"))
        self.day_field = DayField(desk.theme, tr, blank=False)
        self._field = Field(tr.gettext("Signed on"), self.day_field)
        self.sign = QPushButton(tr.gettext("Mark as signed"))
        self.sign.setProperty("look", "primary")
        self.sign.setDefault(True)
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.leave.setAutoDefault(False)

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(plain_label(whose))
        column.addWidget(self._field)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.sign)
        column.addLayout(buttons)

        self.day_field.judged.connect(self._field.show_wrong)
        self.sign.clicked.connect(self._sign)
        self.leave.clicked.connect(self.reject)
        self.day_field.show_value(day)
        self.day_field.selectAll()
        self.setMinimumWidth(360)

    @property
    def day(self) -> date:
        """The day chosen."""
        if self.day_field.value is None:
            raise ValueError("the dialog was not accepted")
        return self.day_field.value

    def _sign(self) -> None:
        self.day_field.flush()
        if not self._field.message:
            self.accept()
