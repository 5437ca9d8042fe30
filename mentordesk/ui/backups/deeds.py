"""What is done with backups from a window: they are listed, put back, offered, taken elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.errors import UserError
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program

if TYPE_CHECKING:
    from mentordesk.services.backups import Backups
    from mentordesk.services.protection import Key
    from mentordesk.services.records.backups import BackupRecord
    from mentordesk.ui.backups.dialog import BackupsDialog
    from mentordesk.ui.backups.keeping import Keeping


class BackupDeeds(QObject):
    """Joins each window's menus to the backups of the program's open file."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._keeping: Keeping | None = None
        program.window_made.connect(self._join)
        program.file_broken.connect(self.offer_backup)
        program.file_gone.connect(self._offer_lost)
        self._join(program.window)

    def _join(self, window: MainWindow) -> None:
        window.menus.backups.connect(self.show_backups)
        window.menus.copy_elsewhere.connect(self.copy_elsewhere)

    def begin(self) -> None:
        """Make backups without being asked, and warn of what is unsafe, from now on."""
        from mentordesk.ui.backups.keeping import Keeping
        from mentordesk.ui.backups.warnings import Warnings

        self._keeping = Keeping(self._program)
        Warnings(self._program)

    def show_backups(self) -> None:
        """List the open file's backups; one of them may be put back."""
        from mentordesk.ui.backups.dialog import BackupsDialog
        from mentordesk.ui.desk import Desk

        program, workspace = self._program, self._program.workspace
        if workspace is None or not program.window.may_leave():
            return
        # The file may have no programme left: just then its backups are wanted.
        desk = program.window.desk or Desk(
            workspace,
            theme=program.theme,
            tasks=program.tasks,
            notices=program.window.notices,
            settings=program.settings,
        )
        dialog = BackupsDialog(program.window, desk)
        chosen: list[BackupRecord] = []

        def restore(record: "BackupRecord") -> None:
            if self._may_restore(dialog, record):
                chosen.append(record)
                dialog.accept()

        dialog.restore_wanted.connect(restore)
        dialog.backup_wanted.connect(lambda: self._make(dialog))
        dialog.exec()
        dialog.deleteLater()
        if desk is not program.window.desk:
            desk.close()
        if chosen:
            self.restore(chosen[0])

    def _make(self, dialog: "BackupsDialog") -> None:
        from mentordesk.services.records.backups import Occasion

        workspace, tr = self._program.workspace, self._program.translator
        if workspace is None:
            return

        def done(_made: object) -> None:
            dialog.refresh()
            self._tell()

        def failed(error: UserError) -> None:
            dialog.panel.show_trouble(tr.sentence(error))

        self._program.tasks.run(
            dialog,
            tr.gettext("Making a backup"),
            lambda _task: workspace.backups.make(Occasion.ASKED),
            done,
            failed,
            writes=True,
        )

    def _may_restore(self, dialog: "BackupsDialog", record: "BackupRecord") -> bool:
        from mentordesk.ui.backups.words import when
        from mentordesk.ui.error_dialogs import ask

        tr = self._program.translator
        return ask(
            dialog,
            tr,
            tr.gettext("Put the file back to how it was on {when}?").format(
                when=when(record.made_at, tr)
            ),
            tr.gettext("Put it back"),
            tr.gettext(
                "What was done since then leaves the file. Undo cannot take this back; but a "
                "backup of the file as it is now is made first, and can be put back in the "
                "same way."
            ),
        )

    def restore(self, record: "BackupRecord") -> None:
        """Put a backup in the open file's place and show what it holds."""
        from mentordesk.ui.backups.words import when

        program, tr = self._program, self._program.translator
        if program.workspace is None:
            return
        backups, path = program.workspace.backups, program.workspace.path

        def put_back() -> Path:
            backups.put_back(record)
            return path

        if program.exchange_file(put_back):
            said = tr.gettext(
                "The file is as it was on {when}. How it was before is among its backups."
            )
            program.window.notices.say(
                said.format(when=when(record.made_at, tr)),
                tr.gettext("Show backups"),
                self.show_backups,
                stays=True,
            )
        self._tell()

    def offer_backup(self, path: Path, key: "Key | None" = None) -> None:
        """Offer the newest good backup of a file that cannot be opened; `key` opens both."""
        from mentordesk.services.backups import Backups
        from mentordesk.services.workspace import now
        from mentordesk.ui.backups.broken_dialog import BrokenDialog, Choice

        program = self._program
        backups = Backups.at(path, now, key)
        backup = backups.newest_good()
        dialog = BrokenDialog(program.window, program.theme, program.translator, path)
        dialog.offer(backup, now())
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        if choice is Choice.BACKUP and backup is not None:
            self._replace_broken(path, backups, backup, key)
        elif choice is Choice.LOOK:
            program.look_at(path, key=key, damaged=True)
        elif choice is Choice.OTHER:
            program.window.menus.open_file.emit()

    def _offer_lost(self, path: Path, error: UserError) -> None:
        """Offer the newest good backup of a file that was deleted from a folder that is there."""
        from mentordesk.services.backups import Backups
        from mentordesk.services.workspace import now
        from mentordesk.ui.backups.words import shortly

        program, tr = self._program, self._program.translator
        backups = Backups.at(path, now)
        backup = backups.newest_good() if path.parent.is_dir() else None
        if backup is not None:
            offered = tr.gettext("Open the backup of {when}")
            program.window.notices.warn(
                tr.sentence(error),
                offered.format(when=shortly(backup.made_at, now(), tr)),
                lambda: self._replace_broken(path, backups, backup),
            )

    def _replace_broken(
        self, path: Path, backups: "Backups", backup: "BackupRecord", key: "Key | None" = None
    ) -> None:
        from mentordesk.ui.backups.words import when

        program, tr = self._program, self._program.translator
        try:
            came = backups.put_back(backup)
        except UserError as refused:
            program.refuse(refused)
            return
        program.open_file(path, key)
        said = tr.gettext("The file is as it was on {when}.")
        if came.aside is not None:
            said = tr.gettext(
                "The file is as it was on {when}. The damaged one is kept beside it: {aside}"
            )
        aside = came.aside.name if came.aside else ""
        program.window.notices.say(
            said.format(when=when(backup.made_at, tr), aside=aside), stays=True
        )
        self._tell()

    def copy_elsewhere(self) -> None:
        """Copy the open file to a USB stick, or wherever the coordinator says."""
        from mentordesk.ui.backups.copying import copy_elsewhere

        copy_elsewhere(self._program)

    def _tell(self) -> None:
        if self._keeping is not None:
            self._keeping.tell()
