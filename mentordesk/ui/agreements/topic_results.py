"""What came of a pair's topics: below what it agreed on, what the two answered at the end."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.own_questions import question_on_all
from mentordesk.services.records.evaluations import TopicResult
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import ROLE_NAMES, Role


class TopicResults(QWidget):
    """A topic after the other; nothing to see until somebody answered by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[TopicResult, ...] = ()
        self._list = QWidget()
        self._place = QVBoxLayout(self._list)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(GAP)
        tr = desk.translator
        self.field = Field(
            tr.gettext("How far the two got"),
            self._list,
            tr.gettext("What they answered in the final evaluation."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told: a topic, what was answered of it, the next topic."""
        return tuple(line for one in self._shown for line in (one.topic, self._answered(one)))

    def show_pair(self, match_id: int) -> None:
        """Read what a pair answered."""
        try:
            results = self._desk.workspace.evaluations.topic_results(match_id)
        except UserError:
            # Beside the agreement this is no news: whoever reads that says what is wrong.
            results = ()
        if results == self._shown:
            return
        self._shown = results
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in results:
            self._place.addWidget(self._lines(one))
        self.setVisible(bool(results))

    def _lines(self, result: TopicResult) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        topic = plain_label(result.topic)
        topic.setFont(self._desk.theme.bold_font())
        column.addWidget(topic)
        column.addWidget(plain_label(self._answered(result)))
        return both

    def _answered(self, result: TopicResult) -> str:
        """Return "Mentee: All the way · Mentor: A little way"."""
        labels = {one.key: one.text.in_(self._desk.language) for one in question_on_all().choices}
        return " · ".join(
            f"{self._desk.translator.gettext(ROLE_NAMES[role])}: {labels[str(result.points[role])]}"
            for role in (Role.MENTEE, Role.MENTOR)
            if role in result.points
        )
