"""Asks for the passphrase that a file is to have."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.dialog_size import fit_height
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.protection.new_passphrase import NewPassphrase
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What the dialog says of a passphrase and of what it is for; all translated."""

    title: str
    verb: str
    lead: str
    warning: str
    #: Whether a sheet for the safe is offered.
    sheet: bool = True


def protecting(translator: Translator, title: str, verb: str) -> Choosing:
    """Return what is said where the open file, or a new one, gets a passphrase."""
    tr = translator.gettext
    return Choosing(
        title=title,
        verb=verb,
        lead=tr(
            "The file is encrypted: without the passphrase nobody can read it, wherever it "
            "gets to. You give it when you open the file."
        ),
        warning=tr(
            "Nobody can find a lost passphrase again. Keep it where your successor finds it."
        ),
    )


class ChooseDialog(QDialog):
    """Collects a new passphrase, and whether it is printed on a sheet for the safe."""

    def __init__(
        self, parent: QWidget, theme: Theme, translator: Translator, said: Choosing
    ) -> None:
        super().__init__(parent)
        tr = translator.gettext
        self.setWindowTitle(said.title)
        self.chosen = NewPassphrase(theme, translator)
        self.sheet = QCheckBox(tr("Make a sheet with it, to print and keep in a safe"))
        self.sheet.setChecked(said.sheet)
        self.protect = QPushButton(said.verb)
        self.protect.setProperty("look", "primary")
        self.protect.setDefault(True)
        self.leave = QPushButton(tr("Cancel"))
        self._lay_out(said.lead, said.warning)
        self.sheet.setVisible(said.sheet)
        self.protect.clicked.connect(lambda _checked: self._check())
        self.leave.clicked.connect(lambda _checked: self.reject())

    def _lay_out(self, lead: str, warning: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        for each in (plain_label(lead), plain_label(warning), self.chosen, self.sheet):
            each.setFixedWidth(FORM_WIDTH)
            column.addWidget(each)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.protect)
        column.addLayout(buttons)

    def _check(self) -> None:
        if self.chosen.check():
            self.accept()
        else:
            fit_height(self)

    def sizeHint(self) -> QSize:
        """Return the room that the wrapped words need."""
        width = FORM_WIDTH + 2 * EDGE
        layout = self.layout()
        return QSize(width, layout.totalHeightForWidth(width) if layout else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self.chosen.line.setFocus()
