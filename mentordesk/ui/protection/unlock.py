"""Asks for a file's passphrase: on the page of a locked window, or in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.ui.colours import Tone
from mentordesk.ui.dialog_size import fit_height
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.protection.passphrase_line import PassphraseLine
from mentordesk.ui.theme import EDGE, GAP, Theme

_WIDTH = 360
_DRAWING = 40

#: Opens the file with a passphrase, or raises the `UserError` that says why not.
Open = Callable[[str], None]


class UnlockForm(QWidget):
    """A passphrase, a button, and what was wrong the last time; `opened` says that it fitted."""

    opened = Signal()
    #: Why it was refused (the `UserError`), and the passphrase that was typed.
    refused = Signal(object, str)
    #: Words about a refusal came or went: more or less room is needed.
    grown = Signal()

    def __init__(self, theme: Theme, translator: Translator, file: str, opens: Open) -> None:
        super().__init__()
        self._translator = translator
        self._opens = opens
        tr = translator.gettext
        picture = QLabel()
        theme.draw(picture, "lock", Tone.SOFT, _DRAWING)
        self.title = plain_label(file)
        self.title.setFont(theme.title_font())
        self.line = PassphraseLine(theme, translator)
        # No field of a form: what stands in it is nothing that could be left unsaved.
        self.label = plain_label(tr("Passphrase"))
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(self.label.text())
        self.wrong = plain_label(look="wrong")
        self.wrong.hide()
        self.capitals = plain_label(tr("Caps Lock is on."), "soft")
        self.capitals.hide()
        self.unlock = QPushButton(tr("Open"))
        self.unlock.setProperty("look", "primary")
        self.unlock.setAutoDefault(False)
        self._lay_out(picture)
        self.line.textEdited.connect(lambda _text: self._show_wrong(""))
        self.line.returnPressed.connect(self._try)
        self.line.capitals.connect(self.capitals.setVisible)
        self.unlock.clicked.connect(lambda _checked: self._try())

    def _lay_out(self, picture: QLabel) -> None:
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(picture)
        column.addWidget(self.title)
        column.addSpacing(GAP)
        column.addWidget(self.label)
        column.addWidget(self.line)
        column.addWidget(self.wrong)
        column.addWidget(self.capitals)
        column.addSpacing(GAP)
        column.addWidget(self.unlock)

    def _show_wrong(self, sentence: str) -> None:
        if self.wrong.text() != sentence:
            self.wrong.setText(sentence)
            self.wrong.setVisible(bool(sentence))
            self.grown.emit()

    def _try(self) -> None:
        """Try what was typed; a refusal stands beside the field, and what was typed stays."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._opens(self.line.text())
        except UserError as error:
            self._show_wrong(self._translator.sentence(error))
            self.line.setFocus()
            self.line.selectAll()
            self.refused.emit(error, self.line.text())
        else:
            self.line.clear()
            self.opened.emit()
        finally:
            QApplication.restoreOverrideCursor()


class LockPage(QWidget):
    """What the window shows of a file that is locked: its name, and where the passphrase goes."""

    #: Another file is to be opened instead.
    elsewhere = Signal()

    def __init__(
        self, theme: Theme, translator: Translator, file: str, opens: Open, said: str
    ) -> None:
        super().__init__()
        tr = translator.gettext
        self.form = UnlockForm(theme, translator, file, opens)
        self.other = QPushButton(tr("Open another file…"))
        self.other.setProperty("look", "link")
        lead = plain_label(said, "soft")
        lead.setFixedWidth(_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(EDGE)
        column.addStretch(2)
        for widget in (lead, self.form, self.other):
            column.addWidget(widget)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self.setFocusProxy(self.form.line)
        self.other.clicked.connect(lambda _checked: self.elsewhere.emit())

    def showEvent(self, event: QShowEvent) -> None:
        """Let her type at once."""
        super().showEvent(event)
        self.form.line.setFocus()


class UnlockDialog(QDialog):
    """Asks for the passphrase of a file that is to take the place of the one that is open."""

    def __init__(
        self, parent: QWidget, theme: Theme, translator: Translator, file: str, opens: Open
    ) -> None:
        super().__init__(parent)
        tr = translator.gettext
        self.setWindowTitle(tr("Open a file"))
        self.form = UnlockForm(theme, translator, file, opens)
        self.leave = QPushButton(tr("Cancel"))
        self.leave.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.form.unlock)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.form.opened.connect(self.accept)
        self.form.grown.connect(lambda: fit_height(self))
        self.leave.clicked.connect(lambda _checked: self.reject())
        self.form.line.setFocus()
