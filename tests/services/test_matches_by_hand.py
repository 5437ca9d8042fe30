"""Pins and forbids, and matches made, moved and ended one by one."""

from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    EndReason,
    EnrolmentState,
    MatchState,
    MeetingForm,
    PairRuleKind,
    Role,
)
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme

TODAY = date(2026, 8, 18)


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of most tests."""
    return a_programme(workspace)


@pytest.fixture
def jens(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    """Return a mentor with one seat."""
    return a_mentor(workspace, programme, "Jens Lund", subjects=("History",))


@pytest.fixture
def ida(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    """Return a mentee."""
    return a_mentee(workspace, programme, "Ida Krogh", subjects=("History",))


def state_of(workspace: Workspace, match_id: int) -> MatchState:
    programme = workspace.programmes.newest()
    pairs = workspace.matches.pairs(programme.id)
    return next(pair.state for pair in pairs if pair.match_id == match_id)


# --- Rulings --------------------------------------------------------------------


def test_pins_and_forbids_are_listed_with_their_reason(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    matches, programme_id = workspace.matches, jens.programme_id
    bo = a_mentee(workspace, workspace.programmes.newest(), "Bo Dahl")
    matches.pin(programme_id, jens.id, ida.id)
    matches.forbid(programme_id, jens.id, bo.id, " They share an office ")
    rules = matches.pair_rules(programme_id)
    assert [(rule.mentee.name, rule.kind, rule.reason) for rule in rules] == [
        ("Bo Dahl", PairRuleKind.FORBIDDEN, "They share an office"),
        ("Ida Krogh", PairRuleKind.PINNED, ""),
    ]
    matches.unpin(programme_id, jens.id, ida.id)
    matches.allow(programme_id, jens.id, bo.id)
    assert matches.pair_rules(programme_id) == ()


def test_pinning_twice_is_pinning_once(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    for _ in range(2):
        workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    assert len(workspace.matches.pair_rules(jens.programme_id)) == 1


def test_a_forbid_can_get_another_reason(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    for reason in ("Cousins", "Neighbours"):
        workspace.matches.forbid(jens.programme_id, jens.id, ida.id, reason)
    (rule,) = workspace.matches.pair_rules(jens.programme_id)
    assert rule.reason == "Neighbours"


def test_a_forbid_is_not_taken_away_by_unpinning(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.matches.forbid(jens.programme_id, jens.id, ida.id)
    workspace.matches.unpin(jens.programme_id, jens.id, ida.id)
    assert len(workspace.matches.pair_rules(jens.programme_id)) == 1


def test_a_pair_is_not_both_pinned_and_forbidden(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    with pytest.raises(UserError, match="pinned to each other"):
        workspace.matches.forbid(jens.programme_id, jens.id, ida.id)
    workspace.matches.unpin(jens.programme_id, jens.id, ida.id)
    workspace.matches.forbid(jens.programme_id, jens.id, ida.id)
    with pytest.raises(UserError, match="ruled Jens Lund and Ida Krogh out"):
        workspace.matches.pin(jens.programme_id, jens.id, ida.id)


def test_a_mentee_is_pinned_to_one_mentor(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    other = a_mentor(workspace, workspace.programmes.newest(), "Bo Dahl")
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    with pytest.raises(UserError, match="pinned to Jens Lund already"):
        workspace.matches.pin(jens.programme_id, other.id, ida.id)


def test_a_pin_against_a_barrier_is_refused(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.participants.set_available([jens.id], available=False)
    with pytest.raises(UserError, match="not available"):
        workspace.matches.pin(jens.programme_id, jens.id, ida.id)


def test_only_people_who_take_part_can_be_ruled_on(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.participants.set_state([ida.id], EnrolmentState.WAITING)
    with pytest.raises(UserError, match="takes no part"):
        workspace.matches.forbid(jens.programme_id, jens.id, ida.id)


# --- Matches by hand ------------------------------------------------------------


def test_a_match_by_hand_has_score_reasons_and_code(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = workspace.matches.match(jens.programme_id, jens.id, ida.id).match_id
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.match_id, pair.state, pair.score) == (match_id, MatchState.CONFIRMED, 1)
    assert pair.reasons[0].text == "Same subject: History."
    assert workspace.matches.find((pair.code or "").replace("-", " ").lower()) == pair


def test_a_mentee_has_one_mentor(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    other = a_mentor(workspace, workspace.programmes.newest(), "Bo Dahl")
    a_match(workspace, jens, ida)
    with pytest.raises(UserError, match="Ida Krogh has Jens Lund as mentor already"):
        a_match(workspace, other, ida)


def test_a_mentor_takes_no_more_than_there_are_seats(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    other = a_mentee(workspace, workspace.programmes.newest(), "Bo Dahl")
    a_match(workspace, jens, ida)
    with pytest.raises(UserError, match="Jens Lund's seats are taken"):
        a_match(workspace, jens, other)


def test_two_are_matched_once(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    a_match(workspace, jens, ida)
    with pytest.raises(UserError, match="a match already"):
        a_match(workspace, jens, ida)


def test_a_pair_of_the_wrong_roles_is_refused(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    with pytest.raises(UserError, match="takes no part"):
        workspace.matches.match(jens.programme_id, ida.id, jens.id)


def test_a_match_does_not_begin_as_active(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    with pytest.raises(ValueError, match="begin"):
        a_match(workspace, jens, ida, MatchState.ACTIVE)


def test_an_unknown_code_is_told_as_it_was_typed(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="AAA-AAA"):
        workspace.matches.find(" AAA-AAA ")


# --- Its life -------------------------------------------------------------------


def test_a_mentor_is_asked_accepts_and_is_confirmed(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord, clock: StoppedClock
) -> None:
    match_id = a_match(workspace, jens, ida, MatchState.ASKED)
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.confirmed, pair.code) == (False, None)
    clock.set("2026-08-20T09:00")
    for state in (MatchState.ACCEPTED, MatchState.CONFIRMED):
        workspace.matches.set_state([match_id], state)
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert pair.confirmed
    assert pair.code
    assert pair.state_since == clock()


def test_a_mentor_asked_by_two_has_a_seat_for_the_first_confirmed(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    other = a_mentee(workspace, workspace.programmes.newest(), "Bo Dahl")
    asked = [a_match(workspace, jens, mentee, MatchState.ASKED) for mentee in (ida, other)]
    workspace.matches.set_state(asked, MatchState.ACCEPTED)
    with pytest.raises(UserError, match="seats are taken"):
        workspace.matches.set_state(asked, MatchState.CONFIRMED)
    assert state_of(workspace, asked[0]) is MatchState.ACCEPTED
    workspace.matches.set_state(asked[:1], MatchState.CONFIRMED)
    assert state_of(workspace, asked[0]) is MatchState.CONFIRMED


def test_many_are_announced_in_one_commit_and_those_announced_stay(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord, clock: StoppedClock
) -> None:
    programme = workspace.programmes.newest()
    other = a_match(
        workspace, a_mentor(workspace, programme, "Bo Dahl"), a_mentee(workspace, programme, "Eva")
    )
    first = a_match(workspace, jens, ida)
    workspace.matches.set_state([first], MatchState.ANNOUNCED)
    clock.set("2026-08-20T09:00")
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    workspace.matches.set_state([first, other], MatchState.ANNOUNCED)
    assert commits == [frozenset({"match"})]
    since = {p.match_id: p.state_since for p in workspace.matches.pairs(programme.id)}
    assert since[first] != since[other] == clock()


def test_one_wrong_step_changes_none(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    programme = workspace.programmes.newest()
    asked = a_match(
        workspace,
        a_mentor(workspace, programme, "Bo Dahl"),
        a_mentee(workspace, programme, "Eva"),
        MatchState.ASKED,
    )
    confirmed = a_match(workspace, jens, ida)
    with pytest.raises(UserError, match="Bo Dahl"):
        workspace.matches.set_state([confirmed, asked], MatchState.ACTIVE)
    assert state_of(workspace, confirmed) is MatchState.CONFIRMED


def test_ending_needs_a_reason_and_keeps_it(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    with pytest.raises(UserError, match="reason"):
        workspace.matches.set_state([match_id], MatchState.ENDED)
    with pytest.raises(UserError, match="in the future"):
        workspace.matches.end(match_id, EndReason.NO_TIME, date(2026, 8, 19))
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY, " Exams ")
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.state, pair.ended_on, pair.end_reason, pair.end_note) == (
        MatchState.ENDED,
        TODAY,
        EndReason.NO_TIME,
        "Exams",
    )
    assert not pair.confirmed


def test_the_reason_of_an_ended_match_can_be_put_right(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord, clock: StoppedClock
) -> None:
    match_id = a_match(workspace, jens, ida)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    clock.set("2026-08-20T09:00")
    workspace.matches.end(match_id, EndReason.NO_ANSWER, TODAY)
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert pair.end_reason is EndReason.NO_ANSWER
    assert pair.state_since != clock()


def test_a_reopened_match_goes_on_where_it_can(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    workspace.participants.set_available([jens.id], available=False)
    workspace.matches.reopen(match_id)
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.state, pair.end_reason, pair.ended_on) == (MatchState.CONFIRMED, None, None)
    workspace.matches.add_meeting(match_id, TODAY, 60, MeetingForm.PHYSICAL)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    workspace.matches.reopen(match_id)
    assert state_of(workspace, match_id) is MatchState.ACTIVE
    with pytest.raises(UserError, match="has not ended"):
        workspace.matches.reopen(match_id)


def test_a_match_is_not_reopened_when_its_seat_is_taken(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    a_match(workspace, jens, a_mentee(workspace, workspace.programmes.newest(), "Bo Dahl"))
    with pytest.raises(UserError, match="seats are taken"):
        workspace.matches.reopen(match_id)


def test_a_completed_match_can_become_active_again(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    workspace.matches.set_state([match_id], MatchState.COMPLETED)
    workspace.matches.reopen(match_id)
    assert state_of(workspace, match_id) is MatchState.ACTIVE


def test_matching_an_ended_pair_by_hand_reopens_it(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    code = workspace.matches.pairs(jens.programme_id)[0].code
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    assert a_match(workspace, jens, ida) == match_id
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.confirmed, pair.code, pair.end_reason) == (True, code, None)


# --- Swapping -------------------------------------------------------------------


def test_two_pairs_exchange_mentors_and_get_codes_of_their_own(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    programme = workspace.programmes.newest()
    bo, eva = a_mentor(workspace, programme, "Bo Dahl"), a_mentee(workspace, programme, "Eva Friis")
    first, second = a_match(workspace, jens, ida), a_match(workspace, bo, eva)
    workspace.matches.set_state([first], MatchState.ANNOUNCED)
    before = {pair.code for pair in workspace.matches.pairs(programme.id)}
    workspace.matches.swap(first, second)
    pairs = workspace.matches.pairs(programme.id)
    assert [(pair.mentor.name, pair.mentee.name) for pair in pairs] == [
        ("Jens Lund", "Eva Friis"),
        ("Bo Dahl", "Ida Krogh"),
    ]
    assert before.isdisjoint(pair.code for pair in pairs)
    assert {pair.state for pair in pairs} == {MatchState.CONFIRMED}
    assert all(pair.score == 0 for pair in pairs)


def test_a_swap_against_a_barrier_changes_nothing(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    programme = workspace.programmes.newest()
    bo, eva = a_mentor(workspace, programme, "Bo Dahl"), a_mentee(workspace, programme, "Eva Friis")
    first, second = a_match(workspace, jens, ida), a_match(workspace, bo, eva)
    workspace.matches.forbid(programme.id, bo.id, ida.id)
    before = workspace.matches.pairs(programme.id)
    with pytest.raises(UserError, match="Bo Dahl and Ida Krogh"):
        workspace.matches.swap(first, second)
    assert workspace.matches.pairs(programme.id) == before


def test_pairs_that_have_begun_or_ended_do_not_swap(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    programme = workspace.programmes.newest()
    bo, eva = a_mentor(workspace, programme, "Bo Dahl"), a_mentee(workspace, programme, "Eva Friis")
    first, second = a_match(workspace, jens, ida), a_match(workspace, bo, eva)
    workspace.agreements.write(first, goals="A first job")
    with pytest.raises(UserError, match=r"Jens Lund . Ida Krogh has begun"):
        workspace.matches.swap(second, first)
    workspace.matches.end(first, EndReason.NO_TIME, TODAY)
    with pytest.raises(UserError, match="going on"):
        workspace.matches.swap(second, first)


# --- Meetings and the end -------------------------------------------------------


def test_meetings_are_counted_and_the_last_one_is_known(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    later = workspace.matches.add_meeting(match_id, TODAY, 90, MeetingForm.VIRTUAL)
    workspace.matches.add_meeting(match_id, date(2026, 8, 1), 60, MeetingForm.PHYSICAL)
    assert [m.held_on for m in workspace.matches.meetings(match_id)] == [date(2026, 8, 1), TODAY]
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.meetings, pair.last_meeting) == (2, TODAY)
    workspace.matches.remove_meeting(later)
    (pair,) = workspace.matches.pairs(jens.programme_id)
    assert (pair.meetings, pair.last_meeting) == (1, date(2026, 8, 1))


@pytest.mark.parametrize(
    ("held_on", "minutes", "form"),
    [
        (date(2026, 8, 19), 60, MeetingForm.PHYSICAL),
        (TODAY, 0, MeetingForm.PHYSICAL),
        (TODAY, 60, MeetingForm.BOTH),
    ],
)
def test_a_meeting_that_cannot_have_been_is_refused(
    workspace: Workspace,
    jens: EnrolmentRecord,
    ida: EnrolmentRecord,
    held_on: date,
    minutes: int,
    form: MeetingForm,
) -> None:
    match_id = a_match(workspace, jens, ida)
    with pytest.raises(UserError):
        workspace.matches.add_meeting(match_id, held_on, minutes, form)
    assert workspace.matches.meetings(match_id) == ()


def test_a_programme_that_closes_itself_completes_its_pairs_after_its_last_day(
    workspace: Workspace, clock: StoppedClock
) -> None:
    programme = a_programme(workspace, "long")
    assert programme.ends_on is not None
    match_id = a_match(workspace, a_mentor(workspace, programme), a_mentee(workspace, programme))
    asked = a_match(
        workspace,
        a_mentor(workspace, programme, "Bo Dahl"),
        a_mentee(workspace, programme, "Eva Friis"),
        MatchState.ASKED,
    )
    clock.set(f"{programme.ends_on.isoformat()}T12:00")
    assert workspace.matches.close_finished(programme.id) == 0
    clock.set(f"{programme.ends_on.replace(year=programme.ends_on.year + 1).isoformat()}T12:00")
    assert workspace.matches.close_finished(programme.id) == 1
    assert state_of(workspace, match_id) is MatchState.COMPLETED
    assert state_of(workspace, asked) is MatchState.ASKED
    assert workspace.matches.close_finished(programme.id) == 0


def test_another_programme_does_not_close_itself(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord, clock: StoppedClock
) -> None:
    match_id = a_match(workspace, jens, ida)
    clock.set("2030-01-01T12:00")
    assert workspace.matches.close_finished(jens.programme_id) == 0
    assert state_of(workspace, match_id) is MatchState.CONFIRMED


def test_a_person_in_both_roles_has_a_match_in_each(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    programme = workspace.programmes.newest()
    also_mentee = a_mentee(workspace, programme, "Jens Lund")
    bo = a_mentor(workspace, programme, "Bo Dahl")
    a_match(workspace, jens, ida)
    a_match(workspace, bo, also_mentee)
    people = workspace.participants.people(programme.id)
    roles = {one.role for person in people for one in person.enrolments if one.taken}
    assert roles == set(Role)


# --- A match against a pin ------------------------------------------------------


@pytest.fixture
def bo(workspace: Workspace, programme: ProgrammeRecord) -> EnrolmentRecord:
    """Return another mentor with one seat."""
    return a_mentor(workspace, programme, "Bo Friis")


def pins(workspace: Workspace, jens: EnrolmentRecord) -> list[tuple[str, str]]:
    rules = workspace.matches.pair_rules(jens.programme_id)
    return [(one.mentor.name, one.mentee.name) for one in rules if one.kind is PairRuleKind.PINNED]


@pytest.mark.parametrize("state", [MatchState.CONFIRMED, MatchState.ASKED])
def test_a_match_lifts_the_mentees_pin_to_another_mentor(
    workspace: Workspace,
    jens: EnrolmentRecord,
    bo: EnrolmentRecord,
    ida: EnrolmentRecord,
    state: MatchState,
) -> None:
    matches, programme_id = workspace.matches, jens.programme_id
    matches.pin(programme_id, jens.id, ida.id)
    made = matches.match(programme_id, bo.id, ida.id, state=state)
    assert [mentor.name for mentor in made.unpinned] == ["Jens Lund"]
    assert pins(workspace, jens) == []
    # Before, no proposal could be made until one of the two went.
    assert matches.propose(programme_id).matched == 1


def test_a_match_that_was_pinned_keeps_its_pin(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    assert workspace.matches.match(jens.programme_id, jens.id, ida.id).unpinned == ()
    assert pins(workspace, jens) == [("Jens Lund", "Ida Krogh")]


def test_a_match_that_is_refused_lifts_no_pin(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    workspace.matches.forbid(jens.programme_id, bo.id, ida.id)
    with pytest.raises(UserError):
        a_match(workspace, bo, ida)
    assert pins(workspace, jens) == [("Jens Lund", "Ida Krogh")]


def test_a_match_that_overruled_a_pin_can_be_undone(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    matches, programme_id = workspace.matches, jens.programme_id
    matches.pin(programme_id, jens.id, ida.id)
    before = matches.pair_rules(programme_id)
    matches.match(programme_id, bo.id, ida.id)
    workspace.history.undo()
    assert matches.pairs(programme_id) == ()
    assert matches.pair_rules(programme_id) == before


def test_a_seat_that_a_pin_keeps_is_not_given_to_somebody_else(
    workspace: Workspace, jens: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    eva = a_mentee(workspace, workspace.programmes.newest(), "Eva Dam")
    workspace.matches.pin(jens.programme_id, jens.id, eva.id)
    with pytest.raises(UserError) as refused:
        a_match(workspace, jens, ida)
    assert refused.value.values == {"mentor": "Jens Lund", "mentee": "Eva Dam"}
    workspace.participants.change(jens.id, SignUpChange(capacity=2))
    a_match(workspace, jens, ida)
    assert workspace.matches.propose(jens.programme_id).matched == 2


def test_an_end_takes_the_pin_of_the_two_along(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    match_id = a_match(workspace, jens, ida)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    assert pins(workspace, jens) == []
    assert workspace.matches.propose(jens.programme_id).matched == 1


def test_a_match_does_not_go_on_against_a_pin(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    match_id = a_match(workspace, jens, ida)
    workspace.matches.end(match_id, EndReason.NO_TIME, TODAY)
    workspace.matches.pin(jens.programme_id, bo.id, ida.id)
    with pytest.raises(UserError, match="pinned"):
        workspace.matches.reopen(match_id)


def test_a_swap_lifts_pins_to_the_mentors_before(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    eva = a_mentee(workspace, workspace.programmes.newest(), "Eva Dam")
    workspace.matches.pin(jens.programme_id, jens.id, ida.id)
    first, second = a_match(workspace, jens, ida), a_match(workspace, bo, eva)
    workspace.matches.swap(first, second)
    assert pins(workspace, jens) == []
    assert workspace.matches.propose(jens.programme_id).matched == 2


def test_a_mentee_for_whom_a_mentor_is_asked_is_pinned_to_nobody_else(
    workspace: Workspace, jens: EnrolmentRecord, bo: EnrolmentRecord, ida: EnrolmentRecord
) -> None:
    a_match(workspace, jens, ida, MatchState.ASKED)
    with pytest.raises(UserError, match="is being asked"):
        workspace.matches.pin(jens.programme_id, bo.id, ida.id)
