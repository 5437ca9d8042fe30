"""The map of all scores: what it holds, and in which order."""

from dataclasses import replace

import pytest

from mentordesk.errors import CancelledError
from mentordesk.services.records.matches import BARRED, LEVELS, ScoreMap
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.score_order import arranged
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Barrier, MeetingForm, Tier
from tests.builders import a_match, a_mentee, a_mentor, a_programme


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of the tests."""
    return a_programme(workspace)


def test_the_map_of_scores_holds_everybody_by_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    for name, subject in (("Åse Holm", "Law"), ("Bo Dahl", "History")):
        a_mentor(workspace, programme, name, subjects=(subject,))
    for name, form in (("Jens Lund", MeetingForm.VIRTUAL), ("Ida Krogh", MeetingForm.BOTH)):
        a_mentee(workspace, programme, name, subjects=("Law",), meeting_form=form)
    bo = next(one for one in workspace.participants.enrolments(programme.id) if "Bo" in one.name)
    physical = SignUpChange(meeting_form=MeetingForm.PHYSICAL)
    workspace.participants.change(bo.id, physical)
    seen = workspace.matches.score_map(programme.id)
    assert [person.name for person in seen.mentors] == ["Bo Dahl", "Åse Holm"]
    assert [person.name for person in seen.mentees] == ["Ida Krogh", "Jens Lund"]
    barred = BARRED + list(Barrier).index(Barrier.MEETING_FORM)
    assert list(seen.levels) == [0, LEVELS, barred, LEVELS]
    assert [seen.score(mentee, 1) for mentee in (0, 1)] == [1, 1]
    assert [seen.tier(0, mentor) for mentor in (0, 1)] == [Tier.WEAK, Tier.TOP]
    assert [seen.barrier(1, mentor) for mentor in (0, 1)] == [Barrier.MEETING_FORM, None]
    assert (seen.score(1, 0), seen.tier(1, 0), seen.barrier(0, 0)) == (None, None, None)
    assert seen.full == frozenset()


def test_the_map_labels_pairs_as_the_list_does(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme, "Bo Dahl", subjects=("Law",), topics=("Writing",))
    a_mentee(workspace, programme, "Ida Krogh", subjects=("Law",), topics=("Writing", "Travel"))
    candidate = workspace.matches.candidates(programme.id)[0].candidates[0]
    score = candidate.score or 0
    assert 0 < score < 1
    settings = workspace.programmes.matching_settings(programme.id)
    for threshold, tier in ((score, Tier.TOP), (score + 0.01, Tier.GOOD)):
        changed = replace(settings, threshold_top=threshold, threshold_good=0.1, threshold_match=0)
        workspace.programmes.change_matching_settings(programme.id, changed)
        seen = workspace.matches.score_map(programme.id)
        assert seen.tier(0, 0) is tier
        assert workspace.matches.candidates(programme.id)[0].candidates[0].tier is tier


def test_the_map_knows_who_is_full(workspace: Workspace, programme: ProgrammeRecord) -> None:
    full = a_mentor(workspace, programme, "Bo Dahl")
    a_mentor(workspace, programme, "Åse Holm")
    a_match(workspace, full, a_mentee(workspace, programme))
    assert workspace.matches.score_map(programme.id).full == {full.id}


def test_a_map_is_put_in_another_order(workspace: Workspace, programme: ProgrammeRecord) -> None:
    for name, subject in (("Åse Holm", "Law"), ("Bo Dahl", "History")):
        a_mentor(workspace, programme, name, subjects=(subject,))
    for name, subject in (("Ida Krogh", "Law"), ("Jens Lund", "History")):
        a_mentee(workspace, programme, name, subjects=(subject,))
    seen = workspace.matches.score_map(programme.id)
    other = arranged(seen, mentees=(1, 0), mentors=(0, 1))
    assert [person.name for person in other.mentees] == ["Jens Lund", "Ida Krogh"]
    assert [list(seen.levels), list(other.levels)] == [
        [0, LEVELS, LEVELS, 0],
        [LEVELS, 0, 0, LEVELS],
    ]
    assert other.tiers == seen.tiers
    empty = ScoreMap(mentors=seen.mentors, mentees=(), levels=b"")
    assert arranged(empty, mentees=(), mentors=(1, 0)).levels == b""


def test_everybody_who_signed_up_is_counted(workspace: Workspace):
    programme = a_programme(workspace)
    assert workspace.matches.people(programme.id) == 0
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    other = a_programme(workspace, name="Spring 2027")
    a_mentee(workspace, other, "Sara Winther")
    assert workspace.matches.people(programme.id) == 2


def test_reading_the_map_is_counted_and_can_be_stopped(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    told: list[tuple[int, int]] = []
    workspace.matches.score_map(programme.id, lambda done, total: told.append((done, total)))
    assert told
    assert told[-1][0] == told[-1][1]

    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        workspace.matches.score_map(programme.id, stop)
