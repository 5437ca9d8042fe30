"""The page before an import: how the table is to be read, and beside it what will happen."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.sign_up import ImportReport, TablePreview
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.table_import.file_line import FileLine
from mentordesk.ui.table_import.kind import Reading, TableKind
from mentordesk.ui.table_import.outlook import Outlook
from mentordesk.ui.table_import.parts import Parts
from mentordesk.ui.table_import.rehearsal import Rehearsal
from mentordesk.ui.table_import.row_preview import RowPreview
from mentordesk.ui.theme import EDGE, GAP

_SPLITTER = "import splitter"
_PATIENCE_MS = 400
_PARTS_LEAST, _ROWS_LEAST, _FIGURES = 400, 320, 320
_SHARES = [440, 536]


class MappingPage(QWidget):
    """Shows a table and rehearses its import at each change; `settled` says whether it can run."""

    settled = Signal(bool)
    #: Whether finding out takes so long that it is worth saying.
    pondering = Signal(bool)
    other_wanted = Signal()

    def __init__(self, desk: Desk, kind: TableKind) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._path: Path | None = None
        self._sheet = ""
        self._row_count = 0
        shape = kind.rows()
        self.line = FileLine(desk.theme, desk.translator)
        self.trouble = plain_label(look="wrong")
        self.parts = Parts(desk, kind, detailed=shape is not None)
        #: One of the two tells what will happen: row by row, or in figures.
        self.rows = RowPreview(desk, shape) if shape is not None else None
        self.outlook = Outlook(desk.theme, desk.translator) if shape is None else None
        self._rehearsal = Rehearsal(desk, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._unread = QFrame()
        self._unread_place = QVBoxLayout(self._unread)
        #: Says why a file cannot be read, `None` while there is one that can.
        self.refusal: EmptyState | None = None
        self._lay_out()
        self._connect()
        self.say_trouble("")

    def _lay_out(self) -> None:
        self.parts.setMinimumWidth(_PARTS_LEAST)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self.parts)
        self._body.addWidget(card)
        if self.rows:
            self._body.addWidget(self.rows)
        if self.outlook:
            self._body.addWidget(self._figures(self.outlook))
        self._body.setHandleWidth(EDGE)
        self._body.setChildrenCollapsible(False)
        self._share_room()
        self._unread.setProperty("look", "card")
        self._unread.hide()
        self._unread_place.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.line)
        column.addWidget(self.trouble)
        column.addWidget(self._body, 1)
        column.addWidget(self._unread, 1)
        column.addStretch(0)

    def _share_room(self) -> None:
        self._body.setStretchFactor(0, 0 if self.rows else 1)
        self._body.setStretchFactor(1, 1 if self.rows else 0)
        if self.rows:
            self.rows.setMinimumWidth(_ROWS_LEAST)
            kept = self._desk.settings.recall(_SPLITTER, _SHARES)
            self._body.setSizes(kept if len(kept) == self._body.count() else _SHARES)
            self._body.splitterMoved.connect(
                lambda *_: self._desk.settings.remember(_SPLITTER, self._body.sizes())
            )

    def _figures(self, outlook: Outlook) -> QWidget:
        outlook.call_fields(self._kind.fields())
        title = plain_label(self._desk.translator.gettext("What will happen"))
        title.setFont(self._desk.theme.bold_font())
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        lines.addWidget(title)
        lines.addWidget(outlook)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(_FIGURES)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(ScrollingPage(content))
        return card

    def _connect(self) -> None:
        self.line.other_wanted.connect(self.other_wanted)
        self.line.sheet_wanted.connect(self._show_sheet)
        self.parts.changed.connect(self._rehearse)
        if self.rows:
            self.parts.row_wanted.connect(self.rows.show_row)
        self._patience.timeout.connect(lambda: self.pondering.emit(True))
        self._rehearsal.told.connect(self._tell)
        self._rehearsal.refused.connect(self._refuse)

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, in the table's order."""
        return self.parts.fields

    @property
    def reading(self) -> Reading | None:
        """How the table is to be read as things stand; `None` before there is one."""
        if self._path is None:
            return None
        return Reading(
            path=self._path, sheet=self._sheet, fields=self.fields, aliases=self.parts.aliases
        )

    def show_file(self, path: Path) -> None:
        """Read a table and show it."""
        self._path = path
        self.line.show_file(path)
        self.parts.options.begin(path)
        self._show_sheet("")

    def _show_sheet(self, sheet: str) -> None:
        """Read one sheet of the file, blank for the one that holds the table."""
        path, self._sheet = self._path, sheet
        if path is None:
            return
        self.leave()
        self.settled.emit(False)
        self._patience.start()
        said = self._desk.translator.gettext("Reading the table")

        def seen(table: TablePreview) -> None:
            if (self._path, self._sheet) == (path, sheet):
                self._show_table(table)

        def refused(error: UserError) -> None:
            if (self._path, self._sheet) == (path, sheet):
                self._show_unread(self._desk.translator.sentence(error))

        self._desk.tasks.run(
            self, said, lambda _task: self._kind.preview(path, sheet), seen, refused
        )

    def leave(self) -> None:
        """Rehearse no more."""
        self._rehearsal.leave()
        self._stop_pondering()

    def _stop_pondering(self) -> None:
        self._patience.stop()
        self.pondering.emit(False)

    def _show_unread(self, trouble: str) -> None:
        """Say why a table cannot be read, and offer to choose another."""
        self._stop_pondering()
        self._readable(False)
        self.line.show_unread()
        self.say_trouble("")
        tr = self._desk.translator.gettext
        refusal = EmptyState(
            self._desk.theme,
            "circle-alert",
            trouble,
            tr("Choose another file…"),
            self.other_wanted.emit,
        )
        self._unread_place.addWidget(refusal)
        self.refusal = refusal
        refusal.button.setFocus()

    def _readable(self, yes: bool) -> None:
        if self.refusal is not None:
            self.refusal.hide()
            self.refusal.deleteLater()
            self.refusal = None
        self._body.setVisible(yes)
        self._unread.setVisible(not yes)
        self.line.other.setVisible(yes)

    def _show_table(self, table: TablePreview) -> None:
        self._sheet = table.sheet
        self._row_count = table.row_count
        self.line.show_table(table)
        self.parts.show_table(table)
        self._readable(True)
        if not self.line.sheet.hasFocus():
            # Once its fields are shown: a window that is not active yet would forget the one
            # before, and the first Enter would cancel.
            QTimer.singleShot(0, self, self.parts.begin)
        self._rehearse()

    def _rehearse(self) -> None:
        """Find out what would happen with what is chosen now."""
        self.say_trouble("")
        self.settled.emit(False)
        reading = self.reading
        if reading is not None and self.parts.options.ready():
            self._rehearsal.ask(self._kind.run(reading))
            self._patience.start()
        else:
            self.leave()
            self._show_report(None)

    def _tell(self, report: ImportReport) -> None:
        if self.parts.choices.suggest(report):
            self._rehearse()
            return
        self._stop_pondering()
        self._show_report(report)
        good = report.added + report.updated + report.unchanged
        if not good:
            said = self._desk.translator.gettext(
                "There is nothing to import: all rows are left out."
            )
            self.say_trouble(said)
        self.settled.emit(good > 0)

    def _refuse(self, error: UserError) -> None:
        self._stop_pondering()
        self._show_report(None)
        self.say_trouble(self._desk.translator.sentence(error))

    def _show_report(self, report: ImportReport | None) -> None:
        self.parts.show_report(report)
        if self.rows:
            self.rows.show_report(report, self._row_count, self.fields)
        if self.outlook:
            self.outlook.show_report(report)

    def say_trouble(self, sentence: str) -> None:
        """Say in one sentence what stands against it; blank takes the words away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
