"""A desk over a file with one pair, and a window that dialogs stand before."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from tests.builders import a_programme
from tests.canary import Canary, a_canary
from tests.ui.opened import desk, pages, theme

__all__ = ["desk", "pages", "theme"]


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is remembered of erasures out of the user's own folders."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def canary(workspace: Workspace, desk: Desk) -> Canary:
    """Return a matched mentor, in the programme that the desk shows."""
    programme = a_programme(workspace)
    made = a_canary(workspace, programme)
    desk.choose_programme(programme.id)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1024, 600)
    shown.show()
    return shown
