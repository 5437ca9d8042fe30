"""What the page of participants asks in a window of its own: adding, importing, merging."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.services.records.participants import Duplicate, EnrolmentRecord, SignUpChange
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.add_dialog import AddDialog
from mentordesk.ui.participants.merge_dialog import MergeDialog, Pair
from mentordesk.ui.participants.sign_up_table import SignUpTable
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.ui.table_import.files import choose_table
from mentordesk.vocabulary import Role


class ParticipantDialogs(QObject):
    """Opens one dialog at a time and does what it was filled in for."""

    #: A sign-up that was added, by its id.
    added = Signal(int)
    #: Addresses of people to show (a tuple).
    show_wanted = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        #: The dialog that is open.
        self.open: QDialog | None = None

    def add(self, role: Role) -> None:
        """Ask who is to be added, and add them."""
        desk, programme_id = self._desk, self._desk.programme_id

        def deed(details: SignUpChange) -> None:
            id_ = desk.workspace.participants.add(programme_id, role, details)
            said = desk.translator.gettext("{name} added. Fill in the rest of the sign-up.")
            desk.notices.say(said.format(name=(details.name or "").strip()))
            self.added.emit(id_)

        self._show(AddDialog(self._page, desk, role, deed))

    def choose_import(self) -> None:
        """Ask for a table of sign-ups, and import it."""
        title = self._desk.translator.gettext("Import sign-ups")
        path = choose_table(self._page, self._desk, title)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Import a table of sign-ups."""
        dialog = ImportDialog(self._page, self._desk, SignUpTable(self._desk))
        dialog.imported.connect(self._say_imported)
        dialog.show_wanted.connect(self.show_wanted)
        self._show(dialog)
        dialog.show_file(path)

    def merge(self, first: EnrolmentRecord, second: EnrolmentRecord) -> None:
        """Show two people side by side, to be merged."""
        people = {
            person.participant_id: person
            for person in self._desk.workspace.participants.people(self._desk.programme_id)
        }
        pair = people[first.participant_id], people[second.participant_id], ""
        self._merge_pairs([pair])

    def find_doubles(self) -> None:
        """Show each two people who look like one."""
        desk = self._desk
        found = desk.workspace.participants.duplicates(desk.programme_id)
        if not found:
            desk.notices.say(
                desk.translator.gettext("Nobody is here twice: no two share a name or a phone.")
            )
            return
        self._merge_pairs([(two.first, two.second, self._why(two)) for two in found])

    def _why(self, two: Duplicate) -> str:
        tr = self._desk.translator.gettext
        if two.same_name and two.same_phone:
            return tr("Same name and phone: are they one person?")
        if two.same_name:
            return tr("Same name: are they one person?")
        return tr("Same phone: are they one person?")

    def _merge_pairs(self, pairs: list[Pair]) -> None:
        desk = self._desk

        def deed(keep: int, drop: int) -> None:
            desk.workspace.participants.merge(keep, drop)
            desk.notices.say(desk.translator.gettext("The two are one person now."))

        self._show(MergeDialog(self._page, desk, pairs, deed))

    def _say_imported(self, report: ImportReport) -> None:
        tr = self._desk.translator
        done = report.added + report.updated
        said = tr.ngettext(
            "{n} sign-up imported: {added} new, {updated} changed.",
            "{n} sign-ups imported: {added} new, {updated} changed.",
            done,
        )
        if not done:
            said = tr.gettext("The table held nothing new.")
        numbers = {"n": done, "added": report.added, "updated": report.updated}
        self._desk.notices.say(said.format(**{k: tr.number(v) for k, v in numbers.items()}))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self.open = dialog
        dialog.open()

    def _closed(self) -> None:
        self.open = None
