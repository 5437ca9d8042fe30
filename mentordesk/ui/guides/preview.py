"""The paper that a guide's text makes, beside the text, a moment after each change."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task

if TYPE_CHECKING:
    from mentordesk.ui.guides.pdf_pages import PdfPages

_PAUSE_MS = 300

Make = Callable[[], bytes]


class GuidePreview(QWidget):
    """Asked again and again, it draws the latest text once; the pages before stay until then."""

    #: The text was drawn, or cannot be (a `UserError`).
    drawn = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Make | None = None
        self._task: Task | None = None
        self._number = 0
        self._shown = b""
        self.pages: PdfPages | None = None
        self._making = desk.translator.gettext("Making the pages…")
        self._waiting = QLabel(self._making)
        self._waiting.setProperty("look", "soft")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = QStackedLayout(self)
        self._places.addWidget(self._waiting)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def begin(self) -> None:
        """Take the pages away: those to come are another guide's."""
        self._shown = b""
        self._waiting.setText(self._making)
        self._places.setCurrentWidget(self._waiting)

    def ask(self, make: Make) -> None:
        """Draw what `make` makes, in a thread and in a moment; an earlier wish is forgotten."""
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._wanted = make
        self._pause.start()

    def _begin(self) -> None:
        make, number = self._wanted, self._number
        if make is None:
            return

        def work(task: Task) -> bytes:
            # One that had to wait for its turn may be unwanted by now.
            task.report(0, 0)
            return make()

        def done(content: bytes) -> None:
            if number == self._number:
                self._task = None
                self._show(content)

        def failed(error: UserError) -> None:
            if number == self._number:
                self._task = None
                said = self._desk.translator.gettext("The pages come when the text is right.")
                self._waiting.setText(said)
                self.refused.emit(error)

        self._task = self._desk.tasks.run(self, self._making, work, done, failed)

    def _show(self, content: bytes) -> None:
        if self.pages is None:
            # QtPdf takes a while to load: the text is there before it.
            from mentordesk.ui.guides.pdf_pages import PdfPages

            self.pages = PdfPages(self._desk.theme, self._desk.translator)
            self._places.addWidget(self.pages)
        if content != self._shown:
            another, self._shown = not self._shown, content
            self.pages.show_pdf(content)
            if another:
                self.pages.verticalScrollBar().setValue(0)
        self._places.setCurrentWidget(self.pages)
        self.drawn.emit()
