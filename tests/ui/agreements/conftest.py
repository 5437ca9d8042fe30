"""The page of agreements, as a test fills it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from mentordesk.ui.tab_stack import TabStack
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.ui.opened import desk, pages, theme
from tests.ui.printed import printer

__all__ = ["desk", "pages", "printer", "theme"]

Show = Callable[..., AgreementsTab]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme."""
    return a_programme(workspace)


@pytest.fixture
def ida(workspace: Workspace, programme: ProgrammeRecord) -> int:
    """Return the match of Ida Krogh and Jens Lund, who both ticked networks."""
    mentor = a_mentor(workspace, programme, topics=("Networks", "Leadership"))
    mentee = a_mentee(workspace, programme, topics=("Fieldwork", "Networks"))
    return a_match(workspace, mentor, mentee)


@pytest.fixture
def sara(workspace: Workspace, programme: ProgrammeRecord) -> int:
    """Return the match of Sara Winther and Bo Friis."""
    mentor = a_mentor(workspace, programme, "Bo Friis")
    return a_match(workspace, mentor, a_mentee(workspace, programme, "Sara Winther"))


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> Iterator[Show]:
    """Return what shows the page with a pair, or several, chosen."""

    def show(*match_ids: int) -> AgreementsTab:
        # A window of its own would take the keys.
        desk.notices.setParent(pages)
        desk.choose_programme(programme.id)
        pages.show_tab("agreements")
        pages.open(desk)
        pages.show()
        pages.activateWindow()
        qtbot.waitUntil(pages.isActiveWindow)
        page = pages.current
        assert isinstance(page, AgreementsTab)
        if match_ids:
            page.table.select(match_ids)
        return page

    yield show
    desk.notices.setParent(None)
