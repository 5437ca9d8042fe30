"""The page before an import: what the columns hold, what else is known, what will happen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.sign_up import ImportReport, TablePreview
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.table_import.column_mapping import ColumnMapping
from mentordesk.ui.table_import.elided_label import ElidedLabel
from mentordesk.ui.table_import.kind import ImportOptions, TableKind
from mentordesk.ui.table_import.outlook import Outlook
from mentordesk.ui.table_import.rehearsal import Rehearsal
from mentordesk.ui.theme import EDGE, GAP

_ASIDE = 320


class MappingPage(QWidget):
    """Shows a table and rehearses its import at each change; `settled` says whether it can run."""

    settled = Signal(bool)
    other_wanted = Signal()

    def __init__(self, desk: Desk, kind: TableKind) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._path: Path | None = None
        tr = desk.translator.gettext
        self.file = ElidedLabel()
        self.file.setFont(desk.theme.bold_font())
        self.size_said = QLabel()
        self.size_said.setProperty("look", "soft")
        self.other = QPushButton(tr("Choose another file…"))
        self.other.setAutoDefault(False)
        self.trouble = plain_label(look="wrong")
        self.remembered = plain_label(tr("Mapped as last time."), "soft")
        self.sheets = plain_label(look="soft")
        self.mapping = ColumnMapping(desk.theme, desk.translator)
        self.options = kind.options or ImportOptions()
        self.outlook = Outlook(desk.theme, desk.translator)
        self.outlook.call_fields(kind.fields())
        self._rehearsal = Rehearsal(desk, self)
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self.say_trouble("")

    def _lay_out(self) -> None:
        icon = QLabel()
        self._desk.theme.draw(icon, "file-spreadsheet", Tone.ACCENT, 24)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(icon)
        top.addWidget(self.file, 1)
        top.addWidget(self.size_said)
        top.addWidget(self.other)
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(EDGE)
        body.addWidget(self._columns_card(), 1)
        body.addWidget(self._aside())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.trouble)
        column.addWidget(self._body, 1)
        column.addStretch(0)

    def _columns_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(2, GAP, 2, 2)
        lines.setSpacing(0)
        for label in (self.remembered, self.sheets):
            label.setContentsMargins(EDGE, 0, EDGE, 0)
            lines.addWidget(label)
        lines.addWidget(self.mapping, 1)
        return card

    def _aside(self) -> QWidget:
        title = plain_label(self._desk.translator.gettext("What will happen"))
        title.setFont(self._desk.theme.bold_font())
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addWidget(self.options)
        lines.addSpacing(GAP)
        lines.addWidget(title)
        lines.addWidget(self.outlook)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(_ASIDE)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(ScrollingPage(content))
        return card

    def _connect(self) -> None:
        self.other.clicked.connect(self.other_wanted)
        self.mapping.changed.connect(self._rehearse)
        self.options.changed.connect(self._rehearse)
        self._rehearsal.told.connect(self._tell)
        self._rehearsal.refused.connect(self._refuse)

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, in the table's order."""
        return self.mapping.fields

    def show_file(self, path: Path) -> None:
        """Read a table and show it."""
        self._path = path
        self._rehearsal.leave()
        self.settled.emit(False)
        self.file.show_line(path.name)
        self.options.begin(path)
        said = self._desk.translator.gettext("Reading the table")

        def seen(table: TablePreview) -> None:
            if self._path == path:
                self._show_table(table)

        def refused(error: UserError) -> None:
            if self._path == path:
                self.size_said.clear()
                self._body.hide()
                self.say_trouble(self._desk.translator.sentence(error))

        self._desk.tasks.run(self, said, lambda _task: self._kind.preview(path), seen, refused)

    def leave(self) -> None:
        """Rehearse no more."""
        self._rehearsal.leave()

    def _show_table(self, table: TablePreview) -> None:
        tr = self._desk.translator
        rows = tr.ngettext("{n} row", "{n} rows", table.row_count)
        columns = tr.ngettext("{n} column", "{n} columns", len(table.columns))
        sizes = (
            rows.format(n=tr.number(table.row_count)),
            columns.format(n=tr.number(len(table.columns))),
        )
        self.size_said.setText(" · ".join(sizes))
        self.remembered.setVisible(table.remembered)
        sheets = len(table.sheets)
        said = tr.gettext("Of the {n} sheets in the workbook, the first with rows is read.")
        self.sheets.setText(said.format(n=tr.number(sheets)))
        self.sheets.setVisible(sheets > 1)
        self.mapping.show_table(table, self._kind.fields(), self._kind.several)
        self._body.show()
        self.mapping.setFocus()
        self._rehearse()

    def _rehearse(self) -> None:
        """Find out what would happen with what is chosen now."""
        self.say_trouble("")
        self.settled.emit(False)
        self.options.show_fields(self.fields)
        if self._path is not None and self.options.ready():
            self._rehearsal.ask(self._kind.run(self._path, self.fields))
        else:
            self._rehearsal.leave()
            self.outlook.show_report(None)

    def _tell(self, report: ImportReport) -> None:
        self.outlook.show_report(report)
        self.settled.emit(report.added + report.updated + report.unchanged > 0)

    def _refuse(self, error: UserError) -> None:
        self.outlook.show_report(None)
        self.say_trouble(self._desk.translator.sentence(error))

    def say_trouble(self, sentence: str) -> None:
        """Say in one sentence what stands against it; blank takes the words away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
