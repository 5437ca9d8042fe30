"""What is done with the whole: propose, propose again after a choice, confirm, discard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.matches import WholeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.cost_words import what_came_of_it
from mentordesk.ui.matches.doing import Doing
from mentordesk.ui.tasks import Task

if TYPE_CHECKING:
    from mentordesk.services.matches import Matches


class ProposalDeeds(QObject):
    """Computes one proposal at a time, in the background."""

    #: Whether a proposal is being computed.
    proposing = Signal(bool)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._task: Task | None = None
        self.doing = Doing(desk, page)
        #: What the page shows; `None` before it has read.
        self.whole: WholeRecord | None = None
        #: What was decided since the whole `_before`, and is being obeyed.
        self._said = ""
        self._before: WholeRecord | None = None
        desk.tasks.ended.connect(self._ended)
        desk.programme_changed.connect(self._let_go)
        desk.about_to_undo.connect(self._give_way)

    def _let_go(self) -> None:
        """What is under way for the programme shown before goes on, and no more is said of it."""
        self._before = None
        if self._task is not None:
            self._task = None
            self.proposing.emit(False)

    def _give_way(self) -> None:
        """Make no proposal anew for a decision that is perhaps about to be undone."""
        if self._task is not None and self._before is not None:
            self._before = None
            self._task.cancel()

    @property
    def _tr(self) -> Translator:
        return self._desk.translator

    @property
    def _matches(self) -> "Matches":
        return self._desk.workspace.matches

    @property
    def proposal_kept(self) -> bool:
        """Whether a proposal is on the table, which a choice made by hand makes out of date."""
        return self.whole is not None and self.whole.made_at is not None

    def propose(self) -> None:
        """Compute the best whole and keep it; it may be stopped while under way."""
        if self._task is None:
            self._run(replace=False)

    def obey(self, said: str) -> None:
        """Say what was decided; with a proposal on the table, make it anew and say what it cost.

        Decided again meanwhile, it begins anew: the cost is then that
        of both.
        """
        if self.doing.elsewhere:
            self._desk.tell_done(said)
            return
        under_way = self._task is not None
        if self._task is not None:
            self._task.cancel()
        if self.proposal_kept or self._before is not None:
            self._said, self._before = said, self._before or self.whole
            self._run(replace=True)
            return
        self._desk.tell_done(said)
        if under_way:
            self._run(replace=False)

    def _run(self, *, replace: bool) -> None:
        title = self._tr.gettext("Looking for the best matches")
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id

        def work(task: Task) -> tuple[Task, WholeRecord]:
            return task, matches.propose(programme_id, replace=replace, progress=task.report)

        done = self._obeyed if replace else self._proposed
        failed = self._refused if replace else None

        def settle(outcome: tuple[Task, WholeRecord]) -> None:
            if self._desk.programme_id == programme_id:
                done(outcome)

        self._task = self._desk.tasks.run(self._page, title, work, settle, failed)
        self.proposing.emit(True)

    def _proposed(self, outcome: tuple[Task, WholeRecord]) -> None:
        _, whole = outcome
        proposed = sum(pair.match_id is None for pair in whole.pairs)
        if not proposed:
            self._desk.notices.say(self._tr.gettext("No new pair can be proposed."))
            return
        text = self._tr.ngettext(
            "{n} pair is proposed. Look through the reasons, then confirm.",
            "{n} pairs are proposed. Look through the reasons, then confirm.",
            proposed,
        )
        self._desk.notices.say(text.format(n=proposed))

    def _obeyed(self, outcome: tuple[Task, WholeRecord]) -> None:
        task, whole = outcome
        before, said = self._before, self._said
        if task.cancelled or before is None:
            return
        self._before = None
        self._desk.tell_done(f"{said} {what_came_of_it(before, whole, self._tr)}")

    def _refused(self, error: UserError) -> None:
        """What was decided stands, though no proposal can keep to it."""
        self._before = None
        text = f"{self._said} {self._tr.sentence(error)}"
        self._desk.notices.warn(text, *self._desk.way_back())

    def _ended(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        self.proposing.emit(False)
        if task.cancelled and self._before is not None:
            # Stopped by hand: the proposal on the screen was made without this choice.
            self._before = None
            self._desk.notices.say(self._said, self._tr.gettext("Propose again"), self.propose)

    def confirm(self) -> None:
        """Make matches of the proposal's pairs; one that is overtaken can be made again."""
        programme_id = self._desk.programme_id

        def say(made: int) -> None:
            text = self._tr.ngettext("{n} match confirmed.", "{n} matches confirmed.", made)
            self._desk.tell_done(text.format(n=self._tr.number(made)))

        def refuse(error: UserError) -> None:
            again = self._tr.gettext("Propose again")
            self._desk.notices.warn(self._tr.sentence(error), again, self.propose)

        self.doing.do(lambda: self._matches.confirm(programme_id), say, refuse)

    def discard(self) -> None:
        """Throw the proposal away; matches stand."""
        said = self._tr.gettext("The proposal is discarded. Matches stand.")
        programme_id = self._desk.programme_id
        self.doing.do(
            lambda: self._matches.discard(programme_id), lambda _done: self._desk.tell_done(said)
        )
