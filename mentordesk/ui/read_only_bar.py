"""The bar above a file that is only looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from mentordesk.i18n import Translator
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme
from mentordesk.vocabulary import N_

_DAMAGED = N_("{file} is damaged. You see what can still be read; nothing can be changed.")
_READ_ONLY = N_("{file} is read-only: you can look at everything, but change nothing.")


class ReadOnlyBar(QFrame):
    """Says that nothing in the file can be changed, for as long as it is open."""

    def __init__(self, theme: Theme, translator: Translator, file: str, *, damaged: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        theme.draw(self._icon, "eye", Tone.WARN)
        words = translator.gettext(_DAMAGED if damaged else _READ_ONLY).format(file=file)
        self._words = plain_label(words)
        self.setAccessibleName(words)
        self.leave = QPushButton(translator.gettext("Close the file"))
        self.leave.setProperty("look", "link")

        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, GAP, EDGE, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.leave)
        theme.changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        ground = self._theme.tint(Tone.WARN).name()
        text = self._theme.colours.text.name()
        self.setStyleSheet(f"ReadOnlyBar {{ background: {ground}; }} QLabel {{ color: {text}; }}")
