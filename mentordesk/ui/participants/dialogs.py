"""What the page of participants asks in a window of its own: adding, importing, merging."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import (
    AnswerKey,
    Duplicate,
    EnrolmentRecord,
    SignUpChange,
)
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import Role


class ParticipantDialogs(QObject):
    """Opens one dialog at a time and does what it was filled in for.

    Each is imported when it is asked for: together they are a third of the page's modules.
    """

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
        from mentordesk.ui.participants.add_dialog import AddDialog

        desk, programme_id = self._desk, self._desk.programme_id

        def deed(details: SignUpChange) -> None:
            id_ = desk.workspace.participants.add(programme_id, role, details)
            said = desk.translator.gettext("{name} added. Fill in the rest of the sign-up.")
            desk.tell_done(said.format(name=(details.name or "").strip()))
            self.added.emit(id_)

        self._show(AddDialog(self._page, desk, role, deed))

    def sign_up_waiting(self) -> None:
        """Show who waits since an earlier programme, and sign those up who are chosen."""
        from mentordesk.ui.participants.waiting_dialog import WaitingDialog

        desk, programme_id = self._desk, self._desk.programme_id
        participants, tr = desk.workspace.participants, desk.translator
        waiting = participants.waiting_elsewhere(programme_id)
        if not waiting:
            desk.notices.say(tr.gettext("Nobody is on the waiting list of an earlier programme."))
            return

        def deed(ids: Collection[int]) -> None:
            n = participants.sign_up_waiting(programme_id, ids)
            said = tr.ngettext(
                "{n} person from the waiting list is signed up and served first.",
                "{n} people from the waiting list are signed up and served first.",
                n,
            )
            desk.tell_done(said.format(n=tr.number(n)))
            self.show_wanted.emit(tuple(one.email for one in waiting if one.participant_id in ids))

        self._show(WaitingDialog(self._page, desk, waiting, deed))

    def choose_import(self) -> None:
        """Ask for a table of sign-ups, and import it."""
        from mentordesk.ui.table_import.files import choose_table

        title = self._desk.translator.gettext("Import sign-ups")
        path = choose_table(self._page, self._desk, title)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Import a table of sign-ups."""
        from mentordesk.ui.participants.sign_up_table import SignUpTable
        from mentordesk.ui.table_import.dialog import ImportDialog

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
        one, other = people[first.participant_id], people[second.participant_id]
        self._ask_about([Duplicate(first=one, second=other, alike=frozenset())])

    def find_doubles(self) -> None:
        """Show each two people who look like one."""
        desk = self._desk
        found = desk.workspace.participants.duplicates(desk.programme_id)
        if found:
            self._ask_about(found)
            return
        desk.notices.say(
            desk.translator.gettext(
                "Nobody is here twice: no two look alike by name, address or phone."
            )
        )

    def _ask_about(self, pairs: Sequence[Duplicate]) -> None:
        from mentordesk.ui.participants.merge_dialog import MergeDeeds, MergeDialog

        desk, programme_id = self._desk, self._desk.programme_id
        participants, tr = desk.workspace.participants, desk.translator.gettext

        def merge(keep: int, drop: int, fields: Mapping[AnswerKey, int]) -> None:
            participants.merge(keep, drop, fields)
            desk.tell_done(tr("The two are one person now."))

        def tell_apart(first: int, second: int) -> None:
            participants.tell_apart(first, second)
            desk.tell_done(tr("Noted: they are two people."))

        look_again = partial(participants.duplicates_after_merging, programme_id)
        deeds = MergeDeeds(merge, tell_apart, look_again)
        self._show(MergeDialog(self._page, desk, pairs, deeds))

    # After an import

    def _say_imported(self, report: ImportReport) -> None:
        said = imported(report, self._desk.translator)
        if report.added or report.updated:
            self._desk.tell_done(said)
        else:
            self._desk.notices.say(said)
        if report.added and self.open is not None:
            self.open.finished.connect(lambda: self._look_for_doubles(report.people, said))

    def _look_for_doubles(self, people: Collection[str], said: str) -> None:
        """Look whether those imported are here already; there may be many, and it takes a while."""
        desk, programme_id = self._desk, self._desk.programme_id
        participants, tr = desk.workspace.participants, desk.translator

        def offer(found: Sequence[Duplicate]) -> None:
            if found:
                offered = tr.ngettext(
                    "Look at {n} possible duplicate", "Look at {n} possible duplicates", len(found)
                )
                desk.notices.say(
                    said,
                    offered.format(n=tr.number(len(found))),
                    lambda: self._look_at_doubles(people),
                    stays=True,
                )

        desk.tasks.run(
            self._page,
            tr.gettext("Look for duplicates"),
            lambda _task: participants.duplicates(programme_id, people),
            offer,
        )

    def _look_at_doubles(self, people: Collection[str]) -> None:
        desk = self._desk
        found = desk.workspace.participants.duplicates(desk.programme_id, people)
        if found:
            self._ask_about(found)

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self.open = dialog
        dialog.open()

    def _closed(self) -> None:
        self.open = None


def imported(report: ImportReport, translator: Translator) -> str:
    """Return what an import did, in a sentence."""
    done = report.added + report.updated
    if not done:
        return translator.gettext("The table held nothing new.")
    said = translator.ngettext(
        "{n} sign-up imported: {added} new, {updated} changed.",
        "{n} sign-ups imported: {added} new, {updated} changed.",
        done,
    )
    numbers = {"n": done, "added": report.added, "updated": report.updated}
    return said.format(**{key: translator.number(number) for key, number in numbers.items()})
