"""The whole program as it runs, without its event loop."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from mentordesk.i18n import Translator
from mentordesk.paths import settings_file
from mentordesk.settings import Look, Settings
from mentordesk.ui.file_deeds import FileDeeds
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.program import Program
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language

Begin = Callable[..., Program]


def deeds(program: Program) -> FileDeeds:
    """Return what the menus of this program do."""
    (found,) = program.findChildren(FileDeeds)
    return found


@pytest.fixture
def begin(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Return what starts the program in English, on a file or on none."""
    programs: list[Program] = []
    hook = sys.excepthook

    def begin(path: Path | None = None, language: Language = Language.ENGLISH) -> Program:
        settings = Settings.load(settings_file())
        theme = Theme(qapp, Look.LIGHT)
        window = MainWindow(theme, Translator(language), settings)
        window.show()
        program = Program(qapp, settings, window)
        programs.append(program)
        FileDeeds(program)
        program.begin(path)
        # A bug is pytest's to report.
        monkeypatch.setattr(sys, "excepthook", hook)
        return program

    yield begin
    for program in programs:
        program.window.close()
        shiboken6.delete(program.window)
        shiboken6.delete(program)
    sys.excepthook = hook
