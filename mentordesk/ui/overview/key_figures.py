"""The row of figures at the head: how many, and a way to those they count."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import KeyFigures
from mentordesk.ui.cards import ClickableCard
from mentordesk.ui.theme import EDGE, GAP, NARROW, Theme


class Figure(ClickableCard):
    """One figure with its word below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = QLabel()
        self._number.setFont(theme.figure_font())
        self._word = QLabel()
        self._word.setProperty("look", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, NARROW, GAP, NARROW)
        row.setSpacing(GAP)
        for label in (self._number, self._word):
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
        # Figure and word stand on one line.
        self._word.setContentsMargins(0, GAP, 0, 0)
        row.addStretch(1)

    @property
    def text(self) -> str:
        """Figure and word together."""
        return f"{self._number.text()} {self._word.text()}"

    def show_figure(self, number: str, word: str) -> None:
        """Show a figure."""
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(self.text)


class KeyFiguresRow(QWidget):
    """Six figures; `asked` carries the key of the tab that one of them leads to."""

    asked = Signal(str)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self.figures: dict[str, Figure] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for key, tab in (
            ("mentors", "participants"),
            ("mentees", "participants"),
            ("seats", "participants"),
            ("matched", "matches"),
            ("signed", "agreements"),
            ("answered", "evaluations"),
        ):
            figure = Figure(theme)
            figure.clicked.connect(partial(self.asked.emit, tab))
            self.figures[key] = figure
            row.addWidget(figure, 1)

    def show_figures(self, figures: KeyFigures) -> None:
        """Show the programme's figures."""
        tr = self._translator
        answered = tr.number(figures.answered)
        if figures.invited:
            answered = tr.gettext("{n} of {all}").format(n=answered, all=tr.number(figures.invited))
        for key, number, word in (
            ("mentors", figures.mentors, tr.ngettext("mentor", "mentors", figures.mentors)),
            ("mentees", figures.mentees, tr.ngettext("mentee", "mentees", figures.mentees)),
            ("seats", figures.seats, tr.ngettext("seat", "seats", figures.seats)),
            ("matched", figures.matched, tr.ngettext("matched", "matched", figures.matched)),
            ("signed", figures.signed, tr.ngettext("signed", "signed", figures.signed)),
            ("answered", answered, tr.ngettext("answered", "answered", figures.answered)),
        ):
            text = number if isinstance(number, str) else tr.number(number)
            self.figures[key].show_figure(text, word)
