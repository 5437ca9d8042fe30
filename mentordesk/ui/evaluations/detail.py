"""One questionnaire beside the list: its head, and a page each for people, figures, questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mentordesk.services.records.evaluations import QuestionnaireRecord, RespondentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.answer_entry import AnswerEntry
from mentordesk.ui.evaluations.figures_page import FiguresPage
from mentordesk.ui.evaluations.header import QuestionnaireHeader
from mentordesk.ui.evaluations.questions_page import QuestionsPage
from mentordesk.ui.evaluations.respondents_page import RespondentsPage
from mentordesk.ui.theme import GAP


class QuestionnaireDetail(QWidget):
    """Shows a questionnaire, or the paper being typed in for it."""

    sent_wanted = Signal()
    anonymous_wanted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._asked: QuestionnaireRecord | None = None
        tr = desk.translator
        self.header = QuestionnaireHeader(desk)
        self.respondents = RespondentsPage(desk)
        self.figures = FiguresPage(desk)
        self.questions = QuestionsPage(desk)
        self.entry = AnswerEntry(desk)
        self.pages = QTabBar()
        self.pages.setDrawBase(False)
        self.pages.setExpanding(False)
        self.pages.setAccessibleName(tr.gettext("Parts of the questionnaire"))
        for name in (
            tr.gettext("Who has answered"),
            tr.gettext("Figures"),
            tr.gettext("Questions"),
        ):
            self.pages.addTab(name)
        self._parts = QStackedWidget()
        self._whole = QStackedWidget()
        self._shown = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for page in (self.respondents, self.figures, self.questions):
            self._parts.addWidget(page)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.pages)
        column.addSpacing(GAP)
        column.addWidget(self._parts, 1)
        self._whole.addWidget(self._shown)
        self._whole.addWidget(self.entry)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._whole)

    def _connect(self) -> None:
        self.header.sent_wanted.connect(self.sent_wanted)
        self.header.anonymous_wanted.connect(self.anonymous_wanted)
        self.header.type_in_wanted.connect(lambda: self._type_in(self.respondents.table.current()))
        self.respondents.entry_wanted.connect(self._type_in)
        self.entry.done.connect(self._come_back)
        self.pages.currentChanged.connect(self._show_part)

    @property
    def typing(self) -> bool:
        """Whether answers are being typed in."""
        return self._whole.currentWidget() is self.entry

    def show_questionnaire(self, asked: QuestionnaireRecord) -> None:
        """Show a questionnaire; of the one whose answers are being typed in, the typing stays."""
        another = self._asked is None or self._asked.id != asked.id
        if another and self.typing:
            self.entry.leave()
        self._asked = asked
        if self.typing:
            self.entry.refresh()
            return
        self.header.show_questionnaire(asked)
        self._show_part()

    def show_people(self, addresses: tuple[str, ...]) -> None:
        """Show the people with these addresses, of those who were asked."""
        self.pages.setCurrentIndex(0)
        wanted = frozenset(addresses)
        people = self.respondents.people
        self.respondents.table.show_only(
            person.enrolment_id for person in people if person.email in wanted
        )

    def _show_part(self) -> None:
        """Read what the page shown is about; the others read it when they are looked at."""
        asked, place = self._asked, self.pages.currentIndex()
        self._parts.setCurrentIndex(place)
        if asked is not None:
            parts = (self.respondents, self.figures, self.questions)
            parts[place].show_questionnaire(asked)

    def _type_in(self, person: RespondentRecord | None) -> None:
        if self._asked is not None:
            self._whole.setCurrentWidget(self.entry)
            self.entry.begin(self._asked, person.enrolment_id if person else None)

    def _come_back(self) -> None:
        self._whole.setCurrentWidget(self._shown)
        if self._asked is not None:
            self.show_questionnaire(self._asked)
        self.respondents.table.view.setFocus()
