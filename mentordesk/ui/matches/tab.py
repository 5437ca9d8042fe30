"""The page of matches: the mentees at the left, the one chosen at the right, the whole above."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.services.records.matches import (
    CandidateRecord,
    PairRecord,
    PairRuleRecord,
    WholeRecord,
)
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.matches.deeds import MatchDeeds
from mentordesk.ui.matches.dialogs import MatchDialogs
from mentordesk.ui.matches.left_side import LeftSide
from mentordesk.ui.matches.mentee_deeds import MenteeDeeds
from mentordesk.ui.matches.mentee_page import MenteePage
from mentordesk.ui.matches.mentor_page import MentorPage
from mentordesk.ui.matches.ranking import Ranking
from mentordesk.ui.matches.rows import MenteeRow, free_mentors, mentee_rows, others_of, rows_meant
from mentordesk.ui.matches.score_map_side import ScoreMapSide
from mentordesk.ui.matches.several_page import SeveralPage
from mentordesk.ui.matches.trial import Trial
from mentordesk.ui.matches.whole_header import WholeHeader
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import MatchState

_SPLITTER = "matches.splitter"
_DETAIL_LEAST = 420
#: Shares of the window until the reader moves the border.
_SIZES = [450, 550]


class MatchesTab(Tab):
    """Reads the whole at each refresh, and the candidates of one mentee when she is chosen."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "match",
            "proposal",
            "proposal_pair",
            "pair_rule",
            "meeting",
            "enrolment",
            "enrolment_subject",
            "enrolment_topic",
            "wish",
            "participant",
            "matching_rules",
            "programme",
            "faculty",
            "subject",
            "subject_neighbour",
            "topic",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator.gettext
        self.deeds = MatchDeeds(desk, self)
        self._trial = Trial(desk, self)
        self._ranking = Ranking(desk, self)
        self._dialogs = MatchDialogs(desk, self, self.deeds)
        self.header = WholeHeader(desk)
        self.left = LeftSide(desk)
        self.map = ScoreMapSide(desk, self.left)
        self.mentee_page = MenteePage(desk)
        MenteeDeeds(self.mentee_page, self.deeds, self._dialogs)
        self.mentor_page = MentorPage(desk)
        self.several_page = SeveralPage(desk)
        self._nobody = EmptyState(
            desk.theme, "handshake", tr("Choose somebody at the left to see who fits and why.")
        )
        self._blank = QWidget()
        self._details = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._whole: WholeRecord | None = None
        self._over: tuple[PairRecord, ...] = ()
        self._rules: tuple[PairRuleRecord, ...] = ()
        self._programme_shown = 0
        self._open_matching = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for page in (
            self._blank,
            self._nobody,
            self.mentee_page,
            self.mentor_page,
            self.several_page,
        ):
            self._details.addWidget(page)
        self._splitter.addWidget(self.left)
        self._splitter.addWidget(self._details)
        self._details.setMinimumWidth(_DETAIL_LEAST)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(EDGE)
        for place, share in enumerate(_SIZES):
            self._splitter.setStretchFactor(place, share)
        kept = self.desk.settings.recall(_SPLITTER, _SIZES)
        self._splitter.setSizes(kept if all(isinstance(size, int) for size in kept) else _SIZES)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.header.propose.connect(self.deeds.propose)
        self.header.confirm.connect(self.deeds.confirm)
        self.header.discard.connect(self.deeds.discard)
        self.deeds.proposing.connect(self.header.show_busy)
        self.left.selected.connect(self._show_detail)
        self.map.switched.connect(self._show_detail)
        self.map.chosen.connect(self._go_to_pair)
        self.left.mentees.opened.connect(self.mentee_page.candidates.view.setFocus)
        self.left.weights.clicked.connect(self._dialogs.weights)
        self.left.rules.clicked.connect(self._dialogs.rules)
        self._trial.found.connect(self._show_lists)
        self.mentee_page.chosen.connect(self._show_mentor)
        self.several_page.moved.connect(self.deeds.move)
        self.several_page.swapped.connect(self.deeds.swap)
        self._ranking.ranked.connect(self._show_mentee)
        self._ranking.waiting.connect(lambda: self.mentee_page.buttons.setEnabled(False))
        self._splitter.splitterMoved.connect(self._keep_splitter)

    def refresh(self) -> None:
        """Read the whole, and the candidates of whoever is chosen."""
        workspace, programme_id = self.desk.workspace, self.desk.programme_id
        matches = workspace.matches
        self._open_matching = workspace.programmes.get(programme_id).open_matching
        self._whole = matches.proposal(programme_id)
        self._over = matches.pairs(programme_id, (MatchState.ENDED,))
        self._rules = matches.pair_rules(programme_id)
        self._trial.forget()
        self.deeds.proposal_kept = self._whole.made_at is not None
        self.header.show_whole(self._whole)
        self._show_lists()
        self.map.show_whole(self._whole)

    def _show_lists(self) -> None:
        whole, is_another = self._whole, self.desk.programme_id != self._programme_shown
        if whole is None:
            return
        whole = replace(whole, unmatched=self._trial.told(whole.unmatched))
        rows = mentee_rows(whole, self._over, self._rules)
        self._details.setVisible(bool(rows or whole.unmatched))
        mentees = self.left.mentees
        self.left.blockSignals(True)
        if is_another:
            mentees.show_only(())
        begins = is_another or not mentees.model.held
        self.left.show_lists(rows, free_mentors(whole), len(self._rules))
        if begins and not mentees.selection():
            mentees.view.selectRow(0)
        self.left.blockSignals(False)
        self._programme_shown = self.desk.programme_id
        self._show_detail()

    def _find_remedies(self) -> None:
        """Find out what would help those left over by now, where no proposal says it."""
        whole = self._whole
        if whole is not None and whole.made_at is None and any(p.confirmed for p in whole.pairs):
            self._trial.ask()

    def land(self, ids: tuple[int, ...]) -> None:
        """Show these matches, or these mentees' sign-ups where they have no match."""
        rows = rows_meant(self.left.mentees.model.records, ids)
        if rows:
            self.map.show_list()
            self.left.show_only(rows)

    def search(self) -> None:
        """Put the cursor where the list at the left is searched."""
        self.map.show_list()
        self.left.search()

    def _show_detail(self) -> None:
        self._ranking.leave()
        if self.left.shows_mentors:
            self._show_free_mentor()
            return
        rows = self.left.mentees.selection()
        if len(rows) == 1:
            self._ranking.rank(rows[0])
        elif rows:
            self.several_page.show_rows(rows)
            self._details.setCurrentWidget(self.several_page)
        else:
            self._show_nobody(anybody=bool(self.left.mentees.model.held))

    def _show_nobody(self, *, anybody: bool) -> None:
        self._details.setCurrentWidget(self._nobody if anybody else self._blank)

    def _show_mentee(self, row: MenteeRow, candidates: tuple[CandidateRecord, ...]) -> None:
        mentee_id = row.mentee.enrolment_id
        self.mentee_page.show_mentee(
            row,
            self.desk.workspace.participants.enrolment(mentee_id),
            candidates,
            others_of(self.left.mentees.model.records, mentee_id),
            open_matching=self._open_matching,
        )
        self.mentee_page.buttons.setEnabled(True)
        self._show_mentor()
        self._details.setCurrentWidget(self.mentee_page)
        if row.unmatched is not None:
            self._find_remedies()

    def _show_mentor(self) -> None:
        mentor, row = self.mentee_page.mentor, self.mentee_page.row
        if mentor is not None and row is not None:
            self.map.look_at(row.mentee.enrolment_id, mentor.enrolment_id)
        read = self.desk.workspace.participants.enrolment
        self.mentee_page.show_mentor(read(mentor.enrolment_id) if mentor else None)

    def _go_to_pair(self, mentee_id: int, mentor_id: int) -> None:
        """Choose a mentee at the left and a candidate at the right, as the map was asked."""
        mentees, identity = self.left.mentees, ("mentee", mentee_id)
        self.mentee_page.look_for(mentee_id, mentor_id)
        if identity not in {row.identity for row in mentees.model.shown}:
            mentees.bar.clear()
        mentees.select([identity])

    def _show_free_mentor(self) -> None:
        self._find_remedies()
        left = self.left.mentors.current()
        if left is None:
            self._show_nobody(anybody=bool(self.left.mentors.model.held))
            return
        mentor = self.desk.workspace.participants.enrolment(left.person.enrolment_id)
        self.mentor_page.show_mentor(left, mentor)
        self._details.setCurrentWidget(self.mentor_page)

    def _keep_splitter(self) -> None:
        self.desk.settings.remember(_SPLITTER, self._splitter.sizes())
