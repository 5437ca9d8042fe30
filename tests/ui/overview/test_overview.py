"""What the coordinator sees first, and what she does from there."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator, Wording
from mentordesk.services.records.playbook import (
    ActivityRecord,
    AttentionItem,
    AttentionKind,
    EventRecord,
)
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.overview.activity_dialog import ActivityDialog
from mentordesk.ui.overview.attendance_dialog import AttendanceDialog
from mentordesk.ui.overview.event_dialog import EventDialog, parse_time
from mentordesk.ui.overview.playbook_card import when_due
from mentordesk.ui.overview.timeline import place_of
from mentordesk.vocabulary import Anchor, Attendance, EventKind, Language, MatchState
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor
from tests.ui.dialogs import once_shown
from tests.ui.overview.conftest import Show


def words(page: QWidget) -> str:
    """Return every word on a page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def named(page: QWidget, name: str) -> QAbstractButton:
    """Return the first button of that accessible name."""
    for button in page.findChildren(QAbstractButton):
        if button.accessibleName() == name:
            return button
    raise AssertionError(name)


class TestFigures:
    def test_the_figures_count_those_who_take_part(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        mentor = a_mentor(workspace, programme, capacity=2)
        a_match(workspace, mentor, a_mentee(workspace, programme))
        page = show()
        assert page.figures.figures["mentors"].text == "1 mentor"
        assert page.figures.figures["mentees"].text == "1 mentee"
        assert page.figures.figures["seats"].text == "2 seats"
        assert page.figures.figures["matched"].text == "1 matched"

    def test_a_commit_brings_the_figures_up_to_date(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        a_mentor(workspace, programme)
        qtbot.waitUntil(lambda: page.figures.figures["mentors"].text == "1 mentor")

    def test_a_figure_leads_to_those_it_counts(self, qtbot: QtBot, desk: Desk, show: Show):
        page = show()
        with qtbot.waitSignal(desk.asked_to_go) as told:
            QTest.mouseClick(page.figures.figures["mentees"], Qt.MouseButton.LeftButton)
        assert told.args == ["participants", ()]
        with qtbot.waitSignal(desk.asked_to_go) as told:
            QTest.keyClick(page.figures.figures["signed"], Qt.Key.Key_Space)
        assert told.args == ["agreements", ()]


class TestTimeline:
    def test_today_stands_between_its_milestones(self):
        days = (date(2026, 9, 1), date(2026, 9, 11), date(2026, 12, 1))
        assert place_of(date(2026, 8, 1), days) == 0
        assert place_of(date(2026, 9, 6), days) == pytest.approx(0.5)
        assert place_of(date(2027, 1, 1), days) == 2
        assert place_of(date(2026, 9, 1), ()) == 0

    def test_it_is_drawn_and_told_in_words(self, show: Show):
        timeline = show().timeline
        assert "Kick-off:" in timeline.accessibleDescription()
        assert not timeline.grab().toImage().allGray()

    def test_a_programme_without_milestones_draws_nothing(self, show: Show):
        timeline = show().timeline
        timeline.show_points((), date(2026, 9, 1))
        timeline.grab()
        assert timeline.accessibleDescription() == ""


class TestAttention:
    def test_all_is_well_where_nothing_is_wrong(self, show: Show):
        page = show()
        page.attention.show_items(())
        assert "Nothing needs you now." in words(page.attention)

    def test_missing_consent_leads_to_the_participants(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, desk: Desk, show: Show
    ):
        person = a_mentor(workspace, programme, "<b>Bo</b>", email="bo@example.org", consent=False)
        page = show()
        assert "1 person has not consented." in words(page.attention)
        assert "<b>Bo</b>" in words(page.attention)
        with qtbot.waitSignal(desk.asked_to_go) as told:
            named(page.attention, "Show: 1 person has not consented.").click()
        assert told.args == ["participants", (person.id,)]

    def test_a_silent_pair_leads_to_its_mentee_among_the_matches(
        self,
        qtbot: QtBot,
        workspace: Workspace,
        programme: ProgrammeRecord,
        desk: Desk,
        show: Show,
        clock: StoppedClock,
    ):
        mentee = a_mentee(workspace, programme)
        a_match(workspace, a_mentor(workspace, programme), mentee, MatchState.CONFIRMED)
        clock.set("2026-11-20T12:00")
        page = show()
        items = workspace.overview.attention(programme.id)
        (silent,) = (item for item in items if item.kind is AttentionKind.SILENT_PAIR)
        with qtbot.waitSignal(desk.asked_to_go) as told:
            named(page.attention, f"Show: {silent.text}").click()
        assert told.args == ["matches", (mentee.id,)]

    def test_late_activities_are_shown_on_this_page(self, qtbot: QtBot, desk: Desk, show: Show):
        page = show()
        page.playbook.show_all.setChecked(True)
        late = AttentionItem(kind=AttentionKind.ACTIVITY_LATE, text="3 are late.")
        with qtbot.assertNotEmitted(desk.asked_to_go):
            page.attention.asked.emit(late)
        assert not page.playbook.show_all.isChecked()


def an_activity(due_on: date, done_on: date | None = None) -> ActivityRecord:
    return ActivityRecord(
        id=1,
        title=Wording(en="Book the room"),
        note=Wording(),
        anchor=Anchor.START,
        offset_days=0,
        due_on=due_on,
        fixed=False,
        done_on=done_on,
    )


class TestPlaybook:
    @pytest.mark.parametrize(
        ("due", "done", "text"),
        [
            (date(2026, 9, 1), None, "today"),
            (date(2026, 9, 2), None, "in 1 day"),
            (date(2026, 9, 8), None, "in 7 days"),
            (date(2026, 8, 30), None, "2 days late"),
            (date(2026, 10, 1), None, "1 Oct 2026"),
            (date(2026, 8, 30), date(2026, 8, 14), "done 14 Aug 2026"),
        ],
    )
    def test_a_chip_says_when_it_is_due(self, due: date, done: date | None, text: str):
        chip = when_due(Translator(Language.ENGLISH), an_activity(due, done), date(2026, 9, 1))
        assert chip.text == text

    def test_a_tick_is_kept_and_the_next_one_comes_up(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        first = workspace.playbook.activities(programme.id)[0]
        tick = next(
            one
            for one in page.playbook.findChildren(QCheckBox)
            if one.accessibleName() == first.title.en
        )
        tick.click()
        done = next(a for a in workspace.playbook.activities(programme.id) if a.id == first.id)
        assert done.done_on == date(2026, 8, 18)
        qtbot.waitUntil(lambda: "done 18 Aug 2026" in chips(page.playbook))

    def test_all_of_it_can_be_shown(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        page.playbook.show_all.click()
        every = len(workspace.playbook.activities(programme.id))
        assert page.playbook.rows.count() == every + 1

    def test_an_empty_playbook_says_what_it_is_for(self, show: Show):
        page = show()
        page.playbook.show_activities((), date(2026, 9, 1))
        assert "The playbook is empty" in words(page.playbook)

    def test_a_dialog_begins_in_its_first_field_and_ends_at_its_buttons(self, show: Show):
        page = show()

        def look(dialog: ActivityDialog | EventDialog) -> None:
            assert dialog.focusWidget() is dialog.form.findChildren(QLineEdit)[0]
            last = dialog.note if isinstance(dialog, ActivityDialog) else dialog.mandatory
            last.setFocus()
            QTest.keyClick(last, Qt.Key.Key_Tab)
            assert dialog.focusWidget() is dialog.leave
            QTest.keyClick(dialog.leave, Qt.Key.Key_Tab)
            assert dialog.focusWidget() is dialog.keep

        activity, event = once_shown(ActivityDialog, look), once_shown(EventDialog, look)
        page.playbook.add_button.click()
        page.events.add_button.click()
        assert activity
        assert event

    def test_an_activity_is_added(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()

        def fill(dialog: ActivityDialog) -> None:
            dialog.keep.click()
            assert dialog._title_field.message
            assert dialog._day_field.message
            dialog.title.setText("Book the <room>")
            dialog.due_on.setText("24.8.2026")
            dialog.note.setPlainText("By the lake")
            dialog.keep.click()

        met = once_shown(ActivityDialog, fill)
        page.playbook.add_button.click()
        assert met
        added = next(
            one
            for one in workspace.playbook.activities(programme.id)
            if one.title.en == "Book the <room>"
        )
        assert added.due_on == date(2026, 8, 24)
        assert added.note.en == "By the lake"

    def test_an_activity_is_reworded_in_the_windows_language_alone(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        first = workspace.playbook.activities(programme.id)[0]

        def fill(dialog: ActivityDialog) -> None:
            dialog.title.setText("Settle it all")
            dialog.keep.click()

        once_shown(ActivityDialog, fill)
        named(page.playbook, f"Change {first.title.en}").click()
        changed = workspace.playbook.activities(programme.id)[0]
        assert changed.title == Wording(da=first.title.da, en="Settle it all")
        assert changed.note == first.note
        assert not changed.fixed

    def test_an_activity_is_removed(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        first = workspace.playbook.activities(programme.id)[0]
        once_shown(ActivityDialog, lambda dialog: dialog.remove.click())
        named(page.playbook, f"Change {first.title.en}").click()
        assert first.id not in {one.id for one in workspace.playbook.activities(programme.id)}

    def test_a_dialog_that_is_left_changes_nothing(
        self, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        before = workspace.playbook.activities(programme.id)
        once_shown(ActivityDialog, lambda dialog: dialog.leave.click())
        named(page.playbook, f"Change {before[0].title.en}").click()
        assert workspace.playbook.activities(programme.id) == before


def chips(page: QWidget) -> list[str]:
    from mentordesk.ui.chip_label import ChipLabel

    return [chip.text for chip in page.findChildren(ChipLabel)]


def the_kick_off(workspace: Workspace, programme: ProgrammeRecord) -> EventRecord:
    return next(
        one for one in workspace.playbook.events(programme.id) if one.kind is EventKind.KICK_OFF
    )


class TestEvents:
    @pytest.mark.parametrize(
        ("text", "meant"),
        [("17", time(17)), ("17:30", time(17, 30)), ("17.30", time(17, 30)), ("kl. 9", time(9))],
    )
    def test_a_time_is_read_however_it_is_written(self, text: str, meant: time):
        assert parse_time(text) == meant

    @pytest.mark.parametrize("text", ["", "noon", "25:00", "17:99"])
    def test_what_is_no_time_is_refused(self, text: str):
        with pytest.raises(ValueError, match=r".*"):
            parse_time(text)

    def test_an_event_is_added(self, workspace: Workspace, programme: ProgrammeRecord, show: Show):
        page = show()

        def fill(dialog: EventDialog) -> None:
            dialog.time.setText("late")
            dialog.keep.click()
            assert dialog._name_field.message
            assert dialog._time_field.message
            dialog.name.setText("Midway supper")
            dialog.day.setText("1.11.2026")
            dialog.time.setText("18.15")
            dialog.minutes.setValue(90)
            dialog.place.setText("Café Lys")
            dialog.mandatory.click()
            dialog.keep.click()

        once_shown(EventDialog, fill)
        page.events.add_button.click()
        (added,) = (
            one for one in workspace.playbook.events(programme.id) if one.name.en == "Midway supper"
        )
        assert added.starts_at == datetime(2026, 11, 1, 18, 15)  # noqa: DTZ001 - the file's own way
        assert (added.minutes, added.place, added.mandatory) == (90, "Café Lys", True)

    def test_an_event_is_moved(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        kick_off = the_kick_off(workspace, programme)

        def fill(dialog: EventDialog) -> None:
            dialog.place.setText("The old hall")
            dialog.day.setText("20.9.2026")
            dialog.keep.click()

        once_shown(EventDialog, fill)
        named(page.events, f"Change {kick_off.name.en}").click()
        assert the_kick_off(workspace, programme).starts_at.date() == date(2026, 9, 20)
        qtbot.waitUntil(lambda: "The old hall" in words(page.events))

    def test_an_event_is_called_off(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        page = show()
        for event in workspace.playbook.events(programme.id):
            once_shown(EventDialog, lambda dialog: dialog.remove.click())
            page.events.edit_asked.emit(event)
        qtbot.waitUntil(lambda: "No shared meeting is planned." in words(page.events))

    def test_who_came_is_ticked(
        self, qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
    ):
        for name in ("Ida Krogh", "Åse Dam"):
            a_mentee(workspace, programme, name)
        page = show()
        kick_off = the_kick_off(workspace, programme)

        def tick(dialog: AttendanceDialog) -> None:
            model = dialog.table.model
            checked = Qt.CheckState.Checked.value
            model.setData(model.index(0, 1), checked, Qt.ItemDataRole.CheckStateRole)
            assert not dialog.set_buttons[Attendance.ABSENT].isEnabled()
            dialog.table.select([model.shown[1].participant_id])
            dialog.set_buttons[Attendance.ABSENT].click()
            assert not dialog.table.grab().isNull()
            dialog.leave.click()

        met = once_shown(AttendanceDialog, tick)
        named(page.events, f"Who came… {kick_off.name.en}").click()
        assert met
        states = [one.attendance for one in workspace.playbook.attendance(kick_off.id)]
        assert states == [Attendance.CAME, Attendance.ABSENT]
        qtbot.waitUntil(lambda: "1 of 2 came" in words(page.events))


def test_another_programme_shows_its_own(
    workspace: Workspace, desk: Desk, show: Show, programme: ProgrammeRecord
):
    a_mentor(workspace, programme)
    page = show()
    other = workspace.programmes.create("open", "Open", language=Language.ENGLISH)
    desk.choose_programme(other.id)
    assert page.figures.figures["mentors"].text == "0 mentors"
