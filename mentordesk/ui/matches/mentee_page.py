"""The right side for one mentee: both people, how they stand, the candidates, and why."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from mentordesk.services.records.matches import CandidateRecord, PairRecord, PersonName
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.candidate_list import CandidateList
from mentordesk.ui.matches.cost_line import CostLine
from mentordesk.ui.matches.cost_words import cost_of_choosing
from mentordesk.ui.matches.detail_scroll import DetailScroll
from mentordesk.ui.matches.pair_actions import Choice, PairActions
from mentordesk.ui.matches.person_card import PersonCard
from mentordesk.ui.matches.ranked_list_button import RankedListButton
from mentordesk.ui.matches.rows import MenteeRow
from mentordesk.ui.matches.standing_strip import StandingStrip
from mentordesk.ui.matches.what_ifs import Question, WhatIfs
from mentordesk.ui.matches.words import answered, blank, full_sentence, others_sentence
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import Role

#: Both people's first lines, or where a search line takes the room their names; two lines of why.
_LEAST_PEOPLE = 96
_LEAST_PEOPLE_OF_MANY = 64
_LEAST_WHY = 40


class MenteePage(QWidget):
    """Shows what it is given; the candidate looked at is kept while the mentee is the same."""

    #: Another candidate is looked at.
    chosen = Signal()

    def __init__(self, desk: Desk, what_ifs: WhatIfs) -> None:
        super().__init__()
        self._tr = desk.translator
        self._row: MenteeRow | None = None
        #: A mentee, and the candidate to look at once she is shown.
        self._asked_for = (0, 0)
        self._open_matching = False
        self._others: Mapping[int, tuple[PairRecord, ...]] = {}
        self.mentee_card = PersonCard(desk, Role.MENTEE)
        self.mentor_card = PersonCard(desk, Role.MENTOR)
        self._between = QLabel()
        desk.theme.draw(self._between, "arrow-left-right", Tone.SOFT)
        self.strip = StandingStrip(desk)
        self.candidates = CandidateList(desk)
        self.ranked_list = RankedListButton(desk)
        self.obstacle = plain_label()
        self.company = plain_label()
        self.reasons = plain_label()
        self.unknown = plain_label(look="soft")
        self.cost = CostLine(desk, what_ifs)
        self.buttons = PairActions(desk)
        self._lay_out()
        self.candidates.selected.connect(self._candidate_chosen)
        self.candidates.opened.connect(self.focus_actions)

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        cards.addWidget(self.mentee_card, 1)
        cards.addWidget(self._between, 0, Qt.AlignmentFlag.AlignVCenter)
        cards.addWidget(self.mentor_card, 1)
        self._people = DetailScroll(self._stacked(GAP, self.strip, cards), _LEAST_PEOPLE)
        why = self._stacked(NARROW, self.obstacle, self.company, self.reasons, self.unknown)
        self._why = DetailScroll(why, _LEAST_WHY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._people)
        column.addWidget(self.candidates, 1)
        column.addWidget(self._why)
        column.addWidget(self.cost)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.buttons, 1)
        foot.addWidget(self.ranked_list, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)

    @staticmethod
    def _stacked(spacing: int, *parts: QWidget | QLayout) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        return whole

    @property
    def row(self) -> MenteeRow | None:
        """The mentee's row that is shown."""
        return self._row

    @property
    def choice(self) -> Choice | None:
        """The row with the candidate looked at."""
        if self._row is None:
            return None
        return Choice(
            row=self._row,
            candidate=self.candidates.current(),
            open_matching=self._open_matching,
        )

    @property
    def mentor(self) -> PersonName | None:
        """The mentor looked at: the candidate chosen, or else the row's own."""
        candidate = self.candidates.current()
        if candidate is not None:
            return candidate.candidate.mentor
        return self._row.mentor if self._row else None

    def show_mentee(
        self,
        row: MenteeRow,
        mentee: EnrolmentRecord,
        candidates: tuple[CandidateRecord, ...],
        others: Mapping[int, tuple[PairRecord, ...]],
        *,
        open_matching: bool,
    ) -> None:
        """Show a mentee with all her candidates.

        Args:
            row: How she stands.
            mentee: Her sign-up.
            candidates: The mentors, best first.
            others: The candidates' pairs with other mentees, by the mentor's sign-up.
            open_matching: Whether the programme asks a mentor before a match is made.
        """
        theirs = row.mentor.enrolment_id if row.mentor else None
        wanted = self._still_wanted(row)
        is_another = self._row is None or self._row.identity != row.identity
        self._row, self._open_matching, self._others = row, open_matching, others
        self.mentee_card.show_record(mentee)
        self.strip.show_row(row)
        self.candidates.blockSignals(True)
        if is_another:
            self.candidates.bar.line.clear()
        self.candidates.show_candidates(candidates, theirs)
        many = self.candidates.is_searched
        self._people.keep(_LEAST_PEOPLE_OF_MANY if many else _LEAST_PEOPLE)
        self.candidates.select([wanted] if wanted is not None else [])
        self.candidates.blockSignals(False)
        spoken_for = self.choice is not None and self.choice.is_spoken_for
        self.ranked_list.show_mentee(row.mentee, chooses=open_matching and not spoken_for)
        self._show_choice()

    def show_mentor(self, mentor: EnrolmentRecord | None) -> None:
        """Show the mentor looked at beside the mentee."""
        if mentor is not None:
            self.mentor_card.show_record(mentor)
            return
        self.mentor_card.show_nobody(
            self._tr.gettext("No mentor yet"),
            self._tr.gettext("Choose a candidate below to see the two side by side."),
        )

    def look_for(self, mentee_id: int, mentor_id: int) -> None:
        """Look at this candidate: now, or as soon as the mentee is shown."""
        self._asked_for = (mentee_id, mentor_id)
        if self._row is not None and self._row.mentee.enrolment_id == mentee_id:
            self.candidates.bar.line.clear()
            self.candidates.select([mentor_id])

    def focus_actions(self) -> None:
        """Put the focus on the first thing that can be done."""
        self.buttons.focus_first()

    def _still_wanted(self, row: MenteeRow) -> int | None:
        """Return whom to look at: as before for the same mentee, else her mentor."""
        default = row.mentor or row.pinned_to
        default_id = default.enrolment_id if default else None
        asked_for, self._asked_for = self._asked_for, (0, 0)
        if asked_for[0] == row.mentee.enrolment_id:
            return asked_for[1]
        before, looked_at = self._row, self.candidates.current()
        if before is None or looked_at is None or before.identity != row.identity:
            return default_id
        looked_at_id = looked_at.candidate.mentor.enrolment_id
        if before.mentor is not None and before.mentor.enrolment_id == looked_at_id:
            return default_id if default_id is not None else looked_at_id
        return looked_at_id

    def _candidate_chosen(self) -> None:
        self._show_choice()
        self.chosen.emit()

    def _show_choice(self) -> None:
        choice = self.choice
        if choice is None:
            return
        candidate, pair = choice.candidate, choice.their_pair
        reasons = candidate.candidate.reasons if candidate else pair.reasons if pair else ()
        mentor = self.mentor
        for label, text in (
            (self.obstacle, self._obstacle(choice)),
            (self.company, self._company(mentor, pair)),
            (self.reasons, answered(reasons)),
            (self.unknown, blank(reasons)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        labels = (self.obstacle, self.company, self.reasons, self.unknown)
        self._why.setVisible(any(label.text() for label in labels))
        self.buttons.show_choice(choice)
        self._ask_cost(choice)

    def _company(self, mentor: PersonName | None, pair: PairRecord | None) -> str:
        """Say whom else the mentor has, as well as this mentee where they are a pair."""
        if mentor is None:
            return ""
        others = self._others.get(mentor.enrolment_id, ())
        return others_sentence(mentor, others, self._tr, besides=pair is not None)

    def _ask_cost(self, choice: Choice) -> None:
        """Say what it costs to choose the candidate, where that is still open."""
        candidate = choice.candidate
        if candidate is None or not choice.can_match or candidate.theirs or choice.is_pinned:
            self.cost.leave()
            return
        mentor = candidate.candidate.mentor
        question = Question(pins=((mentor.enrolment_id, choice.row.mentee.enrolment_id),))
        self.cost.ask(question, lambda cost: cost_of_choosing(cost, mentor.name, self._tr))

    def _obstacle(self, choice: Choice) -> str:
        """Return what keeps the two from being matched now, blank where nothing does."""
        candidate = choice.candidate
        if candidate is None or choice.match is not None:
            return ""
        if candidate.candidate.barrier is not None:
            return candidate.candidate.barrier_text
        mentor = choice.row.mentor
        if choice.is_spoken_for and mentor is not None:
            text = self._tr.gettext("{mentee} has {mentor} as mentor. End that match first.")
            return text.format(mentee=choice.row.mentee.name, mentor=mentor.name)
        return full_sentence(candidate.candidate, self._tr) if candidate.is_full else ""
