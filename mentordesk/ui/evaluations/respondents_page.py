"""Who was asked and who has answered."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.evaluations import QuestionnaireRecord, RespondentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.evaluations.words import reply_chip, reply_words
from mentordesk.ui.record_columns import Column, Filter, ListShape
from mentordesk.ui.record_table import RecordTable


class RespondentsPage(QWidget):
    """The invited people of one questionnaire, and what is done about their answers."""

    #: An answer is to be typed in for this person (a `RespondentRecord`).
    entry_wanted = Signal(object)
    #: Papers of their own are to be printed for these people (their sign-ups' ids).
    print_wanted = Signal(tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._questionnaire_id = 0
        self._anonymous = False
        tr = desk.translator
        self.table: RecordTable[RespondentRecord] = RecordTable(
            self._shape(),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "users",
                tr.gettext("Nobody is asked yet: all who are in a confirmed match will be."),
                tr.gettext("Go to Matches"),
                lambda: desk.go_to("matches"),
            ),
        )
        self.copy = QPushButton(tr.gettext("Copy addresses"))
        self.copy.setToolTip(tr.gettext("The e-mail addresses of all who have not answered"))
        self.type_in = QAction(tr.gettext("Type in answers"), self)
        desk.theme.dress(self.type_in, "pencil")
        self.remove = QAction(tr.gettext("Remove the answer"), self)
        desk.theme.dress(self.remove, "trash-2")
        self.print_own = QAction(tr.gettext("Print a questionnaire with the name on it…"), self)
        desk.theme.dress(self.print_own, "printer")
        self.table.view.addActions([self.type_in, self.print_own, self.remove])
        self.table.bar.add_widget(self.copy)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

        self.table.opened.connect(self._type_in)
        self.table.selected.connect(self._show_deeds)
        self.type_in.triggered.connect(lambda _on: self._type_in())
        self.print_own.triggered.connect(
            lambda _on: self.print_wanted.emit(
                tuple(person.enrolment_id for person in self.table.selection())
            )
        )
        self.remove.triggered.connect(lambda _on: self._remove())
        self.copy.clicked.connect(lambda _on: self._copy())

    @property
    def people(self) -> tuple[RespondentRecord, ...]:
        """Everybody who is asked, in the order of the list."""
        return self.table.model.records

    def show_questionnaire(self, asked: QuestionnaireRecord) -> None:
        """Read who was asked and who has answered."""
        another = asked.id != self._questionnaire_id
        self._questionnaire_id = asked.id
        self._anonymous = asked.anonymous
        if another:
            self.table.bar.clear()
        self.table.show_records(self._desk.workspace.evaluations.respondents(asked.id))
        self.copy.setEnabled(bool(self._silent()))
        self._show_deeds()

    def _silent(self) -> tuple[RespondentRecord, ...]:
        return tuple(person for person in self.people if person.replied_at is None)

    def _show_deeds(self) -> None:
        person = self.table.current()
        self.type_in.setEnabled(person is not None)
        self.remove.setEnabled(person is not None and person.replied_at is not None)
        self.print_own.setEnabled(bool(self.table.selection()) and not self._anonymous)

    def _type_in(self) -> None:
        person = self.table.current()
        if person is not None:
            self.entry_wanted.emit(person)

    def _copy(self) -> None:
        silent, tr = self._silent(), self._desk.translator
        QApplication.clipboard().setText("; ".join(person.email for person in silent))
        said = tr.ngettext("{n} address copied.", "{n} addresses copied.", len(silent))
        self._desk.notices.say(said.format(n=tr.number(len(silent))))

    def _remove(self) -> None:
        person = self.table.current()
        if person is not None:
            remove_reply(self._desk, self._questionnaire_id, person)

    def _shape(self) -> ListShape[RespondentRecord]:
        tr = self._desk.translator
        return ListShape(
            name="respondents",
            identity=lambda person: person.enrolment_id,
            sorted_by="name",
            columns=(
                Column(
                    key="name",
                    title=tr.gettext("Name"),
                    text=lambda person: person.name,
                    tooltip=lambda person: person.name,
                    bold=True,
                    width=180,
                ),
                Column(
                    key="answered",
                    title=tr.gettext("Answer"),
                    text=lambda person: reply_words(person, tr),
                    sort=lambda person: person.replied_at.isoformat() if person.replied_at else "",
                    chip=lambda person: reply_chip(person, tr),
                    width=184,
                ),
                Column(key="email", title=tr.gettext("E-mail"), text=lambda person: person.email),
            ),
            filters=(
                Filter(
                    key="answered",
                    title=tr.gettext("Answered"),
                    accepts=lambda person: person.replied_at is not None,
                    group="answer",
                ),
                Filter(
                    key="silent",
                    title=tr.gettext("No answer yet"),
                    accepts=lambda person: person.replied_at is None,
                    group="answer",
                ),
            ),
        )


def remove_reply(desk: Desk, questionnaire_id: int, person: RespondentRecord) -> None:
    """Forget what a person answered."""
    tr = desk.translator
    with desk.guard() as guard:
        desk.workspace.evaluations.remove_reply(questionnaire_id, person.enrolment_id)
    if guard.done:
        desk.tell_done(tr.gettext("The answer of {name} is removed.").format(name=person.name))
