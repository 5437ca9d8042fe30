"""Proposing, confirming and finding one's way in the whole."""

import pytest

from mentordesk.services.records.matches import PersonName
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.ui.matches import reading
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.vocabulary import MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme


def shown(tab: MatchesTab) -> list[tuple[str, str]]:
    """Return mentee and state of each row shown."""
    model = tab.left.mentees.model
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 3).data()))
        for row in range(model.rowCount())
    ]


def name_of(record: EnrolmentRecord) -> PersonName:
    return PersonName(enrolment_id=record.id, name=record.name, email=record.email)


def chip(tab: MatchesTab, key: str) -> None:
    tab.left.mentees.bar._chips[key].click()


def test_the_best_matches_are_proposed_and_confirmed(tab, settle, desk):
    assert tab.header.confirm_button.isHidden()
    tab.header.propose_button.click()
    assert not tab.header.propose_button.isEnabled()
    settle()
    assert tab.header.propose_button.isEnabled()
    assert "2 pairs are proposed" in desk.notices.text
    assert tab.header.confirm_button.text() == "Confirm 2 matches"
    assert "2 of 3 matched" in tab.header.text
    assert "no better whole exists" in tab.header.text
    tab.header.confirm_button.click()
    settle()
    assert desk.notices.text == "2 matches confirmed."
    assert shown(tab) == [
        ("Ida Krogh", "Confirmed"),
        ("Mikkel Holm", "Unmatched"),
        ("Sara Winther", "Confirmed"),
    ]
    assert tab.header.confirm_button.isHidden()


def test_a_proposal_can_be_discarded(tab, settle, desk):
    tab.header.propose_button.click()
    settle()
    tab.header.discard_button.click()
    settle()
    assert {state for _, state in shown(tab)} == {"Unmatched"}
    assert "discarded" in desk.notices.text
    assert tab.header.discard_button.isHidden()


def test_a_second_click_while_proposing_does_nothing(tab, settle, desk):
    tab.deeds.propose()
    tab.deeds.propose()
    settle()
    assert desk.workspace.matches.proposal(desk.programme_id).made_at is not None


def test_nothing_new_to_propose_is_said(tab, settle, desk, workspace, people):
    for name in ("jens", "bo"):
        workspace.participants.set_available([people[name].id], available=False)
    tab.header.propose_button.click()
    settle()
    assert desk.notices.text == "No new pair can be proposed."


def test_the_chips_filter_by_how_a_mentee_stands(tab, settle, workspace, people):
    match = a_match(workspace, people["jens"], people["ida"])
    settle()
    chip(tab, "confirmed")
    assert shown(tab) == [("Ida Krogh", "Confirmed")]
    chip(tab, "confirmed")
    chip(tab, "unmatched")
    assert [name for name, _ in shown(tab)] == ["Mikkel Holm", "Sara Winther"]
    chip(tab, "unmatched")
    workspace.matches.set_state([match], MatchState.ACTIVE)
    workspace.matches.pin(people["bo"].programme_id, people["bo"].id, people["sara"].id)
    settle()
    chip(tab, "pinned")
    assert [name for name, _ in shown(tab)] == ["Sara Winther"]


def test_a_typed_code_finds_the_pair(tab, settle, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    code = next(row.pair.code for row in tab.left.mentees.model.records if row.pair)
    for typed in (code, code.replace("-", "").lower()):
        tab.search()
        tab.left.mentees.bar.line.setText(typed)
        assert [name for name, _ in shown(tab)] == ["Ida Krogh"]


def test_the_first_mentee_is_shown_at_once(tab):
    assert tab.mentee_page.row is not None
    assert tab.mentee_page.row.mentee.name == "Ida Krogh"
    assert tab._details.currentWidget() is tab.mentee_page


def test_selection_stays_when_something_changes(tab, settle, workspace, people):
    tab.left.mentees.select([("mentee", people["sara"].id)])
    a_match(workspace, people["jens"], people["ida"])
    settle()
    assert tab.mentee_page.row.mentee.name == "Sara Winther"


def test_landing_shows_the_matches_meant_alone(tab, settle, workspace, people, desk):
    match = a_match(workspace, people["jens"], people["ida"])
    settle()
    desk.go_to("matches", (match,))
    assert [name for name, _ in shown(tab)] == ["Ida Krogh"]
    desk.go_to("matches", (people["sara"].id, people["mikkel"].id))
    assert [name for name, _ in shown(tab)] == ["Mikkel Holm", "Sara Winther"]
    desk.go_to("matches", ())
    assert len(shown(tab)) == 2


def test_another_programme_shows_its_own_people(tab, settle, desk, workspace):
    other = a_programme(workspace, name="Spring 2027")
    a_mentee(workspace, other, "Nora Bang")
    desk.choose_programme(other.id)
    settle()
    assert [name for name, _ in shown(tab)] == ["Nora Bang"]
    assert tab.mentee_page.row.mentee.name == "Nora Bang"


def test_an_empty_programme_says_what_to_do(tab, settle, desk, workspace, qtbot):
    empty = a_programme(workspace, name="Spring 2027")
    desk.choose_programme(empty.id)
    settle()
    assert not tab.header.propose_button.isEnabled()
    with qtbot.waitSignal(desk.asked_to_go) as asked:
        tab.left.mentees._empty.button.click()
    assert asked.args[0] == "participants"


def test_mentors_without_a_mentee_have_a_list_of_their_own(
    tab, settle, desk, workspace, people, qtbot
):
    a_mentor(workspace, workspace.programmes.get(desk.programme_id), "Ulla Skov")
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    assert tab.left.to_mentors.text() == "Mentors without a mentee 1"
    tab.left.to_mentors.click()
    assert tab._details.currentWidget() is tab._details.nobody
    tab.left.mentors.view.selectRow(0)
    assert "Ulla Skov" in tab.mentor_page.card.text
    qtbot.waitUntil(lambda: "Propose" in tab.mentor_page.left_over.text)
    assert tab.mentor_page.left_over.text == (
        "One mentee who can be matched with this mentor has no mentor.\n"
        "Propose best matches: Mikkel Holm would be free."
    )
    tab.search()
    assert tab.left.mentors.bar.line.hasFocus()
    tab.left.to_mentees.click()
    assert tab._details.currentWidget() is tab.mentee_page


def test_without_free_mentors_their_list_says_so(tab, settle, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    tab.left.to_mentors.click()
    assert tab.left.mentors.model.rowCount() == 0
    assert tab._details.currentWidget() is tab._details.blank


def test_the_reason_is_known_after_the_proposal_is_gone(tab, settle, workspace, people, qtbot):
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    tab.left.mentees.select([("mentee", people["mikkel"].id)])
    settle()
    assert "full" in tab.mentee_page.strip.text
    qtbot.waitUntil(lambda: "one more seat" in tab.mentee_page.strip.text)
    workspace.participants.change(people["jens"].id, SignUpChange(capacity=2))
    settle()
    qtbot.waitUntil(lambda: "Jens Lund would be free" in tab.mentee_page.strip.text)


def test_pins_that_cannot_hold_are_told_when_matches_are_proposed(
    tab, settle, desk, workspace, people
):
    a_match(workspace, people["jens"], people["ida"])
    workspace.participants.change(people["bo"].id, SignUpChange(capacity=2))
    for mentee in ("sara", "mikkel"):
        workspace.matches.pin(desk.programme_id, people["bo"].id, people[mentee].id)
    workspace.participants.change(people["bo"].id, SignUpChange(capacity=1))
    tab.left.mentees.select([("mentee", people["mikkel"].id)])
    settle()
    assert "free" not in tab.mentee_page.strip.text
    refused: list[object] = []
    desk.tasks.refused.connect(refused.append)
    tab.header.propose_button.click()
    settle()
    assert "Bo Friis" in str(refused[0])
    assert tab.header.propose_button.isEnabled()


def test_the_border_between_the_sides_is_remembered(tab, desk):
    tab._splitter.moveSplitter(500, 1)
    assert desk.settings.recall("matches.splitter", [0])[0] == 500


def test_the_list_is_walked_without_ranking_everybody_at_each_step(tab, settle, people, qtbot):
    tab._details.ranking.many = True
    asked = []
    tab._details.ranking.ranked.connect(lambda row, _candidates: asked.append(row.mentee.name))
    for name in ("sara", "mikkel"):
        tab.left.mentees.select([("mentee", people[name].id)])
    assert not tab.mentee_page.buttons.isEnabled()
    assert tab.mentee_page.row.mentee.name == "Ida Krogh"
    qtbot.waitUntil(lambda: tab.mentee_page.row.mentee.name == "Mikkel Holm")
    assert asked == ["Mikkel Holm"]
    assert tab.mentee_page.buttons.isEnabled()


def test_of_mentees_chosen_while_ranking_only_the_last_is_shown(tab, settle, people, qtbot):
    ranking = tab._details.ranking
    asked = []
    ranking.ranked.connect(lambda row, _candidates: asked.append(row.mentee.name))
    for name in ("sara", "mikkel"):
        ranking.many = True
        tab.left.mentees.select([("mentee", people[name].id)])
        ranking._walking.stop()
        ranking._begin()
    qtbot.waitUntil(lambda: bool(asked))
    settle()
    assert asked == ["Mikkel Holm"]


def test_a_ranking_nobody_waits_for_is_dropped(tab, settle, people):
    tab._details.ranking.many = True
    tab.left.mentees.select([("mentee", people["sara"].id)])
    tab._details.ranking._walking.stop()
    tab._details.ranking._begin()
    tab.left.to_mentors.click()
    settle()
    assert tab.mentee_page.row.mentee.name == "Ida Krogh"


def test_enter_goes_from_the_mentee_to_the_candidates_and_on_to_the_buttons(tab, qtbot):
    tab.left.mentees.opened.emit()
    assert tab.mentee_page.candidates.view.hasFocus()
    tab.mentee_page.candidates.view.selectRow(0)
    tab.mentee_page.candidates.opened.emit()
    assert tab.mentee_page.buttons.make.hasFocus()


def test_the_first_mentee_to_come_is_shown(tab, settle, desk, workspace):
    empty = a_programme(workspace, name="Spring 2027")
    desk.choose_programme(empty.id)
    settle()
    assert tab.left.mentees.model.held == 0
    a_mentee(workspace, empty, "Nora Bech")
    settle()
    assert tab.mentee_page.row.mentee.name == "Nora Bech"
    assert tab._details.currentWidget() is tab.mentee_page


# --- Another programme meanwhile --------------------------------------------


@pytest.fixture
def other(workspace):
    """Return another programme, with a proposal on the table."""
    other = a_programme(workspace, name="Spring 2027")
    a_mentor(workspace, other, "Nora Bang")
    a_mentee(workspace, other, "Uffe Dam")
    workspace.matches.propose(other.id)
    return other


def test_a_choice_in_one_programme_makes_no_other_programmes_proposal_anew(
    tab, settle, desk, workspace, people, other
):
    tab.deeds.propose()
    settle()
    before = workspace.matches.proposals(other.id)
    tab.deeds.doing.many = True
    tab.deeds.pin(name_of(people["bo"]), name_of(people["ida"]))
    desk.choose_programme(other.id)
    settle()
    assert workspace.matches.proposals(other.id) == before
    assert desk.notices.text == "Ida Krogh is pinned to Bo Friis."


def test_what_comes_of_a_proposal_is_not_said_in_another_programme(
    tab, settle, desk, workspace, programme, other
):
    tab.deeds.propose()
    desk.choose_programme(other.id)
    assert tab.header.propose_button.isEnabled()
    settle()
    assert workspace.matches.proposal(programme.id).made_at is not None
    assert desk.notices.text == ""


def test_nobody_confirms_by_the_figures_of_another_programme(
    tab, settle, desk, workspace, other, monkeypatch
):
    tab.deeds.propose()
    settle()
    monkeypatch.setattr(reading, "MANY", 0)
    desk.choose_programme(other.id)
    assert tab.header.confirm_button.text() == "Confirm 2 matches"
    tab.header.confirm_button.click()
    assert not tab.header.confirm_button.isEnabled()
    settle()
    assert workspace.matches.proposal(other.id).made_at is not None
    assert tab.header.confirm_button.text() == "Confirm 1 match"
    assert tab.header.confirm_button.isEnabled()
