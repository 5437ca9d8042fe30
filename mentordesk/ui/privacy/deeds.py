"""What is done for one person's data protection: looked at, told, erased."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.services import receipt_paper
from mentordesk.services.records.privacy import ErasureOutlook
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.saving import ask_folder, say_saved
from mentordesk.ui.privacy.for_good_dialog import ForGood, ForGoodDialog
from mentordesk.ui.privacy.privacy_dialog import PrivacyDialog
from mentordesk.ui.tasks import Task


class PrivacyDeeds(QObject):
    """Opens the dialogs over a page; `open` is the last one."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.open: QDialog | None = None

    def look(self, participant_id: int) -> None:
        """Show how data protection stands for a person."""
        dialog = PrivacyDialog(
            self._page.window(),
            self._desk,
            participant_id,
            tell=lambda: self.tell(participant_id),
            erase=lambda: self.erase(participant_id),
        )
        self._show(dialog)

    def tell(self, participant_id: int) -> None:
        """Ask for a folder, and save everything about a person there."""
        title = self._desk.translator.gettext("Where everything about them is saved")
        folder = ask_folder(self._page, self._desk, title)
        if folder is not None:
            self.save_everything(participant_id, folder)

    def save_everything(self, participant_id: int, folder: Path) -> None:
        """Save everything about a person in a folder, as PDF and as data."""
        desk = self._desk
        tr = desk.translator.gettext

        def work(_task: Task) -> tuple[Path, ...]:
            return desk.workspace.privacy.save_everything(participant_id, folder, desk.language)

        def done(_paths: tuple[Path, ...]) -> None:
            said = tr("Everything about them is saved as a PDF and as a data file.")
            say_saved(desk, said, folder)

        desk.tasks.run(self._page, tr("Everything about one person"), work, done)

    def erase(self, participant_id: int) -> None:
        """Show what erasing a person takes away, and erase them once that is confirmed."""
        with self._desk.guard():
            privacy = self._desk.workspace.privacy
            told = _erasure(privacy.erasure_outlook(participant_id), self._desk)
            self._show(
                ForGoodDialog(
                    self._page.window(), self._desk, told, lambda: privacy.erase(participant_id)
                )
            )

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open = dialog
        dialog.open()


def _erasure(outlook: ErasureOutlook, desk: Desk) -> ForGood:
    tr = desk.translator
    words = []
    if outlook.partners:
        left = tr.gettext("Left without their match: {names}.")
        words.append(left.format(names=tr.enumeration(outlook.partners)))
    if outlook.choices:
        gone = tr.gettext("Only they brought in: {choices}.")
        words.append(gone.format(choices=tr.enumeration(outlook.choices)))
    words.append(
        tr.gettext(
            "Numbers stay, so that the figures of a finished programme stay true, and a code that "
            "clears an old copy of the file when it is restored. Neither tells anything about "
            "anybody. What could be undone before cannot be undone any more."
        )
    )
    if outlook.namesake:
        words.append(
            tr.gettext(
                "Somebody else has the same name: texts that say it stay. Look through them."
            )
        )
    if outlook.is_contact:
        words.append(tr.gettext("The organisation’s contact stays. Change it under Organisation."))
    return ForGood(
        title=tr.gettext("Erase for good"),
        about=tr.gettext("Erase {name} with:").format(name=outlook.name),
        rows=tuple(receipt_paper.counted_rows(outlook, tr)),
        words=tuple(words),
        wanted=outlook.email,
        verb=tr.gettext("Erase for good"),
    )
