"""Marks a stack of signed papers by the codes on them, and says what became of it."""

from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from mentordesk.services.records.finding import SignedStack
from mentordesk.ui.agreements.stack_dialog import StackDialog
from mentordesk.ui.agreements.stack_list import StackList
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all

#: What the menu gives it.
STACK_KEYS = "Ctrl+Shift+S"


class StackDeed(QObject):
    """Asks for the codes over `page`, whose half-typed words are saved first."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def ask(self) -> None:
        """Show the list to be filled."""
        flush_all(self._page)
        dialog = StackDialog(
            self._page, self._desk, self._desk.workspace.signing.look_at, self._mark
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _mark(self, stack: StackList, on: date) -> None:
        signing = self._desk.workspace.signing
        done = signing.sign([pair.match_id for pair in stack.ready], on)
        codes = [paper.code for paper in (*stack.refused, *done.refused)]
        self._say(done, codes)

    def _say(self, done: SignedStack, left_out: list[str]) -> None:
        tr, number = self._desk.translator, len(done.signed)
        said = tr.ngettext(
            "{n} agreement is marked as signed.", "{n} agreements are marked as signed.", number
        ).format(n=tr.number(number))
        if left_out:
            not_marked = tr.gettext("Not marked: {codes}.")
            said = f"{said} {not_marked.format(codes=tr.enumeration(dict.fromkeys(left_out)))}"
        self._desk.tell_done(said, stays=bool(left_out))


def stack_button(desk: Desk) -> QToolButton:
    """Return the button for it, small as there is little room; its name is in the menu too."""
    button = QToolButton()
    name = desk.translator.gettext("Mark a stack as signed…")
    keys = QKeySequence(STACK_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})")
    desk.theme.dress(button, "list-checks")
    return button
