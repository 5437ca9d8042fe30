"""The program with a window: where it starts, and when it does not."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mentordesk.i18n import Translator
from mentordesk.paths import settings_file
from mentordesk.settings import Settings
from mentordesk.ui import one_window
from mentordesk.ui.interpreter import import_plainly
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.theme import FUSION, Theme
from mentordesk.ui.timing import TIMED, tell
from mentordesk.vocabulary import Language

PERSON_MUST_ACT = 1
# Asked before Qt, whose table of languages takes long to load.
_SAYING = ("LC_ALL", "LC_MESSAGES", "LANG")


def run(path: Path | None) -> int:
    """Show the window, on `path` or the file used last, until it is closed; the exit code."""
    settings = Settings.load(settings_file())
    translator = Translator(settings.language or _system_language())
    if not has_screen():
        sentence = translator.gettext(
            "There is no screen to show the window on. Start MentorDesk on a desktop, or use "
            "its commands: mentordesk --help"
        )
        sys.stderr.write(sentence + "\n")
        return PERSON_MUST_ACT
    wanted = path or settings.last_file
    if wanted is not None and one_window.call_forward(wanted):
        return 0
    style = ["-style", "fusion"] if FUSION else []
    app = QApplication([*sys.argv[:1], *style])
    theme = Theme(app, settings.look, complete=False)
    window = MainWindow(theme, translator, settings)
    window.show()
    app.processEvents()
    tell("painted")
    return _go_on(app, settings, window, wanted)


def _go_on(app: QApplication, settings: Settings, window: MainWindow, wanted: Path | None) -> int:
    """Do what the first painting need not wait for, then whatever the coordinator does."""
    import_plainly()
    # What is loaded now stays: looking for waste among it would take a tenth of the start.
    gc.disable()
    from mentordesk.ui.backups.deeds import BackupDeeds
    from mentordesk.ui.file_deeds import FileDeeds
    from mentordesk.ui.program import Program

    window.theme.complete()
    program = Program(app, settings, window)
    FileDeeds(program)
    backups = BackupDeeds(program)
    program.begin(wanted)
    app.processEvents()
    gc.enable()
    tell("usable")
    if TIMED:
        refused = wanted is not None and program.workspace is None
        program.window.close()
        return PERSON_MUST_ACT if refused else 0
    program.settle()
    backups.begin()
    return app.exec()


def has_screen() -> bool:
    """Return whether there is anything to show a window on; Qt itself would abort without."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _system_language() -> Language:
    """Return Danish on a Danish computer, else English."""
    named = next((os.environ[n] for n in _SAYING if os.environ.get(n)), "")
    if not named:
        from PySide6.QtCore import QLocale

        named = QLocale.system().name()
    return Language.DANISH if named.startswith("da") else Language.ENGLISH
