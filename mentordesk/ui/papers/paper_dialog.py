"""A paper before it leaves the program: its pages, and the three ways it may go."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.papers.saving import Paper
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (760, 860)
_ICONS = ("printer", "download", "eye")

#: What a button does with the PDF; returns whether the dialog has done its work.
Deed = Callable[["PaperDialog", bytes], bool]


class PaperDialog(QDialog):
    """Shows the pages that are printed, saved or opened: the very same, made once."""

    def __init__(
        self, parent: QWidget, desk: Desk, paper: Paper, *, out: Deed, save: Deed, view: Deed
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        tr = desk.translator
        self.setWindowTitle(paper.title)
        self.preview = PaperPreview(desk)
        self.message = plain_label()
        self.message.hide()
        self.print = QPushButton(tr.gettext("Print…"))
        self.save = QPushButton(tr.gettext("Save as PDF…"))
        self.view = QPushButton(tr.gettext("Open in the PDF viewer"))
        self.leave = QPushButton(tr.gettext("Cancel"))
        self._ways = (self.print, self.save, self.view)
        self._lay_out()
        for button, deed in zip(self._ways, (out, save, view), strict=True):
            button.setEnabled(False)
            button.clicked.connect(lambda _on=False, do=deed: self._go(do))
        self._lead(self.print)
        self.leave.clicked.connect(self.reject)
        self.preview.drawn.connect(self._made)
        self.preview.refused.connect(self._refuse)
        self.preview.ask(paper.make)
        resize_on_screen(self, *_SIZE)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.view, self.save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.leave, self.print):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.preview, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def say_no_printer(self) -> None:
        """Say that nothing can be printed here, and offer to save instead."""
        tr = self._desk.translator
        said = tr.gettext(
            "This computer has no printer. Save the paper as a PDF and print it where there is one."
        )
        self._say(said)
        self.print.setEnabled(False)
        self._lead(self.save)
        self.save.setFocus()

    def _lead(self, button: QPushButton) -> None:
        """Let Enter press this button, and show so."""
        self.leave.setAutoDefault(False)
        for each, icon in zip(self._ways, _ICONS, strict=True):
            leads = each is button
            each.setAutoDefault(False)
            each.setProperty("look", "primary" if leads else None)
            each.style().unpolish(each)
            each.style().polish(each)
            self._desk.theme.dress(each, icon, Tone.ON_ACCENT if leads else Tone.TEXT)
        button.setDefault(True)

    def _made(self) -> None:
        for button in self._ways:
            button.setEnabled(True)
        self.print.setFocus()

    def _refuse(self, error: UserError) -> None:
        self._say(self._desk.translator.sentence(error))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _go(self, deed: Deed) -> None:
        if deed(self, self.preview.content):
            self.accept()
