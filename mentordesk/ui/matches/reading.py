"""What the page shows, read from the file: at once for a few people, else in the background."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.matches import (
    PairRecord,
    PairRuleRecord,
    ProposalRecord,
    WholeRecord,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import MatchState

#: With as many people, reading takes long enough to be felt.
MANY = 400
#: What is read one after the other, and counted meanwhile.
_PARTS = 4

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One programme's matches at one moment."""

    programme_id: int
    whole: WholeRecord
    #: Matches that have ended.
    over: tuple[PairRecord, ...]
    rules: tuple[PairRuleRecord, ...]
    open_matching: bool
    #: Those that are kept, the one on the table among them, the newest first.
    proposals: tuple[ProposalRecord, ...]


class Reader(QObject):
    """Reads when it is asked; asked again meanwhile, it reads once more afterwards."""

    #: A `Reading`, of the programme that the desk is at.
    read = Signal(object)
    #: It is being read in the background.
    waiting = Signal()
    #: Reading was stopped by hand.
    stopped = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._task: Task | None = None
        self._again = False
        #: Whether there are many people in the programme, and all should go its way in peace.
        self.many = False
        desk.tasks.ended.connect(self._ended)

    @property
    def busy(self) -> bool:
        """Whether it is being read just now."""
        return self._task is not None

    def begin(self) -> None:
        """Read the desk's programme; `read` follows, now or soon."""
        programme_id = self._desk.programme_id
        self.many = self._desk.workspace.matches.people(programme_id) >= MANY
        if self._task is not None:
            self._again = True
        elif self.many:
            self._begin_task(programme_id)
        else:
            self.read.emit(self._reading(programme_id))

    def _begin_task(self, programme_id: int) -> None:
        def work(task: Task) -> Reading:
            return self._reading(programme_id, task.report)

        title = self._desk.translator.gettext("Reading the matches")
        self._task = self._desk.tasks.run(self._page, title, work, self._bring)
        self.waiting.emit()

    def _ended(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        if task.cancelled:
            self._again = False
            self.stopped.emit()

    def _bring(self, reading: Reading) -> None:
        if self._again:
            self._again = False
            self.begin()
        elif reading.programme_id == self._desk.programme_id:
            self.read.emit(reading)

    def _reading(self, programme_id: int, progress: Progress | None = None) -> Reading:
        workspace = self._desk.workspace
        matches = workspace.matches
        report = progress or (lambda _done, _total: None)
        report(0, _PARTS)
        whole = matches.proposal(programme_id)
        report(1, _PARTS)
        over = matches.pairs(programme_id, (MatchState.ENDED,))
        report(2, _PARTS)
        rules = matches.pair_rules(programme_id)
        report(3, _PARTS)
        proposals = matches.proposals(programme_id)
        report(_PARTS, _PARTS)
        return Reading(
            programme_id=programme_id,
            whole=whole,
            over=over,
            rules=rules,
            open_matching=workspace.programmes.get(programme_id).open_matching,
            proposals=proposals,
        )
