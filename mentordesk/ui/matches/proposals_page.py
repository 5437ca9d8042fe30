"""The left side while proposals are compared: those that are kept, and the deeds on them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.matches import ProposalRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.proposal_words import proposals_shape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import GAP

#: With fewer, searching is slower than looking.
_SEARCHED_FROM = 12


class ProposalsPage(QWidget):
    """A list and what can be done with the one chosen; whoever holds the page does it."""

    #: Others are chosen, or the same ones are other records now.
    selected = Signal()
    #: A proposal (a record), and what it is to be called.
    renamed = Signal(object, str)
    #: A proposal is to be the one that is shown and confirmed; and some are to be thrown away.
    shown = Signal(object)
    dropped = Signal(object)
    #: Back to the list of mentees.
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr = desk.translator.gettext
        self._tr = desk.translator
        self.back = QPushButton(tr("Back to the list"))
        desk.theme.dress(self.back, "chevron-left")
        self._title = plain_label(tr("Proposals"))
        self._title.setFont(desk.theme.title_font())
        self._hint = plain_label(
            tr("Choose two to see them side by side. One with a name is kept."), "soft"
        )
        self.table: RecordTable[ProposalRecord] = RecordTable(
            proposals_shape(desk.translator, self.renamed.emit),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "sparkles", tr("No proposal is kept.")),
            searched_from=_SEARCHED_FROM,
        )
        self.table.view.setAccessibleName(tr("Proposals"))
        self.show_button = QPushButton(tr("Show this one"))
        desk.theme.dress(self.show_button, "eye")
        self.name_button = QPushButton(tr("Name…"))
        desk.theme.dress(self.name_button, "pencil")
        self.drop_button = QPushButton()
        desk.theme.dress(self.drop_button, "trash-2")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        foot = QWidget()
        flow = FlowLayout(foot, GAP)
        for button in (self.show_button, self.name_button, self.drop_button):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        leave = QShortcut(Qt.Key.Key_Escape, self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)
        self.table.selected.connect(self._choose)
        self.table.opened.connect(self._show_one)
        self.show_button.clicked.connect(self._show_one)
        self.name_button.clicked.connect(self._name)
        self.drop_button.clicked.connect(lambda: self.dropped.emit(self.table.selection()))

    def show_proposals(self, proposals: tuple[ProposalRecord, ...]) -> None:
        """Show these; the two newest are chosen where none is."""
        self.table.blockSignals(True)
        self.table.show_records(proposals)
        if not self.table.selection():
            self.table.select([one.id for one in proposals[:2]])
        self.table.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        chosen = self.table.selection()
        one = self.table.current()
        self.show_button.setEnabled(one is not None and not one.on_table)
        self.name_button.setEnabled(one is not None)
        text = self._tr.ngettext("Drop", "Drop {n}", max(1, len(chosen)))
        self.drop_button.setText(text.format(n=self._tr.number(max(1, len(chosen)))))
        self.drop_button.setEnabled(bool(chosen))
        self.selected.emit()

    def _show_one(self) -> None:
        one = self.table.current()
        if one is not None and not one.on_table:
            self.shown.emit(one)

    def _name(self) -> None:
        rows = self.table.view.selectionModel().selectedRows()
        if len(rows) == 1:
            self.table.view.setCurrentIndex(rows[0])
            self.table.view.setFocus()
            self.table.view.edit(rows[0])
