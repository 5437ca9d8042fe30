"""What came of a pair's topics: below what it agreed on, what the two answered at the end."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.services.own_questions import question_on_all
from mentordesk.services.records.evaluations import TopicResult
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import ROLE_NAMES, Role


class TopicResults(QWidget):
    """A line a topic; nothing to see until somebody answered by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[TopicResult, ...] = ()
        self._lines = QWidget()
        self._place = QVBoxLayout(self._lines)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(GAP)
        tr = desk.translator
        self.field = Field(
            tr.gettext("How far the two got"),
            self._lines,
            tr.gettext("What they answered in the final evaluation."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told, a topic after the other."""
        return tuple(self._told(one) for one in self._shown)

    def show_pair(self, match_id: int) -> None:
        """Read what a pair answered."""
        results = self._desk.workspace.evaluations.topic_results(match_id)
        if results == self._shown:
            return
        self._shown = results
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self.lines:
            self._place.addWidget(plain_label(line))
        self.setVisible(bool(results))

    def _told(self, result: TopicResult) -> str:
        """Return the topic, and below it "Mentee: All the way · Mentor: A little way"."""
        labels = {one.key: one.text.in_(self._desk.language) for one in question_on_all().choices}
        said = (
            f"{self._desk.translator.gettext(ROLE_NAMES[role])}: {labels[str(result.points[role])]}"
            for role in (Role.MENTEE, Role.MENTOR)
            if role in result.points
        )
        return f"{result.topic}\n{' · '.join(said)}"
