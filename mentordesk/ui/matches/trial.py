"""What would help those left over where no proposal is kept: a trial that keeps nothing."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.services.records.matches import UnmatchedRecord, WholeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import Role


class Trial(QObject):
    """Computes the best whole once when it is asked, and again only after `forget`."""

    #: What would help is known now.
    found = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._whole: WholeRecord | None = None
        self._task: Task | None = None

    def forget(self) -> None:
        """Something changed: what was found may be wrong."""
        self._whole = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def ask(self) -> None:
        """Begin to look, unless it is known or being looked for."""
        if self._whole is not None or self._task is not None:
            return
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id

        def work(task: Task) -> tuple[Task, WholeRecord]:
            return task, matches.propose(programme_id, keep=False, progress=task.report)

        title = self._desk.translator.gettext("Looking for what would help")
        # Pins that contradict each other are told when matches are proposed.
        self._task = self._desk.tasks.run(
            self._page, title, work, self._take, lambda _refusal: None
        )

    def _take(self, outcome: tuple[Task, WholeRecord]) -> None:
        task, whole = outcome
        if task is self._task:
            self._task, self._whole = None, whole
            self.found.emit()

    def told(self, left: Iterable[UnmatchedRecord]) -> tuple[UnmatchedRecord, ...]:
        """Return people left over with what the trial found of them, as they came without one."""
        if self._whole is None:
            return tuple(left)
        known = {one.person.enrolment_id: one for one in self._whole.unmatched}
        return tuple(
            known.get(one.person.enrolment_id) or self._could_be_matched(one) for one in left
        )

    def _could_be_matched(self, left: UnmatchedRecord) -> UnmatchedRecord:
        tr, id_ = self._desk.translator, left.person.enrolment_id
        pairs = self._whole.pairs if self._whole else ()
        for pair in pairs:
            if id_ in {pair.mentor.enrolment_id, pair.mentee.enrolment_id}:
                partner = pair.mentor if left.role is Role.MENTEE else pair.mentee
                remedy = tr.gettext("Propose best matches: {partner} would be free.")
                return replace(left, remedy=remedy.format(partner=partner.name))
        return left
