"""The right side for several rows: what can be done with all of them, or with two."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import PairRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.cost_line import CostLine
from mentordesk.ui.matches.cost_words import cost_of_swapping
from mentordesk.ui.matches.moves import movable
from mentordesk.ui.matches.rows import MenteeRow
from mentordesk.ui.matches.what_ifs import Question, WhatIfs
from mentordesk.ui.matches.words import state_chip
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import MatchState

_TARGETS = (
    MatchState.ACCEPTED,
    MatchState.CONFIRMED,
    MatchState.ANNOUNCED,
    MatchState.ACTIVE,
    MatchState.COMPLETED,
)
#: Matches that can exchange mentors.
_RUNNING = (MatchState.CONFIRMED, MatchState.ANNOUNCED, MatchState.ACTIVE)
_PAIR = 2


class SeveralPage(QWidget):
    """Says what is selected, and offers the states that some of it can go to."""

    #: Matches (a tuple of records) and the state that they are to go to.
    moved = Signal(object, MatchState)
    #: Two matches, or two proposed pairs, that are to exchange mentors.
    swapped = Signal(object, object)

    def __init__(self, desk: Desk, what_ifs: WhatIfs) -> None:
        super().__init__()
        self._tr = desk.translator
        self._pairs: tuple[PairRecord, ...] = ()
        self._title = plain_label()
        self._title.setFont(desk.theme.title_font())
        self._states = plain_label(look="soft")
        self.moves = {state: QPushButton() for state in _TARGETS}
        self._swap_card = QFrame()
        self._swap_card.setProperty("look", "card")
        self.swap_words = plain_label()
        self.cost = CostLine(desk, what_ifs)
        self.swap = QPushButton(desk.translator.gettext("Swap mentors"))
        desk.theme.dress(self.swap, "arrow-left-right")
        self._lay_out()
        for state, button in self.moves.items():
            button.clicked.connect(lambda _=False, s=state: self._move(s))
        self.swap.clicked.connect(self._swap)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, GAP)
        for button in self.moves.values():
            flow.addWidget(button)
        card = QVBoxLayout(self._swap_card)
        card.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        card.setSpacing(GAP)
        card.addWidget(self.swap_words)
        card.addWidget(self.cost)
        swap = QWidget()
        FlowLayout(swap, GAP).addWidget(self.swap)
        card.addWidget(swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._states)
        column.addWidget(buttons)
        column.addSpacing(GAP)
        column.addWidget(self._swap_card)
        column.addStretch(1)

    def show_rows(self, rows: Sequence[MenteeRow]) -> None:
        """Show what can be done with these rows."""
        tr = self._tr
        self._pairs = tuple(row.pair for row in rows if row.pair is not None)
        title = tr.ngettext("{n} selected", "{n} selected", len(rows))
        self._title.setText(title.format(n=len(rows)))
        self._states.setText(_counted(rows, tr))
        for state, button in self.moves.items():
            count = len(movable(self._pairs, state))
            button.setText(_move_words(state, count, tr))
            button.setVisible(count > 0)
        self._show_swap()

    def _show_swap(self) -> None:
        can_swap = _can_swap(self._pairs)
        self._swap_card.setVisible(can_swap)
        if not can_swap:
            self.cost.leave()
            return
        first, second = self._pairs
        if first.match_id is not None:
            words = self._tr.gettext(
                "{first} would have {second_mentor}, and {second} would have {first_mentor}. They "
                "are new pairs then, confirmed, with codes of their own."
            )
        else:
            words = self._tr.gettext(
                "{first} would have {second_mentor}, and {second} would have {first_mentor}. Both "
                "are pinned, and the others proposed again."
            )
        question = _question(first, second)
        self.cost.ask(question, lambda cost: cost_of_swapping(cost, self._tr))
        self.swap_words.setText(
            words.format(
                first=first.mentee.name,
                first_mentor=first.mentor.name,
                second=second.mentee.name,
                second_mentor=second.mentor.name,
            )
        )

    def _move(self, state: MatchState) -> None:
        self.moved.emit(movable(self._pairs, state), state)

    def _swap(self) -> None:
        self.swapped.emit(*self._pairs)


def _can_swap(pairs: Sequence[PairRecord]) -> bool:
    """Return whether two pairs are both running matches, or both proposed, of two mentors."""
    if len(pairs) != _PAIR or len({pair.mentor.enrolment_id for pair in pairs}) != _PAIR:
        return False
    running = [pair.match_id is not None and pair.state in _RUNNING for pair in pairs]
    return all(running) or all(pair.match_id is None for pair in pairs)


def _question(first: PairRecord, second: PairRecord) -> Question:
    crosswise = (
        (second.mentor.enrolment_id, first.mentee.enrolment_id),
        (first.mentor.enrolment_id, second.mentee.enrolment_id),
    )
    if first.match_id is None:
        return Question(pins=crosswise)
    held = tuple((pair.mentor.enrolment_id, pair.mentee.enrolment_id) for pair in (first, second))
    return Question(pins=crosswise, instead_of=held)


def _counted(rows: Sequence[MenteeRow], tr: Translator) -> str:
    """Return "2 Confirmed · 1 Unmatched"."""
    counts = Counter(state_chip(row.pair.state if row.pair else None, tr).text for row in rows)
    return " \N{MIDDLE DOT} ".join(f"{word} {n}" for word, n in counts.items())


def _move_words(state: MatchState, n: int, tr: Translator) -> str:
    texts = {
        MatchState.ACCEPTED: tr.ngettext("Mark {n} as accepted", "Mark {n} as accepted", n),
        MatchState.CONFIRMED: tr.ngettext("Mark {n} as confirmed", "Mark {n} as confirmed", n),
        MatchState.ANNOUNCED: tr.ngettext("Mark {n} as announced", "Mark {n} as announced", n),
        MatchState.ACTIVE: tr.ngettext("Mark {n} as active", "Mark {n} as active", n),
        MatchState.COMPLETED: tr.ngettext("Mark {n} as completed", "Mark {n} as completed", n),
    }
    return texts[state].format(n=n)
