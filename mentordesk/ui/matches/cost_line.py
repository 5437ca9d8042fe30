"""One line that says what a choice costs, found at once or soon."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from mentordesk.errors import UserError
from mentordesk.services.records.matches import CostRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.what_ifs import Answer, Question, WhatIfs
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import GAP

#: Whoever walks down the candidates goes on within this time.
_WALKING_MS = 150

Words = Callable[[CostRecord], str]


class CostLine(QFrame):
    """Asks one question at a time; the answer to an earlier one is dropped."""

    def __init__(self, desk: Desk, what_ifs: WhatIfs) -> None:
        super().__init__()
        self._desk = desk
        self._what_ifs = what_ifs
        self._question: Question | None = None
        self._words: Words = lambda _cost: ""
        self._task: Task | None = None
        self._icon = QLabel()
        desk.theme.draw(self._icon, "arrow-left-right", Tone.ACCENT, 16)
        self._label = plain_label()
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.setInterval(_WALKING_MS)
        self._walking.timeout.connect(self._begin)
        desk.tasks.ended.connect(self._ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, blank for nothing."""
        return self._label.text()

    def leave(self) -> None:
        """Say nothing, and wait for nothing."""
        self._stop()
        self._question = None
        self._say("")

    def ask(self, question: Question, words: Words) -> None:
        """Say what a choice costs, in words made of the answer; a refusal is said as it is."""
        self._stop()
        self._question, self._words = question, words
        known = self._what_ifs.known(question)
        if known is None and not self._what_ifs.many:
            known = self._what_ifs.answer(question)
        if known is not None:
            self._tell(known)
            return
        self._say(self._desk.translator.gettext("Working out what it costs…"))
        self._walking.start()

    def _begin(self) -> None:
        question, what_ifs = self._question, self._what_ifs
        if question is None:
            return

        def work(task: Task) -> tuple[Task, Answer]:
            return task, what_ifs.answer(question, task.report)

        title = self._desk.translator.gettext("Working out what a choice costs")
        self._task = self._desk.tasks.run(self, title, work, self._bring)

    def _bring(self, outcome: tuple[Task, Answer]) -> None:
        task, answer = outcome
        if task is self._task:
            self._task = None
            self._tell(answer)

    def _ended(self, task: Task) -> None:
        if task is self._task and task.cancelled:
            # Stopped by hand; whoever walks on has let go of the task before.
            self._task = None
            self._say(
                self._desk.translator.gettext(
                    "Working out what it costs was stopped. Choose again to find out."
                )
            )

    def _stop(self) -> None:
        self._walking.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self, answer: Answer) -> None:
        if isinstance(answer, UserError):
            self._say(self._desk.translator.sentence(answer))
        else:
            self._say(self._words(answer))

    def _say(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
