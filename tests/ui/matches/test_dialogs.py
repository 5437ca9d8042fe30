"""Meetings, pins and forbids, and weights: each in its dialog."""

from datetime import date

import pytest

from mentordesk.ui.matches import meetings_dialog
from mentordesk.ui.matches.meetings_dialog import MeetingsDialog
from mentordesk.ui.matches.rules_dialog import RulesDialog
from mentordesk.ui.matches.weights_dialog import WeightsDialog
from mentordesk.vocabulary import Criterion, MeetingForm
from tests.builders import a_match
from tests.ui.matches.test_two_people import dialog_of


@pytest.fixture
def meetings(tab, workspace, people, settle):
    """Return the dialog with the meetings of a new match."""
    a_match(workspace, people["jens"], people["ida"])
    settle()
    tab.left.mentees.select([("mentee", people["ida"].id)])
    tab.mentee_page.buttons.note_meetings.click()
    return dialog_of(tab, MeetingsDialog)


def test_a_meeting_is_noted_with_day_length_and_form(meetings, settle, workspace, tab):
    meetings.day.setText("17-8-2026")
    meetings.minutes.setValue(75)
    meetings.form.show_value(MeetingForm.VIRTUAL)
    meetings.add.click()
    settle()
    held = workspace.matches.meetings(tab.mentee_page.row.match_id)
    assert [(m.held_on, m.minutes, m.form) for m in held] == [
        (date(2026, 8, 17), 75, MeetingForm.VIRTUAL)
    ]
    shown = [meetings.table.model.index(0, column).data() for column in range(3)]
    assert shown == ["17 Aug 2026", "75", "Virtual"]
    assert "1 meeting, on 17 Aug 2026" in tab.mentee_page.strip.text


def test_a_meeting_to_come_is_refused_beside_the_day(meetings, settle):
    meetings.day.setText("never")
    meetings.add.click()
    assert "Write a day" in meetings._day_field.message
    meetings.day.setText("1-1-2099")
    meetings.add.click()
    assert "when it was held" in meetings._day_field.message
    meetings.leave.click()


def test_removing_a_meeting_asks_first(meetings, settle, workspace, tab, monkeypatch):
    match_id = tab.mentee_page.row.match_id
    workspace.matches.add_meeting(match_id, date(2026, 8, 1), 60, MeetingForm.PHYSICAL)
    settle()
    assert not meetings.remove.isEnabled()
    meetings.table.view.selectRow(0)
    asked: list[str] = []
    answers = iter([False, True])

    def answer(_parent: object, _tr: object, question: str, _verb: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(meetings_dialog, "ask", answer)
    for left in (1, 0):
        meetings.remove.click()
        settle()
        assert len(workspace.matches.meetings(match_id)) == left
    assert asked == ["Remove this meeting for good?"] * 2


def test_the_form_of_the_last_meeting_is_offered_again(tab, workspace, people, settle, programme):
    workspace.programmes.change(programme.id, prefers_physical=False)
    match = a_match(workspace, people["jens"], people["ida"])
    workspace.matches.add_meeting(match, date(2026, 8, 1), 60, MeetingForm.VIRTUAL)
    settle()
    tab.left.mentees.select([("mentee", people["ida"].id)])
    tab.mentee_page.buttons.note_meetings.click()
    assert dialog_of(tab, MeetingsDialog).form.value() is MeetingForm.VIRTUAL


def test_pins_and_forbids_are_listed_and_lifted(tab, settle, workspace, people, programme):
    workspace.matches.pin(programme.id, people["jens"].id, people["ida"].id)
    workspace.matches.forbid(programme.id, people["bo"].id, people["sara"].id, "Old friends")
    settle()
    tab.left.rules.click()
    dialog = dialog_of(tab, RulesDialog)
    model = dialog.table.model
    assert [[model.index(row, column).data() for column in range(4)] for row in range(2)] == [
        ["Ida Krogh", "Jens Lund", "Pinned", ""],
        ["Sara Winther", "Bo Friis", "Forbidden", "Old friends"],
    ]
    assert not dialog.lift.isEnabled()
    dialog.table.view.selectAll()
    dialog.lift.click()
    settle()
    assert workspace.matches.pair_rules(programme.id) == ()
    assert model.rowCount() == 0
    dialog.leave.click()


def test_weights_are_kept_and_count_from_the_next_proposal(tab, settle, workspace, programme):
    tab.left.weights.click()
    dialog = dialog_of(tab, WeightsDialog)
    dialog.page.weights[Criterion.SUBJECT].setValue(9)
    settle()
    kept = workspace.programmes.matching_settings(programme.id)
    assert kept.weights[Criterion.SUBJECT] == 9
    dialog.propose.click()
    settle()
    assert workspace.matches.proposal(programme.id).made_at is not None


def test_closing_the_weights_proposes_nothing(tab, settle, workspace, programme):
    tab.left.weights.click()
    dialog_of(tab, WeightsDialog).leave.click()
    settle()
    assert workspace.matches.proposal(programme.id).made_at is None
