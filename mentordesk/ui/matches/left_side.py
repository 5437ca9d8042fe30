"""The left side: the mentees, or the mentors who have nobody, and what decides their matches."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.matches import UnmatchedRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.matches.marked_names import MarkedNames
from mentordesk.ui.matches.mentee_list import (
    MENTEE_COLUMN,
    MENTOR_COLUMN,
    free_mentors_shape,
    mentees_shape,
)
from mentordesk.ui.matches.rows import MenteeRow
from mentordesk.ui.record_columns import ListShape
from mentordesk.ui.record_model import Index
from mentordesk.ui.record_table import R, RecordTable
from mentordesk.ui.theme import GAP

_LEAST = 360


class LeftSide(QWidget):
    """Two lists, of which one is shown."""

    #: Another selection, or the other list.
    selected = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator.gettext
        self.mentees: RecordTable[MenteeRow] = self._table(
            mentees_shape(desk.translator),
            EmptyState(
                desk.theme,
                "users",
                tr("No mentees have signed up yet. Import or add them first."),
                tr("Go to the participants"),
                lambda: desk.go_to("participants"),
            ),
        )
        self.mentors: RecordTable[UnmatchedRecord] = self._table(
            free_mentors_shape(desk.translator),
            EmptyState(desk.theme, "circle-check", tr("Every available mentor has a mentee.")),
        )
        self.mentees.view.setAccessibleName(tr("Mentees and their mentors"))
        self.mentors.view.setAccessibleName(tr("Mentors without a mentee"))
        for column, mark in ((MENTEE_COLUMN, self._wait), (MENTOR_COLUMN, self._pin)):
            marked = MarkedNames(desk.theme, mark, self.mentees.view)
            self.mentees.view.setItemDelegateForColumn(column, marked)
        self.to_mentees = self._switch()
        self.to_mentors = self._switch()
        self.to_mentees.setChecked(True)
        self.weights = QPushButton(tr("Weights…"))
        desk.theme.dress(self.weights, "settings")
        self.rules = QPushButton()
        desk.theme.dress(self.rules, "pin")
        self.letters = QPushButton(tr("Letters…"))
        self.letters.setToolTip(tr("Letters and mails to pairs, and to those without a match"))
        desk.theme.dress(self.letters, "mail")
        self.put_off = QPushButton()
        desk.theme.dress(self.put_off, "hourglass")
        self._group = QButtonGroup(self)
        self._switches = QHBoxLayout()
        self._lists = QStackedWidget()
        self._view, self._tools = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def _table(self, shape: ListShape[R], empty: EmptyState) -> RecordTable[R]:
        desk = self._desk
        return RecordTable(
            shape,
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=empty,
        )

    def _wait(self, index: Index) -> str:
        return "hourglass" if self.mentees.model.shown[index.row()].waited_in is not None else ""

    def _pin(self, index: Index) -> str:
        return "pin" if self.mentees.model.shown[index.row()].pinned_to else ""

    @staticmethod
    def _switch() -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("look", "chip")
        return button

    def _lay_out(self) -> None:
        self.setMinimumWidth(_LEAST)
        self._switches.setSpacing(GAP)
        for button in (self.to_mentees, self.to_mentors):
            self._group.addButton(button)
            self._switches.addWidget(button)
        self._switches.addStretch(1)
        self._lists.addWidget(self.mentees)
        self._lists.addWidget(self.mentors)
        foot = QWidget()
        self._deeds = FlowLayout(foot, GAP)
        for button in (self.weights, self.rules, self.letters, self.put_off):
            self._deeds.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._switches)
        column.addWidget(self._lists, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.mentees.selected.connect(self.selected)
        self.mentors.selected.connect(self.selected)
        self.to_mentees.toggled.connect(self._switched)

    @property
    def shows_mentors(self) -> bool:
        """Whether the mentors are shown, and not the mentees."""
        return self.to_mentors.isChecked()

    def show_lists(
        self, rows: tuple[MenteeRow, ...], mentors: tuple[UnmatchedRecord, ...], rules: int
    ) -> None:
        """Show the lists, and how many pins and forbids there are."""
        tr = self._desk.translator
        self.mentees.show_records(rows)
        self.mentors.show_records(mentors)
        mentees = len({row.mentee.enrolment_id for row in rows})
        self.to_mentees.setText(tr.gettext("Mentees {n}").format(n=tr.number(mentees)))
        self.to_mentors.setText(
            tr.gettext("Mentors without a mentee {n}").format(n=tr.number(len(mentors)))
        )
        text = tr.gettext("Pins and forbids {n}…") if rules else tr.gettext("Pins and forbids…")
        self.rules.setText(text.format(n=tr.number(rules)))

    def offer_waiting(self, alone: int) -> None:
        """Offer to put so many mentees who are left over on the waiting list; 0 offers nothing."""
        tr = self._desk.translator
        text = tr.ngettext(
            "Put {n} left over on the waiting list", "Put {n} left over on the waiting list", alone
        )
        self.put_off.setText(text.format(n=tr.number(alone)))
        self.put_off.setVisible(alone > 0)

    def add_deed(self, button: QPushButton) -> None:
        """Put one more button below the lists."""
        self._deeds.addWidget(button)

    def add_view(self, switch: QWidget, view: QWidget, tools: QWidget) -> None:
        """Let another view take the place of the lists: its switch, itself, and its tools."""
        self._switches.insertWidget(0, switch)
        self._switches.addWidget(tools)
        self._view, self._tools = view, tools
        self._lists.addWidget(view)

    def show_view(self, *, on: bool) -> None:
        """Show the other view in place of the lists, or the list of mentees again."""
        for button in (self.to_mentees, self.to_mentors):
            button.setHidden(on)
        self._tools.setVisible(on)
        self.to_mentees.setChecked(True)
        self._lists.setCurrentWidget(self._view if on else self.mentees)

    def focus_list(self) -> None:
        """Put the keys' place in the list shown."""
        (self.mentors if self.shows_mentors else self.mentees).view.setFocus()

    def search(self) -> None:
        """Put the cursor in the search line of the list shown."""
        (self.mentors if self.shows_mentors else self.mentees).search()

    def show_only(self, rows: tuple[MenteeRow, ...]) -> None:
        """Show these mentees alone, with a chip that brings the others back."""
        self.to_mentees.setChecked(True)
        self.mentees.show_only(row.identity for row in rows)

    def _switched(self) -> None:
        self._lists.setCurrentWidget(self.mentors if self.shows_mentors else self.mentees)
        self.selected.emit()
