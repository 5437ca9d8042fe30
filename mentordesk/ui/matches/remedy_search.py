"""Finds in the background what would match somebody who is left over."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.what_ifs import Help, WhatIfs
from mentordesk.ui.tasks import Task

#: Whoever walks down the list goes on within this time.
_WALKING_MS = 150

Found = tuple[Task, int, Help]


class RemedySearch(QObject):
    """Looks for one person at a time; what was found is known until `forget`."""

    #: A sign-up and what would match it (`Help`).
    found = Signal(int, object)

    def __init__(self, desk: Desk, page: QWidget, what_ifs: WhatIfs) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._what_ifs = what_ifs
        self._known: dict[int, Help] = {}
        self._wanted = 0
        self._task: Task | None = None
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.setInterval(_WALKING_MS)
        self._walking.timeout.connect(self._begin)
        desk.tasks.ended.connect(self._ended)

    def forget(self) -> None:
        """Something changed: what was found may be wrong."""
        self._known = {}
        self.leave()

    def leave(self) -> None:
        """Look no further: somebody else is looked at."""
        self._wanted = 0
        self._walking.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def ask(self, enrolment_id: int) -> None:
        """Look what would help one person; `found` follows, now or soon."""
        if enrolment_id == self._wanted:
            return
        self.leave()
        if enrolment_id in self._known:
            self.found.emit(enrolment_id, self._known[enrolment_id])
            return
        self._wanted = enrolment_id
        self._walking.start()

    def _begin(self) -> None:
        wanted, what_ifs = self._wanted, self._what_ifs

        def work(task: Task) -> Found:
            return task, wanted, what_ifs.help(wanted, task.report)

        title = self._desk.translator.gettext("Looking for what would help")
        # Pins that contradict each other are told when matches are proposed.
        self._task = self._desk.tasks.run(
            self._page, title, work, self._take, lambda _refusal: None
        )

    def _ended(self, task: Task) -> None:
        if task is self._task and task.cancelled:
            # Stopped by hand: it is looked for again when the person is chosen again.
            self._task, self._wanted = None, 0

    def _take(self, outcome: Found) -> None:
        task, enrolment_id, found = outcome
        if task is self._task:
            self._task, self._wanted = None, 0
            self._known[enrolment_id] = found
            self.found.emit(enrolment_id, found)
