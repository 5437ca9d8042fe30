"""The program with a window: where it starts, and when it does not."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk.i18n import Translator
from mentordesk.paths import settings_file
from mentordesk.settings import Settings
from mentordesk.ui import one_window
from mentordesk.ui.program import Program
from mentordesk.vocabulary import Language

NO_SCREEN = 1


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
        return NO_SCREEN
    wanted = path or settings.last_file
    if wanted is not None and one_window.call_forward(wanted):
        return 0
    app = QApplication(sys.argv[:1])
    program = Program(app, settings, translator)
    program.paint()
    QTimer.singleShot(0, program, lambda: _begin(program, wanted))
    return app.exec()


def _begin(program: Program, wanted: Path | None) -> None:
    from mentordesk.ui.file_deeds import FileDeeds

    FileDeeds(program)
    program.begin(wanted)


def has_screen() -> bool:
    """Return whether there is anything to show a window on; Qt itself would abort without."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _system_language() -> Language:
    danish = QLocale.system().language() is QLocale.Language.Danish
    return Language.DANISH if danish else Language.ENGLISH
