"""The line that shows slow work under way, counts it and offers to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from mentordesk.i18n import Translator
from mentordesk.ui.tasks import Task, Tasks
from mentordesk.ui.theme import EDGE, GAP


class TaskStrip(QFrame):
    """Shows the piece of work that was last found to take over a second."""

    def __init__(self, tasks: Tasks, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._task: Task | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(GAP)
        self._stop = QPushButton(translator.gettext("Stop"))

        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, GAP, EDGE, GAP)
        row.setSpacing(EDGE)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)

        self._stop.clicked.connect(self._cancel)
        tasks.shown.connect(self._show)
        tasks.ended.connect(self._end)
        self.hide()

    def _show(self, task: Task) -> None:
        self._task = task
        self._stop.setEnabled(not task.cancelled)
        task.progressed.connect(self._count)
        self._count(task.done, task.total)
        self.show()

    def _count(self, done: int, total: int) -> None:
        if self._task is None:
            return
        words = self._task.title
        if total:
            counted = self._translator.gettext("{done} of {total}")
            words = f"{words} · {counted.format(done=done, total=total)}"
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        # A range of nothing is Qt's "busy".
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._stop.setEnabled(False)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.hide()
