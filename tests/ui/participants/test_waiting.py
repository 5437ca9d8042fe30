"""Who got no mentor in an earlier programme is signed up for the next one and served first."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.waiting_dialog import WaitingDialog
from mentordesk.vocabulary import EnrolmentState
from tests.builders import a_mentee, a_mentor, a_programme
from tests.ui.participants.conftest import Show


@pytest.fixture
def later(workspace: Workspace, programme: ProgrammeRecord) -> ProgrammeRecord:
    """Return the next programme; two wait since the first."""
    waiting = [
        a_mentee(workspace, programme, "Ida Krogh"),
        a_mentee(workspace, programme, "Bo & Friis", email="bo@example.org"),
    ]
    workspace.participants.set_state([one.id for one in waiting], EnrolmentState.WAITING)
    return a_programme(workspace, name="Spring 2027", starts_on=date(2027, 2, 1))


def test_in_an_empty_programme_those_who_wait_are_offered_and_signed_up(
    qtbot: QtBot, workspace: Workspace, desk: Desk, later: ProgrammeRecord, show: Show
):
    page = show()
    assert page.waiting_way.isHidden()
    desk.choose_programme(later.id)
    qtbot.waitUntil(lambda: not page.waiting_way.isHidden())
    page.waiting_way.click()
    dialog = page.dialogs.open
    assert isinstance(dialog, WaitingDialog)
    assert [one.name for one in dialog.table.selection()] == ["Bo & Friis", "Ida Krogh"]
    assert dialog.sign_up.text() == "Sign up 2 people"
    dialog.sign_up.click()
    assert desk.notices.text == "2 people from the waiting list are signed up and served first."
    here = workspace.participants.enrolments(later.id)
    assert [(one.name, one.waited) for one in here] == [("Bo & Friis", True), ("Ida Krogh", True)]
    qtbot.waitUntil(
        lambda: [one.name for one in page.table.model.shown] == ["Bo & Friis", "Ida Krogh"]
    )


def test_only_those_chosen_are_signed_up_by_keys_alone(
    qtbot: QtBot, workspace: Workspace, desk: Desk, later: ProgrammeRecord, show: Show
):
    a_mentor(workspace, later, "Jens Lund")
    page = show()
    desk.choose_programme(later.id)
    qtbot.waitUntil(lambda: page.table.model.held == 1)
    page.table.view.setFocus()
    qtbot.waitUntil(page.table.view.hasFocus)
    QTest.keyClick(
        page.table.view,
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    dialog = page.dialogs.open
    assert isinstance(dialog, WaitingDialog)
    qtbot.waitUntil(dialog.table.view.hasFocus)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_End)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Home)
    assert dialog.sign_up.text() == "Sign up 1 person"
    QTest.keyClick(dialog.sign_up, Qt.Key.Key_Space)
    assert [one.name for one in workspace.participants.enrolments(later.id)] == [
        "Bo & Friis",
        "Jens Lund",
    ]


def test_where_nobody_waits_that_is_said(desk: Desk, show: Show):
    page = show()
    page.dialogs.sign_up_waiting()
    assert page.dialogs.open is None
    assert desk.notices.text == "Nobody is on the waiting list of an earlier programme."
