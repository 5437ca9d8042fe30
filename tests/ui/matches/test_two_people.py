"""What is done with one mentee and one candidate, through the buttons."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.services.records.participants import SignUpChange
from mentordesk.ui.matches.end_dialog import EndDialog
from mentordesk.ui.matches.forbid_dialog import ForbidDialog
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.vocabulary import Criterion, EndReason, MatchState, MeetingForm
from tests.builders import A_NOON, a_match, a_mentor, a_programme

A_DAY = date.fromisoformat(A_NOON[:10])


@pytest.fixture
def look_at(tab, people):
    """Return what chooses a mentee and a candidate."""

    def choose(mentee: str, mentor: str | None = None) -> None:
        tab.left.mentees.select([("mentee", people[mentee].id)])
        if mentor is not None:
            tab.mentee_page.candidates.select([people[mentor].id])

    return choose


def buttons(tab: MatchesTab) -> set[str]:
    return {b.text() for b in tab.mentee_page.buttons._buttons() if not b.isHidden()}


def dialog_of(tab: MatchesTab, kind):
    return next(dialog for dialog in tab.findChildren(kind) if dialog.isVisible())


def states(workspace, programme) -> list[MatchState]:
    return [pair.state for pair in workspace.matches.pairs(programme.id)]


def test_both_people_stand_side_by_side_with_the_reasons(tab, look_at):
    look_at("ida", "jens")
    page = tab.mentee_page
    assert page.mentee_card.text.splitlines()[:2] == ["Ida Krogh", "Biology"]
    assert page.mentor_card.text.splitlines()[:2] == ["Jens Lund", "Biology"]
    assert "0 of 1 seat taken" in page.mentor_card.text
    assert page.reasons.text().startswith("Same subject: Biology.")
    assert "not answered" in page.unknown.text()


def test_without_a_candidate_the_card_says_what_to_do(tab, look_at):
    look_at("ida")
    assert tab.mentee_page.mentor_card.text.startswith("No mentor yet\nChoose a candidate")
    assert buttons(tab) == set()


def test_the_best_candidate_is_first_with_a_bar_for_each_criterion(tab, look_at):
    look_at("sara")
    model = tab.mentee_page.candidates.model
    assert [row.candidate.mentor.name for row in model.shown] == ["Bo Friis", "Jens Lund"]
    best = model.shown[0]
    assert best.score_of(Criterion.SUBJECT) == 1.0
    assert best.score_of(Criterion.TOPICS) is None
    assert model.index(0, 1).data() == "Top match, 1.00"
    assert model.index(0, 2).data() == "1.00"
    assert model.index(0, 3).data() == "\N{EN DASH}"
    model.sort(2)
    assert [row.candidate.mentor.name for row in model.shown] == ["Bo Friis", "Jens Lund"]


def test_a_name_with_tags_is_shown_as_it_is(tab, look_at, workspace, people, settle):
    workspace.participants.change(people["mikkel"].id, SignUpChange(name="A <i>B</i> & C"))
    settle()
    look_at("mikkel")
    card = tab.mentee_page.mentee_card
    assert card.text.startswith("A <i>B</i> & C")
    assert card.name.text() == "A <i>B</i> && C"
    assert "&lt;b&gt;" in card._lines[-1].toolTip()


def test_the_name_leads_to_the_participant(tab, look_at, desk, people):
    asked = []
    desk.asked_to_go.connect(lambda key, ids: asked.append((key, ids)))
    look_at("ida", "jens")
    tab.mentee_page.mentor_card.name.click()
    assert asked == [("participants", (people["jens"].id,))]
    tab.mentee_page.mentor_card.show_nobody("Nobody", "")
    tab.mentee_page.mentor_card._open()
    assert len(asked) == 1


def test_a_pin_holds_until_it_is_taken_away(tab, look_at, settle, desk):
    look_at("mikkel", "bo")
    tab.mentee_page.buttons.pin.click()
    settle()
    assert desk.notices.text == "Mikkel Holm is pinned to Bo Friis."
    assert "Pinned to Bo Friis" in tab.mentee_page.strip.text
    assert "Unpin" in buttons(tab)
    assert "Forbid…" not in buttons(tab)
    tab.header.propose_button.click()
    settle()
    assert tab.mentee_page.row.mentor.name == "Bo Friis"
    tab.mentee_page.buttons.unpin.click()
    settle()
    assert "Pinned" not in tab.mentee_page.strip.text
    assert tab.mentee_page.row.mentor is None
    assert desk.notices.text == (
        "Mikkel Holm is no longer pinned to Bo Friis. "
        "The whole rises by 1.00. Nobody more is left over."
    )


def test_a_forbidden_pair_says_so_and_can_be_allowed_again(tab, look_at, settle, desk):
    look_at("ida", "jens")
    tab.mentee_page.buttons.forbid.click()
    dialog = dialog_of(tab, ForbidDialog)
    dialog.reason.setText("Cousins")
    dialog.deed.click()
    settle()
    rule = desk.workspace.matches.pair_rules(desk.programme_id)[0]
    assert rule.reason == "Cousins"
    assert tab.mentee_page.obstacle.text() == "You have ruled this pair out."
    assert buttons(tab) == {"Allow again"}
    assert tab.left.rules.text() == "Pins and forbids 1…"
    tab.mentee_page.buttons.allow.click()
    settle()
    assert "Make this match" in buttons(tab)
    assert tab.left.rules.text() == "Pins and forbids…"


def test_forbidding_can_be_left(tab, look_at, desk):
    look_at("ida", "jens")
    tab.mentee_page.buttons.forbid.click()
    dialog_of(tab, ForbidDialog).leave.click()
    assert desk.workspace.matches.pair_rules(desk.programme_id) == ()


def test_a_match_is_made_by_hand(tab, look_at, settle, desk, workspace, programme):
    look_at("ida", "bo")
    tab.mentee_page.buttons.make.click()
    settle()
    assert desk.notices.text == "Ida Krogh and Bo Friis are a match."
    assert states(workspace, programme) == [MatchState.CONFIRMED]
    assert buttons(tab) == {"Mark as announced", "Meetings…", "End…", "Other state"}
    look_at("sara", "bo")
    assert "Bo Friis's seats are taken" in tab.mentee_page.obstacle.text()
    assert tab.mentee_page.company.text() == "Bo Friis is the mentor of Ida Krogh."
    assert buttons(tab) == {"Forbid…"}


def test_a_mentee_with_a_mentor_gets_no_second_one(tab, look_at, settle, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida", "bo")
    assert tab.mentee_page.obstacle.text() == (
        "Ida Krogh has Jens Lund as mentor. End that match first."
    )
    assert buttons(tab) == {"Forbid…"}


def test_whom_else_a_mentor_has_is_said_beside_their_own_pair(
    tab, look_at, settle, workspace, people
):
    workspace.participants.change(people["bo"].id, SignUpChange(capacity=2))
    for mentee in ("ida", "sara"):
        workspace.matches.match(
            tab.desk.programme_id, people["bo"].id, people[mentee].id, state=MatchState.CONFIRMED
        )
    settle()
    look_at("ida", "bo")
    assert tab.mentee_page.company.text() == "Bo Friis is the mentor of Sara Winther too."


def test_after_a_choice_by_hand_the_proposal_is_made_again(
    tab, look_at, settle, desk, workspace, programme
):
    tab.header.propose_button.click()
    settle()
    look_at("mikkel", "bo")
    assert tab.mentee_page.company.text() == "Bo Friis is proposed for Sara Winther."
    tab.mentee_page.buttons.make.click()
    settle()
    assert desk.notices.text == (
        "Mikkel Holm and Bo Friis are a match. The whole falls by 1.00. Nobody more is left over."
    )
    look_at("sara")
    assert tab.mentee_page.row.mentor is None
    tab.header.confirm_button.click()
    settle()
    assert desk.notices.text == "1 match confirmed."
    assert len(states(workspace, programme)) == 2


def test_an_overtaken_proposal_is_refused_in_the_notice_bar(
    tab, look_at, settle, desk, workspace, people
):
    tab.header.propose_button.click()
    settle()
    # Done elsewhere: on the page of participants, or at the kick-off.
    a_match(workspace, people["bo"], people["mikkel"])
    settle()
    tab.header.confirm_button.click()
    settle()
    assert "Something has changed since the proposal" in desk.notices.text
    desk.notices._action.click()
    settle()
    assert desk.notices.text.startswith("1 pair is proposed.")


def test_where_matching_is_open_the_mentor_is_asked_first(desk, settle, workspace, tab):
    opened = a_programme(workspace, "open", "Open door")
    mentor = a_mentor(workspace, opened, "Ulla Skov")
    mentee = workspace.participants.add(
        opened.id,
        mentor.role.MENTEE,
        SignUpChange(name="Nora", email="n@example.org", consent=True),
    )
    desk.choose_programme(opened.id)
    settle()
    tab.left.mentees.select([("mentee", mentee)])
    tab.mentee_page.candidates.select([mentor.id])
    assert {"Ask the mentor", "Make this match"} <= buttons(tab)
    tab.mentee_page.buttons.ask.click()
    settle()
    assert desk.notices.text == "Ulla Skov has been asked to be Nora's mentor."
    assert tab.mentee_page.strip.code.isHidden()
    tab.mentee_page.buttons.forward.click()
    settle()
    assert tab.mentee_page.buttons.forward.text() == "Confirm the match"
    tab.mentee_page.buttons.forward.click()
    settle()
    assert desk.notices.text == "Nora and Ulla Skov: confirmed."
    assert not tab.mentee_page.strip.code.isHidden()


def test_a_match_goes_from_state_to_state_and_back(
    tab, look_at, settle, workspace, programme, people
):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida")
    forward = tab.mentee_page.buttons.forward
    for verb, state in (
        ("Mark as announced", MatchState.ANNOUNCED),
        ("Mark as active", MatchState.ACTIVE),
        ("Mark as completed", MatchState.COMPLETED),
    ):
        assert forward.text() == verb
        forward.click()
        settle()
        assert states(workspace, programme) == [state]
    assert forward.isHidden()
    back = tab.mentee_page.buttons.other_moves
    assert [action.text() for action in back] == ["Back to active"]
    back[0].trigger()
    settle()
    assert states(workspace, programme) == [MatchState.ACTIVE]


def test_the_code_can_be_copied(tab, look_at, settle, workspace, people, desk):
    match = a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida")
    tab.mentee_page.strip.code.click()
    code = workspace.agreements.get(match).code
    assert QApplication.clipboard().text() == code
    assert desk.notices.text == f"{code} is copied."


def test_ending_asks_why_and_when_and_can_be_taken_back(
    tab, look_at, settle, programme, people, desk
):
    workspace = desk.workspace
    match = a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida")
    tab.mentee_page.buttons.end.click()
    dialog = dialog_of(tab, EndDialog)
    dialog.reason.show_value(EndReason.NO_TIME)
    dialog.day.setText("18-8-2026")
    dialog.note.setPlainText("Moved to Odense.")
    dialog.deed.click()
    settle()
    pair = workspace.matches.pairs(programme.id)[0]
    assert (pair.end_reason, pair.ended_on, pair.end_note) == (
        EndReason.NO_TIME,
        A_DAY,
        "Moved to Odense.",
    )
    assert desk.notices.text == "The match of Ida Krogh and Jens Lund has ended."
    tab.left.mentees.select([("ended", match)])
    assert tab.mentee_page.strip.text.splitlines()[-1] == (
        "Ended on 18 Aug 2026: Not enough time. Moved to Odense."
    )
    assert buttons(tab) == {"Reopen", "Meetings…"}
    tab.mentee_page.buttons.reopen.click()
    settle()
    assert states(workspace, programme) == [MatchState.CONFIRMED]
    assert desk.notices.text == "Ida Krogh and Jens Lund go on."


def test_an_end_to_come_is_refused_beside_the_day(tab, look_at, settle, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida")
    tab.mentee_page.buttons.end.click()
    dialog = dialog_of(tab, EndDialog)
    dialog.day.setText("never")
    dialog.deed.click()
    assert "Write a day" in dialog._day_field.message
    dialog.day.setText("1-1-2099")
    dialog.deed.click()
    assert "cannot have ended in the future" in dialog._day_field.message
    assert dialog.isVisible()
    dialog.leave.click()


def test_a_match_that_cannot_go_on_says_why(tab, settle, workspace, people, desk):
    match = a_match(workspace, people["jens"], people["ida"])
    workspace.matches.end(match, EndReason.AGREED, A_DAY)
    a_match(workspace, people["jens"], people["sara"])
    settle()
    tab.left.mentees.select([("ended", match)])
    tab.mentee_page.buttons.reopen.click()
    settle()
    assert "seats are taken" in desk.notices.text


def test_meetings_held_are_told(tab, look_at, settle, workspace, people):
    match = a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida")
    assert "no meeting noted" in tab.mentee_page.strip.text
    workspace.matches.add_meeting(match, A_DAY, 60, MeetingForm.PHYSICAL)
    settle()
    assert "1 meeting, on 18 Aug 2026" in tab.mentee_page.strip.text


def test_whoever_takes_no_part_has_no_candidates(tab, settle, workspace, people, look_at):
    match = a_match(workspace, people["jens"], people["ida"])
    workspace.matches.end(match, EndReason.AGREED, A_DAY)
    workspace.participants.set_state([people["ida"].id], people["ida"].state.WITHDRAWN)
    settle()
    tab.left.mentees.select([("ended", match)])
    assert tab.mentee_page.candidates.model.rowCount() == 0
    assert tab.mentee_page.mentor_card.text.startswith("Jens Lund")


def test_busy_and_without_consent_show_on_the_card(tab, settle, workspace, people, look_at):
    workspace.participants.set_available([people["jens"].id], available=False)
    workspace.participants.record_consent([people["ida"].id], given=False)
    settle()
    look_at("ida", "jens")
    assert tab.mentee_page.mentee_card._chip.text == "No consent"
    assert tab.mentee_page.mentor_card.availability.text() == "Busy"
    assert "consent" in tab.mentee_page.obstacle.text()
    assert buttons(tab) == {"Forbid…"}


def test_the_candidate_looked_at_is_kept_until_the_mentor_changes(
    tab, settle, workspace, people, look_at
):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    look_at("ida", "bo")
    workspace.participants.change(people["sara"].id, SignUpChange(note="x"))
    settle()
    assert tab.mentee_page.mentor.name == "Bo Friis"
    look_at("ida", "jens")
    pair = tab.mentee_page.row.pair
    workspace.matches.end(pair.match_id, EndReason.AGREED, A_DAY)
    settle()
    look_at("ida")
    assert tab.mentee_page.row.pair is None


def test_a_list_can_be_copied_with_all_that_its_columns_say(
    tab, settle, workspace, people, programme
):
    match = a_match(workspace, people["jens"], people["ida"])
    workspace.matches.add_meeting(match, A_DAY, 60, MeetingForm.PHYSICAL)
    workspace.matches.pin(programme.id, people["bo"].id, people["sara"].id)
    settle()
    model = tab.left.mentees.model
    code = workspace.agreements.get(match).code
    said = [[model.index(row, column).data() for column in range(4, 9)] for row in range(3)]
    assert said == [
        ["", "1.00", "1", "18 Aug 2026", code],
        ["", "", "", "", ""],
        ["Pinned to Bo Friis", "", "", "", ""],
    ]
    for column in range(9):
        model.sort(column)
        assert model.rowCount() == 3


def test_a_candidate_s_tooltips_say_everything(tab, look_at, settle, workspace, people, programme):
    workspace.matches.pin(programme.id, people["jens"].id, people["ida"].id)
    tab.header.propose_button.click()
    settle()
    look_at("ida")
    model = tab.mentee_page.candidates.model
    tips = [str(model.index(0, column).data(3)) for column in range(4)]
    assert "Their mentor<br>Pinned" in tips[0]
    assert "Top match" in tips[1]
    assert "Subject: 1.00<br>Same subject: Biology." in tips[2]
    assert "Topics: not answered" in tips[3]


def test_the_card_says_what_a_person_offers_or_wants(tab, look_at, settle, workspace, people):
    for name in ("jens", "ida"):
        workspace.participants.change(
            people[name].id, SignUpChange(topics=("Networks", "Leadership"), experience_years=7)
        )
    workspace.participants.change(people["jens"].id, SignUpChange(note="Calls " * 60))
    settle()
    look_at("ida", "jens")
    mentee, mentor = tab.mentee_page.mentee_card.text, tab.mentee_page.mentor_card.text
    assert "Wants: Networks, Leadership" in mentee
    assert "Hopes for 7 years" in mentee
    assert "Offers: Networks, Leadership" in mentor
    assert "7 years · " in mentor
    assert mentor.endswith("…")


def test_with_many_people_deeds_are_done_one_after_the_other_in_the_background(
    tab, look_at, settle, desk, workspace, programme
):
    tab.deeds.doing.many = True
    look_at("mikkel", "bo")
    tab.mentee_page.buttons.pin.click()
    assert desk.tasks.busy
    assert workspace.matches.pair_rules(programme.id) == ()
    mentor, mentee = tab.mentee_page.mentor, tab.mentee_page.row.mentee
    tab.deeds.forbid(mentor, mentee, "Cousins")
    tab.deeds.unpin(mentor, mentee)
    settle()
    # The one in the middle was refused: the two were pinned then.
    assert workspace.matches.pair_rules(programme.id) == ()
    assert desk.notices.text == "Mikkel Holm is no longer pinned to Bo Friis."


def test_with_many_people_a_refusal_is_shown_as_with_few(tab, settle, desk):
    tab.deeds.doing.many = True
    tab.deeds.confirm()
    settle()
    assert desk.notices.text == "There is no proposal to confirm. Propose matches first."
    assert desk.notices._action.text() == "Propose again"
