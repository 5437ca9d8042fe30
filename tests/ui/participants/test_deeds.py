"""What is done with the people chosen, through the actions that menus, buttons and keys share."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import EnrolmentState, Role
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.participants.conftest import Show


def now(workspace: Workspace, record: EnrolmentRecord) -> EnrolmentRecord:
    return workspace.participants.enrolment(record.id)


def offered(page: ParticipantsTab) -> list[str]:
    actions = [action for group in page.deeds.groups for action in group]
    return [action.text() for action in actions if action.isVisible()]


def answer(verb: str) -> None:
    """Press the button of that name in the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == verb).click()

    QTimer.singleShot(0, press)


def test_only_deeds_that_change_something_are_offered(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    page = show(jens)
    assert offered(page) == [
        *("Set busy", "Withdraw consent", "Put on the waiting list", "Withdraw"),
        *("Sign up as mentee too", "Data protection…", "Everything about them…"),
        *("Remove", "Erase for good…"),
    ]
    page.table.view.clearSelection()
    assert offered(page) == []


def test_a_mentor_is_switched_and_the_notice_says_to_what(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens = a_mentor(workspace, programme)
    page = show(jens)
    deeds = page.deeds
    for deed, field, value, said in (
        (deeds.busy, "available", False, "Jens Lund is busy and gets no new match."),
        (deeds.no_consent, "consent", False, "Consent of Jens Lund withdrawn."),
        (deeds.wait, "state", EnrolmentState.WAITING, "Jens Lund is on the waiting list."),
        (deeds.withdraw, "state", EnrolmentState.WITHDRAWN, "Jens Lund has withdrawn."),
        (deeds.sign_up, "state", EnrolmentState.SIGNED_UP, "Jens Lund is signed up again."),
        (deeds.consent, "consent", True, "Consent of Jens Lund recorded."),
        (deeds.available, "available", True, "Jens Lund is available."),
    ):
        deed.trigger()
        page.refresh()
        assert getattr(now(workspace, jens), field) == value
        assert desk.notices.text == said


def test_several_are_switched_at_once_by_a_button(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    people = [a_mentee(workspace, programme, name, consent=False) for name in ("Bo", "Ida", "Nora")]
    page = show(*people)
    buttons = page.several.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Record consent").click()
    assert all(now(workspace, record).consent for record in people)
    assert desk.notices.text == "Consent of 3 people recorded."


def test_keys_do_what_the_menu_does(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    jens = a_mentor(workspace, programme)
    page = show(jens)
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not now(workspace, jens).available


def test_whoever_is_matched_stays_when_the_others_withdraw(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    nora = a_mentee(workspace, programme, "Nora Bech")
    a_match(workspace, jens, ida)
    page = show(ida, nora)
    page.deeds.withdraw.trigger()
    assert now(workspace, ida).state is EnrolmentState.SIGNED_UP
    assert now(workspace, nora).state is EnrolmentState.WITHDRAWN
    assert desk.notices.text == "Nora Bech has withdrawn. Those in a match stay in it."


def test_a_matched_person_cannot_withdraw_and_hears_why(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, jens, ida)
    show(ida).deeds.withdraw.trigger()
    assert desk.notices.text == "Ida Krogh is in a match. End it first."
    assert now(workspace, ida).state is EnrolmentState.SIGNED_UP


@pytest.mark.parametrize("role", list(Role))
def test_somebody_signs_up_in_the_other_role_too(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, role: Role
):
    add = a_mentor if role is Role.MENTOR else a_mentee
    page = show(add(workspace, programme, "Bo Friis"))
    deed = page.deeds.as_mentee if role is Role.MENTOR else page.deeds.as_mentor
    deed.trigger()
    people = workspace.participants.people(programme.id)
    assert len(people) == 1
    assert {one.role for one in people[0].enrolments} == set(Role)
    assert all(one.consent for one in people[0].enrolments)
    chosen = page.table.current()
    assert chosen is not None
    assert chosen.role is not role


def test_who_is_removed_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens = a_mentor(workspace, programme)
    page = show(jens)
    page.deeds.remove.trigger()
    assert workspace.participants.enrolments(programme.id) == ()
    assert desk.notices.text == "Jens Lund removed."
    qtbot.waitUntil(lambda: page.table.model.held == 0)
    assert page.panel.currentWidget() is page.nobody
    assert desk.notices._action.text() == "Undo"
    workspace.history.undo()
    assert now(workspace, jens) == jens


def test_whoever_is_matched_is_not_removed(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, jens, ida)
    page = show(ida)
    page.deeds.remove.trigger()
    assert desk.notices.text == "Ida Krogh is in a match. End it first."


def test_exporting_is_left_to_the_window(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    page = show(a_mentor(workspace, programme))
    export = next(one for one in page.more.menu().actions() if one.text() == "Export…")
    with qtbot.waitSignal(desk.asked_to_export):
        export.trigger()
