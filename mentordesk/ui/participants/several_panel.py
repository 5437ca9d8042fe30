"""What can be done with several people at once."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.participants.deeds import ParticipantDeeds
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import Role

_BUTTON = 260


class DeedButton(QPushButton):
    """A button that is one action: its words, its drawing, and whether it makes sense."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.clicked.connect(lambda _checked: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setVisible(self._action.isVisible())


class SeveralPanel(QFrame):
    """Says how many are chosen, and offers each deed that would change some of them."""

    def __init__(self, desk: Desk, deeds: ParticipantDeeds) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "card")
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.roles = plain_label(look="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.roles)
        column.addSpacing(GAP)
        for group in deeds.groups:
            for action in group:
                button = DeedButton(action, self)
                button.setMinimumWidth(_BUTTON)
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(GAP)
        column.addStretch(1)

    def show_people(self, chosen: tuple[EnrolmentRecord, ...]) -> None:
        """Say how many there are of each role."""
        tr = self._desk.translator
        said = tr.ngettext("{n} sign-up chosen", "{n} sign-ups chosen", len(chosen))
        self.title.setText(said.format(n=tr.number(len(chosen))))
        held = Counter(record.role for record in chosen)
        mentors, mentees = held[Role.MENTOR], held[Role.MENTEE]
        parts = (
            (mentors, tr.ngettext("{n} mentor", "{n} mentors", mentors)),
            (mentees, tr.ngettext("{n} mentee", "{n} mentees", mentees)),
        )
        self.roles.setText(tr.enumeration(words.format(n=n) for n, words in parts if n))
