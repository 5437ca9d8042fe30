"""Collects a new question: how it is answered, its words, its choices."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Wording
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.words import KIND_NAMES
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import Language, QuestionKind

_WIDTH = 460
_LINES = 5

Deed = Callable[[QuestionKind, Wording, tuple[Wording, ...]], None]


class QuestionDialog(QDialog):
    """Asks in one language; the other one borrows it until it is written there too."""

    def __init__(self, parent: QWidget, desk: Desk, language: Language, deed: Deed) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = language
        self._deed = deed
        tr = desk.translator
        self.setWindowTitle(tr.gettext("Add a question"))
        self.setMinimumWidth(_WIDTH)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(72)
        self.kind = ChoiceField((kind, tr.gettext(name)) for kind, name in KIND_NAMES.items())
        self.choices = QPlainTextEdit()
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(self.choices.fontMetrics().lineSpacing() * _LINES + EDGE)
        self.text_field = Field(tr.gettext("Question"), self.text)
        self.kind_field = Field(tr.gettext("Answered with"), self.kind)
        self.choices_field = Field(
            tr.gettext("Choices"),
            self.choices,
            tr.gettext("One on each line. A scale without them runs from 1 to 5."),
        )
        self.add = QPushButton(tr.gettext("Add the question"))
        self.add.setProperty("look", "primary")
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.leave.setAutoDefault(False)
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _row: self._show_choices())
        self.add.clicked.connect(self._add)
        self.leave.clicked.connect(self.reject)
        self._show_choices()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        for field in (self.text_field, self.kind_field, self.choices_field):
            column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add)
        column.addStretch(1)
        column.addLayout(buttons)

    def _kind(self) -> QuestionKind:
        return QuestionKind(str(self.kind.value()))

    def _show_choices(self) -> None:
        self.choices_field.setVisible(self._kind() is not QuestionKind.TEXT)

    def _add(self) -> None:
        kind = self._kind()
        lines = self.choices.toPlainText().splitlines() if kind is not QuestionKind.TEXT else []
        choices = tuple(self._said(line) for line in lines if line.strip())
        field = self.choices_field if self.text.toPlainText().strip() else self.text_field
        for each in (self.text_field, self.choices_field):
            each.show_wrong("")
        text = self._said(self.text.toPlainText())
        field.attempt(self._desk.translator, lambda: self._deed(kind, text, choices))
        if not field.message:
            self.accept()

    def _said(self, words: str) -> Wording:
        return Wording().with_(self._language, words.strip())
