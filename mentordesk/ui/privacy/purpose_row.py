"""One purpose of one sign-up: its ground, how the consent stands, and how that is changed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.privacy import PartStanding, PurposeStanding
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.privacy.words import consequence, history_lines, standing_chip
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import (
    CONSENT_WAY_NAMES,
    CONSENTS,
    GROUND_NAMES,
    PURPOSE_NAMES,
    ConsentWay,
)

#: How a coordinator can have been told.
_WAYS = (ConsentWay.MAIL, ConsentWay.PAPER, ConsentWay.ORALLY, ConsentWay.SIGN_UP_FORM)


class PurposeRow(QWidget):
    """Shows a purpose; with a button where the ground lives by consent."""

    #: Whether it is given (a bool), how it was told, and the day (a date or None).
    told = Signal(bool, object, object)

    def __init__(self, desk: Desk, part: PartStanding, standing: PurposeStanding) -> None:
        super().__init__()
        self._desk = desk
        self._part = part
        self._standing = standing
        tr = desk.translator
        self._name = plain_label(tr.gettext(PURPOSE_NAMES[standing.purpose]))
        self._name.setFont(desk.theme.bold_font())
        self.chip = ChipLabel(desk.theme, standing_chip(standing, tr))
        given = bool(standing.consents)
        self.change = QPushButton(
            tr.gettext("Withdraw consent…") if given else tr.gettext("Record consent…")
        )
        self.change.setProperty("look", "link")
        self.change.setAccessibleName(f"{self.change.text()} {self._name.text()}")
        self.change.setVisible(standing.ground in CONSENTS)
        self.way = ChoiceField((way, tr.gettext(CONSENT_WAY_NAMES[way])) for way in _WAYS)
        self.way.show_value(_WAYS[0])
        self.day = DayField(desk.theme, tr, blank=False)
        self.keep = QPushButton(
            tr.gettext("Withdraw consent") if given else tr.gettext("Record consent")
        )
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.asking = self._asking()
        self._lay_out()
        self.change.clicked.connect(self._ask)
        self.leave.clicked.connect(self._stop)
        self.keep.clicked.connect(self._keep)

    def _asking(self) -> QWidget:
        tr = self._desk.translator
        asking = QWidget()
        day = Field(tr.gettext("From"), self.day)
        self.day.judged.connect(day.show_wrong)
        fields = QHBoxLayout()
        fields.setSpacing(GAP)
        fields.addWidget(Field(tr.gettext("How they told it"), self.way), 1)
        fields.addWidget(day, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, NARROW, 0, NARROW)
        column.setSpacing(GAP)
        if self._standing.consents:
            column.addWidget(plain_label(consequence(self._standing.purpose, self._part, tr)))
        column.addLayout(fields)
        column.addLayout(buttons)
        asking.hide()
        return asking

    def _lay_out(self) -> None:
        tr = self._desk.translator
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._name, 1)
        head.addWidget(self.chip)
        head.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addLayout(head)
        column.addWidget(plain_label(tr.gettext(GROUND_NAMES[self._standing.ground])))
        for line in history_lines(self._standing, tr):
            column.addWidget(plain_label(line, "soft"))
        column.addWidget(self.asking)

    def _ask(self) -> None:
        self.day.show_value(self._desk.workspace.today())
        self.change.hide()
        self.asking.show()
        self.way.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> None:
        self.asking.hide()
        self.change.show()
        self.change.setFocus()

    def _keep(self) -> None:
        self.day.flush()
        day: date | None = self.day.value
        if day is not None:
            self.told.emit(not self._standing.consents, self.way.value(), day)
