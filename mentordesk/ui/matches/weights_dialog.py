"""What decides a match, and what a change of it does, seen before it is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.matches.effect_card import EffectCard
from mentordesk.ui.matches.weights_form import WeightsForm
from mentordesk.ui.task_strip import TaskStrip
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (900, 620)
_FORM = 400


class WeightsDialog(QDialog):
    """Holds a draft until it is saved; `again` asks for a proposal that reckons with it.

    Where the matches are not in sight, it does not propose.
    """

    again = Signal()

    def __init__(self, parent: QWidget, desk: Desk, *, proposes: bool = True) -> None:
        super().__init__(parent)
        self._desk = desk
        self._proposes = proposes
        self._tr = desk.translator
        self.setWindowTitle(self._tr.gettext("What decides a match"))
        resize_on_screen(self, *_SIZE)
        self.page = WeightsForm(desk)
        self.effect = EffectCard(desk)
        self.leave = QPushButton()
        self.save = QPushButton(self._tr.gettext("Save"))
        self.propose = QPushButton()
        main = self.propose if proposes else self.save
        main.setProperty("look", "primary")
        main.setDefault(True)
        # What runs for long is stopped here: the window's own strip is behind the dialog.
        self._strip = TaskStrip(desk.tasks, desk.translator)
        self._lay_out()
        self.page.drafted.connect(self._draft)
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.propose.clicked.connect(self._save_and_propose)
        # After the commit is over, not in its midst.
        desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self.page.refresh()
        self.page.begin()
        self._name_buttons()

    def _lay_out(self) -> None:
        self.page.setFixedWidth(_FORM)
        sides = QHBoxLayout()
        sides.setContentsMargins(0, EDGE, EDGE, 0)
        sides.setSpacing(GAP)
        sides.addWidget(self.page)
        sides.addWidget(self.effect, 1)
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, EDGE)
        row.setSpacing(GAP)
        row.addStretch(1)
        for button in (self.leave, self.save, self.propose):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(sides, 1)
        column.addWidget(self._strip)
        column.addLayout(row)

    def _draft(self) -> None:
        if self.page.draft is not None and self.page.is_changed:
            self.effect.show_effect(self.page.draft)
        else:
            self.effect.show_nothing()
        self._name_buttons()

    def _name_buttons(self) -> None:
        tr, changed = self._tr.gettext, self.page.is_changed
        self.leave.setText(tr("Leave as it was") if changed else tr("Close"))
        self.save.setVisible(changed)
        self.propose.setVisible(self._proposes)
        self.propose.setText(tr("Save and propose") if changed else tr("Propose best matches"))

    def _save(self) -> None:
        """Save what is tried and close."""
        with self._desk.guard():
            self.page.save()
            self._desk.notices.say(
                self._tr.gettext("The settings are saved and count from the next proposal.")
            )
            self.accept()

    def _save_and_propose(self) -> None:
        with self._desk.guard():
            self.page.save()
            self.accept()
            self.again.emit()

    def _changed(self, tables: frozenset[str]) -> None:
        self.effect.forget()
        if "matching_rules" in tables:
            self.page.refresh()
            self._draft()

    def done(self, arg__1: int) -> None:
        """Stop reckoning, then close."""
        self.effect.leave()
        super().done(arg__1)
