"""The form beside the list: it saves itself, and says beside a field what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import EnrolmentState, MeetingForm, Role
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor
from tests.ui.participants.conftest import Show


def now(workspace: Workspace, record: EnrolmentRecord) -> EnrolmentRecord:
    return workspace.participants.enrolment(record.id)


def chips(page: ParticipantsTab) -> list[str]:
    return [chip.text for chip in page.person.findChildren(ChipLabel) if not chip.isHidden()]


def test_the_form_shows_whom_the_list_has_chosen(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(
        workspace, programme, phone="12345678", topics=("Networks",), languages=("da", "en")
    )
    person = show(jens).person
    assert person.name.text() == "Jens Lund"
    assert person.person.phone.text() == "12345678"
    assert person.person.languages.values == ("Danish", "English")
    assert person.parts[Role.MENTOR].topics.values == ("Networks",)
    assert not person.parts[Role.MENTEE].isVisible()


def test_a_line_is_saved_as_soon_as_it_is_left(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    person = show(jens).person.person
    person.phone.setFocus()
    QTest.keyClicks(person.phone, "87654321")
    QTest.keyClick(person.phone, Qt.Key.Key_Tab)
    assert now(workspace, jens).phone == "87654321"


def test_what_is_half_typed_is_saved_for_the_right_person(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    ida, jens = a_mentee(workspace, programme), a_mentor(workspace, programme)
    page = show(ida)
    QTest.keyClicks(page.person.person.employer, "Ramboll")
    page.table.select([jens.id])
    assert now(workspace, ida).employer == "Ramboll"
    assert now(workspace, jens).employer == ""
    assert page.person.person.employer.text() == ""


def test_a_refused_value_stays_with_the_reason_beside_it(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    page = show(jens)
    form = page.person.person
    form.email.setText("nowhere")
    form.email.flush()
    assert "not an e-mail address" in form.fields["email"].message
    page.refresh()
    assert form.email.text() == "nowhere"
    page.table.select([ida.id])
    assert form.fields["email"].message == ""
    assert form.email.text() == "ida.krogh@example.org"
    assert now(workspace, jens).email == jens.email


def test_a_good_value_takes_the_reason_away(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    form = show(jens).person.person
    for text in ("", "Jens L"):
        form.name.setText(text)
        form.name.flush()
    assert form.fields["name"].message == ""
    assert now(workspace, jens).name == "Jens L"


def test_a_mentor_is_described_by_choices(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    page = show(jens)
    form, person = page.person.parts[Role.MENTOR], page.person.person
    form.subjects._line.setText("Biology; Physics")
    form.subjects.flush()
    form.years.setValue(12)
    form.capacity.setValue(3)
    form.meeting_form.committed.emit(MeetingForm.VIRTUAL)
    form.sector.setText("Private")
    form.note.setPlainText("Calls first")
    person.languages._line.setText("german")
    person.languages.flush()
    page.person.leave()
    after = now(workspace, jens)
    assert after.subjects == ("Biology", "Physics")
    assert (after.experience_years, after.capacity, after.sector) == (12, 3, "Private")
    assert after.meeting_form is MeetingForm.VIRTUAL
    assert after.note == "Calls first"
    assert after.languages == ("en", "de")


def test_blank_years_clear_what_was_known(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    ida = a_mentee(workspace, programme, experience_years=5)
    years = show(ida).person.parts[Role.MENTEE].years
    years.setValue(years.minimum())
    assert now(workspace, ida).experience_years is None


def test_fewer_seats_than_are_taken_are_refused_beside_the_number(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    a_match(workspace, jens, a_mentee(workspace, programme))
    form = show(jens).person.parts[Role.MENTOR]
    form.capacity.setValue(0)
    assert "already has 1" in form.fields["capacity"].message
    assert now(workspace, jens).capacity == 1


def test_ticks_say_consent_and_availability(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, clock: StoppedClock, qtbot: QtBot
):
    ida = a_mentee(workspace, programme, consent=False)
    page = show(ida)
    terms = page.person.parts[Role.MENTEE].terms
    for key in ("available", "consent", "waited"):
        tick = terms.ticks[key]
        assert isinstance(tick, QCheckBox)
        tick.click()
    after = now(workspace, ida)
    assert (after.available, after.consented_on, after.waited) == (False, clock.time.date(), True)
    qtbot.waitUntil(lambda: terms.since.text() == "Consent given on 18 August 2026")


def test_one_click_in_the_head_makes_a_mentor_busy_and_free_again(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme, "Jens Lund")
    switch = show(jens).person.availability
    assert switch.accessibleName() == "Jens Lund is available"
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not workspace.participants.enrolment(jens.id).available
    qtbot.waitUntil(lambda: switch.text() == "Busy")
    switch.click()
    assert workspace.participants.enrolment(jens.id).available
    workspace.participants.set_state([jens.id], EnrolmentState.WITHDRAWN)
    qtbot.waitUntil(switch.isHidden)


def test_wishes_show_names_and_keep_addresses(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, "Jens Lund")
    ida = a_mentee(workspace, programme, wishes=("jens.lund@example.org",))
    wishes = show(ida).person.parts[Role.MENTEE].wishes
    assert wishes.values == ("Jens Lund <jens.lund@example.org>",)
    wishes._line.setText("bo@example.org")
    wishes.flush()
    assert now(workspace, ida).wishes == ("bo@example.org", "jens.lund@example.org")


def test_a_wish_that_is_no_address_is_refused(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    ida = a_mentee(workspace, programme)
    form = show(ida).person.parts[Role.MENTEE]
    form.wishes._line.setText("somebody nice")
    form.wishes.flush()
    assert "not an e-mail address" in form.fields["wishes"].message
    assert now(workspace, ida).wishes == ()


def test_a_faculty_needs_one_subject_to_go_with(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    ida = a_mentee(workspace, programme, subjects=("Biology",))
    bo = a_mentee(workspace, programme, "Bo Friis")
    page = show(ida)
    faculty = page.person.parts[Role.MENTEE].faculty
    faculty.setText("Science")
    faculty.flush()
    assert now(workspace, ida).faculties == ("Science",)
    page.table.select([bo.id])
    assert not faculty.isEnabled()


def test_somebody_in_both_roles_has_both_sign_ups_the_chosen_one_first(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    as_mentor = a_mentor(workspace, programme, "Bo Friis", topics=("Networks",))
    as_mentee = a_mentee(workspace, programme, "Bo Friis", topics=("Research",))
    page = show(as_mentee)
    parts = page.person.parts
    assert parts[Role.MENTOR].isVisible()
    assert parts[Role.MENTOR].topics.values == ("Networks",)
    assert parts[Role.MENTEE].topics.values == ("Research",)
    qtbot.waitUntil(lambda: parts[Role.MENTEE].y() < parts[Role.MENTOR].y())
    page.table.select([as_mentor.id])
    parts[Role.MENTEE].sector.setText("Public")
    parts[Role.MENTEE].sector.flush()
    assert now(workspace, as_mentee).sector == "Public"
    assert now(workspace, as_mentor).sector == ""


def test_the_partner_of_somebody_matched_is_a_click_away(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens, ida = a_mentor(workspace, programme), a_mentee(workspace, programme)
    match_id = a_match(workspace, jens, ida)
    page = show(jens)
    qtbot.waitUntil(lambda: chips(page) == ["Mentor", "Matched"])
    links = [one for one in page.person.findChildren(QPushButton) if one.text() == "with Ida Krogh"]
    with qtbot.waitSignal(desk.asked_to_go) as asked:
        links[0].click()
    assert asked.args == ["matches", (match_id,)]


def test_several_chosen_are_counted(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    page = show(a_mentor(workspace, programme), a_mentee(workspace, programme))
    assert page.several.title.text() == "2 sign-ups chosen"
    assert page.several.roles.text() == "1 mentor and 1 mentee"
    page.table.view.clearSelection()
    assert page.panel.currentWidget() is page.nobody


def test_the_splitter_stays_where_it_was_put(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    a_mentor(workspace, programme)
    page = show()
    page.splitter.splitterMoved.emit(400, 1)
    assert desk.settings.recall("participants splitter", []) == page.splitter.sizes()
