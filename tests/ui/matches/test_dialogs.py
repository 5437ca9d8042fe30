"""Meetings, pins and forbids, and weights: each in its dialog."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mentordesk.services.records.participants import SignUpChange
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
    assert shown == ["17 Aug 2026", "75", "Online"]
    assert "1 meeting, on 17 Aug 2026" in tab.mentee_page.strip.text


def test_a_meeting_to_come_is_refused_beside_the_day(meetings, settle):
    meetings.day.setText("never")
    meetings.add.click()
    assert "Write a day" in meetings._day_field.message
    meetings.day.setText("1-1-2099")
    meetings.add.click()
    assert "once it has been held" in meetings._day_field.message
    meetings.leave.click()


def test_meetings_that_are_removed_are_taken_back_together(meetings, settle, workspace, tab):
    match_id = tab.mentee_page.row.match_id
    for day in (1, 2):
        workspace.matches.add_meeting(match_id, date(2026, 8, day), 60, MeetingForm.PHYSICAL)
    settle()
    assert not meetings.remove.isEnabled()
    meetings.table.view.selectAll()
    meetings.remove.click()
    settle()
    assert workspace.matches.meetings(match_id) == ()
    assert tab.desk.notices.text == "2 meetings are removed."
    workspace.history.undo()
    assert len(workspace.matches.meetings(match_id)) == 2


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


@pytest.fixture
def weights(tab, settle, workspace, people):
    """Return the dialog, with topics that say otherwise than the subjects do."""
    for one, topic in (("jens", "CV"), ("sara", "CV"), ("bo", "Networks"), ("ida", "Networks")):
        workspace.participants.change(people[one].id, SignUpChange(topics=(topic,)))
    settle()
    tab.left.weights.click()
    return dialog_of(tab, WeightsDialog)


def tried(dialog: WeightsDialog, qtbot) -> str:
    qtbot.waitUntil(lambda: "Working out" not in dialog.effect.text)
    return dialog.effect.text


def test_what_a_weight_does_is_seen_before_it_is_saved(
    weights, qtbot, settle, workspace, programme, tab
):
    before = workspace.programmes.matching_settings(programme.id)
    assert weights.effect.text.startswith("Change something at the left")
    assert weights.leave.text() == "Close"
    assert weights.save.isHidden()
    weights.page.weights[Criterion.TOPICS].setValue(10)
    assert weights.effect.text == "Working out what it does…"
    said = tried(weights, qtbot)
    assert said.startswith("2 mentees would get other mentors than now.")
    assert "Ida Krogh would get Bo Friis instead." in said
    assert "Sara Winther would get Jens Lund instead." in said
    assert "Mentees with a mentor: 2 | 2" in said
    assert workspace.programmes.matching_settings(programme.id) == before
    assert workspace.matches.proposals(programme.id) == ()
    assert weights.leave.text() == "Leave as it was"
    weights.save.click()
    settle()
    kept = workspace.programmes.matching_settings(programme.id)
    assert kept.weights[Criterion.TOPICS] == 10
    assert "count from the next proposal" in tab.desk.notices.text
    assert workspace.matches.proposals(programme.id) == ()


def test_the_keys_begin_with_the_first_weight(weights, qtbot):
    first = next(iter(weights.page.weights.values()))
    qtbot.waitUntil(first.hasFocus)


def test_a_draft_is_saved_and_proposed_with(weights, settle, workspace, programme):
    weights.page.weights[Criterion.TOPICS].setValue(10)
    assert weights.propose.text() == "Save and propose"
    weights.propose.click()
    settle()
    (made,) = workspace.matches.proposals(programme.id)
    assert made.settings.weights[Criterion.TOPICS] == 10


def test_a_draft_can_be_left(weights, settle, workspace, programme, qtbot, tab):
    before = workspace.programmes.matching_settings(programme.id)
    weights.page.weights[Criterion.TOPICS].setValue(10)
    weights.page.ticks["weakest_first"].click()
    qtbot.keyClick(weights, Qt.Key.Key_Escape)
    settle()
    assert not [one for one in tab.findChildren(WeightsDialog) if one.isVisible()]
    assert workspace.programmes.matching_settings(programme.id) == before
    assert workspace.matches.proposals(programme.id) == ()


def test_a_draft_taken_back_by_hand_is_none(weights, qtbot):
    was = weights.page.weights[Criterion.TOPICS].value()
    weights.page.weights[Criterion.TOPICS].setValue(10)
    weights.page.weights[Criterion.TOPICS].setValue(was)
    assert weights.effect.text.startswith("Change something at the left")
    assert weights.propose.text() == "Propose best matches"


def test_of_drafts_only_the_last_is_reckoned(weights, qtbot, monkeypatch, workspace):
    asked = []
    propose = workspace.matches.propose

    def count(*args, **kwargs):
        asked.append(kwargs.get("settings"))
        return propose(*args, **kwargs)

    monkeypatch.setattr(workspace.matches, "propose", count)
    for weight in (8, 9, 10):
        weights.page.weights[Criterion.TOPICS].setValue(weight)
    tried(weights, qtbot)
    assert [one.weights[Criterion.TOPICS] for one in asked if one] == [10]
    weights.page.weights[Criterion.TOPICS].setValue(9)
    tried(weights, qtbot)
    # The whole as it is now is known already.
    assert len(asked) == 3


def test_each_choice_of_matching_can_be_tried(weights, qtbot):
    for name, tick in weights.page.ticks.items():
        before = getattr(weights.page.draft or weights.page.saved, name)
        tick.click()
        assert getattr(weights.page.draft, name) is not before
    assert len(weights.page.ticks) == 7
    assert "mentor" in tried(weights, qtbot)


def test_thresholds_that_rise_are_refused_beside_the_field(weights, workspace, programme):
    weights.page.thresholds["threshold_good"].setValue(90)
    assert not weights.page.is_changed
    said = [label.text() for label in weights.page.findChildren(QLabel) if label.isVisible()]
    assert any("must ask for more than a good match" in text for text in said)


def test_reckoning_can_be_stopped(weights, settle, desk, qtbot):
    weights.page.weights[Criterion.TOPICS].setValue(10)
    weights.effect._turning.stop()
    weights.effect._begin()
    weights.effect._task.cancel()
    settle()
    assert weights.effect.text.startswith("Stopped.")


def test_closing_the_weights_proposes_nothing(tab, settle, workspace, programme):
    tab.left.weights.click()
    dialog_of(tab, WeightsDialog).leave.click()
    settle()
    assert workspace.matches.proposal(programme.id).made_at is None


def test_without_a_change_the_weights_propose_as_they_are(tab, settle, workspace, programme):
    tab.left.weights.click()
    dialog_of(tab, WeightsDialog).propose.click()
    settle()
    assert workspace.matches.proposal(programme.id).made_at is not None
