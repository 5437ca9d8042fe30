"""Makes the backups that nobody asks for: after changes, and when the file is closed."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.errors import UserError
from mentordesk.services.backups import MONTHS
from mentordesk.services.records.backups import BackupRecord, Occasion
from mentordesk.ui.program import Program

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.tasks import Task

#: How long a change waits at most for a backup that holds it.
AFTER_MS = 30 * 60 * 1_000
#: What settings remember the months by that a backup is kept.
MONTHS_KEPT = "months of backups"
_LOG = logging.getLogger(__name__)


class Keeping(QObject):
    """Follows the program's open file, and tells the window's foot of the newest backup."""

    _noted = Signal(object)

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._unsubscribe: Callable[[], None] | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(AFTER_MS)
        self._due.timeout.connect(self.keep)
        # A commit may come from another thread.
        self._noted.connect(self._note)
        program.file_opened.connect(self._follow)
        program.leaving_file.connect(self._keep_last)
        program.window_made.connect(lambda _window: self.tell())
        if program.workspace is not None:
            self._follow(program.workspace)

    def tell(self) -> None:
        """Say at the window's foot when the newest backup was made."""
        workspace = self._program.workspace
        if workspace is not None and workspace.writable:
            self._program.window.saved.show_backup(workspace.backups.last_made())

    def keep(self, occasion: Occasion = Occasion.CHANGES) -> None:
        """Make a backup in the background, if the file has changed since the last."""
        program, workspace = self._program, self._program.workspace
        if workspace is None or not workspace.writable:
            return
        tr = program.translator

        def work(_task: "Task") -> BackupRecord | None:
            return self._make(workspace, occasion)

        def failed(error: UserError) -> None:
            self._due.start()
            program.window.notices.warn(
                tr.sentence(error), tr.gettext("Try again"), lambda: self.keep(occasion)
            )

        program.tasks.run(
            program.window,
            tr.gettext("Making a backup"),
            work,
            lambda _made: self.tell(),
            failed,
            writes=True,
        )

    def _make(self, workspace: "Workspace", occasion: Occasion) -> BackupRecord | None:
        made = workspace.backups.make_if_changed(occasion)
        if made is not None:
            workspace.backups.thin_out(self._program.settings.recall(MONTHS_KEPT, MONTHS))
        return made

    def _follow(self, workspace: "Workspace") -> None:
        self._let_go()
        if workspace.writable:
            self._unsubscribe = workspace.subscribe(self._noted.emit)
            self.tell()
            if workspace.backups.is_behind():
                # A program that died made none.
                self._due.start()

    def _note(self, _tables: object) -> None:
        if self._unsubscribe is not None and not self._due.isActive():
            self._due.start()

    def _keep_last(self, workspace: "Workspace") -> None:
        self._let_go()
        if not workspace.writable:
            return
        try:
            self._make(workspace, Occasion.CLOSING)
        except UserError:
            # The file itself is saved; the next time it is open, its foot tells of an old backup.
            _LOG.warning("No backup could be made when the file was closed", exc_info=True)

    def _let_go(self) -> None:
        self._due.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
