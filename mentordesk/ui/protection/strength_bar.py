"""Shows how strong a passphrase is: four marks and a word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.protection import LEAST, Strength, length, strength
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import GAP, NARROW, Theme
from mentordesk.vocabulary import N_

_HEIGHT = 6
_LEVELS = tuple(Strength)
_TONES = {
    Strength.WEAK: Tone.BAD,
    Strength.FAIR: Tone.WARN,
    Strength.GOOD: Tone.GOOD,
    Strength.STRONG: Tone.GOOD,
}
_WORDS = {
    Strength.WEAK: N_("Weak: many computers guess it within a day. Add words."),
    Strength.FAIR: N_("Fair: many computers guess it within a year. One more word is better."),
    Strength.GOOD: N_("Good: not guessed in a lifetime."),
    Strength.STRONG: N_("Strong."),
}


class StrengthBar(QWidget):
    """An estimate in words and marks; the words alone say it too."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self.marks = _Marks(theme)
        self.words = plain_label(look="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.marks, 1)
        column.addLayout(row)
        column.addWidget(self.words)
        self.judge("")

    def judge(self, passphrase: str) -> None:
        """Say what a passphrase is worth, or how much of it is still missing."""
        typed, tr = length(passphrase), self._translator
        if typed < LEAST:
            self.marks.show_level(None)
            self.words.setText(
                tr.ngettext(
                    "At least {least} characters, {n} more. Four words or more are best.",
                    "At least {least} characters, {n} more. Four words or more are best.",
                    LEAST - typed,
                ).format(least=LEAST, n=LEAST - typed)
            )
            return
        level = strength(passphrase)
        self.marks.show_level(level)
        self.words.setText(tr.gettext(_WORDS[level]))


class _Marks(QWidget):
    """Four marks in a row, as many of them filled as the passphrase is strong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_level(self, level: Strength | None) -> None:
        """Fill marks; none for what is too short."""
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a thin row."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks."""
        filled = 0 if self._level is None else _LEVELS.index(self._level) + 1
        tone = Tone.SOFT if self._level is None else _TONES[self._level]
        width = (self.width() - NARROW * (len(_LEVELS) - 1)) / len(_LEVELS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(len(_LEVELS)):
            colour = self._theme.colour(tone) if place < filled else self._theme.tint(Tone.SOFT)
            painter.setBrush(colour)
            mark = QRectF(place * (width + NARROW), 0, width, _HEIGHT)
            painter.drawRoundedRect(mark, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
