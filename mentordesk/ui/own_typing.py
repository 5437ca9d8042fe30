"""What somebody typed in the field that has the cursor, which is undone there and not in the file.

A field that saves itself has typing of its own until it is saved; any other as long as it keeps
what was typed.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from mentordesk.ui.forms.autosave import SavedLine, SavedText

Field = QLineEdit | QPlainTextEdit | QTextEdit

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
#: Beside the system's own: what somebody used to another system presses.
MORE_REDO = QKeySequence("Ctrl+Y")


class OwnTyping(QObject):
    """Watches the field with the cursor, and leaves it the keys that are its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is no window without
        app.focusChanged.connect(self._watch)

    @property
    def undoable(self) -> bool:
        """Whether the field has something typed to take back."""
        field = _field()
        if isinstance(field, SavedLine | SavedText) and not field.unsaved:
            return False
        return field is not None and _can(field, redo=False)

    @property
    def redoable(self) -> bool:
        """Whether the field took back something that was typed."""
        field = _field()
        return field is not None and _can(field, redo=True)

    def undo(self) -> bool:
        """Take back what was typed; return whether there was something."""
        field = _field() if self.undoable else None
        if field is not None:
            field.undo()
        return field is not None

    def redo(self) -> bool:
        """Type it again; return whether there was something."""
        field = _field() if self.redoable else None
        if field is not None:
            field.redo()
        return field is not None

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A field may be gone with its page before the cursor is elsewhere.
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if _field() is not None else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - Qt’s own
        """Let the menu have the keys that a field would take without having a use for them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = (event.matches(key) for key in _KEYS)
            redo = redo or QKeySequence(event.keyCombination()) == MORE_REDO
            if (undo and not self.undoable) or (redo and not self.redoable):
                event.ignore()
                return True
        return False


def _field() -> Field | None:
    """Return what text is written into, also where it is a part of a larger field."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractSpinBox):
        widget = widget.findChild(QLineEdit)
    elif isinstance(widget, QComboBox):
        widget = widget.lineEdit()
    if isinstance(widget, Field) and not widget.isReadOnly():
        return widget
    return None


def _can(field: Field, *, redo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    document = field.document()
    return document.isRedoAvailable() if redo else document.isUndoAvailable()
