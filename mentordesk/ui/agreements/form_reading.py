"""Reads a form that a pair sent back, and writes it into their agreement when she says so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.services.records.forms import FormReading
from mentordesk.ui.agreements.form_dialog import FormDialog
from mentordesk.ui.desk import Desk

_FOLDER = "form folder"


class FormReadingDeed:
    """Asks for the file, shows what it says, and lands on the pair (a match's id)."""

    def __init__(self, desk: Desk, page: QWidget, land: Callable[[int], None]) -> None:
        self._desk = desk
        self._page = page
        self._land = land

    def choose(self) -> None:
        """Ask for a form and read it."""
        desk = self._desk
        title = desk.translator.gettext("Read a filled-in form")
        folder = str(desk.settings.recall(_FOLDER, str(desk.workspace.path.parent)))
        kind = desk.translator.gettext("PDF file") + " (*.pdf)"
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, folder, kind)
        if chosen:
            path = Path(chosen)
            desk.settings.remember(_FOLDER, str(path.parent))
            forms = desk.workspace.agreement_forms
            desk.tasks.run(self._page, title, lambda _task: forms.read(path), self._show)

    def _show(self, reading: FormReading) -> None:
        self._land(reading.agreement.match_id)
        if not reading.changes:
            said = self._desk.translator.gettext(
                "The form of {mentee} and {mentor} says nothing that their agreement does not."
            )
            self._desk.notices.say(self._filled(said, reading))
            return
        dialog = FormDialog(self._page, self._desk, reading, lambda: self._take(reading))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take(self, reading: FormReading) -> None:
        desk = self._desk
        with desk.guard() as guard:
            desk.workspace.agreement_forms.take(reading)
        if guard.done:
            said = desk.translator.gettext(
                "Written into the agreement of {mentee} and {mentor}: {what}."
            )
            desk.notices.say(self._filled(said, reading))

    def _filled(self, said: str, reading: FormReading) -> str:
        pair = reading.agreement
        what = self._desk.translator.enumeration(change.label for change in reading.changes)
        return said.format(mentee=pair.mentee.name, mentor=pair.mentor.name, what=what)
