"""The list of participants: what it says of each, what it leaves out, and edits in its cells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import EnrolmentState, MeetingForm
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.ui.participants.conftest import Show


def cell(page: ParticipantsTab, row: int, key: str) -> str:
    """Return what a cell says."""
    column = page.table.model.shape.columns[place(page, key)]
    return column.text(page.table.model.shown[row])


def place(page: ParticipantsTab, key: str) -> int:
    return [column.key for column in page.table.model.shape.columns].index(key)


def write(page: ParticipantsTab, key: str, text: str, row: int = 0) -> None:
    """Write into a cell, as its editor does when it is left."""
    page.table.model.setData(page.table.model.index(row, place(page, key)), text)


def names(page: ParticipantsTab) -> list[str]:
    return [record.name for record in page.table.model.shown]


def test_people_are_listed_by_name_in_danish_order(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    for name in ("Åse Dam", "Bo Friis", "Ægir Holm", "Østen Lund"):
        a_mentor(workspace, programme, name, email=f"{name[1]}{name[-1]}@example.org")
    assert names(show()) == ["Bo Friis", "Ægir Holm", "Østen Lund", "Åse Dam"]


def test_a_mentor_with_two_seats_says_how_many_are_taken(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    mentor = a_mentor(workspace, programme, capacity=2)
    mentee = a_mentee(workspace, programme, "Ida Krogh")
    a_match(workspace, mentor, mentee)
    page = show()
    assert [cell(page, row, "capacity") for row in (0, 1)] == ["", "1 of 2 taken"]


def test_each_state_has_a_word_of_its_own(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    people = workspace.participants
    busy = a_mentor(workspace, programme, "B", available=False)
    matched = a_mentor(workspace, programme, "C")
    a_match(workspace, matched, a_mentee(workspace, programme, "D"))
    full = a_mentor(workspace, programme, "E")
    a_match(workspace, full, a_mentee(workspace, programme, "F"))
    people.set_available([full.id], available=False)
    waiting, gone = a_mentee(workspace, programme, "G"), a_mentee(workspace, programme, "H")
    people.set_state([waiting.id], EnrolmentState.WAITING)
    people.set_state([gone.id], EnrolmentState.WITHDRAWN)
    a_mentee(workspace, programme, "I")
    page = show(busy)
    assert [cell(page, row, "state") for row in range(8)] == [
        *("Busy", "Matched", "Matched", "Matched, busy", "Matched"),
        *("Waiting list", "Withdrawn", "Signed up"),
    ]


EVERYBODY = ["Busy", "Ida", "Jens", "Nora", "Quiet", "Wait"]


def test_chips_narrow_the_list_down(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    a_match(
        workspace, a_mentor(workspace, programme, "Jens"), a_mentee(workspace, programme, "Ida")
    )
    a_mentor(workspace, programme, "Busy", available=False)
    a_mentee(workspace, programme, "Nora")
    a_mentee(workspace, programme, "Quiet", consent=False)
    wait = a_mentee(workspace, programme, "Wait")
    workspace.participants.set_state([wait.id], EnrolmentState.WAITING)
    page = show()
    for chips, found in (
        ((), EVERYBODY),
        (("mentors",), ["Busy", "Jens"]),
        (("mentors", "mentees"), EVERYBODY),
        (("unmatched",), ["Nora", "Quiet"]),
        (("busy",), ["Busy"]),
        (("no_consent",), ["Quiet"]),
        (("waiting",), ["Wait"]),
        (("mentors", "no_consent"), []),
    ):
        page.table.bar.choose(chips)
        assert names(page) == found, chips


def test_whoever_withdrew_is_missed_no_consent(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    gone = a_mentee(workspace, programme, consent=False, available=False)
    workspace.participants.set_state([gone.id], EnrolmentState.WITHDRAWN)
    page = show()
    page.table.bar.choose(("no_consent",))
    assert names(page) == []


def test_people_are_found_by_what_a_hidden_column_holds(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, "Jens Lund", employer="Åkirke Værft")
    a_mentor(workspace, programme, "Bo Friis")
    page = show()
    page.search()
    QTest.keyClicks(page.table.bar.line, "aakirke")
    assert names(page) == ["Jens Lund"]


def test_a_list_without_people_says_what_to_do(show: Show):
    page = show()
    buttons = [one.text() for one in page.table.findChildren(QPushButton) if one.isVisible()]
    assert buttons == ["Import sign-ups…", "Add a mentor…", "Add a mentee…"]
    assert not page.panel.isVisible()


def test_the_list_keeps_the_rules_of_qt(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    page = show()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.table.model, mode)
    page.refresh()
    page.table.bar.choose(("mentors",))
    assert tester is not None


def test_every_cell_has_a_text_and_a_tooltip_without_tags(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, "Bo <b>F</b>", email="bo@example.org", topics=("<i>Jagt</i>",))
    page = show()
    model = page.table.model
    for column in range(model.columnCount()):
        index = model.index(0, column)
        assert isinstance(model.data(index, Qt.ItemDataRole.DisplayRole), str)
        assert "<i>" not in (model.data(index, Qt.ItemDataRole.ToolTipRole) or "")


def test_a_landing_shows_only_those_it_is_about(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    a_mentor(workspace, programme)
    ida = a_mentee(workspace, programme)
    page = show()
    desk.go_to("participants", (ida.id,))
    assert names(page) == ["Ida Krogh"]
    assert page.person.name.text() == "Ida Krogh"


def test_another_programme_shows_its_own_people(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    a_mentor(workspace, programme)
    spring = a_programme(workspace, name="Spring 2027")
    a_mentee(workspace, spring, "Ida Krogh")
    page = show()
    desk.choose_programme(spring.id)
    assert names(page) == ["Ida Krogh"]
    assert page.person.name.text() == "Ida Krogh"


def test_enter_goes_on_to_the_form(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    page = show(a_mentor(workspace, programme))
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert page.person.person.phone.hasFocus()


# Edits in a cell


def test_a_double_click_edits_the_cell(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    a_mentor(workspace, programme, subjects=("Biology",))
    page = show()
    view = page.table.view
    middle = view.visualRect(page.table.model.index(0, place(page, "subjects"))).center()
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.hasFocus()
    assert editor.text() == "Biology"


def test_a_name_is_corrected_in_the_list(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme, "Jens Lund")
    page = show()
    page.table.view.setCurrentIndex(page.table.model.index(0, 0))
    page.table.view.edit(page.table.model.index(0, 0))
    editor = page.table.view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Jens-Ole Lund")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Jens-Ole Lund"])
    assert workspace.participants.enrolment(jens.id).name == "Jens-Ole Lund"


def test_a_cell_takes_what_is_written(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    jens = a_mentor(workspace, programme, topics=("Networks",), experience_years=5)
    page = show()
    for key, text, field, value in (
        ("subjects", "Biology; Physics", "subjects", ("Biology", "Physics")),
        ("topics", "", "topics", ()),
        ("capacity", "0 of 3 taken", "capacity", 3),
        ("capacity", "2", "capacity", 2),
        ("experience", "12 years", "experience_years", 12),
        ("experience", "", "experience_years", None),
        ("meeting_form", "Online", "meeting_form", MeetingForm.VIRTUAL),
        ("consent", "Missing", "consent", False),
        ("note", "Calls first", "note", "Calls first"),
        ("phone", "12 34 56 78", "phone", "12 34 56 78"),
    ):
        write(page, key, text)
        page.refresh()
        assert getattr(workspace.participants.enrolment(jens.id), field) == value


def test_a_refused_edit_says_why_and_changes_nothing(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, desk: Desk
):
    jens = a_mentor(workspace, programme)
    page = show()
    write(page, "capacity", "many")
    assert desk.notices.text == "“many” is not a number. Write a whole number."
    write(page, "email", "nowhere")
    assert "nowhere is not an e-mail address" in desk.notices.text
    assert workspace.participants.enrolment(jens.id) == jens


def test_a_state_is_chosen_in_the_list(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    jens = a_mentor(workspace, programme)
    page = show()
    view, index = page.table.view, page.table.model.index(0, place(page, "state"))
    view.setCurrentIndex(index)
    view.edit(index)
    box = view.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(n) for n in range(box.count())] == [
        *("Signed up", "Busy", "Waiting list", "Withdrawn")
    ]
    box.setCurrentText("Waiting list")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: cell(page, 0, "state") == "Waiting list")
    for chosen, state, available in (
        ("Withdrawn", EnrolmentState.WITHDRAWN, True),
        ("Signed up", EnrolmentState.SIGNED_UP, True),
        ("Busy", EnrolmentState.SIGNED_UP, False),
        ("Signed up", EnrolmentState.SIGNED_UP, True),
    ):
        write(page, "state", chosen)
        page.refresh()
        after = workspace.participants.enrolment(jens.id)
        assert (after.state, after.available) == (state, available)
