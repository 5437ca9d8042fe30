"""Adding people."""

import pytest
from PySide6.QtWidgets import QPushButton

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.add_dialog import AddDialog
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import Role
from tests.builders import a_mentor
from tests.ui.participants.conftest import Show


def adding(page: ParticipantsTab, role: Role) -> AddDialog:
    name = "Add a mentor…" if role is Role.MENTOR else "Add a mentee…"
    next(one for one in page.add.menu().actions() if one.text() == name).trigger()
    assert isinstance(page.dialogs.open, AddDialog)
    return page.dialogs.open


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
