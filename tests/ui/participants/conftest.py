"""The page of participants, as a test fills it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.tab_stack import TabStack
from tests.builders import a_programme
from tests.ui.opened import desk, pages, theme

__all__ = ["desk", "pages", "theme"]

Show = Callable[..., ParticipantsTab]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme."""
    return a_programme(workspace)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> Show:
    """Return what shows the page with a sign-up, or several, chosen."""

    def show(*chosen: EnrolmentRecord) -> ParticipantsTab:
        desk.choose_programme(programme.id)
        pages.show_tab("participants")
        pages.open(desk)
        pages.show()
        pages.activateWindow()
        qtbot.waitUntil(pages.isActiveWindow)
        page = pages.current
        assert isinstance(page, ParticipantsTab)
        if chosen:
            page.table.select([record.id for record in chosen])
        return page

    return show
