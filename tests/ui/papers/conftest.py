"""A programme with pairs, and the dialog that asks what is to be printed for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.overview.tab import OverviewTab
from mentordesk.ui.papers.kick_off_dialog import KickOffDialog, PaperSort
from mentordesk.ui.papers.kick_off_printing import offer_papers
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.ui.tab_stack import TabStack
from mentordesk.vocabulary import PrintKind
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.ui.opened import desk, pages, theme
from tests.ui.printed import Printer, printer

__all__ = ["desk", "pages", "printer", "theme"]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme."""
    return a_programme(workspace)


@pytest.fixture
def pairs(workspace: Workspace, programme: ProgrammeRecord) -> list[int]:
    """Return three matches, by the mentees' names."""
    return [
        a_match(
            workspace,
            a_mentor(workspace, programme, f"Mentor of {name}"),
            a_mentee(workspace, programme, name),
        )
        for name in ("Anna", "Bo", "Clara")
    ]


@pytest.fixture
def page(desk: Desk, pages: TabStack, programme: ProgrammeRecord) -> OverviewTab:
    """Return the page behind the dialog."""
    desk.choose_programme(programme.id)
    pages.open(desk)
    pages.show()
    shown = pages.current
    assert isinstance(shown, OverviewTab)
    return shown


class Counter:
    """Where papers are asked for: opens the dialog, has it make what it holds, and looks."""

    def __init__(self, qtbot: QtBot, desk: Desk, page: OverviewTab, printer: Printer) -> None:
        self._qtbot = qtbot
        self.desk = desk
        self._page = page
        self.printer = printer
        self.workspace = desk.workspace

    def ask(self, sort: PaperSort = PaperSort.PACK, chosen: tuple[int, ...] = ()) -> KickOffDialog:
        """Return the dialog, open."""
        dialog = offer_papers(self._page, self.desk, sort=sort, chosen=chosen)
        self._qtbot.waitUntil(dialog.isVisible)
        return dialog

    def make(self, dialog: KickOffDialog) -> Path:
        """Press the button, wait for the paper, and return where it is."""
        dialog.make.click()
        self.settle()
        return self.printer.path

    def _is_done(self) -> bool:
        modal = QApplication.activeModalWidget()
        return not isinstance(modal, PaperDialog) and not self.desk.tasks.busy

    def settle(self) -> None:
        """Wait until work is done and the page shows what came of it."""
        for _ in range(2):
            self._qtbot.waitUntil(self._is_done, timeout=30_000)
            self._qtbot.wait(5)

    @property
    def told(self) -> str:
        """What was said last."""
        return self.desk.notices.text

    @property
    def noted(self) -> set[tuple[PrintKind, int | None]]:
        """What is noted as printed, and for which pair."""
        log = self.workspace.print_log.all(self.desk.programme_id)
        return {(one.kind, one.match_id) for one in log}


@pytest.fixture
def counter(qtbot: QtBot, desk: Desk, page: OverviewTab, printer: Printer) -> Iterator[Counter]:
    """Return where papers are asked for."""
    yield Counter(qtbot, desk, page, printer)
    desk.notices.setParent(None)
