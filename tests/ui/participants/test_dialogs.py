"""Adding people, and making two of them one."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.add_dialog import AddDialog
from mentordesk.ui.participants.merge_dialog import MergeDialog
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import Role
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.participants.conftest import Show


def adding(page: ParticipantsTab, role: Role) -> AddDialog:
    name = "Add a mentor…" if role is Role.MENTOR else "Add a mentee…"
    next(one for one in page.add.menu().actions() if one.text() == name).trigger()
    assert isinstance(page.dialogs.open, AddDialog)
    return page.dialogs.open


def merging(page: ParticipantsTab) -> MergeDialog:
    assert isinstance(page.dialogs.open, MergeDialog)
    return page.dialogs.open


def doubles(page: ParticipantsTab) -> None:
    next(one for one in page.more.menu().actions() if one.text() == "Find doubles…").trigger()


@pytest.mark.parametrize("role", list(Role))
def test_somebody_added_is_chosen_and_ready_to_be_filled_in(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk, role: Role
):
    a_mentor(workspace, programme)
    page = show()
    page.table.bar.line.setText("somebody else")
    dialog = adding(page, role)
    dialog.name.setText("Bo Friis")
    dialog.email.setText("Bo@Example.org")
    dialog.subjects._line.setText("Biology")
    dialog.consent.setChecked(True)
    dialog.add.click()
    chosen = page.table.current()
    assert chosen is not None
    assert (chosen.name, chosen.email, chosen.role) == ("Bo Friis", "bo@example.org", role)
    assert (chosen.subjects, chosen.consent) == (("Biology",), True)
    assert page.dialogs.open is None
    assert page.person.person.phone.hasFocus()
    assert desk.notices.text == "Bo Friis added. Fill in the rest of the sign-up."


def test_the_first_of_all_is_added_from_the_empty_page(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    ways = {way.text(): way for way in page.table.findChildren(QPushButton)}
    for role, verb in ((Role.MENTOR, "Add a mentor…"), (Role.MENTEE, "Add a mentee…")):
        ways[verb].click()
        assert isinstance(page.dialogs.open, AddDialog)
        page.dialogs.open.name.setText("Bo Friis")
        page.dialogs.open.email.setText("bo@example.org")
        page.dialogs.open.add.click()
        current = page.table.current()
        assert current is not None
        assert current.role is role


def test_what_is_missing_is_said_beside_its_field(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    dialog = adding(show(), Role.MENTOR)
    dialog.add.click()
    assert dialog._name_field.message == "Write the person's name."
    assert "e-mail address is missing" in dialog._email_field.message
    dialog.name.setText("Bo")
    dialog.name.textEdited.emit("Bo")
    assert dialog._name_field.message == ""
    dialog.email.setText("nowhere")
    dialog.add.click()
    assert "nowhere is not an e-mail address" in dialog._email_field.message
    dialog.leave.click()
    assert workspace.participants.enrolments(programme.id) == ()


def test_a_second_sign_up_in_one_role_is_refused_beside_the_address(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, "Jens Lund")
    dialog = adding(show(), Role.MENTOR)
    dialog.name.setText("Jens Lund")
    dialog.email.setText("jens.lund@example.org")
    dialog.add.click()
    assert "already signed up as a mentor" in dialog._email_field.message
    assert dialog.isVisible()


def test_two_with_one_name_are_held_side_by_side_and_merged(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    first = a_mentor(workspace, programme, "Jens Lund", phone="12345678")
    second = a_mentor(workspace, programme, "Jens Lund", email="jl@example.org", topics=("Jobs",))
    page = show()
    doubles(page)
    dialog = merging(page)
    assert dialog.why.text() == "Same name: are they one person?"
    dialog.keep[1].setChecked(True)
    dialog.merge.click()
    (person,) = workspace.participants.people(programme.id)
    assert person.participant_id == second.participant_id != first.participant_id
    assert (person.email, person.phone) == ("jl@example.org", "12345678")
    assert desk.notices.text == "The two are one person now."
    assert page.dialogs.open is None


def test_two_people_of_one_name_stay_two(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, "Jens Lund")
    a_mentor(workspace, programme, "Jens Lund", email="jl@example.org")
    page = show()
    doubles(page)
    merging(page).two.click()
    assert page.dialogs.open is None
    assert len(workspace.participants.people(programme.id)) == 2


def test_one_who_is_here_three_times_becomes_one_step_by_step(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    for number in range(3):
        a_mentee(workspace, programme, "Ida Krogh", email=f"ida{number}@example.org")
    page = show()
    doubles(page)
    dialog = merging(page)
    assert dialog.count.text() == "Pair 1 of 3"
    dialog.merge.click()
    assert dialog.count.text() == "Pair 2 of 2"
    dialog.merge.click()
    assert len(workspace.participants.people(programme.id)) == 1
    assert page.dialogs.open is None


def test_two_who_share_a_phone_may_be_one(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentee(workspace, programme, "Ida Krogh", phone="+45 12 34 56 78")
    a_mentee(workspace, programme, "Ida Bech", phone="12345678")
    page = show()
    doubles(page)
    assert merging(page).why.text() == "Same phone: are they one person?"


def test_two_with_all_in_common_are_asked_about_plainly(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentee(workspace, programme, "Ida Krogh", phone="12345678")
    a_mentor(workspace, programme, "Ida Krogh", phone="12345678", email="ik@example.org")
    page = show()
    doubles(page)
    assert merging(page).why.text() == "Same name and phone: are they one person?"


def test_nobody_here_twice_is_said(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    a_mentor(workspace, programme)
    page = show()
    doubles(page)
    assert page.dialogs.open is None
    assert "Nobody is here twice" in desk.notices.text


def test_two_chosen_are_merged_unless_they_are_matched_with_each_other(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, jens, ida)
    page = show(jens, ida)
    page.deeds.merge.trigger()
    dialog = merging(page)
    assert not dialog.two.isVisible()
    dialog.merge.click()
    assert "matched with each other" in dialog.message.text()
    dialog.leave.click()
    assert len(workspace.participants.people(programme.id)) == 2


def test_both_sign_ups_of_one_person_cannot_be_merged(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show(a_mentor(workspace, programme, "Bo"), a_mentee(workspace, programme, "Bo"))
    assert not page.deeds.merge.isEnabled()
