"""What stands beside the list while several pairs are chosen."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import AGREEMENT_STATE_NAMES, AgreementState

_BUTTON = 240


class SeveralPanel(QFrame):
    """Says how many are chosen and how they stand, and offers what can be done with all."""

    def __init__(self, desk: Desk, actions: tuple[QAction, ...]) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "card")
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.states = plain_label(look="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.states)
        column.addSpacing(GAP)
        self.buttons = tuple(QPushButton(action.text()) for action in actions)
        for button, action in zip(self.buttons, actions, strict=True):
            button.setMinimumWidth(_BUTTON)
            button.clicked.connect(lambda _on=False, it=action: it.trigger())
            action.enabledChanged.connect(button.setVisible)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_pairs(self, pairs: tuple[AgreementRecord, ...]) -> None:
        """Count the pairs and their agreements' states."""
        tr = self._desk.translator
        said = tr.ngettext("{n} pair chosen", "{n} pairs chosen", len(pairs))
        self.title.setText(said.format(n=tr.number(len(pairs))))
        held = Counter(pair.state for pair in pairs)
        words = (
            f"{tr.gettext(AGREEMENT_STATE_NAMES[state])} {tr.number(held[state])}"
            for state in AgreementState
            if held[state]
        )
        self.states.setText(" · ".join(words))
