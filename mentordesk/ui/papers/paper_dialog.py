"""A paper before it leaves the program: its pages, and the three ways it may go."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (760, 860)
_ICONS = ("printer", "download", "eye")

#: What a button does with the PDF; returns whether the dialog has done its work.
Deed = Callable[["PaperDialog", bytes], bool]


class PaperDialog(QDialog):
    """Shows the pages that are printed, saved or opened: the very same, made once."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        title: str,
        made: tuple[bytes, bytes],
        *,
        ways: tuple[Deed, Deed, Deed],
    ) -> None:
        """Show the second of two PDFs; `ways` print, save and open the first.

        One that looks otherwise than it will be is a form, for a screen and not for a printer.
        """
        super().__init__(parent)
        self._content, seen = made
        self._desk = desk
        tr = desk.translator
        self.setWindowTitle(title)
        self.preview = PaperPreview(desk)
        self.message = plain_label()
        self.message.hide()
        self.print = QPushButton(tr.gettext("Print…"))
        self.save = QPushButton(tr.gettext("Save as PDF…"))
        self.view = QPushButton(tr.gettext("Open in the PDF viewer"))
        self.leave = QPushButton(tr.gettext("Cancel"))
        self._ways = (self.print, self.save, self.view)
        self._lay_out()
        for button, deed in zip(self._ways, ways, strict=True):
            button.clicked.connect(lambda _on=False, do=deed: self._go(do))
        self.leave.clicked.connect(self.reject)
        self.preview.show_paper(seen)
        self._lead(self.print)
        if seen != self._content:
            self._be_about_a_form()
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
        self.message.setText(said)
        self.message.show()
        self.print.setEnabled(False)
        self._lead(self.save)

    def _be_about_a_form(self) -> None:
        tr = self._desk.translator
        said = tr.gettext("Saved, it has fields to fill in on a screen where you see lines here.")
        self.message.setText(said)
        self.message.show()
        self.save.setText(tr.gettext("Save the form…"))
        self.print.hide()
        self._lead(self.save)

    def _lead(self, button: QPushButton) -> None:
        """Let Enter press this button, and show so."""
        self.leave.setAutoDefault(False)
        button.setFocus()
        for each, icon in zip(self._ways, _ICONS, strict=True):
            leads = each is button
            each.setAutoDefault(False)
            each.setProperty("look", "primary" if leads else None)
            each.style().unpolish(each)
            each.style().polish(each)
            self._desk.theme.dress(each, icon, Tone.ON_ACCENT if leads else Tone.TEXT)
        button.setDefault(True)

    def _go(self, deed: Deed) -> None:
        if deed(self, self._content):
            self.accept()
