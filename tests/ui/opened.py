"""An open file as the window holds it: a desk, and the tabs that show it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.settings import Look, Settings
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.notice_bar import NoticeBar
from mentordesk.ui.tab_stack import TabStack
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the light look, made once: a style sheet is costly to put on."""
    return Theme(qapp, Look.LIGHT)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, workspace: Workspace, tmp_path: Path) -> Iterator[Desk]:
    """Return the desk of the `workspace` fixture's file; its programme is still to be chosen."""
    notices = NoticeBar(theme, workspace.translator)
    tasks = Tasks()
    settings = Settings.load(tmp_path / "settings.json")
    desk = Desk(workspace, theme=theme, tasks=tasks, notices=notices, settings=settings)
    yield desk
    tasks.close()
    desk.close()
    shiboken6.delete(notices)


@pytest.fixture
def pages(desk: Desk) -> Iterator[TabStack]:
    """Return the tabs, empty: `open(desk)` shows the programme that the desk is at."""
    stack = TabStack(desk.translator)
    stack.resize(1024, 560)
    yield stack
    flush_all(stack)
    stack.close()
    # Qt itself would wait for an event loop, and each new look is put on all that lives.
    shiboken6.delete(stack)
