"""The first rows of a table as they will be read, with what comes of each."""

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.services.records.sign_up import ImportReport, RowOutcome, RowOutlook
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.table_import.outlook import reason
from mentordesk.ui.theme import NARROW

#: Columns that are there whatever was mapped.
ALWAYS = ("name", "outcome", "row")


class RowPreview(QWidget):
    """The rows of a dry run, and why the chosen one, or the first of them, is left out."""

    def __init__(self, desk: Desk, shape: ListShape[RowOutlook]) -> None:
        super().__init__()
        self._desk = desk
        self._report: ImportReport | None = None
        nothing = desk.translator.gettext(
            "The rows stand here as they will be read, once you have said what is missing."
        )
        self.table: RecordTable[RowOutlook] = RecordTable(
            shape,
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "list-checks", nothing),
        )
        self.why = plain_label(look="wrong")
        self.note = plain_label(look="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addWidget(self.note)
        self.table.selected.connect(self._explain)
        self.show_report(None, 0, ())

    def show_report(
        self, report: ImportReport | None, row_count: int, fields: tuple[str, ...]
    ) -> None:
        """Show the rows of a dry run with the fields mapped, none for `None`."""
        self._report = report
        self.table.show_columns({*ALWAYS, *fields})
        rows = report.rows if report else ()
        self.table.show_records(rows)
        if report:
            self.table.bar.say_counts(_counts(report))
        tr = self._desk.translator
        said = tr.gettext("{n} of the {all} rows are shown: the first, and others to look at.")
        self.note.setText(said.format(all=tr.number(row_count), n=tr.number(len(rows))))
        self.note.setVisible(0 < len(rows) < row_count)
        self._explain()

    def show_row(self, number: int) -> None:
        """Go to the row of this number, whatever is searched for and filtered."""
        if number not in {one.row for one in self.table.model.shown}:
            self.table.bar.clear()
        self.table.select([number])
        self.table.view.setFocus()

    def _explain(self) -> None:
        """Say why the chosen row is left out; where none is chosen, why the first one is."""
        chosen = self.table.current()
        rows = self._report.rows if self._report else ()
        shown = (chosen,) if chosen else rows
        rejection = next((one.rejection for one in shown if one.rejection), None)
        said = ""
        if rejection:
            tr = self._desk.translator
            said = tr.gettext("Row {row}, {column}: {reason}").format(
                row=rejection.row, column=rejection.column, reason=reason(rejection, tr)
            )
        self.why.setText(said)
        self.why.setVisible(bool(said))


def _counts(report: ImportReport) -> Counter[str]:
    """Return how many rows of the whole table come to what, by the keys of the list's chips."""
    overtaken = sum(one.outcome is RowOutcome.OVERTAKEN for one in report.rows)
    counts = {
        RowOutcome.ADDED: report.added,
        RowOutcome.UPDATED: report.updated,
        RowOutcome.UNCHANGED: report.unchanged,
        RowOutcome.REJECTED: len(report.rejected),
        RowOutcome.OVERTAKEN: overtaken,
    }
    return Counter({outcome.value: count for outcome, count in counts.items()})
