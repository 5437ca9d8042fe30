"""Hands the file over: a copy under a passphrase of its own, and the page that goes with it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from mentordesk.ui.desk import Desk
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.protection.choose_dialog import ChooseDialog, Choosing
from mentordesk.ui.protection.papers import show_page
from mentordesk.ui.tasks import Task

_SUFFIX = ".mentordesk"


class HandingOver:
    """Asks for a passphrase and a place, makes the copy, and shows the page."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self._window = window
        self._desk = desk

    def begin(self) -> None:
        """Ask, and make it in a thread."""
        tr, desk = self._desk.translator.gettext, self._desk
        said = Choosing(
            title=tr("Hand over"),
            verb=tr("Choose where…"),
            lead=tr(
                "Your successor gets one file with everything in it, and a page on how to open "
                "it. The file has a passphrase of its own; yours stays your own."
            ),
            warning=tr(
                "Write it down now: it stands nowhere else. Tell it by telephone, never in the "
                "same mail as the file."
            ),
            sheet=False,
        )
        dialog = ChooseDialog(self._window, desk.theme, desk.translator, said)
        dialog.chosen.suggest.click()
        passphrase = dialog.chosen.value if dialog.exec() else ""
        dialog.deleteLater()
        place = self._ask_where() if passphrase else None
        if place is not None:
            self._make(place, passphrase)

    def _ask_where(self) -> Path | None:
        tr, path = self._desk.translator.gettext, self._desk.workspace.path
        kind = tr("MentorDesk file") + f" (*{_SUFFIX})"
        suggested = path.with_name(f"{path.stem} {tr('(handover)')}{_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Where the file for your successor goes"), str(suggested), kind
        )
        if not chosen:
            return None
        place = Path(chosen)
        return place if place.suffix == _SUFFIX else place.with_name(place.name + _SUFFIX)

    def _make(self, place: Path, passphrase: str) -> None:
        desk, handover = self._desk, self._desk.workspace.handover

        def work(_task: Task) -> None:
            handover.copy(place, passphrase)

        def done(_nothing: None) -> None:
            said = desk.translator.gettext("{file} is ready for your successor.")
            desk.notices.say(said.format(file=place.name))
            show_page(self._window, desk, place.name)

        title = desk.translator.gettext("Making the file for your successor")
        desk.tasks.run(self._window, title, work, done, writes=True)
