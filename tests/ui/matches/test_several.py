"""What is done with several rows at once."""

from mentordesk.vocabulary import AgreementState, MatchState
from tests.builders import a_match


def choose(tab, people, *names: str) -> None:
    tab.left.mentees.select([("mentee", people[name].id) for name in names])


def offered(tab) -> list[str]:
    return [b.text() for b in tab.several_page.moves.values() if not b.isHidden()]


def test_several_matches_go_on_together(tab, settle, workspace, people, desk, programme):
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    choose(tab, people, "ida", "sara", "mikkel")
    page = tab.several_page
    assert tab._details.currentWidget() is page
    assert page._title.text() == "3 selected"
    assert page._states.text() == "Confirmed 2 · Unmatched 1"
    assert offered(tab) == ["Mark 2 as announced", "Mark 2 as active", "Mark 2 as completed"]
    page.moves[MatchState.ANNOUNCED].click()
    settle()
    assert desk.notices.text == "2 matches: announced."
    assert {p.state for p in workspace.matches.pairs(programme.id)} == {MatchState.ANNOUNCED}
    assert offered(tab) == ["Mark 2 as active", "Mark 2 as completed"]


def test_two_matches_swap_mentors(tab, settle, workspace, people, desk, programme):
    a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    settle()
    choose(tab, people, "ida", "sara")
    assert tab.several_page.swap_words.text().startswith(
        "Ida Krogh would have Bo Friis, and Sara Winther would have Jens Lund."
    )
    tab.several_page.swap.click()
    settle()
    pairs = workspace.matches.pairs(programme.id)
    assert [(p.mentee.name, p.mentor.name) for p in pairs] == [
        ("Ida Krogh", "Bo Friis"),
        ("Sara Winther", "Jens Lund"),
    ]
    assert desk.notices.text == (
        "Swapped: Ida Krogh now has Bo Friis, and Sara Winther has Jens Lund."
    )


def test_a_pair_that_has_begun_is_not_swapped(tab, settle, workspace, people, desk):
    match = a_match(workspace, people["jens"], people["ida"])
    a_match(workspace, people["bo"], people["sara"])
    workspace.agreements.write(match, goals="Two research paths")
    assert workspace.agreements.get(match).state is AgreementState.DRAFT
    settle()
    choose(tab, people, "ida", "sara")
    tab.several_page.swap.click()
    settle()
    assert "has begun" in desk.notices.text


def test_proposed_pairs_swap_mentors_by_being_pinned(
    tab, settle, workspace, people, desk, programme
):
    tab.header.propose_button.click()
    settle()
    choose(tab, people, "ida", "sara")
    page = tab.several_page
    assert offered(tab) == []
    assert page.swap_words.text() == (
        "Ida Krogh would have Bo Friis, and Sara Winther would have Jens Lund. Both are pinned, "
        "and the others proposed again."
    )
    assert page.cost.text == "The swap costs 2.00 points. Nobody more is left over."
    page.swap.click()
    settle()
    assert desk.notices.text == (
        "Ida Krogh is pinned to Bo Friis, and Sara Winther to Jens Lund. "
        "The whole falls by 2.00. Nobody more is left over."
    )
    rules = workspace.matches.pair_rules(programme.id)
    assert {(rule.mentee.name, rule.mentor.name) for rule in rules} == {
        ("Ida Krogh", "Bo Friis"),
        ("Sara Winther", "Jens Lund"),
    }
    whole = workspace.matches.proposal(programme.id)
    assert {(pair.mentee.name, pair.mentor.name) for pair in whole.pairs} == {
        ("Ida Krogh", "Bo Friis"),
        ("Sara Winther", "Jens Lund"),
    }


def test_a_match_and_a_proposed_pair_are_not_swapped(tab, settle, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    tab.header.propose_button.click()
    settle()
    choose(tab, people, "ida", "sara")
    assert len(tab.several_page._pairs) == 2
    assert tab.several_page._swap_card.isHidden()
