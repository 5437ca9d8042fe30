"""The right side: one mentee, several rows, a mentor without a mentee, or nobody."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.services.records.matches import CandidateRecord, UnmatchedRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.matches.mentee_page import MenteePage
from mentordesk.ui.matches.mentor_page import MentorPage
from mentordesk.ui.matches.ranking import Ranking
from mentordesk.ui.matches.reading import Reading
from mentordesk.ui.matches.remedy_search import RemedySearch
from mentordesk.ui.matches.rows import MenteeRow, others_of
from mentordesk.ui.matches.several_page import SeveralPage
from mentordesk.ui.matches.what_ifs import Help, WhatIfs

_LEAST = 420


class DetailSide(QStackedWidget):
    """Shows whom it is told to, and reads what the lists do not hold of them."""

    #: A mentee and the mentor looked at beside her, by their sign-ups.
    looked_at = Signal(int, int)

    def __init__(self, desk: Desk, what_ifs: WhatIfs) -> None:
        super().__init__()
        self._desk = desk
        self._reading: Reading | None = None
        self._rows: Sequence[MenteeRow] = ()
        self.ranking = Ranking(desk, self)
        self.remedies = RemedySearch(desk, self, what_ifs)
        self.mentee_page = MenteePage(desk, what_ifs)
        self.mentor_page = MentorPage(desk)
        self.several_page = SeveralPage(desk, what_ifs)
        self.nobody = EmptyState(
            desk.theme,
            "handshake",
            desk.translator.gettext("Choose somebody at the left to see who fits and why."),
        )
        self.blank = QWidget()
        for page in (
            self.blank,
            self.nobody,
            self.mentee_page,
            self.mentor_page,
            self.several_page,
        ):
            self.addWidget(page)
        self.setMinimumWidth(_LEAST)
        self.mentee_page.chosen.connect(self._show_mentor)
        self.ranking.ranked.connect(self._show_mentee)
        self.ranking.waiting.connect(lambda: self.mentee_page.buttons.setEnabled(False))
        self.remedies.found.connect(self._show_help)

    def take(self, reading: Reading, rows: Sequence[MenteeRow]) -> None:
        """Take what was read, which whoever is shown next is shown by; `rows` are all there are."""
        self._reading, self._rows = reading, rows
        self.remedies.forget()
        self.mentee_page.cost.leave()

    def show_rows(self, rows: Sequence[MenteeRow]) -> None:
        """Show what can be done with these rows: one is ranked first, now or soon."""
        self._leave()
        if len(rows) == 1:
            self.ranking.rank(rows[0])
        elif rows:
            self.several_page.show_rows(rows)
            self.setCurrentWidget(self.several_page)
        else:
            self._show_nobody(anybody=bool(self._rows))

    def show_free_mentor(self, left: UnmatchedRecord | None, *, anybody: bool) -> None:
        """Show a mentor without a mentee, or that none is chosen."""
        self._leave()
        if left is None:
            self._show_nobody(anybody=anybody)
            return
        mentor = self._desk.workspace.participants.enrolment(left.person.enrolment_id)
        self.mentor_page.show_mentor(left, mentor)
        self.setCurrentWidget(self.mentor_page)
        self._look_for_help(left)

    def _leave(self) -> None:
        self.ranking.leave()
        self.remedies.leave()

    def _show_nobody(self, *, anybody: bool) -> None:
        self.setCurrentWidget(self.nobody if anybody else self.blank)

    def _show_mentee(self, row: MenteeRow, candidates: tuple[CandidateRecord, ...]) -> None:
        mentee_id = row.mentee.enrolment_id
        self.mentee_page.show_mentee(
            row,
            self._desk.workspace.participants.enrolment(mentee_id),
            candidates,
            others_of(self._rows, mentee_id),
            open_matching=self._reading is not None and self._reading.open_matching,
        )
        self.mentee_page.buttons.setEnabled(True)
        self._show_mentor()
        self.setCurrentWidget(self.mentee_page)
        if row.unmatched is not None:
            self._look_for_help(row.unmatched)

    def _show_mentor(self) -> None:
        mentor, row = self.mentee_page.mentor, self.mentee_page.row
        read = self._desk.workspace.participants.enrolment
        self.mentee_page.show_mentor(read(mentor.enrolment_id) if mentor else None)
        if mentor is not None and row is not None:
            self.looked_at.emit(row.mentee.enrolment_id, mentor.enrolment_id)

    # Those left over

    @property
    def _left_over(self) -> UnmatchedRecord | None:
        """Whoever is left over and shown."""
        if self.currentWidget() is self.mentor_page:
            return self.mentor_page.left
        row = self.mentee_page.row
        return row.unmatched if row and self.currentWidget() is self.mentee_page else None

    def _look_for_help(self, left: UnmatchedRecord) -> None:
        """Find out what would help, once anything is proposed or matched at all."""
        if self._reading is not None and self._reading.whole.pairs:
            self.remedies.ask(left.person.enrolment_id)

    def _show_help(self, enrolment_id: int, found: Help) -> None:
        left = self._left_over
        if left is not None and left.person.enrolment_id == enrolment_id:
            at_mentor = self.currentWidget() is self.mentor_page
            page = self.mentor_page if at_mentor else self.mentee_page.strip
            page.left_over.show_help(found)
