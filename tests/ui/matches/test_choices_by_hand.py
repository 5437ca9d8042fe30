"""Each choice made by hand says at once what it costs: with the mouse, and by keys alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from mentordesk.services.records.participants import SignUpChange
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.forbid_dialog import ForbidDialog
from mentordesk.ui.record_dragging import RowCarrier
from tests.builders import a_match, a_mentor
from tests.ui.matches.test_two_people import dialog_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LINK = Qt.DropAction.LinkAction


@pytest.fixture
def proposed(tab, settle):
    """Return the page with a proposal on the table: Ida with Jens, Sara with Bo, Mikkel alone."""
    tab.header.propose_button.click()
    settle()
    tab.activateWindow()
    return tab


def choose(tab, people, mentee: str, mentor: str | None = None) -> None:
    tab.left.mentees.select([("mentee", people[mentee].id)])
    if mentor:
        tab.mentee_page.candidates.select([people[mentor].id])


def rules(workspace, programme) -> set[tuple[str, str, str]]:
    kept = workspace.matches.pair_rules(programme.id)
    return {(rule.kind.value, rule.mentor.name, rule.mentee.name) for rule in kept}


# What it costs, before it is done


def test_a_candidate_looked_at_says_what_choosing_costs(proposed, people):
    choose(proposed, people, "mikkel", "bo")
    cost = proposed.mentee_page.cost
    assert cost.isVisible()
    assert cost.text == (
        "Choosing Bo Friis costs 1.00 points. Nobody more is left over. "
        "Sara Winther would have no mentor."
    )
    assert cost.accessibleName() == cost.text
    choose(proposed, people, "ida", "jens")
    assert not cost.isVisible()


def test_before_any_proposal_the_cost_is_that_to_the_best_whole(tab, people):
    choose(tab, people, "ida", "bo")
    assert tab.mentee_page.cost.text.startswith("Choosing Bo Friis costs 2.00 points.")


def test_a_choice_that_cannot_hold_says_why_in_place_of_a_cost(
    tab, settle, people, workspace, programme
):
    workspace.matches.pin(programme.id, people["bo"].id, people["sara"].id)
    settle()
    choose(tab, people, "mikkel", "bo")
    assert "Bo Friis" in tab.mentee_page.cost.text
    assert "costs" not in tab.mentee_page.cost.text


def test_ruling_out_says_what_it_costs_before_it_is_done(proposed, people, settle, desk):
    choose(proposed, people, "ida", "jens")
    proposed.mentee_page.buttons.forbid.click()
    dialog = dialog_of(proposed, ForbidDialog)
    assert dialog.cost.text.startswith("Keeping them apart costs 1.00 points.")
    dialog.reason.setText("Neighbours")
    dialog.deed.click()
    settle()
    assert desk.notices.text == (
        "Ida Krogh and Jens Lund are ruled out as a pair. "
        "The whole falls by 1.00. Nobody more is left over."
    )


def test_with_many_people_the_cost_is_reckoned_in_the_background(proposed, people, qtbot, settle):
    proposed._what_ifs.many = True
    choose(proposed, people, "mikkel", "bo")
    cost = proposed.mentee_page.cost
    assert cost.text == "Working out what it costs…"
    qtbot.waitUntil(lambda: cost.text.startswith("Choosing Bo Friis costs 1.00 points."))


def test_of_candidates_walked_past_only_the_last_is_reckoned(proposed, people, qtbot, settle):
    proposed._what_ifs.many = True
    asked = []
    answer = proposed._what_ifs.answer

    def count(question, progress=None):
        asked.append(question)
        return answer(question, progress)

    proposed._what_ifs.answer = count
    choose(proposed, people, "mikkel", "bo")
    choose(proposed, people, "mikkel", "jens")
    qtbot.waitUntil(lambda: "Jens Lund costs" in proposed.mentee_page.cost.text)
    settle()
    assert [question.pins for question in asked] == [((people["jens"].id, people["mikkel"].id),)]


def notice_button(desk: Desk) -> QPushButton:
    return desk.notices._action


def test_a_match_against_a_pin_says_that_the_pin_is_lifted_and_offers_the_way_back(
    tab, people, settle, desk, workspace, programme
):
    workspace.matches.pin(programme.id, people["jens"].id, people["mikkel"].id)
    tab.header.propose_button.click()
    settle()
    choose(tab, people, "mikkel", "bo")
    tab.mentee_page.buttons.make.click()
    settle()
    assert desk.notices.text.startswith(
        "Mikkel Holm and Bo Friis are a match. The pin to Jens Lund is lifted. "
    )
    assert "pinned to" not in desk.notices.text
    assert rules(workspace, programme) == set()
    assert notice_button(desk).text() == "Undo"
    workspace.history.undo()
    tab.refresh()
    settle()
    assert rules(workspace, programme) == {("pinned", "Jens Lund", "Mikkel Holm")}
    assert not any(pair.confirmed for pair in tab.deeds.whole.pairs)


def test_a_match_that_overruled_nothing_says_nothing_of_pins(tab, people, settle, desk):
    choose(tab, people, "mikkel", "bo")
    tab.mentee_page.buttons.make.click()
    settle()
    assert desk.notices.text == "Mikkel Holm and Bo Friis are a match."
    assert notice_button(desk).text() == "Undo"


# With the mouse


def drop(tab, mentor: QMimeData, mentee: str) -> bool:
    """Carry a mentor over a mentee's row and let go; return whether the row takes them."""
    table = tab.left.mentees
    row = next(n for n, one in enumerate(table.model.shown) if one.mentee.name == mentee)
    view = table.view
    middle = view.visualRect(view.model().index(row, 0)).center()
    over = QDragMoveEvent(QPointF(middle), LINK, mentor, LEFT, NONE)
    for event in (QDragEnterEvent(QPointF(middle), LINK, mentor, LEFT, NONE), over):
        QApplication.sendEvent(view.viewport(), event)
    taken = over.isAccepted()
    if taken:
        fallen = QDropEvent(QPointF(middle), LINK, mentor, LEFT, NONE)
        QApplication.sendEvent(view.viewport(), fallen)
    return taken


def carried(view, row: int):
    return view.findChild(RowCarrier).load(row)


def test_a_candidate_carried_onto_a_mentee_is_pinned(
    proposed, people, settle, desk, workspace, programme
):
    choose(proposed, people, "sara")
    load = carried(proposed.mentee_page.candidates.view, 0)
    assert drop(proposed, load, "Mikkel Holm")
    settle()
    assert rules(workspace, programme) == {("pinned", "Bo Friis", "Mikkel Holm")}
    assert desk.notices.text == (
        "Mikkel Holm is pinned to Bo Friis. The whole falls by 1.00. Nobody more is left over."
    )


def test_a_mentee_with_a_match_takes_nobody(tab, people, settle, workspace, programme):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    choose(tab, people, "sara")
    assert not drop(tab, carried(tab.mentee_page.candidates.view, 0), "Ida Krogh")
    assert rules(workspace, programme) == set()


def test_a_mentor_without_a_mentee_is_carried_by_way_of_the_switch(
    tab, people, settle, workspace, programme, qtbot
):
    a_mentor(workspace, programme, "Ulla Skov")
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    tab.left.to_mentors.click()
    load = carried(tab.left.mentors.view, 0)
    switch = tab.left.to_mentees
    over = QDragEnterEvent(QPointF(switch.rect().center()), LINK, load, LEFT, NONE)
    QApplication.sendEvent(switch, over)
    assert over.isAccepted()
    qtbot.waitUntil(lambda: not tab.left.shows_mentors)
    QApplication.sendEvent(switch, QEvent(QEvent.Type.DragLeave))
    assert drop(tab, load, "Mikkel Holm")
    settle()
    assert rules(workspace, programme) == {("pinned", "Ulla Skov", "Mikkel Holm")}


# By keys


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    """Return what presses a letter with Ctrl and Shift, or another key as it is."""

    def keys(widget, key: Qt.Key, *, alone: bool = False) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(widget, key, NONE if alone else both)

    return keys


def test_pinning_and_ruling_out_need_no_mouse(
    proposed, people, settle, press, workspace, programme
):
    choose(proposed, people, "mikkel")
    mentees, candidates = proposed.left.mentees.view, proposed.mentee_page.candidates.view
    mentees.setFocus()
    press(mentees, Qt.Key.Key_Return, alone=True)
    assert candidates.hasFocus()
    assert proposed.mentee_page.candidates.current().rank == 0
    press(candidates, Qt.Key.Key_Down, alone=True)
    wanted = proposed.mentee_page.mentor.name
    press(candidates, Qt.Key.Key_P)
    settle()
    assert rules(workspace, programme) == {("pinned", wanted, "Mikkel Holm")}
    proposed.activateWindow()
    press(candidates, Qt.Key.Key_P)
    settle()
    assert rules(workspace, programme) == set()
    proposed.activateWindow()
    press(candidates, Qt.Key.Key_F)
    dialog = dialog_of(proposed, ForbidDialog)
    dialog.reason.setText("Cousins")
    press(dialog.reason, Qt.Key.Key_Return, alone=True)
    settle()
    assert rules(workspace, programme) == {("forbidden", wanted, "Mikkel Holm")}


def test_two_are_swapped_by_keys(proposed, people, settle, press, workspace, programme):
    mentees = proposed.left.mentees
    mentees.select([("mentee", people["ida"].id), ("mentee", people["sara"].id)])
    mentees.view.setFocus()
    press(mentees.view, Qt.Key.Key_X)
    settle()
    assert rules(workspace, programme) == {
        ("pinned", "Bo Friis", "Ida Krogh"),
        ("pinned", "Jens Lund", "Sara Winther"),
    }


def test_a_match_is_made_by_keys(tab, people, settle, press, workspace, programme):
    choose(tab, people, "ida", "bo")
    tab.left.mentees.view.setFocus()
    press(tab.left.mentees.view, Qt.Key.Key_M)
    settle()
    (pair,) = workspace.matches.pairs(programme.id)
    assert (pair.mentor.name, pair.mentee.name) == ("Bo Friis", "Ida Krogh")


def test_somebody_left_over_is_put_on_the_waiting_list_by_keys(
    proposed, people, settle, qtbot, desk, workspace
):
    choose(proposed, people, "mikkel")
    proposed.left.mentees.view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(
        proposed.left.mentees.view, Qt.Key.Key_L, control | Qt.KeyboardModifier.ShiftModifier
    )
    settle()
    assert desk.notices.text == "Mikkel Holm is on the waiting list."
    assert workspace.participants.enrolment(people["mikkel"].id).state.value == "waiting"


def test_a_mentor_is_busy_in_one_stroke_and_the_whole_is_proposed_anew(
    proposed, people, settle, qtbot, desk, workspace
):
    choose(proposed, people, "ida", "jens")
    candidates = proposed.mentee_page.candidates.view
    candidates.setFocus()
    qtbot.keyClick(candidates, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not workspace.participants.enrolment(people["jens"].id).available
    assert desk.notices.text == (
        "Jens Lund is busy and gets no new match. "
        "The whole falls by 1.00. 1 more mentee is left over."
    )


def test_the_menu_offers_what_the_buttons_do(proposed, people):
    choose(proposed, people, "mikkel", "bo")
    menu = proposed.menu.menu_of(proposed.left.mentees.view)
    said = [action.text() for action in menu.actions()]
    assert "Pin" in said
    assert "Forbid…" in said
    assert "Unpin" not in said
    assert "Swap mentors" not in said


# Those left over


def test_a_change_that_would_help_is_made_by_its_button(
    proposed, people, settle, qtbot, desk, workspace
):
    choose(proposed, people, "mikkel")
    notice = proposed.mentee_page.strip.left_over
    qtbot.waitUntil(lambda: bool(notice.changes))
    line = notice.changes[0]
    assert "one more seat" in line.words.text()
    assert line.deed.text() == "Do this"
    line.deed.click()
    settle()
    assert desk.notices.text.startswith("Done: Give ")
    assert "1 mentee fewer is left over." in desk.notices.text
    assert proposed.mentee_page.row.mentor is not None


def test_a_change_of_a_person_s_own_answer_is_asked_for_first(
    proposed, people, settle, qtbot, desk, workspace
):
    workspace.participants.change(people["mikkel"].id, SignUpChange(consent=False))
    settle()
    proposed.header.propose_button.click()
    settle()
    choose(proposed, people, "mikkel")
    notice = proposed.mentee_page.strip.left_over
    qtbot.waitUntil(lambda: bool(notice.changes))
    said = [line.deed.text() for line in notice.changes]
    assert any(text.startswith("Mikkel Holm has agreed") for text in said)


def test_everybody_left_over_is_put_off_at_once(proposed, people, settle, desk, workspace):
    assert proposed.left.put_off.text() == "Put 1 left over on the waiting list"
    proposed.left.put_off.click()
    settle()
    assert desk.notices.text == "Mikkel Holm is on the waiting list."
    assert proposed.left.put_off.isHidden()


def test_who_waited_since_an_earlier_programme_is_told_to_be_served_first(
    tab, people, settle, workspace
):
    workspace.participants.change(people["mikkel"].id, SignUpChange(waited=True))
    settle()
    tab.header.propose_button.click()
    settle()
    choose(tab, people, "mikkel")
    assert tab.mentee_page.row.mentor is not None
    assert "Passed over last time: served first." in tab.mentee_page.strip.text
