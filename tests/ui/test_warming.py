"""The pages that nobody has looked at are imported while the window is idle, one by one."""

import sys
from importlib import import_module
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mentordesk.ui import warming
from mentordesk.ui.warming import Warming


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait no longer than needed."""
    monkeypatch.setattr(warming, "_BETWEEN_MS", 1)


def test_all_modules_of_a_page_are_there_after_a_while(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    imported: list[str] = []

    def note(name: str) -> ModuleType:
        imported.append(name)
        return import_module(name)

    monkeypatch.setattr(warming, "import_module", note)
    owner = QObject()
    Warming(["mentordesk.ui.matches"], owner).begin()
    assert imported == []
    qtbot.waitUntil(lambda: "mentordesk.ui.matches.words" in imported)
    assert "mentordesk.ui.matches.tab" in imported
    assert set(imported) <= set(sys.modules)


def test_a_window_that_is_left_imports_no_more(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    imported: list[str] = []
    monkeypatch.setattr(warming, "import_module", imported.append)
    owner = QObject()
    warm = Warming(["mentordesk.ui.matches"], owner)
    warm.begin()
    warm.stop()
    qtbot.wait(30)
    assert imported == []
