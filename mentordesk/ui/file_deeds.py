"""What the menus and the welcome page do with files: new, open, sample, close."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk import own_folder
from mentordesk.errors import UserError
from mentordesk.paths import data_folder
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from mentordesk.ui.programme_deeds import ProgrammeDeeds
from mentordesk.ui.protection.deeds import ProtectionDeeds
from mentordesk.ui.undoing import Undoing
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace
    from mentordesk.ui.programmes.new_programme import NewProgramme
    from mentordesk.ui.tasks import Task

SUFFIX = ".mentordesk"
TAKEN = N_("There is a file {file} already. Choose another name, or open that file instead.")


class FileDeeds(QObject):
    """Joins each window's menus, and the welcome page, to the program's files."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.window_made.connect(self._join)
        program.nothing_to_show.connect(self.say_welcome)
        self.protection = ProtectionDeeds(program, self.choose_file)
        self._join(program.window)

    def _join(self, window: MainWindow) -> None:
        program, menus = self._program, window.menus
        ProgrammeDeeds(window)
        Undoing(window, lambda: program.workspace)
        menus.new_programme.connect(lambda: self.new_programme(""))
        menus.open_file.connect(self.choose_file)
        menus.open_recent.connect(program.open_file)
        menus.show_recent(lambda: program.settings.recent_files)
        menus.close_file.connect(program.close_file)
        menus.look.connect(program.choose_look)
        menus.show_look(program.settings.look)
        menus.language.connect(program.speak)
        menus.about.connect(self.about)
        window.chooser.new_wanted.connect(lambda: self.new_programme(""))
        window.dropped.connect(program.open_file)
        window.emptied.connect(program.show_file)

    def say_welcome(self) -> None:
        """Show how to begin."""
        from mentordesk.services.templates import templates
        from mentordesk.ui.welcome import Welcome

        program = self._program
        workspace = program.workspace
        welcome = Welcome(
            program.theme,
            program.translator,
            templates(),
            tuple(path for path in program.settings.recent_files if path.exists()),
            file_open=workspace is not None,
        )
        welcome.new_wanted.connect(self.new_programme)
        welcome.open_wanted.connect(self.choose_file)
        welcome.recent_wanted.connect(program.open_file)
        welcome.sample_wanted.connect(self.try_sample)
        program.window.show_page(welcome, workspace.path.name if workspace else "")

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        from PySide6.QtWidgets import QFileDialog

        program, tr = self._program, self._program.translator.gettext
        folder = program.workspace.path.parent if program.workspace else data_folder()
        kind = tr("MentorDesk file") + f" (*{SUFFIX})"
        title = tr("Open a file")
        chosen, _ = QFileDialog.getOpenFileName(program.window, title, str(folder), kind)
        if chosen:
            program.open_file(Path(chosen))

    def new_programme(self, template: str) -> None:
        """Ask what programme to make, and make it."""
        from mentordesk.services.templates import templates
        from mentordesk.ui.programmes.new_programme import NewProgrammeDialog

        program, known = self._program, templates()
        workspace = program.workspace
        dialog = NewProgrammeDialog(
            program.window,
            theme=program.theme,
            translator=program.translator,
            templates=known,
            folder=workspace.path.parent if workspace else data_folder(),
            open_file=workspace.path.name if workspace else "",
        )
        if workspace:
            dialog.avoid(one.name for one in workspace.programmes.all())
        if template:
            dialog.choose(template)
        while dialog.exec():
            wanted = dialog.wanted
            chosen = self._passphrase_of(wanted)
            if chosen is None:
                continue
            passphrase, sheet = chosen
            try:
                self.make(wanted, passphrase)
            except UserError as error:
                # What was filled in stays, to be mended.
                dialog.show_trouble(program.translator.sentence(error))
            else:
                if sheet:
                    self.protection.show_sheet(passphrase)
                break
        dialog.deleteLater()

    def _passphrase_of(self, wanted: "NewProgramme") -> tuple[str, bool] | None:
        """Ask for the passphrase of a new file, blank for none; `None` when that is left."""
        if not wanted.protected:
            return "", False
        tr = self._program.translator.gettext
        return self.protection.choose(tr("Protect the file"), tr("Make the programme"))

    def make(self, wanted: "NewProgramme", passphrase: str = "") -> None:
        """Make the programme, in the open file or in one of its own, and show it.

        Raises:
            UserError: The file's place or the programme's name is taken or refused. Nothing is
                made then.
        """
        program = self._program
        if wanted.path is not None:
            program.use(self._make_file(wanted, wanted.path, passphrase))
            self.protection.watch_over()
            return
        if program.workspace is None:
            raise ValueError("a programme needs a file")
        made = _make_in(program.workspace, wanted)
        if program.window.desk is not None:
            program.window.desk.choose_programme(made)
        else:
            program.show_file()

    def _make_file(self, wanted: "NewProgramme", path: Path, passphrase: str) -> "Workspace":
        """Make a new file with the programme in it; one that comes to nothing is taken away."""
        from mentordesk.services.workspace import Workspace

        try:
            own_folder.make(path.parent)
            taken = path.exists()
        except OSError as error:
            raise refusal(error, path) from error
        if taken:
            raise UserError(TAKEN, file=path.name)
        workspace = Workspace.create(
            path,
            language=wanted.language,
            passphrase=passphrase or None,
            translator=self._program.translator,
        )
        try:
            if wanted.organisation:
                workspace.programmes.change_organisation(name=wanted.organisation)
            _make_in(workspace, wanted)
        except UserError:
            workspace.close()
            path.unlink()
            raise
        return workspace

    def try_sample(self) -> None:
        """Make a sample file where the coordinator says, and open it."""
        from PySide6.QtWidgets import QFileDialog

        program, tr = self._program, self._program.translator.gettext
        kind = tr("MentorDesk file") + f" (*{SUFFIX})"
        with suppress(OSError):
            own_folder.make(data_folder())
        chosen, _ = QFileDialog.getSaveFileName(
            program.window,
            tr("Where the sample is kept"),
            str(_free(data_folder() / (tr("Sample programme") + SUFFIX))),
            kind,
            kind,
            # No sample takes the place of a file.
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            self.make_sample(path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX))

    def make_sample(self, path: Path) -> None:
        """Make a sample file and open it; a file that is there stays."""
        if path.exists():
            self._program.refuse(UserError(TAKEN, file=path.name))
            return
        from datetime import date

        from mentordesk.services import demo

        program, translator = self._program, self._program.translator
        today = date.today()  # noqa: DTZ011 - the sample's story happens around the reader's day

        def work(task: "Task") -> Path:
            demo.sample_file(path, today, translator, task.report)
            return path

        title = translator.gettext("Making the sample programme")
        program.tasks.run(program.window, title, work, program.open_file)

    def about(self) -> None:
        """Say what this program is."""
        from PySide6.QtWidgets import QMessageBox

        from mentordesk import __version__

        window, tr = self._program.window, self._program.translator.gettext
        text = tr(
            "MentorDesk {version}\n\nThe desk of a mentoring programme's coordinator. "
            "Everything stays in one file on this computer.\n\n"
            "Free software under the MIT licence. The window is made with Qt (LGPL), the icons "
            "are Lucide's (ISC), the font is Source Sans 3 (OFL)."
        ).format(version=__version__)
        box = QMessageBox(window)
        box.setWindowTitle(tr("About MentorDesk"))
        box.setText(text)
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _make_in(workspace: "Workspace", wanted: "NewProgramme") -> int:
    made = workspace.programmes.create(
        wanted.template, wanted.name, starts_on=wanted.starts_on, language=wanted.language
    )
    return made.id


def _free(path: Path) -> Path:
    """Return the path, or the first with a number at its name's end that nothing has."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} {number}")
    return free
