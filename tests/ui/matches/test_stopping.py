"""Whatever takes long on the page can be stopped: nothing is lost, and it can be tried again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.ui.desk import Desk
from mentordesk.ui.matches import reading
from mentordesk.ui.tasks import Task


@pytest.fixture
def stopping(desk, monkeypatch) -> Callable[[], list[str]]:
    """Return what has the next piece of work stopped as soon as it begins."""

    def begin() -> list[str]:
        titles: list[str] = []

        class Stopped(Task):
            def __init__(self, title: str, *, writes: bool = False) -> None:
                super().__init__(title, writes=writes)
                if not titles:
                    self.cancel()
                titles.append(title)

        monkeypatch.setattr("mentordesk.ui.tasks.Task", Stopped)
        return titles

    return begin


def again(desk: Desk) -> QPushButton:
    return desk.notices._action


def test_a_deed_that_is_stopped_before_it_is_kept_changes_nothing(
    tab, settle, desk, workspace, programme, stopping
):
    tab.header.propose_button.click()
    settle()
    before, held = workspace.path.read_bytes(), workspace.matches.proposal(programme.id)
    tab.deeds.doing.many = True
    titles = stopping()
    tab.header.confirm_button.click()
    settle()
    assert titles[0] == "Writing it down"
    assert desk.notices.text == "Stopped. Nothing was changed."
    assert workspace.path.read_bytes() == before
    assert workspace.matches.proposal(programme.id) == held
    tab.header.confirm_button.click()
    settle()
    assert desk.notices.text == "2 matches confirmed."


def test_a_window_that_closes_lets_a_deed_be_written(tab, settle, desk, workspace, programme):
    tab.header.propose_button.click()
    settle()
    tab.deeds.doing.many = True
    tab.header.confirm_button.click()
    desk.tasks.close()
    assert len(workspace.matches.pairs(programme.id)) == 2


def test_reading_is_counted_and_what_was_shown_stays_when_it_is_stopped(
    tab, settle, desk, stopping, monkeypatch
):
    monkeypatch.setattr(reading, "MANY", 1)
    counted: list[tuple[int, int]] = []
    shown = tab.left.mentees.model.records
    stopping()
    tab.refresh()
    settle()
    assert desk.notices.text == "Reading was stopped. What is shown may be out of date."
    assert tab.left.mentees.model.records == shown
    again(desk).click()
    next(iter(desk.tasks._running)).progressed.connect(lambda *step: counted.append(step))
    settle()
    assert counted[-1] == (4, 4)
    assert tab.left.mentees.model.records == shown


def test_reading_that_is_stopped_at_first_says_that_nothing_is_shown(
    tab, settle, desk, stopping, monkeypatch
):
    monkeypatch.setattr(reading, "MANY", 1)
    tab._reading = None
    stopping()
    tab.refresh()
    assert tab._waits.text() == "Reading the matches…"
    settle()
    assert tab._waits.text() == "Reading was stopped. Nothing is shown yet."
    again(desk).click()
    settle()
    assert tab._waits.isHidden()
    assert not tab._splitter.isHidden()


def test_ranking_that_is_stopped_can_be_begun_anew(tab, settle, desk, people, stopping, qtbot):
    tab._details.ranking.many = True
    stopping()
    tab.left.mentees.select([("mentee", people["sara"].id)])
    qtbot.waitUntil(lambda: "stopped" in desk.notices.text)
    assert desk.notices.text == "Ranking was stopped. Sara Winther is not shown yet."
    assert tab.mentee_page.row.mentee.name == "Ida Krogh"
    tab._details.ranking.many = False
    again(desk).click()
    assert tab.mentee_page.row.mentee.name == "Sara Winther"


def test_reckoning_that_is_stopped_says_so(tab, settle, people, stopping, qtbot):
    tab._what_ifs.many = True
    tab.left.mentees.select([("mentee", people["ida"].id)])
    stopping()
    tab.mentee_page.candidates.select([people["bo"].id])
    cost = tab.mentee_page.cost
    qtbot.waitUntil(lambda: cost.text.startswith("Working out what it costs was stopped."))
    tab.mentee_page.candidates.select([people["jens"].id])
    tab.mentee_page.candidates.select([people["bo"].id])
    qtbot.waitUntil(lambda: cost.text.startswith("Choosing Bo Friis costs"))
