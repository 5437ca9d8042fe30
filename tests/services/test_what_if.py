"""What a choice would cost, what would help those left over, and whom a proposal gives them."""

import pytest

from mentordesk.errors import CancelledError, UserError
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from tests.builders import a_match, a_mentee, a_mentor, a_programme

People = dict[str, EnrolmentRecord]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of the tests."""
    return a_programme(workspace)


@pytest.fixture
def people(workspace: Workspace, programme: ProgrammeRecord) -> People:
    """Return two mentors and three mentees; subjects say who fits whom."""
    made = [
        a_mentor(workspace, programme, "Jens Lund", subjects=("Biology",)),
        a_mentor(workspace, programme, "Bo Friis", subjects=("History",)),
        a_mentee(workspace, programme, "Ida Krogh", subjects=("Biology",)),
        a_mentee(workspace, programme, "Sara Winther", subjects=("History",)),
        a_mentee(workspace, programme, "Mikkel Holm", subjects=("Law",)),
    ]
    return {one.name.split()[0].lower(): one for one in made}


def test_a_pin_costs_what_the_whole_falls_by(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    what_if = workspace.matches.what_if(programme.id)
    cost = what_if.cost(pins=[(people["bo"].id, people["ida"].id)])
    assert cost.points == pytest.approx(2)
    assert cost.mentees == 0
    pins = [("bo.friis@example.org", "ida.krogh@example.org")]
    best = workspace.matches.propose(programme.id, keep=False)
    pinned = workspace.matches.propose(programme.id, keep=False, pins=pins)
    assert cost.points == pytest.approx(best.total - pinned.total)
    assert [one.mentee.name for one in cost.moved] == ["Sara Winther"]


def test_what_is_best_anyway_costs_nothing(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    what_if = workspace.matches.what_if(programme.id)
    cost = what_if.cost(pins=[(people["jens"].id, people["ida"].id)])
    assert (cost.points, cost.mentees, cost.moved) == (0, 0, ())


def test_keeping_a_pair_apart_costs_as_much_as_it_brings_less(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    what_if = workspace.matches.what_if(programme.id)
    cost = what_if.cost(forbids=[(people["jens"].id, people["ida"].id)])
    assert cost.points == pytest.approx(1)


def test_a_choice_that_is_refused_has_no_cost(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    a_match(workspace, people["jens"], people["ida"])
    workspace.matches.pin(programme.id, people["bo"].id, people["sara"].id)
    what_if = workspace.matches.what_if(programme.id)
    with pytest.raises(UserError):
        what_if.cost(forbids=[(people["jens"].id, people["ida"].id)])
    with pytest.raises(UserError):
        what_if.cost(forbids=[(people["bo"].id, people["sara"].id)])
    with pytest.raises(UserError):
        what_if.cost(pins=[(people["bo"].id, people["mikkel"].id)])


def test_whom_a_proposal_gives_is_told_of_either_side(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    what_if = workspace.matches.what_if(programme.id)
    given = {name: what_if.partner(one.id) for name, one in people.items()}
    assert {name: one.name if one else None for name, one in given.items()} == {
        "jens": "Ida Krogh",
        "bo": "Sara Winther",
        "ida": "Jens Lund",
        "sara": "Bo Friis",
        "mikkel": None,
    }
    assert what_if.partner(12345) is None


def test_a_mentor_too_many_is_given_nobody(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    for name in ("Ulla Skov", "Per Dam"):
        a_mentor(workspace, programme, name, subjects=("Law",))
    what_if = workspace.matches.what_if(programme.id)
    by_name = {one.name: one.id for one in workspace.participants.enrolments(programme.id)}
    given = [what_if.partner(by_name[name]) for name in ("Ulla Skov", "Per Dam")]
    assert sorted(one.name for one in given if one) == ["Mikkel Holm"]


def test_a_seat_more_helps_whom_the_seats_left_over(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    what_if = workspace.matches.what_if(programme.id)
    first, *_ = what_if.changes(people["mikkel"].id)
    assert "one more seat" in first.steps[0]
    assert first.cost.mentees == -1
    workspace.matches.make_change(programme.id, first)
    whole = workspace.matches.propose(programme.id, keep=False)
    assert whole.matched == 3
    assert what_if.changes(people["ida"].id) == ()


def test_reckoning_can_be_stopped(
    workspace: Workspace, programme: ProgrammeRecord, people: People
) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    what_if = workspace.matches.what_if(programme.id)
    with pytest.raises(CancelledError):
        what_if.partner(people["ida"].id, stop)
    # It is none the worse for it.
    assert what_if.partner(people["ida"].id) is not None
