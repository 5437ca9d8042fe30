"""The fields in which a new passphrase is chosen: twice the same, and how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import protection
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.protection.passphrase_line import PassphraseLine
from mentordesk.ui.protection.strength_bar import StrengthBar
from mentordesk.ui.theme import GAP, Theme


class NewPassphrase(QWidget):
    """Collects a passphrase; `value` is blank until both fields hold the same good one."""

    #: The first field holds other words now.
    edited = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        tr = translator.gettext
        self.line = PassphraseLine(theme, translator)
        self.again = PassphraseLine(theme, translator)
        self.strength = StrengthBar(theme, translator)
        self.suggest = QPushButton(tr("Suggest one"))
        self.suggest.setProperty("look", "link")
        self._field = Field(tr("New passphrase"), self.line)
        self._again_field = Field(tr("The same again"), self.again)
        self._capitals = plain_label(tr("Caps Lock is on."), "soft")
        self._lay_out()
        self.line.textChanged.connect(self._edited)
        self.again.textChanged.connect(lambda _text: self._again_field.show_wrong(""))
        for line in (self.line, self.again):
            line.capitals.connect(self._capitals.setVisible)
        self.suggest.clicked.connect(lambda _checked: self._suggest())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._field)
        column.addWidget(self.strength)
        column.addWidget(self._again_field)
        column.addWidget(self._capitals)
        column.addWidget(self.suggest)
        self._capitals.hide()

    @property
    def value(self) -> str:
        """What was chosen."""
        return self.line.text()

    def check(self) -> bool:
        """Return whether it can be taken; what is wrong stands beside the field."""
        try:
            protection.require_good(self.line.text())
        except UserError as error:
            self._field.show_wrong(self._translator.sentence(error))
            self.line.setFocus()
            return False
        if self.line.text() != self.again.text():
            self._again_field.show_wrong(self._translator.gettext("These are not the same."))
            self.again.setFocus()
            return False
        return True

    def _edited(self, text: str) -> None:
        self._field.show_wrong("")
        self._again_field.show_wrong("")
        self.strength.judge(text)
        self.edited.emit()

    def _suggest(self) -> None:
        """Fill in one that nobody chose, to be seen and written down."""
        made = protection.generate()
        for line in (self.line, self.again):
            line.setText(made)
            line.setCursorPosition(0)
            line.show_typed(True)
