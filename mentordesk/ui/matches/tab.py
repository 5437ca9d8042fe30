"""The page of matches: the mentees at the left, the one chosen at the right, the whole above."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from mentordesk.services.records.matches import PersonName
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.carrying import MentorCarrying
from mentordesk.ui.matches.compare_side import CompareSide
from mentordesk.ui.matches.deeds import MatchDeeds
from mentordesk.ui.matches.detail_side import DetailSide
from mentordesk.ui.matches.dialogs import MatchDialogs
from mentordesk.ui.matches.left_side import LeftSide
from mentordesk.ui.matches.mentee_deeds import MenteeDeeds
from mentordesk.ui.matches.pair_menu import PairMenu
from mentordesk.ui.matches.reading import Reader, Reading
from mentordesk.ui.matches.rows import free_mentors, mentee_rows, rows_meant
from mentordesk.ui.matches.score_map_side import ScoreMapSide
from mentordesk.ui.matches.what_ifs import WhatIfs
from mentordesk.ui.matches.whole_header import WholeHeader
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import Role

_SPLITTER = "matches.splitter"
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
        self.deeds = MatchDeeds(desk, self)
        self._reader = Reader(desk, self)
        self._what_ifs = WhatIfs(desk)
        self._dialogs = MatchDialogs(desk, self, self.deeds, self._what_ifs)
        self.header = WholeHeader(desk)
        self.left = LeftSide(desk)
        self.map = ScoreMapSide(desk, self.left)
        self._details = DetailSide(desk, self._what_ifs)
        self.mentee_page = self._details.mentee_page
        self.mentor_page = self._details.mentor_page
        self.several_page = self._details.several_page
        self.compare = CompareSide(desk, self.left, self._details)
        self.left.add_deed(self.compare.button)
        MenteeDeeds(self.mentee_page, self.deeds, self._dialogs)
        pages = (self.mentor_page, self.several_page)
        self.menu = PairMenu(desk, self.deeds, self.left, self.mentee_page, pages)
        self.carrying = MentorCarrying(desk, self.left, self.mentee_page.candidates)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._waits = plain_label("", "soft")
        self._reading: Reading | None = None
        #: What to land on once it is read.
        self._landing: tuple[int, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._splitter.addWidget(self.compare.left)
        self._splitter.addWidget(self.compare.right)
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
        column.addWidget(self._waits, 1)
        column.addWidget(self._splitter, 1)
        self._waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waits.hide()

    def _connect(self) -> None:
        self.header.propose.connect(self.deeds.propose)
        self.header.confirm.connect(self.deeds.confirm)
        self.header.discard.connect(self.deeds.discard)
        self.deeds.proposing.connect(self.header.show_busy)
        self.left.selected.connect(self._show_detail)
        self.map.switched.connect(self._show_detail)
        self.map.chosen.connect(self._go_to_pair)
        self.left.mentees.opened.connect(self.mentee_page.candidates.enter)
        self.left.weights.clicked.connect(self._dialogs.weights)
        self.left.rules.clicked.connect(self._dialogs.rules)
        self.left.put_off.clicked.connect(self._put_off_all)
        self.left.letters.clicked.connect(self._offer_letters)
        self._details.looked_at.connect(self.map.look_at)
        self.compare.opened.connect(self._go_to_mentee)
        self._reader.read.connect(self._take)
        self._reader.waiting.connect(self._wait)
        self._reader.stopped.connect(self._say_stopped)
        self.carrying.pinned.connect(self.deeds.pin)
        self.mentee_page.strip.left_over.wanted.connect(self.deeds.carry_out)
        self.mentee_page.strip.left_over.waits.connect(self._put_off)
        self.mentor_page.left_over.wanted.connect(self.deeds.carry_out)
        for card in (self.mentee_page.mentee_card, self.mentee_page.mentor_card):
            card.switched.connect(self.deeds.obey)
        self.mentor_page.card.switched.connect(self.deeds.obey)
        self.several_page.moved.connect(self.deeds.move)
        self.several_page.swapped.connect(self.deeds.swap)
        self._splitter.splitterMoved.connect(self._keep_splitter)

    def refresh(self) -> None:
        """Read the whole: at once, or with many people in the background."""
        self._what_ifs.forget()
        self._reader.begin()

    def _wait(self) -> None:
        """Show that it is being read, unless there is something to look at meanwhile."""
        shown = self._reading.programme_id if self._reading else 0
        anything = shown == self.desk.programme_id
        self._waits.setText(self.desk.translator.gettext("Reading the matches…"))
        self._waits.setVisible(not anything)
        self._splitter.setVisible(anything)
        # Nobody confirms the proposal of a programme by the figures of another.
        self.header.setEnabled(anything)

    def _say_stopped(self) -> None:
        """What was shown before stays; offer to read what there is now."""
        tr = self.desk.translator.gettext
        said = tr("Reading was stopped. What is shown may be out of date.")
        if not self._waits.isHidden():
            said = tr("Reading was stopped. Nothing is shown yet.")
            self._waits.setText(said)
        self.desk.notices.warn(said, tr("Read again"), self.refresh)

    def _take(self, reading: Reading) -> None:
        before, self._reading = self._reading, reading
        self._what_ifs.forget()
        many = self._reader.many
        self._what_ifs.many = self._details.ranking.many = self.deeds.doing.many = many
        self.deeds.whole = reading.whole
        self.header.setEnabled(True)
        self.header.show_whole(reading.whole)
        is_another = before is None or before.programme_id != reading.programme_id
        self._show_lists(reading, is_another=is_another)
        self.map.show_whole(reading.whole)
        self.compare.many = self._reader.many
        self.compare.show_proposals(reading.proposals)
        self._waits.hide()
        self._splitter.show()
        if self._landing:
            self.land(self._landing)

    def _show_lists(self, reading: Reading, *, is_another: bool) -> None:
        whole, mentees = reading.whole, self.left.mentees
        rows = mentee_rows(whole, reading.over, reading.rules)
        self.compare.right.setVisible(bool(rows or whole.unmatched))
        self._details.take(reading, rows)
        self.left.blockSignals(True)
        if is_another:
            mentees.show_only(())
        begins = is_another or not mentees.model.held
        self.left.show_lists(rows, free_mentors(whole), len(reading.rules))
        self.left.offer_waiting(whole.alone if whole.pairs else 0)
        if begins and not mentees.selection():
            mentees.view.selectRow(0)
        self.left.blockSignals(False)
        self._show_detail()

    def land(self, ids: tuple[int, ...]) -> None:
        """Show these matches, or these mentees' sign-ups where they have no match."""
        self._landing = ids if self._reader.busy else ()
        rows = rows_meant(self.left.mentees.model.records, ids)
        if rows:
            self.compare.leave()
            self.map.show_list()
            self.left.show_only(rows)

    def search(self) -> None:
        """Put the cursor where the list at the left is searched."""
        self.compare.leave()
        self.map.show_list()
        self.left.search()

    def _show_detail(self) -> None:
        if self.left.shows_mentors:
            mentors = self.left.mentors
            anybody = bool(mentors.model.held)
            self._details.show_free_mentor(mentors.current(), anybody=anybody)
        else:
            self._details.show_rows(self.left.mentees.selection())

    def _go_to_pair(self, mentee_id: int, mentor_id: int) -> None:
        """Choose a mentee at the left and a candidate at the right, as the map was asked."""
        self.mentee_page.look_for(mentee_id, mentor_id)
        self._choose_mentee(mentee_id)

    def _go_to_mentee(self, mentee: PersonName) -> None:
        self.map.show_list()
        self._choose_mentee(mentee.enrolment_id)
        self.left.mentees.view.setFocus()

    def _choose_mentee(self, mentee_id: int) -> None:
        mentees, identity = self.left.mentees, ("mentee", mentee_id)
        if identity not in {row.identity for row in mentees.model.shown}:
            mentees.bar.clear()
        mentees.select([identity])

    def _put_off(self) -> None:
        row = self.mentee_page.row
        if row is not None:
            self.deeds.put_off(row.mentee)

    def _put_off_all(self) -> None:
        if self._reading is not None:
            left = self._reading.whole.unmatched
            self.deeds.put_off_all([one.person for one in left if one.role is Role.MENTEE])

    def _offer_letters(self) -> None:
        from mentordesk.ui.papers.kick_off_dialog import PaperSort
        from mentordesk.ui.papers.kick_off_printing import offer_papers

        rows = self.left.mentees.selection()
        several = rows if len(rows) > 1 else ()
        chosen = tuple(row.match_id for row in several if row.match_id is not None)
        offer_papers(self, self.desk, sort=PaperSort.LETTERS, chosen=chosen)

    def _keep_splitter(self) -> None:
        self.desk.settings.remember(_SPLITTER, self._splitter.sizes())
