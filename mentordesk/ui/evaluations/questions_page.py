"""The questions of one questionnaire: reworded, added and removed until somebody has answered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.i18n import Wording
from mentordesk.services.records.evaluations import QuestionnaireRecord, QuestionRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.question_dialog import QuestionDialog
from mentordesk.ui.evaluations.words import KIND_NAMES
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.forms.growing_text import GrowingText
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import LANGUAGE_NAMES, EvaluationRound, Language, QuestionKind


class QuestionsPage(QWidget):
    """One language at a time; read only once there are answers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: QuestionnaireRecord | None = None
        tr = desk.translator
        self.language = ChoiceField((la, tr.gettext(LANGUAGE_NAMES[la])) for la in Language)
        self.language.setAccessibleName(tr.gettext("Language of the questions"))
        self.language.show_value(desk.language)
        self.add = QPushButton(tr.gettext("Add a question…"))
        desk.theme.dress(self.add, "plus")
        self.fixed = plain_label(
            tr.gettext("Somebody has answered, so the questions stay as they are."), "soft"
        )
        self.introduction = plain_label(look="soft")
        self.own = plain_label(look="soft")
        self.rows: list[QuestionRow] = []
        self._list = QWidget()
        self._place = QVBoxLayout(self._list)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(GAP)
        self._place.addWidget(self.introduction)
        self._place.addWidget(self.own)
        self._lay_out()
        self.language.committed.connect(lambda _language: self._start_over())
        self.add.clicked.connect(lambda _on: self._add())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.language)
        top.addWidget(self.fixed, 1)
        top.addStretch(0)
        top.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(ScrollingPage(self._list, 0), 1)

    def show_questionnaire(self, asked: QuestionnaireRecord) -> None:
        """Show what is asked; the rows are made again only when there are other questions."""
        before = self._shown
        same = before is not None and [one.id for one in before.questions] == [
            one.id for one in asked.questions
        ]
        if not same:
            flush_all(self)
            self._fill(asked)
        self._shown = asked
        fixed = asked.answered > 0
        self.fixed.setVisible(fixed)
        self.add.setVisible(not fixed)
        self.introduction.setText(asked.introduction.in_(self._chosen))
        self._show_own(asked)
        for row, question in zip(self.rows, asked.questions, strict=True):
            row.show_question(question, self._chosen, fixed=fixed)

    def _show_own(self, asked: QuestionnaireRecord) -> None:
        """Say below the questions what the agreements add to them at the end."""
        tr = self._desk.translator
        self.own.setVisible(asked.round is EvaluationRound.FINAL)
        self.own.setText(
            tr.gettext(
                "Last, everybody is asked how far the two got with the topics of their agreement. "
                "No topic is named, as answers are anonymous."
            )
            if asked.anonymous
            else tr.gettext(
                "Last, each person is asked how far the two got with every topic of their own "
                "agreement."
            )
        )

    @property
    def _chosen(self) -> Language:
        return Language(str(self.language.value()))

    def _fill(self, asked: QuestionnaireRecord) -> None:
        for row in self.rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            QuestionRow(self._desk, number, question)
            for number, question in enumerate(asked.questions, start=1)
        ]
        for place, row in enumerate(self.rows, start=1):
            self._place.insertWidget(place, row)

    def _start_over(self) -> None:
        flush_all(self)
        if self._shown is not None:
            again = self._desk.workspace.evaluations.questionnaire(self._shown.id)
            self.show_questionnaire(again)

    def _add(self) -> None:
        flush_all(self)
        if self._shown is None:
            return
        evaluations, asked = self._desk.workspace.evaluations, self._shown.id

        def deed(kind: QuestionKind, text: Wording, choices: tuple[Wording, ...]) -> None:
            evaluations.add_question(asked, kind, text, choices)

        dialog = QuestionDialog(self, self._desk, self._chosen, deed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._desk.tell_done(self._desk.translator.gettext("The question is added."))
        )
        dialog.open()


class QuestionRow(QFrame):
    """One question: its words to be changed, what it offers, and the way to take it out."""

    def __init__(self, desk: Desk, number: int, question: QuestionRecord) -> None:
        super().__init__()
        self._desk = desk
        self._question = question
        self._language = desk.language
        self.setProperty("look", "card")
        tr = desk.translator
        self.text = GrowingText(least=1)
        name = tr.gettext("Question {number}").format(number=tr.number(number))
        self.field = Field(f"{name} · {tr.gettext(KIND_NAMES[question.kind])}", self.text)
        self.offered = plain_label(look="soft")
        self.remove = QToolButton()
        self.remove.setAccessibleName(tr.gettext("Remove this question"))
        self.remove.setToolTip(tr.gettext("Remove this question"))
        desk.theme.dress(self.remove, "trash-2", Tone.SOFT, 16)
        words = QVBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self.field)
        words.addWidget(self.offered)
        across = QHBoxLayout(self)
        across.setContentsMargins(EDGE, GAP, GAP, EDGE - GAP // 2)
        across.setSpacing(GAP)
        across.addLayout(words, 1)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.text.committed.connect(self._save)
        self.remove.clicked.connect(lambda _on: self._remove())

    def show_question(self, question: QuestionRecord, language: Language, *, fixed: bool) -> None:
        """Show the question's words in a language; `fixed` lets nothing be changed."""
        self._question, self._language = question, language
        self.text.show_value(_own(question.text, language))
        self.text.setPlaceholderText(question.text.in_(language))
        self.text.setReadOnly(fixed)
        self.remove.setVisible(not fixed)
        choices = [choice.text.in_(language) for choice in question.choices]
        if question.kind is QuestionKind.SCALE:
            choices = [
                one.key if text == one.key else f"{one.key} {text}"
                for one, text in zip(question.choices, choices, strict=True)
            ]
        self.offered.setText(" · ".join(choices))
        self.offered.setVisible(bool(choices))

    def _save(self, words: str) -> None:
        question = self._question
        text = question.text.with_(self._language, words.strip())
        evaluations = self._desk.workspace.evaluations
        self.field.attempt(
            self._desk.translator, lambda: evaluations.change_question(question.id, text)
        )

    def _remove(self) -> None:
        question, tr = self._question, self._desk.translator
        with self._desk.guard() as guard:
            self._desk.workspace.evaluations.remove_question(question.id)
        if guard.done:
            said = tr.gettext("The question “{question}” is removed.")
            self._desk.tell_done(said.format(question=question.text.in_(self._language)))


def _own(wording: Wording, language: Language) -> str:
    """Return the text in a language alone, blank where the other one is borrowed."""
    return wording.da if language is Language.DANISH else wording.en
