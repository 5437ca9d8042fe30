"""The pins and forbids of a programme, each with a way to lift it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import PairRuleRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Chip, Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import PairRuleKind

_SIZE = (640, 420)


class RulesDialog(QDialog):
    """Shows what the coordinator has decided of pairs; `lift` takes one such rule away."""

    def __init__(self, parent: QWidget, desk: Desk, lift: Callable[[PairRuleRecord], None]) -> None:
        super().__init__(parent)
        tr = desk.translator
        self._desk = desk
        self._lift_rule = lift
        self.setWindowTitle(tr.gettext("Pins and forbids"))
        self.resize(*_SIZE)
        self.table: RecordTable[PairRuleRecord] = RecordTable(
            _shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "pin",
                tr.gettext(
                    "Nothing is pinned or forbidden. Choose a mentee and a candidate, then pin or "
                    "forbid the pair."
                ),
            ),
        )
        self._words = plain_label(
            tr.gettext("Every proposal keeps pinned pairs together and forbidden ones apart."),
            "soft",
        )
        self.lift = QPushButton(tr.gettext("Lift"))
        self.leave = QPushButton(tr.gettext("Close"))
        self._lay_out()
        self.table.selected.connect(self._selected)
        self.lift.clicked.connect(self._lift_chosen)
        self.leave.clicked.connect(self.accept)
        # After the commit is over, not in its midst.
        desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self.refresh()

    def _lay_out(self) -> None:
        self.lift.setAutoDefault(False)
        self.leave.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.lift)
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the rules again."""
        self.table.show_records(self._desk.workspace.matches.pair_rules(self._desk.programme_id))
        self._selected()

    def _changed(self, tables: frozenset[str]) -> None:
        if "pair_rule" in tables:
            self.refresh()

    def _selected(self) -> None:
        self.lift.setEnabled(bool(self.table.selection()))

    def _lift_chosen(self) -> None:
        for rule in self.table.selection():
            self._lift_rule(rule)


def _shape(tr: Translator) -> ListShape[PairRuleRecord]:
    return ListShape(
        name="matches.rules",
        identity=lambda rule: (rule.mentor.enrolment_id, rule.mentee.enrolment_id),
        columns=(
            Column(
                key="mentee",
                title=tr.gettext("Mentee"),
                text=lambda rule: rule.mentee.name,
                bold=True,
                width=160,
            ),
            Column(
                key="mentor", title=tr.gettext("Mentor"), text=lambda r: r.mentor.name, width=150
            ),
            Column(
                key="kind",
                title=tr.gettext("Decided"),
                text=lambda rule: _kind(rule, tr).text,
                chip=lambda rule: _kind(rule, tr),
                width=110,
            ),
            Column(
                key="reason",
                title=tr.gettext("Why"),
                text=lambda rule: rule.reason,
                tooltip=lambda rule: rule.reason,
            ),
        ),
        sorted_by="mentee",
    )


def _kind(rule: PairRuleRecord, tr: Translator) -> Chip:
    if rule.kind is PairRuleKind.PINNED:
        return Chip(icon="pin", text=tr.gettext("Pinned"), tone=Tone.ACCENT)
    return Chip(icon="ban", text=tr.gettext("Forbidden"), tone=Tone.BAD)
