"""The right side for a mentor without a mentee: who it is, why, and what would help."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.services.records.matches import UnmatchedRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.left_over_notice import LeftOverNotice
from mentordesk.ui.matches.person_card import PersonCard
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import Role


class MentorPage(QWidget):
    """A card and a notice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.left: UnmatchedRecord | None = None
        self.card = PersonCard(desk, Role.MENTOR)
        self.left_over = LeftOverNotice(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.card)
        column.addWidget(self.left_over)
        column.addStretch(1)

    def show_mentor(self, left: UnmatchedRecord, mentor: EnrolmentRecord) -> None:
        """Show a mentor who is left over."""
        self.left = left
        self.card.show_record(mentor)
        self.left_over.show_left_over(left)
