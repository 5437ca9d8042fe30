"""Runs an import dry while its columns are being mapped, the last wish only."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.ui.desk import Desk
from mentordesk.ui.table_import.kind import Run
from mentordesk.ui.tasks import Task

_PAUSE_MS = 150


class Rehearsal(QObject):
    """Asked again and again, it answers the latest question once."""

    #: What would happen: an `ImportReport`, or the `UserError` that stands against it.
    told = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._owner = owner
        self._wanted: Run | None = None
        self._task: Task | None = None
        self._number = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def ask(self, run: Run) -> None:
        """Find out what this run would do; an earlier question is answered no more."""
        self.leave()
        self._wanted = run
        self._pause.start()

    def leave(self) -> None:
        """Answer nothing any more."""
        self._pause.stop()
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        run, number = self._wanted, self._number
        if run is None:
            return

        def told(report: ImportReport) -> None:
            if number == self._number:
                self.told.emit(report)

        def refused(error: UserError) -> None:
            if number == self._number:
                self.refused.emit(error)

        self._task = self._desk.tasks.run(
            self._owner,
            self._desk.translator.gettext("Looking at the table"),
            lambda task: run(True, task.report),
            told,
            refused,
        )
