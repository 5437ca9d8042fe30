"""Comparing proposals in place of the lists: what is chosen is read and shown, and deeds done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.services.records.matches import ComparisonRecord, ProposalRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.comparison_page import ComparisonPage
from mentordesk.ui.matches.proposal_words import proposal_name
from mentordesk.ui.matches.proposals_page import ProposalsPage
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import NP_

_TWO = 2


class CompareSide(QObject):
    """Puts proposals in the place of the lists, and their comparison where the mentee is."""

    #: A mentee (`PersonName`) to look at in the list.
    opened = Signal(object)

    def __init__(self, desk: Desk, left: QWidget, right: QWidget) -> None:
        super().__init__(left)
        self._desk = desk
        self._task: Task | None = None
        #: Whether the programme is so large that two are better compared in the background.
        self.many = False
        self.page = ProposalsPage(desk)
        self.comparison = ComparisonPage(desk)
        self.left, self.right = QStackedWidget(), QStackedWidget()
        for stack, first, second in (
            (self.left, left, self.page),
            (self.right, right, self.comparison),
        ):
            stack.addWidget(first)
            stack.addWidget(second)
        self.button = QPushButton()
        desk.theme.dress(self.button, "arrow-left-right")
        self.button.clicked.connect(self.enter)
        self.page.left.connect(self.leave)
        self.page.selected.connect(self._compare)
        self.page.shown.connect(self._put_on_table)
        self.page.renamed.connect(self._rename)
        self.page.dropped.connect(self._drop)
        self.comparison.opened.connect(self._open)
        self._proposals: tuple[ProposalRecord, ...] = ()
        self._offer()

    @property
    def on(self) -> bool:
        """Whether proposals are compared just now."""
        return self.left.currentWidget() is self.page

    def show_proposals(self, proposals: tuple[ProposalRecord, ...]) -> None:
        """Take the proposals as they are now."""
        self._proposals = proposals
        self._offer()
        if not proposals:
            self.leave()
        elif self.on:
            self.page.show_proposals(proposals)

    def enter(self) -> None:
        """Show the proposals."""
        self._turn(1)
        self.page.show_proposals(self._proposals)
        self.page.table.view.setFocus()

    def leave(self) -> None:
        """Show the lists again."""
        if self.on:
            self._turn(0)
            self._stop()
            self.button.setFocus()

    def _turn(self, place: int) -> None:
        self.left.setCurrentIndex(place)
        self.right.setCurrentIndex(place)

    def _offer(self) -> None:
        tr, n = self._desk.translator, len(self._proposals)
        text = tr.gettext("Compare {n}…") if n > 1 else tr.gettext("Compare…")
        self.button.setText(text.format(n=tr.number(n)))
        self.button.setVisible(n > 0)

    def _compare(self) -> None:
        """Compare the two that are chosen, or the one chosen with the one that is shown."""
        self._stop()
        chosen = self.page.table.selection()
        if len(chosen) == 1:
            shown = tuple(one for one in self._proposals if one.on_table and one != chosen[0])
            chosen = (*chosen, *shown)
        if len(chosen) == 1:
            self.comparison.show_one(chosen[0])
        elif len(chosen) == _TWO:
            first, second = sorted(one.id for one in chosen)
            self._read(first, second)
        else:
            self.comparison.show_hint(
                self._desk.translator.gettext("Choose two proposals to see them side by side.")
            )

    def _read(self, first: int, second: int) -> None:
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id
        if not self.many:
            with self._desk.guard():
                self.comparison.show_two(matches.compare(programme_id, first, second))
            return

        def work(task: Task) -> tuple[Task, ComparisonRecord]:
            return task, matches.compare(programme_id, first, second)

        title = self._desk.translator.gettext("Comparing the proposals")
        self._task = self._desk.tasks.run(self.page, title, work, self._take)

    def _take(self, outcome: tuple[Task, ComparisonRecord]) -> None:
        task, both = outcome
        if task is self._task:
            self._task = None
            self.comparison.show_two(both)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # Deeds

    def _put_on_table(self, one: ProposalRecord) -> None:
        tr = self._desk.translator
        with self._desk.guard():
            self._desk.workspace.matches.put_on_table(self._desk.programme_id, one.id)
            text = tr.gettext("{proposal} is shown now, and is what you confirm.")
            self._desk.tell_done(text.format(proposal=proposal_name(one, tr)))

    def _rename(self, one: ProposalRecord, name: str) -> None:
        tr = self._desk.translator
        if name.strip() == proposal_name(one, tr):
            return
        with self._desk.guard():
            self._desk.workspace.matches.name_proposal(self._desk.programme_id, one.id, name)

    def _drop(self, some: tuple[ProposalRecord, ...]) -> None:
        tr, dropped = self._desk.translator, 0
        deed = DeedName(*NP_("throw {n} proposal away", "throw {n} proposals away")).of(n=len(some))
        try:
            with self._desk.workspace.history.together(deed):
                for one in some:
                    self._desk.workspace.matches.drop_proposal(self._desk.programme_id, one.id)
                    dropped += 1
        except UserError as error:
            self._desk.notices.warn(tr.sentence(error))
            return
        text = tr.ngettext("{n} proposal is dropped.", "{n} proposals are dropped.", dropped)
        self._desk.tell_done(text.format(n=tr.number(dropped)))

    def _open(self, mentee: object) -> None:
        self.leave()
        self.opened.emit(mentee)
