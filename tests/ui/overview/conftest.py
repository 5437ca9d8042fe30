"""The Overview of a programme, as a test fills it."""

from collections.abc import Callable

import pytest

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.overview.tab import OverviewTab
from mentordesk.ui.tab_stack import TabStack
from tests.builders import a_programme
from tests.ui.opened import desk, pages, theme

__all__ = ["desk", "pages", "theme"]

Show = Callable[[], OverviewTab]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme."""
    return a_programme(workspace)


@pytest.fixture
def show(desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> Show:
    """Return what shows the page."""

    def show() -> OverviewTab:
        desk.choose_programme(programme.id)
        pages.open(desk)
        pages.show()
        page = pages.current
        assert isinstance(page, OverviewTab)
        return page

    return show
