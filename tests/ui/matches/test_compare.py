"""Several proposals are kept, laid side by side, and one of them is shown and confirmed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mentordesk.vocabulary import Criterion
from tests.builders import a_mentor


@pytest.fixture
def two(tab, settle, workspace, programme, people):
    """Return two proposals, the later one first; in it Ida has another mentor."""
    tab.header.propose_button.click()
    settle()
    matches = workspace.matches
    matches.pin(programme.id, people["bo"].id, people["ida"].id)
    settings = workspace.programmes.matching_settings(programme.id)
    weights = {**settings.weights, Criterion.TOPICS: 9.0}
    workspace.programmes.change_matching_settings(
        programme.id, replace(settings, weights=weights, weakest_first=True)
    )
    settle()
    tab.header.propose_button.click()
    settle()
    # The notice bar is a window of its own here, and came up last.
    tab.activateWindow()
    return matches.proposals(programme.id)


def names(tab) -> list[str]:
    return [one.name for one in tab.compare.page.table.model.shown]


def test_without_a_proposal_there_is_nothing_to_compare(tab):
    assert tab.compare.button.isHidden()


def test_a_proposal_alone_is_shown_in_figures(tab, settle):
    tab.header.propose_button.click()
    settle()
    assert tab.compare.button.text() == "Compare…"
    tab.compare.button.click()
    said = tab.compare.comparison.text
    assert "Mentees with a mentor: 2" in said
    assert "Smallest fit: 1.00" in said
    assert "propose again" in said
    assert not tab.compare.comparison.table.isVisible()
    assert not tab.compare.page.show_button.isEnabled()


def test_two_proposals_are_laid_side_by_side(tab, two):
    tab.compare.button.click()
    page = tab.compare.comparison
    assert page.isVisible()
    said = page.text.splitlines()
    assert "Fit in all: 2.00 | 0.00 | \N{MINUS SIGN}2.00" in said
    assert "Smallest fit: 1.00 | 0.00 | \N{MINUS SIGN}1.00" in said
    assert "Top · Good · Match · Weak: 2 · 0 · 0 · 0 | 0 · 0 · 0 · 2" in said
    assert "Would rather have each other: 0 | 2 | +2" in said
    assert (
        "Set differently in B: Topics 3 → 9 · Raise the weakest match before the sum counts: yes"
    ) in said
    assert "2 mentees have another mentor in B; 1 has the same as in A." in said
    changed = page.table.model
    assert [[changed.index(row, column).data() for column in range(3)] for row in range(2)] == [
        ["Ida Krogh", "Jens Lund 1.00", "Bo Friis 0.00"],
        ["Sara Winther", "Bo Friis 1.00", "Jens Lund 0.00"],
    ]


def test_an_earlier_proposal_is_shown_and_confirmed(tab, two, settle, desk, workspace, programme):
    later, earlier = two
    tab.compare.button.click()
    table = tab.compare.page.table
    table.select([earlier.id])
    assert tab.compare.comparison.table.isVisible()
    tab.compare.page.show_button.click()
    settle()
    assert "is what you confirm" in desk.notices.text
    assert workspace.matches.proposal(programme.id).proposal_id == earlier.id
    assert not tab.compare.page.show_button.isEnabled()
    workspace.matches.unpin(
        programme.id,
        *next(
            (r.mentor.enrolment_id, r.mentee.enrolment_id)
            for r in workspace.matches.pair_rules(programme.id)
        ),
    )
    settle()
    tab.header.confirm_button.click()
    settle()
    pairs = workspace.matches.pairs(programme.id)
    assert [(pair.mentee.name, pair.mentor.name) for pair in pairs] == [
        ("Ida Krogh", "Jens Lund"),
        ("Sara Winther", "Bo Friis"),
    ]
    # Neither had a name: with the confirmation both are gone.
    assert not tab.compare.on
    assert tab.compare.button.isHidden()
    assert later.id != earlier.id


def test_a_proposal_is_named_in_the_list_and_kept(tab, two, settle, workspace, programme, qtbot):
    later, earlier = two
    tab.compare.button.click()
    table = tab.compare.page.table
    table.select([earlier.id])
    tab.compare.page.name_button.click()
    editor = table.view.indexWidget(table.view.currentIndex())
    editor.setText("Subject <b> first")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert names(tab) == ["", "Subject <b> first"]
    assert "A: Subject <b> first" in tab.compare.comparison.text
    tab.compare.page.renamed.emit(later, "subject <B> FIRST")
    settle()
    assert "Another proposal is called" in tab.desk.notices.text
    assert names(tab) == ["", "Subject <b> first"]
    tab.header.confirm_button.click()
    settle()
    assert [one.name for one in workspace.matches.proposals(programme.id)] == ["Subject <b> first"]


def test_a_name_left_as_it_was_is_not_the_date(tab, two, settle, workspace, programme, qtbot):
    tab.compare.button.click()
    tab.compare.page.table.select([two[0].id])
    tab.compare.page.name_button.click()
    view = tab.compare.page.table.view
    qtbot.keyClick(view.indexWidget(view.currentIndex()), Qt.Key.Key_Return)
    settle()
    assert [one.name for one in workspace.matches.proposals(programme.id)] == ["", ""]


def test_proposals_are_dropped(tab, two, settle, desk, workspace, programme):
    tab.compare.button.click()
    assert tab.compare.page.drop_button.text() == "Drop 2"
    tab.compare.page.table.select([two[1].id])
    assert tab.compare.page.drop_button.text() == "Drop"
    tab.compare.page.drop_button.click()
    settle()
    assert desk.notices.text == "1 proposal is dropped."
    assert [one.id for one in workspace.matches.proposals(programme.id)] == [two[0].id]
    tab.compare.page.table.select([two[0].id])
    tab.compare.page.drop_button.click()
    settle()
    assert not tab.compare.on
    assert tab.left.isVisible()


def test_it_is_walked_by_the_keyboard_alone(tab, two, qtbot, settle, workspace, programme):
    tab.compare.button.setFocus()
    qtbot.keyClick(tab.compare.button, Qt.Key.Key_Space)
    view = tab.compare.page.table.view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert tab.compare.page.table.current().id == two[1].id
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle()
    assert workspace.matches.proposal(programme.id).proposal_id == two[1].id
    changed = tab.compare.comparison.table.view
    changed.setFocus()
    changed.selectRow(1)
    qtbot.keyClick(changed, Qt.Key.Key_Return)
    assert not tab.compare.on
    assert tab.mentee_page.row.mentee.name == "Sara Winther"
    assert tab.left.mentees.view.hasFocus()
    tab.compare.button.click()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not tab.compare.on
    assert tab.compare.button.hasFocus()


def test_three_chosen_are_not_compared(tab, two, settle, people, workspace, programme):
    a_mentor(workspace, programme, "Ulla Skov")
    settle()
    tab.header.propose_button.click()
    settle()
    assert tab.compare.button.text() == "Compare 3…"
    tab.compare.button.click()
    tab.compare.page.table.view.selectAll()
    assert tab.compare.comparison.text.startswith("Choose two proposals")


def test_a_large_programme_s_proposals_are_compared_in_the_background(tab, two, desk, settle):
    tab.compare.many = True
    tab.compare.button.click()
    assert desk.tasks.busy
    settle()
    assert "2 mentees have another mentor in B" in tab.compare.comparison.text


def test_landing_and_searching_leave_the_comparison(tab, two, desk, people):
    tab.compare.button.click()
    tab.search()
    assert tab.left.isVisible()
    tab.compare.button.click()
    desk.go_to("matches", (people["sara"].id,))
    assert tab.left.isVisible()
