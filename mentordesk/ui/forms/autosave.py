"""Text fields that save themselves: after a pause, on leaving, and before anything closes."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_PAUSE_MS = 800


class SavedLine(QLineEdit):
    """One line; `committed` carries the new text once the writer pauses or leaves."""

    committed = Signal(str)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        #: What was committed could not be kept: it is left alone, and committed again.
        self.refused = False
        self._saved = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.flush)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.refused or self.text().strip() != self._saved

    def show_value(self, text: str) -> None:
        """Show what the file holds; words not yet saved are left alone."""
        if self.refused or (self.text() != self._saved and self.hasFocus()):
            return
        self._saved = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Commit now what has not been committed."""
        self._pause.stop()
        text = self.text().strip()
        if text != self._saved or self.refused:
            self._saved = text
            self.committed.emit(text)


class SavedText(QPlainTextEdit):
    """Several lines; `committed` carries the new text once the writer pauses or leaves."""

    committed = Signal(str)

    def __init__(self, placeholder: str = "", lines: int = 4) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines) + 20)
        #: What was committed could not be kept: it is left alone, and committed again.
        self.refused = False
        self._saved = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._note)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self.refused or self.toPlainText() != self._saved

    def show_value(self, text: str) -> None:
        """Show what the file holds; words not yet saved are left alone."""
        if self.refused or (self.toPlainText() != self._saved and self.hasFocus()):
            return
        self._saved = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def flush(self) -> None:
        """Commit now what has not been committed."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._saved or self.refused:
            self._saved = text
            self.committed.emit(text)

    def _note(self) -> None:
        if self.toPlainText() != self._saved:
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Commit on leaving."""
        super().focusOutEvent(event)
        self.flush()


def flush_all(page: QWidget) -> None:
    """Commit every field below `page`: before another record is shown, or the window closes."""
    for widget in page.findChildren(QWidget):
        flush = getattr(widget, "flush", None)
        if callable(flush):
            flush()
