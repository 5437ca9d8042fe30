"""A small programme and the page that shows it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.tab_stack import TabStack
from mentordesk.vocabulary import Language
from tests.builders import StoppedClock, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.opened import desk, pages, theme

__all__ = ["desk", "pages", "theme"]


def _sign_up(workspace: Workspace) -> None:
    """Sign up two mentors and three mentees; subjects say who fits whom."""
    programme = a_programme(workspace)
    a_mentor(workspace, programme, "Jens Lund", subjects=("Biology",))
    a_mentor(workspace, programme, "Bo Friis", subjects=("History",))
    a_mentee(workspace, programme, "Ida Krogh", subjects=("Biology",))
    a_mentee(workspace, programme, "Sara Winther", subjects=("History",))
    a_mentee(workspace, programme, "Mikkel Holm", subjects=("Law",), note="Works at night <b>")


@pytest.fixture(scope="session")
def signed_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what a file with five people holds, made once for all tests."""
    folder = tmp_path_factory.mktemp("signed-up")
    with a_workspace(folder) as workspace:
        _sign_up(workspace)
    return (folder / "file.mentordesk").read_bytes()


@pytest.fixture
def workspace(tmp_path: Path, clock: StoppedClock, signed_up: bytes) -> Iterator[Workspace]:
    """Open a copy of the file with five people and close it after the test."""
    path = tmp_path / "file.mentordesk"
    path.write_bytes(signed_up)
    with Workspace.open(path, translator=Translator(Language.ENGLISH), clock=clock) as opened:
        yield opened


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme that they signed up for."""
    return workspace.programmes.newest()


@pytest.fixture
def people(workspace: Workspace, programme: ProgrammeRecord) -> dict[str, EnrolmentRecord]:
    """Return the five by their first names."""
    return {
        record.name.split()[0].lower(): record
        for record in workspace.participants.enrolments(programme.id)
    }


@pytest.fixture
def tab(desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> MatchesTab:
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
