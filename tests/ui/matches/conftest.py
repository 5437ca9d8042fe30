"""A small programme and the page that shows it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.tab_stack import TabStack
from tests.builders import a_mentee, a_mentor, a_programme
from tests.ui.opened import desk, pages, theme

__all__ = ["desk", "pages", "theme"]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme in which nobody has signed up yet."""
    return a_programme(workspace)


@pytest.fixture
def people(workspace: Workspace, programme: ProgrammeRecord) -> dict[str, EnrolmentRecord]:
    """Sign up two mentors and three mentees; subjects say who fits whom."""
    return {
        "jens": a_mentor(workspace, programme, "Jens Lund", subjects=("Biology",)),
        "bo": a_mentor(workspace, programme, "Bo Friis", subjects=("History",)),
        "ida": a_mentee(workspace, programme, "Ida Krogh", subjects=("Biology",)),
        "sara": a_mentee(workspace, programme, "Sara Winther", subjects=("History",)),
        "mikkel": a_mentee(
            workspace, programme, "Mikkel Holm", subjects=("Law",), note="Works at night <b>"
        ),
    }


@pytest.fixture
def tab(
    desk: Desk, pages: TabStack, programme: ProgrammeRecord, people: dict[str, EnrolmentRecord]
) -> MatchesTab:
    """Return the page of matches, shown, with the people signed up."""
    desk.choose_programme(programme.id)
    pages.show_tab("matches")
    pages.open(desk)
    pages.show()
    page = pages.current
    assert isinstance(page, MatchesTab)
    return page


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Return what waits until work is done and the page shows what came of it."""

    def wait() -> None:
        for _ in range(2):
            qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=20_000)
            qtbot.wait(5)

    return wait
