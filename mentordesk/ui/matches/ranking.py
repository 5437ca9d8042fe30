"""The candidates of the mentee chosen: read at once where they are few, else in the background."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.matches import CandidateRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.rows import MenteeRow
from mentordesk.ui.tasks import Task

Progress = Callable[[int, int], None]
Ranked = tuple[MenteeRow, tuple[CandidateRecord, ...]]

#: With as many mentors, ranking them takes long enough to be felt.
_MANY = 150
#: Whoever walks down the list goes on within this time.
_WALKING_MS = 120


class Ranking(QObject):
    """Ranks for one row at a time; of rows asked for meanwhile only the last is ranked."""

    #: A `MenteeRow` and its candidates, best first.
    ranked = Signal(object, object)
    #: A row is being ranked in the background.
    waiting = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._wanted: MenteeRow | None = None
        self._task: Task | None = None
        self.many = False
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.setInterval(_WALKING_MS)
        self._walking.timeout.connect(self._begin)
        desk.tasks.ended.connect(self._ended)

    def rank(self, row: MenteeRow) -> None:
        """Rank the mentors for a row; `ranked` follows, now or soon."""
        self._wanted = row
        if self.many:
            self.waiting.emit()
            self._walking.start()
        else:
            self._take(self._ranked(row, self._desk.programme_id))

    def leave(self) -> None:
        """Forget the row asked for: something else is shown."""
        self._wanted = None
        self._walking.stop()

    def _begin(self) -> None:
        row = self._wanted
        if row is None or self._task is not None:
            return
        programme_id = self._desk.programme_id

        def work(task: Task) -> Ranked:
            return self._ranked(row, programme_id, task.report)

        title = self._desk.translator.gettext("Ranking the mentors")
        self._task = self._desk.tasks.run(self._page, title, work, self._bring)

    def _ended(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        row = self._wanted
        if task.cancelled and row is not None:
            # Stopped by hand: whoever was shown before still is.
            tr = self._desk.translator.gettext
            said = tr("Ranking was stopped. {mentee} is not shown yet.")
            said = said.format(mentee=row.mentee.name)
            self._desk.notices.warn(said, tr("Rank again"), lambda: self.rank(row))

    def _bring(self, ranked: Ranked) -> None:
        if ranked[0] is self._wanted:
            self._take(ranked)
        else:
            self._begin()

    def _take(self, ranked: Ranked) -> None:
        row, candidates = ranked
        self._wanted = None
        self.many = len(candidates) >= _MANY
        self.ranked.emit(row, candidates)

    def _ranked(
        self, row: MenteeRow, programme_id: int, progress: Progress | None = None
    ) -> Ranked:
        mentee_id, matches = row.mentee.enrolment_id, self._desk.workspace.matches
        for mentee in matches.candidates(programme_id, mentee_id, progress):
            return row, mentee.candidates
        return row, ()
