"""The page of evaluations: the questionnaires at the left, the chosen one at the right."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mentordesk.deed_name import DeedName
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.evaluations.answers_table import AnswersTable
from mentordesk.ui.evaluations.detail import QuestionnaireDetail
from mentordesk.ui.evaluations.printing import EvaluationPrinting
from mentordesk.ui.evaluations.sent_dialog import SentDialog
from mentordesk.ui.evaluations.words import entry
from mentordesk.ui.papers.language_menu import PaperLanguage
from mentordesk.ui.short_list import ShortList
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.ui.table_import.files import choose_table, dropped_table
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import N_, NP_, EvaluationRound

_LIST_LEAST = 360
_PANEL_LEAST = 420
_SPLITTER = "evaluations splitter"
_SET_UP = {
    EvaluationRound.MIDTERM: N_("Set up a midterm evaluation"),
    EvaluationRound.FINAL: N_("Set up a final evaluation"),
}


class EvaluationsTab(Tab):
    """Sends, takes in and counts what participants are asked."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("questionnaire", "question", "reply", "answer", "topic_answer", "agreement_topic"),
            *("match", "participant", "enrolment", "programme"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator
        self._asked: tuple[QuestionnaireRecord, ...] = ()
        self._programme_id = 0
        self.take_in = QPushButton(tr.gettext("Import answers…"))
        self.print = QPushButton(tr.gettext("Print"))
        menu = QMenu(self.print)
        self.language = PaperLanguage(menu, tr)
        self._printing = EvaluationPrinting(desk, self)
        self.print_questionnaire = QAction(tr.gettext("The questionnaire…"), self)
        self.print_own = QAction(tr.gettext("A questionnaire for each person…"), self)
        self.print_report = QAction(tr.gettext("The report…"), self)
        menu.setToolTipsVisible(True)
        menu.insertActions(
            menu.actions()[0], [self.print_questionnaire, self.print_own, self.print_report]
        )
        self.print.setMenu(menu)
        self.list = ShortList(desk.theme, tr.gettext("Questionnaires"))
        self.set_up = {which: QPushButton(tr.gettext(said)) for which, said in _SET_UP.items()}
        self.detail = QuestionnaireDetail(desk)
        self.empty = EmptyState(
            desk.theme,
            "clipboard-list",
            tr.gettext(
                "This kind of programme has no evaluation of its own. Ask mentors and mentees how "
                "it goes halfway, at the end, or both."
            ),
            tr.gettext(_SET_UP[EvaluationRound.MIDTERM]),
            lambda: self._set_up(EvaluationRound.MIDTERM),
        )
        self.empty.add_way(
            tr.gettext(_SET_UP[EvaluationRound.FINAL]), lambda: self._set_up(EvaluationRound.FINAL)
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.take_in)
        top.addWidget(self.print)
        top.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        for button in self.set_up.values():
            button.setProperty("look", "link")
            self.desk.theme.dress(button, "plus")
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        left.setMinimumWidth(_LIST_LEAST)
        self.detail.setMinimumWidth(_PANEL_LEAST)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setHandleWidth(EDGE)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(EDGE, EDGE // 2, EDGE, EDGE)
        # A stack without a parent would show its first page as a window of its own.
        frame.addLayout(self._pages)
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(self.empty)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _key: self._show_chosen())
        self.take_in.clicked.connect(lambda _on: self._choose_import())
        self.print_questionnaire.triggered.connect(lambda _on: self._print_questionnaire())
        self.print_own.triggered.connect(lambda _on: self._print_own(self._silent()))
        self.detail.respondents.print_wanted.connect(self._print_own)
        self.print_report.triggered.connect(lambda _on: self._print_report())
        self.detail.sent_wanted.connect(self._ask_sent)
        self.detail.anonymous_wanted.connect(self._set_anonymous)
        for which, button in self.set_up.items():
            button.clicked.connect(lambda _on=False, it=which: self._set_up(it))
        self.splitter.splitterMoved.connect(
            lambda *_: self.desk.settings.remember(_SPLITTER, self.splitter.sizes())
        )
        kept = self.desk.settings.recall(_SPLITTER, [])
        self.splitter.setSizes(kept if len(kept) == self.splitter.count() else [0, 10_000])

    @property
    def chosen(self) -> QuestionnaireRecord | None:
        """The questionnaire shown, `None` where the programme has none."""
        return next((one for one in self._asked if one.id == self.list.key), None)

    def refresh(self) -> None:
        """Show the programme's questionnaires."""
        workspace, programme_id = self.desk.workspace, self.desk.programme_id
        if self._programme_id != programme_id:
            self._programme_id = programme_id
            self.language.choose(workspace.programmes.get(programme_id).language)
        self._asked = workspace.evaluations.questionnaires(programme_id)
        self.list.show_entries([entry(one, self.desk.translator) for one in self._asked])
        there = {one.round for one in self._asked}
        for which, button in self.set_up.items():
            button.setVisible(which not in there)
        self._pages.setCurrentWidget(self.splitter if self._asked else self.empty)
        self._show_chosen()

    def land(self, ids: tuple[int, ...]) -> None:
        """Show the first of these questionnaires."""
        for id_ in ids[:1]:
            self.list.choose(id_)

    def search(self) -> None:
        """Put the cursor where people are searched."""
        self.detail.pages.setCurrentIndex(0)
        self.detail.respondents.table.search()

    def _show_chosen(self) -> None:
        asked = self.chosen
        if asked is not None:
            self.detail.show_questionnaire(asked)
            self._show_own_papers(asked)

    def _show_own_papers(self, asked: QuestionnaireRecord) -> None:
        """Offer papers with names on them only where answers go by name."""
        tr = self.desk.translator
        self.print_own.setEnabled(not asked.anonymous and asked.invited > 0)
        self.print_own.setToolTip(
            tr.gettext("Answers are anonymous, so no paper has a name on it.")
            if asked.anonymous
            else tr.gettext(
                "With name, code and the topics of their own agreement, for all who have not "
                "answered."
            )
        )

    # The deeds

    def _set_up(self, which: EvaluationRound) -> None:
        with self.desk.guard() as guard:
            self.desk.workspace.evaluations.install(self.desk.programme_id, which)
        if guard.done:
            self.refresh()
            self.list.choose(next(one.id for one in self._asked if one.round is which))

    def _set_anonymous(self, anonymous: bool) -> None:
        asked = self.chosen
        if asked is not None:
            with self.desk.guard():
                self.desk.workspace.evaluations.set_anonymous(asked.id, anonymous)
            self.refresh()

    def _ask_sent(self) -> None:
        asked = self.chosen
        if asked is None:
            return
        others = (one for one in self._asked if one.round is asked.round and one.id != asked.id)
        dialog = SentDialog(self, self.desk, asked, next(others, None), self._mark_sent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _mark_sent(self, ids: tuple[int, ...], on: date, answer_by: date | None) -> None:
        deed = DeedName(
            *NP_("note that {n} questionnaire is sent", "note that {n} questionnaires are sent")
        )
        with self.desk.workspace.history.together(deed.of(n=len(ids))):
            for id_ in ids:
                self.desk.workspace.evaluations.mark_sent(id_, on, answer_by)
        tr = self.desk.translator
        said = tr.ngettext(
            "The questionnaire is marked as sent.",
            "{n} questionnaires are marked as sent.",
            len(ids),
        )
        self.desk.tell_done(said.format(n=tr.number(len(ids))))

    def _print_questionnaire(self) -> None:
        if self.chosen is not None:
            self._printing.print_questionnaire(self.chosen, self.language.chosen)

    def _silent(self) -> tuple[int, ...]:
        """Return who has not answered, or everybody once all have."""
        if self.chosen is None:
            return ()
        people = self.desk.workspace.evaluations.respondents(self.chosen.id)
        silent = tuple(one.enrolment_id for one in people if one.replied_at is None)
        return silent or tuple(one.enrolment_id for one in people)

    def _print_own(self, enrolment_ids: tuple[int, ...]) -> None:
        if self.chosen is not None and enrolment_ids:
            self._printing.print_own_questionnaires(
                self.chosen, enrolment_ids, self.language.chosen
            )

    def _print_report(self) -> None:
        if self.chosen is not None:
            self._printing.print_report(self.chosen.round, self.language.chosen)

    def _choose_import(self) -> None:
        if self.chosen is not None:
            kind = AnswersTable(self.desk, self.chosen.round)
            path = choose_table(self, self.desk, kind.title)
            if path is not None:
                self._take_in(path, kind)

    def _take_in(self, path: Path, kind: AnswersTable) -> None:
        self.detail.entry.flush()
        dialog = ImportDialog(self, self.desk, kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_wanted.connect(self._show_people)
        dialog.show_file(path)
        dialog.open()

    def _show_people(self, addresses: tuple[str, ...]) -> None:
        self.refresh()
        self.detail.show_people(addresses)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a table of answers, where there are questions."""
        if self.chosen is not None and dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Import the table that was dropped."""
        path = dropped_table(event.mimeData())
        if path is not None and self.chosen is not None:
            event.acceptProposedAction()
            self._take_in(path, AnswersTable(self.desk, self.chosen.round))
