"""The page of guides, as a test fills it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.tab_stack import TabStack
from tests.builders import a_programme
from tests.ui.opened import desk, pages, theme
from tests.ui.printed import printer

__all__ = ["desk", "pages", "printer", "theme"]

Show = Callable[..., GuidesTab]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme."""
    return a_programme(workspace)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> Iterator[Show]:
    """Return what shows the page with a guide chosen."""

    def show(key: str = "ground-rules") -> GuidesTab:
        # A window of its own would take the keys.
        desk.notices.setParent(pages)
        desk.choose_programme(programme.id)
        pages.show_tab("guides")
        pages.open(desk)
        pages.show()
        pages.activateWindow()
        qtbot.waitUntil(pages.isActiveWindow)
        page = pages.current
        assert isinstance(page, GuidesTab)
        page.list.choose(key)
        return page

    yield show
    desk.notices.setParent(None)
