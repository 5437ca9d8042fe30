"""The paper that a text makes, beside the text, a moment after each change."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import NARROW

if TYPE_CHECKING:
    from mentordesk.ui.papers.pdf_pages import PdfPages
    from mentordesk.ui.papers.preview_bar import PreviewBar

#: How long a writer rests before her paper is drawn: as long as that took the last time, so that
#: a long paper is not begun at every letter. Longer, and the page would come too late.
_LEAST_PAUSE_MS, _MOST_PAUSE_MS = 100, 150

#: Called in a thread, told where to report how far it has come; a report may raise.
Make = Callable[[Callable[[int, int], None]], bytes]


class PaperPreview(QWidget):
    """Asked again and again, it draws the latest text once; the pages before stay until then.

    While it is out of sight nothing is drawn; the last wish is granted when it comes.
    """

    #: The text was drawn, or cannot be (a `UserError`).
    drawn = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: Make | None = None
        self._task: Task | None = None
        self._number = 0
        self._content = b""
        self.pages: PdfPages | None = None
        self.bar: PreviewBar | None = None
        self._making = desk.translator.gettext("Making the pages…")
        self._waiting = QLabel(self._making)
        self._waiting.setProperty("look", "soft")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting.setWordWrap(True)
        self._places = QStackedLayout(self)
        self._places.addWidget(self._waiting)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LEAST_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def content(self) -> bytes:
        """The PDF shown; blank until the first one is made."""
        return self._content

    @property
    def busy(self) -> bool:
        """Whether other pages than those shown are on their way."""
        return self._pause.isActive() or self._task is not None

    def begin(self) -> None:
        """Take the pages away: those to come are another paper's."""
        self._content = b""
        self._waiting.setText(self._making)
        self._places.setCurrentWidget(self._waiting)

    def ask(self, make: Make) -> None:
        """Draw what `make` makes, in a thread and in a moment; an earlier wish is forgotten."""
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._wanted = make
        if self.isVisible():
            self._pause.start()

    def show_paper(self, content: bytes) -> None:
        """Show a PDF that is made already."""
        pages = self.pages or self._furnish()
        if content != self._content:
            another, self._content = not self._content, content
            pages.show_pdf(content, another=another)
        self._places.setCurrentIndex(1)
        self.drawn.emit()

    def _begin(self) -> None:
        make, number, begun = self._wanted, self._number, monotonic()
        if make is None:
            return
        self._wanted = None

        def work(task: Task) -> bytes:
            # One that had to wait for its turn may be unwanted by now.
            task.report(0, 0)
            return make(task.report)

        def done(content: bytes) -> None:
            if number == self._number:
                self._task = None
                took = round((monotonic() - begun) * 1_000)
                self._pause.setInterval(min(max(took, _LEAST_PAUSE_MS), _MOST_PAUSE_MS))
                self.show_paper(content)

        def failed(error: UserError) -> None:
            if number == self._number:
                self._task = None
                said = self._desk.translator.gettext("The pages appear once the text is right.")
                self._waiting.setText(said)
                self.refused.emit(error)

        self._task = self._desk.tasks.run(self, self._making, work, done, failed)

    def _furnish(self) -> "PdfPages":
        # QtPdf takes a while to load: the text is there before it.
        from mentordesk.ui.papers.pdf_pages import PdfPages
        from mentordesk.ui.papers.preview_bar import PreviewBar

        self.pages = PdfPages(self._desk)
        self.bar = PreviewBar(self._desk, self.pages)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self._places.addWidget(both)
        return self.pages

    def showEvent(self, event: QShowEvent) -> None:
        """Grant what was wished for meanwhile."""
        super().showEvent(event)
        if self._wanted is not None:
            self._pause.start()

    def event(self, event: QEvent) -> bool:
        """Take the keys that steer the pages before the window's menu does."""
        if isinstance(event, QKeyEvent) and self.pages is not None and self.bar is not None:
            deed = self._deed(event, self.pages, self.bar)
            if deed is not None and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if deed is not None and event.type() is QEvent.Type.KeyPress:
                deed()
                return True
        return super().event(event)

    def _deed(
        self, event: QKeyEvent, pages: "PdfPages", bar: "PreviewBar"
    ) -> Callable[[], None] | None:
        """Return what a key does here."""
        keys = QKeySequence.StandardKey
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(keys.Find):
            return bar.search
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            return lambda: pages.zoom_by(1)
        if control and event.key() == Qt.Key.Key_Minus:
            return lambda: pages.zoom_by(-1)
        if control and event.key() == Qt.Key.Key_0:
            return pages.fit_width
        return self._search_deed(event, bar)

    def _search_deed(self, event: QKeyEvent, bar: "PreviewBar") -> Callable[[], None] | None:
        if not bar.searching:
            return None
        keys = QKeySequence.StandardKey
        if event.matches(keys.FindNext):
            return lambda: bar.go(1)
        if event.matches(keys.FindPrevious):
            return lambda: bar.go(-1)
        return bar.end_search if event.key() == Qt.Key.Key_Escape else None
