"""The dialog that adds a mentor or a mentee; the form beside the list takes the rest."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.services.addresses import checked_address
from mentordesk.services.records.participants import SignUpChange
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP
from mentordesk.vocabulary import Role


class AddDialog(QDialog):
    """Collects who it is; `deed` adds them, and what it refuses is said beside the address."""

    def __init__(
        self, parent: QWidget, desk: Desk, role: Role, deed: Callable[[SignUpChange], object]
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deed = deed
        tr, mentor = desk.translator.gettext, role is Role.MENTOR
        self.setWindowTitle(tr("Add a mentor") if mentor else tr("Add a mentee"))
        self.name = QLineEdit()
        self.email = QLineEdit()
        self.phone = QLineEdit()
        self.subjects = ChipsField(desk.theme, desk.translator)
        self.subjects.offer(one.name for one in desk.workspace.programmes.subjects())
        self.consent = QCheckBox(tr("Contact details may be shared with a match"))
        self.add = QPushButton(tr("Add the mentor") if mentor else tr("Add the mentee"))
        self.add.setProperty("look", "primary")
        self.add.setDefault(True)
        self.leave = QPushButton(tr("Cancel"))
        self._lay_out()
        self.add.clicked.connect(self._check)
        self.leave.clicked.connect(self.reject)
        self.name.textEdited.connect(lambda _text: self._name_field.show_wrong(""))
        self.email.textEdited.connect(lambda _text: self._email_field.show_wrong(""))

    def _lay_out(self) -> None:
        tr = self._desk.translator.gettext
        form = Form(self._desk.theme)
        form.setFixedWidth(FORM_WIDTH)
        self._name_field = form.add(tr("Name (required)"), self.name)
        self._email_field = form.add(
            tr("E-mail (required)"),
            self.email,
            tr("Somebody known by this address is not added twice."),
        )
        form.add(tr("Phone"), self.phone)
        form.add(tr("Subject"), self.subjects)
        form.add(tr("Consent"), self.consent)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(form)
        column.addStretch(1)
        column.addLayout(buttons)

    @property
    def wanted(self) -> SignUpChange:
        """What was filled in; a blank says nothing of somebody who is known already."""
        return SignUpChange(
            name=self.name.text(),
            email=self.email.text(),
            phone=self.phone.text().strip() or None,
            subjects=self.subjects.values or None,
            consent=True if self.consent.isChecked() else None,
        )

    def _check(self) -> None:
        self.subjects.flush()
        tr = self._desk.translator
        blank = "" if self.name.text().strip() else tr.gettext("Write the person's name.")
        self._name_field.show_wrong(blank)
        try:
            checked_address(self.email.text())
            if not blank:
                self._deed(self.wanted)
        except UserError as error:
            self._email_field.show_wrong(tr.sentence(error))
        else:
            if not blank:
                self.accept()
        self.adjustSize()
