"""What the menus do about a file's passphrase: protect, change, lock, ask for it again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.errors import UserError
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from mentordesk.services.protection import Copies
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.protection.locking import Locking
    from mentordesk.ui.tasks import Task

_LOCKED = N_("Locked. What you wrote is saved.")
_PROTECTED = N_("This file opens with its passphrase.")


class ProtectionDeeds(QObject):
    """Joins each window's menus to the protection of the program's file."""

    def __init__(self, program: Program, open_another: Callable[[], None]) -> None:
        super().__init__(program)
        self._program = program
        self._open_another = open_another
        self._locking: Locking | None = None
        program.window_made.connect(self._join)
        program.passphrase_wanted.connect(self.ask)
        program.put_away.connect(lambda path: self.show_lock(path, _LOCKED))
        self._join(program.window)

    def _join(self, window: MainWindow) -> None:
        window.menus.protection.connect(self.protection)
        window.menus.lock.connect(self.lock)
        window.menus.hand_over.connect(self.hand_over)

    @property
    def locking(self) -> "Locking":
        """What watches and locks; made when there is something to lock."""
        if self._locking is None:
            from PySide6.QtWidgets import QApplication

            from mentordesk.ui.protection.locking import Locking

            app = QApplication.instance()
            if not isinstance(app, QApplication):
                raise RuntimeError("there is no application")
            self._locking = Locking(self._program, app)
        return self._locking

    def lock(self) -> None:
        """Lock the file now."""
        self.locking.lock()

    # Asking for it

    def ask(self, path: Path) -> None:
        """Ask for a file's passphrase: on the page, or beside the file that is open."""
        if self._program.workspace is None:
            self.show_lock(path, _PROTECTED)
            return
        from mentordesk.ui.protection.unlock import UnlockDialog

        program = self._program
        found: list[Workspace] = []
        dialog = UnlockDialog(
            program.window,
            program.theme,
            program.translator,
            path.name,
            lambda typed: found.append(program.unlocked(path, typed)),
        )
        if dialog.exec():
            self._use(found.pop())
        dialog.deleteLater()

    def show_lock(self, path: Path, said: str) -> None:
        """Show that a file is locked, and open it once its passphrase is typed."""
        from mentordesk.ui.protection.unlock import LockPage

        program, window = self._program, self._program.window
        found: list[Workspace] = []
        page = LockPage(
            program.theme,
            program.translator,
            path.name,
            lambda typed: found.append(program.unlocked(path, typed)),
            program.translator.gettext(said),
        )
        page.form.refused.connect(lambda error, typed: self._offer_backup(path, error, typed))
        page.form.opened.connect(lambda: self._use(found.pop()))
        page.elsewhere.connect(self._open_another)
        window.show_page(page)
        window.setWindowTitle(f"MentorDesk · {path.name}")

    def _offer_backup(self, path: Path, error: UserError, passphrase: str) -> None:
        """Have a backup offered of a file that is damaged; its passphrase opens that too."""
        from PySide6.QtCore import QTimer

        from mentordesk.services import protection
        from mentordesk.services.backups import is_broken

        if is_broken(path, error):
            key = protection.key_of_backups(path, passphrase)
            # After the page has come to rest: another one may take its place.
            QTimer.singleShot(0, self, lambda: self._program.file_broken.emit(path, key))

    def _use(self, workspace: "Workspace") -> None:
        self._program.use(workspace)
        self.watch_over()

    def watch_over(self) -> None:
        """Begin to count idle minutes, where the open file is one that can be locked."""
        workspace = self._program.workspace
        if workspace is not None and workspace.is_protected:
            self.locking.watch.touch()

    # Changing it

    def protection(self) -> None:
        """Protect the file, or change what protects it."""
        workspace = self._program.workspace
        if workspace is None:
            return
        if workspace.is_protected:
            self._change()
        else:
            self._protect()

    def _protect(self) -> None:
        from mentordesk.services import protection

        tr = self._program.translator.gettext
        chosen = self.choose(tr("Protect the file"), tr("Protect the file"))
        if chosen is not None:
            passphrase, sheet = chosen
            self._carry_out(
                lambda path: protection.protect(path, passphrase),
                ("", passphrase),
                tr("{file} is protected with a passphrase now."),
                sheet=sheet,
            )

    def choose(self, title: str, verb: str) -> tuple[str, bool] | None:
        """Ask for a new passphrase, and whether there is to be a sheet; `None` when left."""
        from mentordesk.ui.protection.choose_dialog import ChooseDialog, protecting

        program = self._program
        said = protecting(program.translator, title, verb)
        dialog = ChooseDialog(program.window, program.theme, program.translator, said)
        chosen = (dialog.chosen.value, dialog.sheet.isChecked()) if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def _change(self) -> None:
        from mentordesk.services import protection
        from mentordesk.ui.protection.protection_dialog import ProtectionDialog, Wish

        program, workspace = self._program, self._program.workspace
        if workspace is None:
            return
        dialog = ProtectionDialog(
            program.window,
            program.theme,
            program.translator,
            program.settings,
            workspace.has_passphrase,
        )
        if dialog.exec():
            now, chosen, sheet = dialog.now.text(), dialog.chosen.value, dialog.sheet.isChecked()
            tr = program.translator.gettext
            match dialog.wanted:
                case Wish.CHANGE:
                    self._carry_out(
                        lambda path: protection.change(path, now, chosen),
                        (now, chosen),
                        tr("{file} has a new passphrase."),
                        sheet=sheet,
                    )
                case Wish.REMOVE:
                    self._carry_out(
                        lambda path: protection.unprotect(path, now),
                        (now, ""),
                        tr("{file} is no longer protected with a passphrase."),
                        sheet=False,
                    )
                case Wish.SHEET:
                    self.show_sheet(now)
        dialog.deleteLater()

    def _carry_out(
        self,
        deed: "Callable[[Path], Copies | None]",
        passphrases: tuple[str, str],
        said: str,
        *,
        sheet: bool,
    ) -> None:
        """Close the file, do it, and open it again: with the new passphrase, or the old one."""
        program = self._program
        if program.workspace is None or not program.window.may_leave():
            return
        path = program.workspace.path
        program.put_file_away()
        self._show_moment()
        old, new = passphrases

        def work(_task: "Task") -> "Copies | None":
            return deed(path)

        def done(copies: "Copies | None") -> None:
            self._reopen(path, new)
            program.window.notices.say(self._told(said.format(file=path.name), copies))
            if sheet:
                self.show_sheet(new)

        def failed(error: UserError) -> None:
            self._reopen(path, old)
            program.refuse(error)

        title = program.translator.gettext("Protecting the file")
        program.tasks.run(program.window, title, work, done, failed, writes=True)

    def _told(self, said: str, copies: "Copies | None") -> str:
        if copies is None or not copies.left:
            return said
        tr = self._program.translator
        left = tr.gettext("These backups are as they were: {files}.")
        return said + " " + left.format(files=tr.enumeration(path.name for path in copies.left))

    def _show_moment(self) -> None:
        from mentordesk.ui.empty_state import EmptyState

        program = self._program
        said = program.translator.gettext("One moment: the file is being written anew.")
        program.window.show_page(EmptyState(program.theme, "lock", said))

    def _reopen(self, path: Path, passphrase: str) -> None:
        if not passphrase:
            self._program.open_file(path)
            return
        try:
            self._use(self._program.unlocked(path, passphrase))
        except UserError as error:
            self.show_lock(path, _PROTECTED)
            self._program.refuse(error)

    # On paper

    def show_sheet(self, passphrase: str) -> None:
        """Show the sheet for the safe, to be printed or saved."""
        from mentordesk.ui.protection.papers import show_sheet

        desk = self._program.window.desk
        if desk is not None:
            show_sheet(self._program.window, desk, passphrase)

    def hand_over(self) -> None:
        """Make the file for a successor, and the page that goes with it."""
        from mentordesk.ui.protection.handing_over import HandingOver

        desk = self._program.window.desk
        if desk is not None:
            HandingOver(self._program.window, desk).begin()
