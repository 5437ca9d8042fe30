"""The figures of one round: means, distributions and words, question by question."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mentordesk.services.own_questions import answered_words, hidden_words
from mentordesk.services.records.evaluations import (
    EvaluationReport,
    GroupFigures,
    QuestionFigures,
    QuestionnaireRecord,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.evaluations.distribution import Bars, Distribution, paint_share
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import EDGE, GAP, NARROW, Theme
from mentordesk.vocabulary import ROLE_PLURALS, QuestionKind, Role

Groups = Mapping[Role, GroupFigures]


class FiguresPage(QWidget):
    """Shows the questions of one role, with the other role's answers to the same ones beside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[EvaluationReport, Role] | None = None
        tr = desk.translator
        self.nothing = EmptyState(
            desk.theme, "chart-column", tr.gettext("The figures appear with the first answer.")
        )
        self.hidden = EmptyState(
            desk.theme,
            "eye-off",
            tr.gettext("Fewer than five have answered anonymously: their figures stay hidden."),
        )
        self._page = QWidget()
        self._place = QVBoxLayout(self._page)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(GAP)
        self.figures = ScrollingPage(self._page, 0)
        self._pages = QStackedLayout(self)
        for page in (self.nothing, self.hidden, self.figures):
            self._pages.addWidget(page)

    def show_questionnaire(self, asked: QuestionnaireRecord) -> None:
        """Read the round's figures; drawn anew only when they are others."""
        report = self._desk.workspace.evaluations.report(asked.programme_id, asked.round)
        if (report, asked.role) == self._shown:
            return
        self._shown = (report, asked.role)
        group = report.groups[asked.role]
        if not group.answered:
            self._pages.setCurrentWidget(self.nothing)
        elif group.suppressed:
            self._pages.setCurrentWidget(self.hidden)
        else:
            self._fill(report.groups, asked.role)
            self._pages.setCurrentWidget(self.figures)

    def _fill(self, groups: Groups, role: Role) -> None:
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        order = [role, *(other for other in groups if other is not role)]
        for number, question in enumerate(groups[role].questions, start=1):
            answered = {each: _same(groups[each], question.key) for each in order}
            self._place.addWidget(_Card(self._desk, number, question, answered))


def _same(group: GroupFigures, key: str) -> QuestionFigures | None:
    """Return one role's figures of a question, where they may be seen."""
    if group.suppressed or not group.answered:
        return None
    return next((one for one in group.questions if one.key == key and one.n is not None), None)


class _Card(QFrame):
    """One question: its words, what each role's answers come to, and how they fall."""

    def __init__(
        self,
        desk: Desk,
        number: int,
        question: QuestionFigures,
        answered: Mapping[Role, QuestionFigures | None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "card")
        heading = plain_label(f"{number}. {question.text.in_(desk.language)}")
        heading.setFont(desk.theme.bold_font())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setSpacing(GAP)
        self._column.addWidget(heading)
        seen = {role: figures for role, figures in answered.items() if figures is not None}
        for note in self._notes(question, answered):
            self._column.addWidget(plain_label(note, "soft"))
        if question.kind is QuestionKind.TEXT:
            self._add_words(seen)
        elif seen:
            self._add_distribution(question, seen)

    def _notes(
        self, question: QuestionFigures, answered: Mapping[Role, QuestionFigures | None]
    ) -> Iterator[str]:
        """Yield what is counted where that is not people, or why nothing is shown."""
        tr = self._desk.translator
        if question.n is None:
            yield hidden_words(tr.gettext(ROLE_PLURALS[next(iter(answered))]), tr)
        for role, figures in answered.items():
            if figures is not None and figures.people is not None:
                said = answered_words(figures.n or 0, figures.people, tr)
                yield f"{tr.gettext(ROLE_PLURALS[role])}: {said}"

    def _add_distribution(
        self, question: QuestionFigures, seen: Mapping[Role, QuestionFigures]
    ) -> None:
        tr, bars = self._desk.translator, []
        legend = QHBoxLayout()
        legend.setSpacing(GAP)
        for role, figures in seen.items():
            counts = figures.distribution or {}
            name = tr.gettext(ROLE_PLURALS[role])
            numbers = tuple(counts.get(choice.key, 0) for choice in question.choices)
            bars.append(Bars(name, numbers, figures.n or 0))
            legend.addWidget(_Sign(self._desk.theme, first=len(bars) == 1))
            said = plain_label(self._summary(name, figures))
            said.setWordWrap(False)
            legend.addWidget(said)
            legend.addSpacing(EDGE)
        legend.addStretch(1)
        labels = [choice.text.in_(self._desk.language) for choice in question.choices]
        self._column.addLayout(legend)
        self._column.addWidget(Distribution(self._desk.theme, tr, labels, bars))

    def _summary(self, name: str, figures: QuestionFigures) -> str:
        """Return "Mentors (22): mean 4.1"."""
        tr = self._desk.translator
        counted = f"{name} ({tr.number(figures.n or 0)})"
        if figures.mean is None:
            return counted
        mean = tr.gettext("mean {mean}").format(mean=tr.number(figures.mean, 1))
        return f"{counted}: {mean}"

    def _add_words(self, seen: Mapping[Role, QuestionFigures]) -> None:
        tr = self._desk.translator
        for role, figures in seen.items():
            name = tr.gettext(ROLE_PLURALS[role])
            self._column.addWidget(plain_label(self._summary(name, figures), "soft"))
            for text in figures.texts:
                quote = plain_label(f"– {text}")
                quote.setContentsMargins(GAP, 0, 0, NARROW)
                self._column.addWidget(quote)


class _Sign(QWidget):
    """A small bar as the chart draws that role's."""

    def __init__(self, theme: Theme, *, first: bool) -> None:
        super().__init__()
        self._theme = theme
        self._first = first
        self.setFixedSize(EDGE, 12)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it full."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_share(painter, self._theme, QRect(0, 0, EDGE, 12), 1.0, first=self._first)
        painter.end()
