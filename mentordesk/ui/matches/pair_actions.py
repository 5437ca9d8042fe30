"""The buttons for a mentee and the candidate chosen: what can be done with just these two."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mentordesk.services.records.matches import PairRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.matches.candidate_list import CandidateRow
from mentordesk.ui.matches.moves import FORWARD_VERBS, forward, other_moves
from mentordesk.ui.matches.rows import MenteeRow, Standing
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import Barrier, MatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A mentee's row and whom of the candidates the coordinator looks at."""

    row: MenteeRow
    candidate: CandidateRow | None
    #: Whether the programme asks a mentor before a match is made.
    open_matching: bool

    @property
    def their_pair(self) -> PairRecord | None:
        """The row's own match or proposal, where the candidate is its mentor or none is chosen."""
        pair = self.row.pair
        if pair is None or self.candidate is None:
            return pair
        same = self.candidate.candidate.mentor.enrolment_id == pair.mentor.enrolment_id
        return pair if same else None

    @property
    def match(self) -> PairRecord | None:
        """The match looked at, `None` for a proposal or a mere candidate."""
        pair = self.their_pair
        return pair if pair is not None and pair.match_id is not None else None

    @property
    def is_spoken_for(self) -> bool:
        """Whether the mentee has a match that would have to end first."""
        return self.row.match_id is not None and self.row.standing is not Standing.ENDED

    @property
    def is_pinned(self) -> bool:
        """Whether the two are pinned to each other."""
        return self.candidate is not None and self.candidate.candidate.pinned

    @property
    def is_forbidden(self) -> bool:
        """Whether the coordinator has ruled the two out."""
        barrier = self.candidate.candidate.barrier if self.candidate else None
        return barrier is Barrier.FORBIDDEN

    @property
    def can_match(self) -> bool:
        """Whether the two could be made a match now."""
        return (
            self.candidate is not None
            and self.match is None
            and not self.is_spoken_for
            and self.candidate.possible
        )


class PairActions(QWidget):
    """Shows the buttons that make sense and says which was pressed."""

    moved = Signal(MatchState)
    made = Signal(MatchState)
    pinned = Signal()
    unpinned = Signal()
    forbidden = Signal()
    allowed = Signal()
    meetings = Signal()
    ended = Signal()
    reopened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr, theme = desk.translator.gettext, desk.theme
        self._tr = desk.translator
        self._forward: MatchState | None = None
        self.forward = QPushButton()
        self.forward.setProperty("look", "primary")
        self.ask = QPushButton(tr("Ask the mentor"))
        theme.dress(self.ask, "send")
        self.make = QPushButton(tr("Make this match"))
        theme.dress(self.make, "handshake")
        self.pin = QPushButton(tr("Pin"))
        theme.dress(self.pin, "pin")
        self.unpin = QPushButton(tr("Unpin"))
        theme.dress(self.unpin, "pin-off")
        self.forbid = QPushButton(tr("Forbid…"))
        theme.dress(self.forbid, "ban")
        self.allow = QPushButton(tr("Allow again"))
        self.reopen = QPushButton(tr("Reopen"))
        theme.dress(self.reopen, "refresh-cw")
        self.note_meetings = QPushButton(tr("Meetings…"))
        theme.dress(self.note_meetings, "calendar-check")
        self.end = QPushButton(tr("End…"))
        theme.dress(self.end, "unlink")
        self.others = QPushButton(tr("Other state"))
        self._menu = QMenu(self.others)
        self.others.setMenu(self._menu)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        flow = FlowLayout(self, GAP)
        for button in self._buttons():
            flow.addWidget(button)

    def _buttons(self) -> tuple[QPushButton, ...]:
        first = (self.forward, self.reopen, self.ask, self.make, self.pin, self.unpin)
        return (
            *first,
            self.note_meetings,
            self.forbid,
            self.allow,
            self.end,
            self.others,
        )

    def _connect(self) -> None:
        self.forward.clicked.connect(self._go_forward)
        self.ask.clicked.connect(lambda: self.made.emit(MatchState.ASKED))
        self.make.clicked.connect(lambda: self.made.emit(MatchState.CONFIRMED))
        self.pin.clicked.connect(self.pinned)
        self.unpin.clicked.connect(self.unpinned)
        self.forbid.clicked.connect(self.forbidden)
        self.allow.clicked.connect(self.allowed)
        self.note_meetings.clicked.connect(self.meetings)
        self.end.clicked.connect(self.ended)
        self.reopen.clicked.connect(self.reopened)

    def show_choice(self, choice: Choice) -> None:
        """Show the buttons for these two."""
        match = choice.match
        is_over = match is not None and match.state is MatchState.ENDED
        self._forward = forward(match) if match else None
        self.forward.setVisible(self._forward is not None)
        if self._forward is not None:
            self.forward.setText(self._tr.gettext(FORWARD_VERBS[self._forward]))
        self.reopen.setVisible(is_over)
        self.note_meetings.setVisible(match is not None)
        self.end.setVisible(match is not None and not is_over)
        self._show_others(match)
        self._show_candidate(choice)

    def focus_first(self) -> None:
        """Put the focus on the first button shown."""
        for button in self._buttons():
            if not button.isHidden():
                button.setFocus()
                return

    def _show_candidate(self, choice: Choice) -> None:
        chosen = choice.candidate is not None and choice.match is None
        can_match = choice.can_match
        self.ask.setVisible(can_match and choice.open_matching)
        self.make.setVisible(can_match)
        self.pin.setVisible(can_match and not choice.is_pinned)
        self.unpin.setVisible(choice.is_pinned)
        self.forbid.setVisible(chosen and not choice.is_pinned and not choice.is_forbidden)
        self.allow.setVisible(choice.is_forbidden)
        self.setVisible(any(not button.isHidden() for button in self._buttons()))

    def _show_others(self, match: PairRecord | None) -> None:
        self._menu.clear()
        moves = other_moves(match) if match else ()
        for state, verb in moves:
            action = QAction(self._tr.gettext(verb), self._menu)
            action.triggered.connect(lambda _=False, s=state: self.moved.emit(s))
            self._menu.addAction(action)
        self.others.setVisible(bool(moves))

    @property
    def other_moves(self) -> tuple[QAction, ...]:
        """The entries of the menu with the other states."""
        return tuple(self._menu.actions())

    def _go_forward(self) -> None:
        if self._forward is not None:
            self.moved.emit(self._forward)
