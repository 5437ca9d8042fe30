"""What outlives any window or file: the look, the language, the open file, the way out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.paths import resources, state_folder, sweep_private_folders
from mentordesk.settings import Look, Settings
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.troubles import Troubles
from mentordesk.vocabulary import Language

if TYPE_CHECKING:
    from mentordesk.services.protection import Key
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.one_window import WindowDoor


class Program(QObject):
    """Holds one window and at most one open file, and joins them in a desk."""

    #: Another window took the first one's place (a `MainWindow`).
    window_made = Signal(object)
    #: A file (a `Workspace`) is shown from now on, and one is about to be closed.
    file_opened = Signal(object)
    leaving_file = Signal(object)
    #: A file (its path) could not be opened, and only a backup of it helps; what opens those, or
    #: `None`.
    file_broken = Signal(Path, object)
    #: A file (its path) is not there any more (the `UserError`).
    file_gone = Signal(Path, object)
    #: No file is open, or none with a programme: somebody should say welcome.
    nothing_to_show = Signal()
    #: A file (a `Path`) is opened by its passphrase alone: somebody should ask for it.
    passphrase_wanted = Signal(Path)
    #: The file that was shown (a `Path`) was closed, to be opened here again by its passphrase.
    put_away = Signal(Path)

    def __init__(self, app: QApplication, settings: Settings, window: MainWindow) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings
        self.translator = window.translator
        self.theme = window.theme
        self.tasks = Tasks(self)
        self.window = window
        self.workspace: Workspace | None = None
        self._door: WindowDoor | None = None
        self._qt_words = QTranslator()
        self.troubles = Troubles(lambda: (self.window, self.translator), self.refuse)
        self._furnish(window)

    def begin(self, path: Path | None) -> None:
        """Open the file; without one, say welcome."""
        sys.excepthook = self.troubles.meet
        self.tasks.broke.connect(self.troubles.meet_bug)
        self.tasks.refused.connect(self.refuse)
        if path is None:
            self.nothing_to_show.emit()
        else:
            self.open_file(path)

    def settle(self) -> None:
        """Do what even the first use need not wait for: the log, Qt's words, second starts."""
        from PySide6.QtGui import QIcon

        from mentordesk import logs
        from mentordesk.ui.one_window import WindowDoor

        logs.set_up(state_folder())
        sweep_private_folders()
        self._app.setWindowIcon(QIcon(str(resources() / "icons" / "fixed" / "mentordesk.svg")))
        self._speak_qt()
        self._door = WindowDoor()
        self._door.knocked.connect(self._come_forward)
        if self.workspace is not None:
            self._door.listen(self.workspace.path)
            self._close_finished()

    def _come_forward(self) -> None:
        self.window.come_forward()

    # The file

    def open_file(self, path: Path, key: "Key | None" = None) -> None:
        """Open a file in place of the one before; a file that refuses leaves that one open.

        A protected one is opened by the `key` that it had; without, its passphrase is asked for.
        """
        from mentordesk.services.workspace import Workspace
        from mentordesk.ui.one_window import call_forward

        if self.workspace is not None and self.workspace.path == path.absolute():
            return
        if not self.window.may_leave():
            return
        try:
            workspace = Workspace.open(path, passphrase=key, translator=self.translator)
        except UserError as error:
            if call_forward(path):
                return
            if _is_of_passphrase(error):
                self.passphrase_wanted.emit(path)
            else:
                self._refuse_file(path, error)
            return
        self.use(workspace)

    def look_at(self, path: Path, *, key: "Key | None" = None, damaged: bool = False) -> None:
        """Show a file that cannot be changed, or of a damaged one what can still be read."""
        from mentordesk.services.workspace import Workspace

        try:
            workspace = Workspace.open(
                path,
                passphrase=key,
                translator=self.translator,
                writable=False,
                damaged=damaged,
            )
        except UserError as error:
            self._refuse_file(path, error, is_new=False)
            return
        try:
            self.use(workspace)
        except UserError as error:
            self._let_go()
            self._renew_window()
            self._refuse_file(path, error, is_new=False)

    def _refuse_file(self, path: Path, error: UserError, *, is_new: bool = True) -> None:
        """Say why a file is not shown; `is_new` is what was not said before."""
        from mentordesk.services.backups import is_broken

        if not path.exists():
            self.settings.forget(path)
        if self.workspace is None:
            self.nothing_to_show.emit()
        self.window.notices.warn(self.translator.sentence(error), *self._way_on(path, error))
        if not path.exists():
            self.file_gone.emit(path, error)
        elif is_new and is_broken(path, error):
            self.file_broken.emit(path, None)

    def _way_on(self, path: Path, error: UserError) -> tuple[str, Callable[[], None] | None]:
        """Return what can be done about a file that was refused: its words, and the deed."""
        from mentordesk.services.passing_trouble import may_be_looked_at, may_pass

        tr = self.translator.gettext
        if may_be_looked_at(error):
            return tr("Only look at it"), lambda: self.look_at(path)
        if may_pass(error):
            return tr("Try again"), lambda: self.open_file(path)
        return "", None

    def exchange_file(self, deed: Callable[[], Path]) -> bool:
        """Let go of the file, have `deed` put another in its place, and show the one it returns.

        Where the deed is refused, the file is shown again as it was. Returns whether it was done.
        """
        if self.workspace is None:
            raise ValueError("no file is open")
        path, key, refused = self.workspace.path, self.workspace.key, None
        self._let_go()
        try:
            path = deed()
        except UserError as error:
            refused = error
        self.open_file(path, key)
        if refused is not None:
            self.refuse(refused)
        return refused is None

    def unlocked(self, path: Path, passphrase: str) -> "Workspace":
        """Return a file that its passphrase opened, for `use`; the one before stays meanwhile.

        Raises:
            UserError: That is not its passphrase, or it cannot be opened.
        """
        from mentordesk.services.workspace import Workspace

        return Workspace.open(path, passphrase=passphrase, translator=self.translator)

    def put_file_away(self) -> None:
        """Close the file and forget all of it; a second start on it still finds this window."""
        if self.workspace is None:
            return
        path = self.workspace.path
        self._leave_file()
        self._renew_window()
        if self._door is not None:
            self._door.listen(path)
        self.put_away.emit(path)

    def use(self, workspace: "Workspace") -> None:
        """Show this open file in place of the one before."""
        self._leave_file()
        self.workspace = workspace
        if workspace.writable:
            self.settings.opened(workspace.path)
        self.show_file()
        self.file_opened.emit(workspace)
        if self._door is not None:
            self._door.listen(workspace.path)
            self._close_finished()

    def close_file(self) -> None:
        """Close the file and say welcome."""
        if not self.window.may_leave():
            return
        self._leave_file()
        self.settings.closed()
        self._renew_window()
        self.nothing_to_show.emit()

    def show_file(self) -> None:
        """Join window and file; a window that has shown a file makes place for a new one."""
        from mentordesk.ui.desk import Desk

        workspace = self.workspace
        if workspace is None:
            self.nothing_to_show.emit()
            return
        if self.window.in_use:
            self._renew_window()
        self.theme.take_accent(workspace.programmes.organisation().accent_colour)
        programmes = workspace.programmes.all()
        if not programmes:
            self.nothing_to_show.emit()
            return
        kept = self.settings.recall("programmes", {}).get(str(workspace.path))
        ids = [programme.id for programme in programmes]
        desk = Desk(
            workspace,
            theme=self.theme,
            tasks=self.tasks,
            notices=self.window.notices,
            settings=self.settings,
        )
        desk.choose_programme(kept if kept in ids else ids[0])
        self.window.show_desk(desk, programmes)

    def _close_finished(self) -> None:
        """Complete the pairs of the programmes that close themselves and are over."""
        workspace, desk = self.workspace, self.window.desk
        if workspace is None or desk is None or not workspace.writable:
            return
        closed = 0
        with desk.guard():
            for programme in workspace.programmes.all():
                if programme.closes_itself:
                    closed += workspace.matches.close_finished(programme.id)
        if closed:
            said = self.translator.ngettext(
                "{n} match is completed, because its programme is over.",
                "{n} matches are completed, because their programme is over.",
                closed,
            )
            desk.notices.say(said.format(n=self.translator.number(closed)))

    def _leave_file(self) -> None:
        """Close the file after telling whoever has something left to do with it."""
        self.tasks.close()
        if self.workspace is not None:
            self.leaving_file.emit(self.workspace)
        self._let_go()

    def _let_go(self) -> None:
        # What is under way may be writing: it ends before the file does.
        self.tasks.close()
        self._leave_window()
        if self._door is not None:
            self._door.close()
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    def _leave_window(self) -> None:
        """Remember how it stood, and on which programme."""
        if self.workspace is not None and self.window.desk is not None:
            recent = {str(path) for path in self.settings.recent_files}
            kept = self.settings.recall("programmes", {})
            kept = {path: shown for path, shown in kept.items() if path in recent}
            kept[str(self.workspace.path)] = self.window.desk.programme_id
            self.settings.remember("programmes", kept)
        self.window.leave()

    # The window

    def _furnish(self, window: MainWindow) -> None:
        window.furnish(self.tasks)
        window.closing.connect(self._leave_file)

    def _renew_window(self) -> None:
        """Replace the window by a fresh one in the same place."""
        from PySide6.QtCore import Qt

        old = self.window
        self._leave_window()
        self.window = MainWindow(self.theme, self.translator, self.settings)
        self._furnish(self.window)
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        # Somebody who works in another program meanwhile is not interrupted.
        self.window.setAttribute(
            Qt.WidgetAttribute.WA_ShowWithoutActivating, not old.isActiveWindow()
        )
        self.window_made.emit(self.window)
        self.window.show()
        old.hide()
        old.deleteLater()

    def choose_look(self, look: Look) -> None:
        """Take a look, now and at each start."""
        self.settings.look = look
        self.theme.choose(look)

    def speak(self, language: Language) -> None:
        """Speak another language, now and at each start."""
        if language is self.translator.language or not self.window.may_leave():
            return
        self.settings.language = language
        self.translator = Translator(language)
        self._speak_qt()
        if self.workspace is not None:
            self.workspace.translator = self.translator
        self._renew_window()
        self.show_file()

    def _speak_qt(self) -> None:
        """Have Qt's own buttons and dialogs speak the window's language."""
        from PySide6.QtCore import QLocale

        code = self.translator.language.value
        QLocale.setDefault(QLocale(code))
        self._app.removeTranslator(self._qt_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{code}", folder):
            self._app.installTranslator(self._qt_words)

    def refuse(self, error: UserError) -> None:
        """Say what could not be done."""
        self.window.notices.warn(self.translator.sentence(error))


def _is_of_passphrase(error: UserError) -> bool:
    from mentordesk.services.protection import NEEDED

    return error.message == NEEDED
