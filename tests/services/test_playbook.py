"""The plan: what is due when, what is ticked off, and who comes to the events."""

from datetime import date, datetime

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.services.records.playbook import ActivityRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Anchor, Attendance, EnrolmentState, EventKind, MeetingForm
from tests.builders import a_mentee, a_mentor, a_programme


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def titled(workspace: Workspace, programme: ProgrammeRecord, title: str) -> ActivityRecord:
    return next(one for one in workspace.playbook.activities(programme.id) if one.title.en == title)


def test_activities_come_by_the_day_they_are_due(workspace, programme):
    days = [one.due_on for one in workspace.playbook.activities(programme.id)]
    assert days == sorted(days)
    assert titled(workspace, programme, "Hold the kick-off").due_on == date(2026, 9, 1)


def test_nothing_was_due_before_the_programme_was_made(workspace, programme, clock):
    # Two weeks before the start, what belongs a month before it is to be done now.
    assert titled(workspace, programme, "Match the participants").due_on == date(2026, 8, 18)
    clock.set("2026-07-01T12:00")
    earlier = a_programme(workspace, name="Made in good time")
    assert titled(workspace, earlier, "Match the participants").due_on == date(2026, 8, 2)


def test_an_activity_timed_from_the_kick_off_follows_the_event(workspace, programme):
    kick_off, _ = workspace.playbook.events(programme.id)
    starts_at = datetime.fromisoformat("2026-09-09T18:00")
    workspace.playbook.change_event(kick_off.id, starts_at=starts_at, place="Room 1")
    held = titled(workspace, programme, "Hold the kick-off")
    assert (held.anchor, held.due_on) == (Anchor.KICK_OFF, date(2026, 9, 9))


def test_an_activity_is_ticked_off_and_the_tick_taken_away(workspace, programme):
    first, *_ = workspace.playbook.activities(programme.id)
    workspace.playbook.tick(first.id, done=True)
    assert workspace.playbook.activities(programme.id)[0].done_on == date(2026, 8, 18)
    workspace.playbook.tick(first.id, done=False)
    assert workspace.playbook.activities(programme.id)[0] == first


def test_an_activity_is_reworded(workspace, programme):
    first, *_ = workspace.playbook.activities(programme.id)
    title, note = Wording(da="Ny", en="New"), Wording(da="Husk", en="Remember")
    workspace.playbook.change_activity(first.id, title=title, note=note)
    changed = workspace.playbook.activities(programme.id)[0]
    assert (changed.title, changed.note, changed.fixed) == (title, note, False)


def test_a_chosen_day_can_be_let_go_again(workspace, programme):
    first, *_ = workspace.playbook.activities(programme.id)
    workspace.playbook.change_activity(first.id, due_on=first.due_on.replace(day=1))
    assert workspace.playbook.activities(programme.id)[0].fixed
    workspace.playbook.let_follow(first.id)
    assert workspace.playbook.activities(programme.id)[0] == first


def test_an_activity_of_her_own_is_added_and_removed(workspace, programme):
    id_ = workspace.playbook.add_activity(
        programme.id, Wording(en="Buy flowers"), due_on=date(2026, 8, 31)
    )
    added = titled(workspace, programme, "Buy flowers")
    assert (added.id, added.due_on, added.note) == (id_, date(2026, 8, 31), Wording())
    workspace.playbook.remove_activity(id_)
    assert id_ not in [one.id for one in workspace.playbook.activities(programme.id)]


def test_an_activity_needs_a_title(workspace, programme):
    with pytest.raises(UserError, match="blank"):
        workspace.playbook.add_activity(programme.id, Wording(), due_on=date(2026, 8, 31))


def test_an_event_of_her_own_is_added_and_called_off(workspace, programme):
    id_ = workspace.playbook.add_event(
        programme.id,
        Wording(en="Preparation evening"),
        starts_at=datetime.fromisoformat("2026-08-25T17:00"),
        minutes=90,
        form=MeetingForm.VIRTUAL,
    )
    first, *_ = workspace.playbook.events(programme.id)
    assert (first.id, first.kind, first.form) == (id_, EventKind.OTHER, MeetingForm.VIRTUAL)
    workspace.playbook.remove_event(id_)
    assert id_ not in [one.id for one in workspace.playbook.events(programme.id)]


@pytest.mark.parametrize("columns", [{"minutes": 0}, {"name": Wording()}])
def test_an_event_that_makes_no_sense_is_refused(workspace, programme, columns):
    before = workspace.playbook.events(programme.id)
    with pytest.raises(UserError):
        workspace.playbook.change_event(before[0].id, **columns)
    assert workspace.playbook.events(programme.id) == before


def test_an_unknown_field_of_an_event_is_a_bug(workspace, programme):
    with pytest.raises(TypeError, match="weather"):
        workspace.playbook.change_event(
            workspace.playbook.events(programme.id)[0].id, weather="fine"
        )


def test_without_a_kick_off_its_activities_are_timed_from_the_start(workspace, programme):
    kick_off, _ = workspace.playbook.events(programme.id)
    workspace.playbook.change_event(
        kick_off.id, starts_at=datetime.fromisoformat("2026-09-20T17:00")
    )
    workspace.playbook.remove_event(kick_off.id)
    assert titled(workspace, programme, "Hold the kick-off").due_on == programme.starts_on


# --- Who comes --------------------------------------------------------------


def test_everybody_signed_up_is_invited_once(workspace, programme):
    a_mentor(workspace, programme, "Eva Dam")
    a_mentee(workspace, programme, "Eva Dam")
    waiting = a_mentee(workspace, programme, "Ida")
    workspace.participants.set_state([waiting.id], EnrolmentState.WAITING)
    kick_off, _ = workspace.playbook.events(programme.id)
    (eva,) = workspace.playbook.attendance(kick_off.id)
    assert (eva.name, eva.attendance) == ("Eva Dam", Attendance.INVITED)
    assert (kick_off.invited, kick_off.came) == (1, 0)


def test_attendance_is_noted_for_many_and_taken_back(workspace, programme):
    people = [a_mentor(workspace, programme, name).participant_id for name in ("Bo", "Åse")]
    kick_off, _ = workspace.playbook.events(programme.id)
    workspace.playbook.set_attendance(kick_off.id, people, Attendance.CAME)
    assert workspace.playbook.events(programme.id)[0].came == 2
    workspace.playbook.set_attendance(kick_off.id, people[:1], Attendance.INVITED)
    assert [one.attendance for one in workspace.playbook.attendance(kick_off.id)] == [
        Attendance.INVITED,
        Attendance.CAME,
    ]


def test_whoever_came_stays_on_the_list_after_withdrawing(workspace, programme):
    mentor = a_mentor(workspace, programme)
    kick_off, _ = workspace.playbook.events(programme.id)
    workspace.playbook.set_attendance(kick_off.id, [mentor.participant_id], Attendance.CAME)
    workspace.participants.set_state([mentor.id], EnrolmentState.WITHDRAWN)
    assert [one.name for one in workspace.playbook.attendance(kick_off.id)] == ["Jens Lund"]
