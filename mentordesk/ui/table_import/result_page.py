"""What came of an import: figures, what is new, and every row that was left out and why."""

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.sign_up import ImportReport, Rejection
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.table_import.outlook import Outlook, reason
from mentordesk.ui.theme import GAP


class ResultPage(QWidget):
    """The report of an import that was done."""

    def __init__(self, desk: Desk, fields: Mapping[str, str]) -> None:
        super().__init__()
        self._desk = desk
        self._fields = fields
        tr = desk.translator.gettext
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.outlook = Outlook(desk.theme, desk.translator, wide=True)
        self.explanation = plain_label(
            tr(
                "These rows were left out. Correct them in the file and import it again: what is "
                "already here is not added twice."
            )
        )
        self.table: RecordTable[Rejection] = RecordTable(
            self._shape(),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "circle-check", tr("No row was left out.")),
        )
        self.copy = QPushButton(tr("Copy the list"))
        self.copy.setAutoDefault(False)
        self.table.bar.add_widget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.outlook)
        column.addWidget(self.explanation)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.copy.clicked.connect(self._copy)

    def show_report(self, report: ImportReport) -> None:
        """Tell what happened."""
        tr = self._desk.translator
        done = report.added + report.updated + report.unchanged
        read = done + len(report.rejected)
        said = tr.ngettext("{n} row read", "{n} rows read", read)
        if not done:
            said = tr.gettext("Nothing was imported")
        self.title.setText(said.format(n=tr.number(read)))
        self.outlook.show_report(report, reasons=False)
        self.table.show_records(report.rejected)
        for widget in (self.explanation, self.table):
            widget.setVisible(bool(report.rejected))

    def _shape(self) -> ListShape[Rejection]:
        tr = self._desk.translator
        return ListShape(
            name="rows left out",
            identity=lambda one: (one.row, one.column, one.reason),
            sorted_by="row",
            columns=(
                Column(
                    key="row",
                    title=tr.gettext("Row"),
                    text=lambda one: str(one.row),
                    sort=lambda one: one.row,
                    number=True,
                    width=84,
                ),
                Column(
                    key="column",
                    title=tr.gettext("Column"),
                    text=lambda one: self._fields.get(one.column, one.column),
                    width=180,
                ),
                Column(
                    key="value", title=tr.gettext("Value"), text=lambda one: one.value, width=200
                ),
                Column(
                    key="reason",
                    title=tr.gettext("Why"),
                    text=lambda one: reason(one, tr),
                    tooltip=lambda one: reason(one, tr),
                    width=320,
                ),
            ),
        )

    def _copy(self) -> None:
        self.table.view.selectAll()
        self.table.copy()
