"""The dialog that imports a table: mapped, rehearsed, run with progress, and told about."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import recall_size, remember_size
from mentordesk.ui.table_import.files import choose_table, dropped_table
from mentordesk.ui.table_import.kind import TableKind
from mentordesk.ui.table_import.mapping_page import MappingPage
from mentordesk.ui.table_import.result_page import ResultPage
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (1120, 680)
_SIZE_KEPT = "import size"


class ImportDialog(QDialog):
    """Takes one table in; nothing is changed before its button is pressed, or if it is stopped."""

    #: The table was taken in (an `ImportReport`).
    imported = Signal(object)
    #: Addresses of those touched (a tuple): the reader wants to see them.
    show_wanted = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, kind: TableKind) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._task: Task | None = None
        self._can_run = False
        self._report: ImportReport | None = None
        tr = desk.translator.gettext
        self.setWindowTitle(kind.title)
        self.setAcceptDrops(True)
        recall_size(self, desk.settings, _SIZE_KEPT, _SIZE)
        self.mapping = MappingPage(desk, kind)
        self.outcome = ResultPage(desk, kind.fields())
        self.pages = QStackedWidget()
        self.bar = QProgressBar()
        self.progress = QLabel()
        self.stop = QPushButton(tr("Stop"))
        self.leave = QPushButton(tr("Cancel"))
        self.run = QPushButton(kind.verb)
        self.show_people = QPushButton(tr("Show these people"))
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(GAP)
        self.run.setProperty("look", "primary")
        self.run.setDefault(True)
        self.pages.addWidget(self.mapping)
        self.pages.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.progress)
        foot.addWidget(self.bar, 1)
        foot.addStretch(0)
        for button in (self.stop, self.show_people, self.leave, self.run):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.mapping.settled.connect(self._settle)
        self.mapping.pondering.connect(self._ponder)
        self.mapping.other_wanted.connect(self._choose)
        self.run.clicked.connect(self._run)
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.reject)
        self.show_people.clicked.connect(self._show_people)
        self._desk.tasks.ended.connect(self._ended)

    def show_file(self, path: Path) -> None:
        """Begin with this table."""
        self.mapping.show_file(path)

    def _choose(self) -> None:
        path = choose_table(self, self._desk, self._kind.title)
        if path is not None:
            self.show_file(path)

    def _settle(self, can_run: bool) -> None:
        self._can_run = can_run
        self._show_state()

    def _ponder(self, yes: bool) -> None:
        """Say that it takes a while to find out what will happen."""
        if self._task is None:
            self.progress.setText(self._desk.translator.gettext("Looking at the table…"))
            self.progress.setVisible(yes)

    def _run(self) -> None:
        reading = self.mapping.reading
        if reading is None or self._task is not None:
            return
        self.mapping.leave()
        run = self._kind.run(reading)
        title = self._kind.title
        self._task = self._desk.tasks.run(
            self, title, lambda task: run(False, task.report), self._done, self._failed
        )
        self._task.progressed.connect(self._count)
        self._count(0, 0)
        self._show_state()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop.setEnabled(False)

    def _count(self, done: int, total: int) -> None:
        tr = self._desk.translator
        said = tr.gettext("{done} of {total}")
        self.progress.setText(
            said.format(done=tr.number(done), total=tr.number(total)) if total else ""
        )
        self.bar.setAccessibleName(self.progress.text())
        # A range of nothing is Qt's "busy".
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _ended(self, task: Task) -> None:
        """The task is over; whether it was done or refused is told right after."""
        if task is self._task:
            self._task = None
            if task.cancelled:
                said = self._desk.translator.gettext("Stopped. Nothing was changed.")
                self.mapping.say_trouble(said)
            self._show_state()

    def _done(self, report: ImportReport) -> None:
        self._report = report
        self.outcome.show_report(report)
        self.pages.setCurrentWidget(self.outcome)
        self._show_state()
        self.imported.emit(report)

    def _failed(self, error: UserError) -> None:
        self.mapping.say_trouble(self._desk.translator.sentence(error))

    def _show_people(self) -> None:
        if self._report is not None:
            self.accept()
            self.show_wanted.emit(self._report.people)

    def _show_state(self) -> None:
        """Offer what makes sense: mapping, running or done."""
        tr = self._desk.translator.gettext
        running, done = self._task is not None, self._report is not None
        self.mapping.setEnabled(not running)
        self.run.setVisible(not done)
        self.run.setEnabled(self._can_run and not running)
        for widget in (self.bar, self.progress, self.stop):
            widget.setVisible(running)
        self.stop.setEnabled(running)
        self.leave.setVisible(not running)
        self.leave.setText(tr("Close") if done else tr("Cancel"))
        self.show_people.setVisible(self._report is not None and bool(self._report.people))
        if done:
            self.leave.setDefault(True)
            self.leave.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take another table, while none is being imported."""
        free = self._task is None and self._report is None
        if free and dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Show the table that was dropped."""
        path = dropped_table(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.show_file(path)

    def done(self, arg__1: int) -> None:
        """Close; work under way is stopped first, and then closing is asked for again."""
        if self._task is not None:
            self._stop()
            return
        self.mapping.leave()
        remember_size(self, self._desk.settings, _SIZE_KEPT)
        super().done(arg__1)
