"""Carries a mentor with the mouse onto a mentee, which pins the two to each other."""

import json

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent

from mentordesk.services.records.matches import PersonName
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.candidate_list import CandidateList
from mentordesk.ui.matches.left_side import LeftSide
from mentordesk.ui.matches.rows import Standing
from mentordesk.ui.record_dragging import RowCarrier, RowLanding

_KIND = "application/x-mentordesk-mentor"
#: So long a mentor is held over the switch before the mentees are shown.
_HOVERED_MS = 350


class MentorCarrying(QObject):
    """Candidates and mentors without a mentee can be carried; mentees without a match take them.

    The mentors' list stands where the mentees are: held over its switch, a mentor brings these up.
    """

    #: A mentor and a mentee (`PersonName` both).
    pinned = Signal(object, object)

    def __init__(self, desk: Desk, left: LeftSide, candidates: CandidateList) -> None:
        super().__init__(left)
        self._left = left
        self._candidates = candidates
        theme = desk.theme
        self._carriers = (
            RowCarrier(
                candidates.view,
                theme,
                _KIND,
                lambda row: _packed(self._candidate(row)),
                lambda row: self._candidate(row).name,
            ),
            RowCarrier(
                left.mentors.view,
                theme,
                _KIND,
                lambda row: _packed(self._mentor(row)),
                lambda row: self._mentor(row).name,
            ),
        )
        self.landing = RowLanding(left.mentees.view, theme, _KIND, self._takes)
        self.landing.landed.connect(self._land)
        self._hovered = QTimer(self)
        self._hovered.setSingleShot(True)
        self._hovered.setInterval(_HOVERED_MS)
        self._hovered.timeout.connect(lambda: left.to_mentees.setChecked(True))
        left.to_mentees.setAcceptDrops(True)
        left.to_mentees.installEventFilter(self)

    def _candidate(self, row: int) -> PersonName:
        return self._candidates.model.shown[row].candidate.mentor

    def _mentor(self, row: int) -> PersonName:
        return self._left.mentors.model.shown[row].person

    def _takes(self, row: int) -> bool:
        """Whether a mentee's mentor is still open: proposed at most, and not being asked."""
        mentee = self._left.mentees.model.shown[row]
        return mentee.match_id is None and mentee.standing is not Standing.ENDED

    def _land(self, row: int, load: bytes) -> None:
        mentor = PersonName(**json.loads(load))
        self.pinned.emit(mentor, self._left.mentees.model.shown[row].mentee)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Show the mentees to whoever holds a mentor over their switch."""
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasFormat(_KIND):
            event.acceptProposedAction()
            self._hovered.start()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._hovered.stop()
        return super().eventFilter(watched, event)


def _packed(mentor: PersonName) -> bytes:
    return json.dumps(
        {"enrolment_id": mentor.enrolment_id, "name": mentor.name, "email": mentor.email}
    ).encode()
