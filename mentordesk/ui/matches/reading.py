"""What the page shows, read from the file: at once for a few people, else in the background."""

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
        def work(_task: Task) -> Reading:
            return self._reading(programme_id)

        title = self._desk.translator.gettext("Reading the matches")
        self._task = self._desk.tasks.run(self._page, title, work, self._bring)
        self.waiting.emit()

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None

    def _bring(self, reading: Reading) -> None:
        if self._again:
            self._again = False
            self.begin()
        elif reading.programme_id == self._desk.programme_id:
            self.read.emit(reading)

    def _reading(self, programme_id: int) -> Reading:
        workspace = self._desk.workspace
        matches = workspace.matches
        return Reading(
            programme_id=programme_id,
            whole=matches.proposal(programme_id),
            over=matches.pairs(programme_id, (MatchState.ENDED,)),
            rules=matches.pair_rules(programme_id),
            open_matching=workspace.programmes.get(programme_id).open_matching,
            proposals=matches.proposals(programme_id),
        )
