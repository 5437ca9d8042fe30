"""The text of a guide as it is written: Markdown, with keys and buttons for those who know none."""

import re
from collections.abc import Collection

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QSizePolicy

from mentordesk.ui.forms.autosave import SavedText
from mentordesk.ui.guides.highlighter import GuideHighlighter
from mentordesk.ui.theme import Theme

_LEAST = 160
_ANY_HEIGHT = 16_777_215
_LINE_MARK = re.compile(r"(#{1,6}|[-*])\s+")
_MARKS = {"Ctrl+B": "**", "Ctrl+I": "*"}


class MarkdownEditor(SavedText):
    """A saved text that fills its room, coloured, with ways to set words off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)
        self.setMaximumHeight(_ANY_HEIGHT)
        self._highlighter = GuideHighlighter(self.document(), theme)

    def know(self, placeholders: Collection[str]) -> None:
        """Colour these placeholders as known, others as mistyped."""
        self._highlighter.know(placeholders)

    def begin(self, text: str) -> None:
        """Show another text from its top; nothing of the one before can be taken back."""
        self.flush()
        self.show_value(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().clearUndoRedoStacks()

    def set_off(self, mark: str) -> None:
        """Put a mark around the chosen words, or around the cursor."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        cursor.insertText(f"{mark}{words}{mark}")
        if not words:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
        self.setTextCursor(cursor)
        self.setFocus()

    def begin_line(self, mark: str) -> None:
        """Put a mark at the start of the line in place of another, or take it away again."""
        cursor = self.textCursor()
        line = cursor.block().text()
        found = _LINE_MARK.match(line)
        before = found[0] if found else ""
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        move, keep = QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(move, keep, len(before))
        cursor.insertText("" if before == mark else mark)
        self.setFocus()

    def insert_word(self, text: str) -> None:
        """Put a placeholder where the cursor is."""
        self.textCursor().insertText(text)
        self.setFocus()

    def insert_paragraph(self, text: str) -> None:
        """Put something in a paragraph of its own after the one that the cursor is in."""
        cursor = self.textCursor()
        block = cursor.block()
        while block.text().strip() and block.next().isValid() and block.next().text().strip():
            block = block.next()
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before = "\n\n" if block.text().strip() else ""
        after = block.next()
        gap = "\n" if after.isValid() and after.text().strip() else ""
        cursor.insertText(f"{before}{text}{gap}")
        self.setTextCursor(cursor)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+B and Ctrl+I before the window's menus do."""
        if event.type() is QEvent.Type.ShortcutOverride and _mark(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Ctrl+B and Ctrl+I set words off."""
        mark = _mark(event)
        if mark:
            self.set_off(mark)
        else:
            super().keyPressEvent(event)


def _mark(event: QEvent) -> str:
    """Return the mark that a key stands for, or nothing."""
    if not isinstance(event, QKeyEvent):
        return ""
    return _MARKS.get(QKeySequence(event.keyCombination()).toString(), "")
