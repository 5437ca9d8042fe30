"""No title of a window tells of anybody, whoever is chosen in it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.services.workspace import Workspace
from mentordesk.ui.error_dialogs import report
from mentordesk.ui.tab_stack import PAGES
from mentordesk.vocabulary import Language
from tests.builders import a_programme
from tests.canary import EMAIL, NAME, PHONE, TEXTS, a_canary, found_in
from tests.ui.begun import Begin, begin

__all__ = ["begin"]


@pytest.fixture(name="filled")
def _filled(tmp_path: Path) -> Path:
    path = tmp_path / "autumn.mentordesk"
    with Workspace.create(path, language=Language.ENGLISH) as workspace:
        a_canary(workspace, a_programme(workspace))
    return path


def test_no_windows_title_tells_of_anybody(begin: Begin, filled: Path):
    program = begin(filled)
    program.settle()
    for page in PAGES:
        program.window.tabs.show_tab(page.key)
        program.settle()
        for window in QApplication.topLevelWidgets():
            told = "\n".join((window.windowTitle(), window.windowFilePath(), window.objectName()))
            assert found_in(told.encode()) == []


def test_a_crash_report_tells_of_nobody():
    def fail(name: str) -> None:
        raise ValueError(name, EMAIL, PHONE)

    with pytest.raises(ValueError, match="Zq") as caught:
        fail(NAME)
    assert found_in(report(caught.value).encode(), TEXTS) == []
