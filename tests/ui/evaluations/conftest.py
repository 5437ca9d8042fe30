"""The page of evaluations, as a test fills it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.tab import EvaluationsTab
from mentordesk.ui.tab_stack import TabStack
from mentordesk.vocabulary import EvaluationRound, Language, Role
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.opened import desk, pages, theme
from tests.ui.printed import printer

__all__ = ["desk", "pages", "printer", "theme"]

Show = Callable[..., EvaluationsTab]

MENTEES = ("Ida Krogh", "Mikkel Holm", "Sara Winther")
MENTORS = ("Bo Friis", "Jens Lund", "Ulla Skov")


@cache
def _three_pairs() -> bytes:
    """Return what a file with three pairs holds: made once a run, because it takes a while."""
    with TemporaryDirectory() as folder:
        with a_workspace(Path(folder)) as workspace:
            programme = a_programme(workspace)
            for mentor, mentee in zip(MENTORS, MENTEES, strict=True):
                a_match(
                    workspace,
                    a_mentor(workspace, programme, mentor),
                    a_mentee(workspace, programme, mentee),
                )
        return workspace.path.read_bytes()


@pytest.fixture
def workspace(tmp_path: Path, clock: StoppedClock) -> Iterator[Workspace]:
    """Open a file with three pairs."""
    path = tmp_path / "file.mentordesk"
    path.write_bytes(_three_pairs())
    translator = Translator(Language.ENGLISH)
    with Workspace.open(path, translator=translator, clock=clock) as opened:
        yield opened


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of the three pairs."""
    return workspace.programmes.newest()


@pytest.fixture
def asked(workspace: Workspace, programme: ProgrammeRecord) -> QuestionnaireRecord:
    """Return what mentees are asked halfway."""
    return questionnaire(workspace, programme, Role.MENTEE)


def questionnaire(
    workspace: Workspace,
    programme: ProgrammeRecord,
    role: Role,
    which: EvaluationRound = EvaluationRound.MIDTERM,
) -> QuestionnaireRecord:
    """Return one of the programme's questionnaires, as it now is."""
    return next(
        one
        for one in workspace.evaluations.questionnaires(programme.id)
        if (one.role, one.round) == (role, which)
    )


def id_of(workspace: Workspace, asked: QuestionnaireRecord, name: str) -> int:
    """Return the sign-up of somebody who is asked."""
    people = workspace.evaluations.respondents(asked.id)
    return next(one.enrolment_id for one in people if one.name == name)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> Iterator[Show]:
    """Return what shows the page with a questionnaire chosen."""

    def show(asked: QuestionnaireRecord | None = None) -> EvaluationsTab:
        # A window of its own would take the keys.
        desk.notices.setParent(pages)
        desk.choose_programme(programme.id)
        pages.show_tab("evaluations")
        pages.open(desk)
        pages.show()
        pages.activateWindow()
        qtbot.waitUntil(pages.isActiveWindow)
        page = pages.current
        assert isinstance(page, EvaluationsTab)
        if asked is not None:
            page.land((asked.id,))
        return page

    yield show
    desk.notices.setParent(None)
