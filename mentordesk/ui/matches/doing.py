"""Deeds on the file: at once with a few people, else one after the other in the background."""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mentordesk.errors import CancelledError, UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task

T = TypeVar("T")


class Doing(QObject):
    """Does what it is given in the order it is given, whichever of both ways.

    In the background a deed may be stopped until it is kept: the file is then as it was.
    """

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._task: Task | None = None
        self._next: deque[Callable[[], None]] = deque()
        #: Whether the programme is so large that a deed, which looks at all, would be felt.
        self.many = False
        #: Whether another programme is shown by now than when what is done just now began.
        self.elsewhere = False
        desk.tasks.ended.connect(self._ended)

    def do(
        self,
        deed: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do a deed, and go on with what it returns; a refusal is shown, or told to `refused`."""
        refused, programme_id = refused or self._show, self._desk.programme_id

        def go_on(outcome: T) -> None:
            self.elsewhere = self._desk.programme_id != programme_id
            try:
                then(outcome)
            finally:
                self.elsewhere = False

        if self.many or self._task is not None:
            self._next.append(lambda: self._begin(deed, go_on, refused))
            self._go_on()
            return
        try:
            outcome = deed()
        except UserError as error:
            refused(error)
        else:
            go_on(outcome)

    def _begin(
        self,
        deed: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[UserError], None],
    ) -> None:
        workspace = self._desk.workspace

        def work(task: Task) -> list[T]:
            """Return what came of it, nothing where it was stopped before it was kept."""
            try:
                with workspace.stoppable(lambda: task.report(0, 0)):
                    return [deed()]
            except CancelledError:
                return []

        def done(outcomes: list[T]) -> None:
            for outcome in outcomes:
                then(outcome)
            if not outcomes:
                self._desk.notices.say(
                    self._desk.translator.gettext("Stopped. Nothing was changed.")
                )

        title = self._desk.translator.gettext("Writing it down")
        self._task = self._desk.tasks.run(self._page, title, work, done, refused, writes=True)

    def _go_on(self) -> None:
        if self._task is None and self._next:
            self._next.popleft()()

    def _ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._go_on()

    def _show(self, error: UserError) -> None:
        self._desk.notices.warn(self._desk.translator.sentence(error))
