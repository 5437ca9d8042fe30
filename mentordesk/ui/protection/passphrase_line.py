"""A line for a passphrase: hidden, shown on demand, with a word about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from mentordesk.i18n import Translator
from mentordesk.ui.theme import Theme

#: More than anybody types.
_LONGEST = 1_000


class PassphraseLine(QLineEdit):
    """Hides what is typed; `capitals` says whether Caps Lock seems to be on."""

    capitals = Signal(bool)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self.setMaxLength(_LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self.eye.toggled.connect(self.show_typed)
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        tr = self._translator.gettext
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)
        self.eye.setChecked(shown)
        self._theme.dress(self.eye, "eye-off" if shown else "eye")
        self.eye.setText(tr("Hide the passphrase") if shown else tr("Show the passphrase"))
        self.eye.setToolTip(self.eye.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Notice letters that came out large without Shift, or small with it."""
        text = event.text()
        if text.isalpha() and text.upper() != text.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's own name
        """Offer the eye here too, where the keyboard reaches it."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction(self.eye)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Speak of Caps Lock no more."""
        super().focusOutEvent(event)
        self.capitals.emit(False)
