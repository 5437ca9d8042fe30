"""Takes a paper to the coordinator: looked at first, then printed, saved or opened."""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mentordesk.errors import UserError
from mentordesk.paths import private_folder
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.ui.papers.saving import Paper, ask_where, show
from mentordesk.ui.papers.spooler import spool, spooler
from mentordesk.ui.tasks import Task
from mentordesk.whole_file import file_name

if TYPE_CHECKING:
    from mentordesk.ui.papers.printers import ChosenPrinter

#: Whoever waited no longer than this still waits.
_AT_ONCE_S = 3.0

#: A PDF, and the one that is looked at.
Made = tuple[bytes, bytes]
Kept = Callable[[Path], None]
#: Notes that so many copies of the paper were printed, of some pages only such as `3-5` where
#: they are not blank.
Printed = Callable[[int, str], None]
#: Says a sentence of where the paper went, perhaps with what to do next.
Say = Callable[[str], None]


class HandingOut:
    """One paper on its way, by whichever way is chosen."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        paper: Paper,
        kept: Kept,
        printed: Printed | None,
        say: Say | None,
    ) -> None:
        self._owner = owner
        self._desk = desk
        self._paper = paper
        self._kept = kept
        self._printed = printed
        self._say = say or desk.notices.say

    def begin(self) -> None:
        """Make the paper while the work goes on, and then show it."""
        begun = monotonic()

        def work(task: Task) -> Made:
            content = self._paper.make(task.report)
            seen = self._paper.seen(task.report) if self._paper.seen else content
            task.report(0, 0)
            return content, seen

        def done(made: Made) -> None:
            if monotonic() - begun < _AT_ONCE_S:
                self._show(made)
            else:
                self._say_ready(made)

        self._desk.tasks.run(self._owner, self._paper.title, work, done)

    def _say_ready(self, made: Made) -> None:
        """Disturb nobody who turned to something else meanwhile."""
        tr = self._desk.translator
        ready = tr.gettext("Ready to save: {paper}.")
        if self._paper.seen is None:
            ready = tr.gettext("Ready to print: {paper}.")
        said = ready.format(paper=self._paper.name)
        look = tr.gettext("Look at it")
        self._desk.notices.say(said, look, lambda: self._show(made), stays=True)

    def _show(self, made: Made) -> None:
        """Show the pages, and wait for a choice."""
        dialog = PaperDialog(
            self._owner.window(),
            self._desk,
            self._paper.title,
            made,
            ways=(self._print, self._save, self._view),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # The ways

    def _print(self, dialog: PaperDialog, content: bytes) -> bool:
        # The system's printing takes a while to load.
        from mentordesk.ui.papers.printers import choose_printer, there_are_printers

        if not there_are_printers():
            dialog.say_no_printer()
            return False
        pages = dialog.preview.pages.page_count if dialog.preview.pages else 1
        chosen = choose_printer(dialog, self._desk.settings, self._paper, pages)
        if chosen is None:
            return False
        self._send(content, chosen)
        return True

    def _save(self, dialog: QWidget, content: bytes) -> bool:
        path = ask_where(dialog, self._desk, self._paper)
        if path is None:
            return False
        paperwork = self._desk.workspace.paperwork

        def work(_task: Task) -> Path:
            paperwork.save(path, content)
            return path

        def failed(error: UserError) -> None:
            self._offer_saving(error, content)

        self._desk.tasks.run(self._owner, self._paper.title, work, self._kept, failed)
        return True

    def _offer_saving(self, error: UserError, content: bytes) -> None:
        """Say what went wrong; what is made is not lost, another place may take it."""

        def save() -> None:
            self._save(self._owner, content)

        tr = self._desk.translator
        self._desk.notices.warn(tr.sentence(error), tr.gettext("Save as PDF…"), save)

    def _view(self, _dialog: PaperDialog, content: bytes) -> bool:
        tr = self._desk.translator
        folder = Path(tempfile.mkdtemp(dir=private_folder()))
        # What was looked at is about people: it goes when the file is closed.
        weakref.finalize(self._desk, shutil.rmtree, folder, ignore_errors=True)
        path = folder / f"{file_name(self._paper.name)}.pdf"
        with self._desk.guard() as guard:
            self._desk.workspace.paperwork.save(path, content)
        if not guard.done:
            return False
        show(path)
        said = tr.gettext("Opened: {paper}.").format(paper=self._paper.name)
        if self._printed is None:
            self._desk.notices.say(said)
        else:
            noted = tr.gettext("Note as printed")
            self._desk.notices.say(said, noted, self._note_one)
        return True

    def _send(self, content: bytes, chosen: "ChosenPrinter") -> None:
        command, order = spooler(), chosen.order

        def work(task: Task) -> None:
            task.report(0, 0)
            if command:
                spool(command, content, self._paper.name, order)
            else:
                from mentordesk.ui.papers.print_drawing import print_drawn

                print_drawn(content, chosen.device, order, task.report)

        def done(_nothing: None) -> None:
            if self._note(order.copies, order.pages):
                self._say_sent(order.printer)

        def failed(error: UserError) -> None:
            self._offer_saving(error, content)

        self._desk.tasks.run(self._owner, self._paper.title, work, done, failed)

    def _note_one(self) -> None:
        self._note(1)

    def _note(self, copies: int, pages: str = "") -> bool:
        """Note what was printed; False where that is refused, and said."""
        with self._desk.guard() as guard:
            if self._printed is not None:
                self._printed(copies, pages)
        return guard.done

    def _say_sent(self, printer: str) -> None:
        said = self._desk.translator.gettext("Sent to the printer {printer}: {paper}.")
        self._say(said.format(printer=printer, paper=self._paper.name))


def hand_out(
    owner: QWidget,
    desk: Desk,
    paper: Paper,
    kept: Kept,
    printed: Printed | None = None,
    *,
    say: Say | None = None,
) -> None:
    """Show a paper's pages; print, save or open them as is chosen there.

    Args:
        owner: The page whose paper it is.
        desk: Where it is told.
        paper: A PDF.
        kept: Called with the file once the paper is saved.
        printed: Called once the paper is on its way to a printer, with the number of copies and
            the pages, blank for all of them.
        say: Says that it is on its way; the notice bar alone without it.
    """
    HandingOut(owner, desk, paper, kept, printed, say).begin()
