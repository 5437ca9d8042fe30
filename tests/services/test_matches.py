"""Candidates and the proposal: from sign-ups to confirmed matches."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, event
from sqlalchemy.engine import Engine

from mentordesk.errors import CancelledError, UserError
from mentordesk.i18n import Translator
from mentordesk.models import Participant, Wish
from mentordesk.services.records.matches import CandidateRecord, MatchingSettings
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    Barrier,
    Criterion,
    EndReason,
    EnrolmentState,
    Language,
    MatchState,
    MeetingForm,
    Role,
    Tier,
    WishKind,
)
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of most tests."""
    return a_programme(workspace)


def candidate(
    workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> CandidateRecord:
    (row,) = workspace.matches.candidates(mentee.programme_id, mentee.id)
    return next(one for one in row.candidates if one.mentor.enrolment_id == mentor.id)


def proposed(workspace: Workspace, programme: ProgrammeRecord) -> set[tuple[str, str]]:
    whole = workspace.matches.propose(programme.id)
    return {(pair.mentor.name, pair.mentee.name) for pair in whole.pairs}


# --- Candidates -----------------------------------------------------------------


def test_candidates_are_ranked_with_a_reason_for_every_criterion(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme, "Bo Dahl", subjects=("Law",), topics=("CV",))
    a_mentor(workspace, programme, "Jens Lund", subjects=("History",), topics=("CV",))
    mentee = a_mentee(workspace, programme, subjects=("History",), topics=("CV", "Networks"))
    (row,) = workspace.matches.candidates(programme.id, mentee.id)
    best, second = row.candidates
    assert row.mentee.email == mentee.email
    assert (best.mentor.name, second.mentor.name) == ("Jens Lund", "Bo Dahl")
    assert [reason.criterion for reason in best.reasons] == list(Criterion)
    reasons = {reason.criterion: reason for reason in best.reasons}
    assert reasons[Criterion.TOPICS].score == 0.5
    assert reasons[Criterion.SECTOR].score is None
    assert "History" in reasons[Criterion.SUBJECT].text
    weighed = [(reason.score, reason.weight) for reason in best.reasons if reason.score is not None]
    mean = sum(score * weight for score, weight in weighed) / sum(w for _, w in weighed)
    assert best.score == pytest.approx(mean)
    assert best.tier is Tier.TOP


def test_without_a_mentee_every_mentee_has_a_row_by_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    for name in ("Åse Holm", "Bo Dahl", "Ærla Kvist"):
        a_mentee(workspace, programme, name)
    rows = workspace.matches.candidates(programme.id)
    assert [row.mentee.name for row in rows] == ["Bo Dahl", "Ærla Kvist", "Åse Holm"]


def test_what_answers_leave_blank_scores_nothing(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    seen = candidate(workspace, mentor, mentee)
    assert (seen.score, seen.tier, seen.barrier) == (0, Tier.WEAK, None)


@pytest.mark.parametrize(
    ("mentor_says", "mentee_says", "barrier"),
    [
        ({"consent": False}, {}, Barrier.CONSENT),
        ({}, {"consent": False}, Barrier.CONSENT),
        ({"available": False}, {}, Barrier.UNAVAILABLE),
        (
            {"meeting_form": MeetingForm.PHYSICAL},
            {"meeting_form": MeetingForm.VIRTUAL},
            Barrier.MEETING_FORM,
        ),
        ({"languages": ("da",)}, {"languages": ("en",)}, Barrier.LANGUAGE),
    ],
)
def test_a_barrier_is_named_and_leaves_no_score(
    workspace: Workspace,
    programme: ProgrammeRecord,
    mentor_says: Any,
    mentee_says: Any,
    barrier: Barrier,
) -> None:
    mentor = a_mentor(workspace, programme, **mentor_says)
    mentee = a_mentee(workspace, programme, **mentee_says)
    seen = candidate(workspace, mentor, mentee)
    assert (seen.barrier, seen.score, seen.tier) == (barrier, None, None)
    assert seen.barrier_text
    assert workspace.matches.propose(programme.id).pairs == ()
    with pytest.raises(UserError, match="Jens Lund and Ida Krogh"):
        a_match(workspace, mentor, mentee)


def test_a_blank_language_answer_means_the_organisations(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor = a_mentor(workspace, programme, languages=("en",))
    mentee = a_mentee(workspace, programme, languages=())
    assert candidate(workspace, mentor, mentee).barrier is None


def test_nobody_is_their_own_mentor(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor = a_mentor(workspace, programme, "Eva Friis")
    mentee = a_mentee(workspace, programme, "Eva Friis")
    assert candidate(workspace, mentor, mentee).barrier is Barrier.SAME_PERSON
    with pytest.raises(UserError, match="both sides"):
        a_match(workspace, mentor, mentee)


def test_a_wish_to_avoid_somebody_is_a_barrier(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    with workspace.file.write() as session:
        session.add(Wish(enrolment_id=mentee.id, email=mentor.email, kind=WishKind.AVOIDED))
    assert candidate(workspace, mentor, mentee).barrier is Barrier.AVOIDED


def test_a_shared_employer_is_a_barrier_where_the_programme_says_so(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor = a_mentor(workspace, programme, employer="Havnen")
    mentee = a_mentee(workspace, programme, employer="havnen ")
    assert candidate(workspace, mentor, mentee).barrier is None
    settings = MatchingSettings(bar_same_employer=True)
    workspace.programmes.change_matching_settings(programme.id, settings)
    assert candidate(workspace, mentor, mentee).barrier is Barrier.EMPLOYER


@pytest.mark.parametrize("swapped", [False, True])
def test_two_who_were_a_pair_in_another_programme_are_not_matched_again(
    workspace: Workspace, programme: ProgrammeRecord, swapped: bool
) -> None:
    before = a_programme(workspace, name="Spring 2026")
    names = ("Ida Krogh", "Jens Lund") if swapped else ("Jens Lund", "Ida Krogh")
    a_match(
        workspace,
        a_mentor(workspace, before, names[0]),
        a_mentee(workspace, before, names[1]),
    )
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    assert candidate(workspace, mentor, mentee).barrier is Barrier.EARLIER


def test_two_of_whom_one_was_only_asked_elsewhere_can_be_matched(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    before = a_programme(workspace, "open", name="Spring 2026")
    a_match(workspace, a_mentor(workspace, before), a_mentee(workspace, before), MatchState.ASKED)
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    assert candidate(workspace, mentor, mentee).barrier is None


def test_a_mentor_without_a_free_seat_is_shown_as_full(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    other = a_mentee(workspace, programme, "Bo Dahl")
    assert not candidate(workspace, mentor, other).full
    a_match(workspace, mentor, mentee)
    assert candidate(workspace, mentor, other).full


def test_a_wish_for_somebody_else_counts_the_same_in_one_row_and_in_all(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    other = a_mentee(workspace, programme, "Bo Dahl")
    mentor = a_mentor(workspace, programme, wishes=(other.email,), subjects=("Law",))
    mentee = a_mentee(workspace, programme, wishes=(mentor.email,), subjects=("Law",))
    rows = {row.mentee.email: row for row in workspace.matches.candidates(programme.id)}
    assert candidate(workspace, mentor, mentee) == rows[mentee.email].candidates[0]
    wishes = candidate(workspace, mentor, mentee).reasons[-1]
    assert wishes.score == 0.5


def test_who_withdrew_or_waits_takes_no_part(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    waiting = a_mentee(workspace, programme)
    withdrawn = a_mentee(workspace, programme, "Bo Dahl")
    workspace.participants.set_state([waiting.id], EnrolmentState.WAITING)
    workspace.participants.set_state([withdrawn.id], EnrolmentState.WITHDRAWN)
    assert workspace.matches.candidates(programme.id) == ()
    assert workspace.matches.candidates(programme.id, waiting.id) == ()
    assert proposed(workspace, programme) == set()
    workspace.participants.set_state([waiting.id], EnrolmentState.SIGNED_UP)
    assert proposed(workspace, programme) == {("Jens Lund", "Ida Krogh")}


def test_a_mentee_is_found_by_address_in_any_case(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentee = a_mentee(workspace, programme)
    found = workspace.matches.mentee_id(programme.id, " Ida.Krogh@Example.org ")
    assert found == mentee.id
    with pytest.raises(UserError, match=r"nobody@example\.org"):
        workspace.matches.mentee_id(programme.id, "nobody@example.org")


# --- The proposal ---------------------------------------------------------------


def test_the_proposal_takes_the_best_whole_and_is_kept(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme, "Jens Lund", subjects=("History", "Law"))
    a_mentor(workspace, programme, "Bo Dahl", subjects=("History",))
    a_mentee(workspace, programme, "Ida Krogh", subjects=("History",))
    a_mentee(workspace, programme, "Eva Friis", subjects=("Law",))
    whole = workspace.matches.propose(programme.id)
    pairs = [(pair.mentor.name, pair.mentee.name) for pair in whole.pairs]
    assert pairs == [("Jens Lund", "Eva Friis"), ("Bo Dahl", "Ida Krogh")]
    assert (whole.total, whole.matched, whole.seats, whole.optimal) == (2, 2, 2, True)
    assert all(pair.code is None and not pair.confirmed for pair in whole.pairs)
    assert workspace.matches.proposal(programme.id) == whole


def test_who_is_left_over_is_told_why_and_what_would_help(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme, meeting_form=MeetingForm.PHYSICAL)
    mentee = a_mentee(workspace, programme, meeting_form=MeetingForm.VIRTUAL)
    whole = workspace.matches.propose(programme.id)
    assert [(left.person.name, left.role) for left in whole.unmatched] == [
        ("Ida Krogh", Role.MENTEE),
        ("Jens Lund", Role.MENTOR),
    ]
    left = whole.unmatched[0]
    assert left.person.email == mentee.email
    assert "meet" in left.reason
    assert "Ida Krogh" in left.remedy or "Jens Lund" in left.remedy
    assert workspace.matches.proposal(programme.id).unmatched == whole.unmatched


def test_reasons_are_told_in_the_readers_language(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        programme = a_programme(workspace)
        a_mentor(workspace, programme, subjects=("History",))
        a_mentee(workspace, programme, subjects=("History",))
        english = workspace.matches.propose(programme.id).pairs[0].reasons[0].text
        workspace.translator = Translator(Language.DANISH)
        danish = workspace.matches.proposal(programme.id).pairs[0].reasons[0].text
    translated = Translator(Language.DANISH).gettext("Same subject: {subjects}.")
    assert english == "Same subject: History."
    assert danish == translated.format(subjects="History")


def test_busy_mentors_are_not_counted_as_unmatched(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    busy = a_mentor(workspace, programme)
    workspace.participants.set_available([busy.id], available=False)
    whole = workspace.matches.propose(programme.id)
    assert (whole.unmatched, whole.seats) == ((), 0)


def test_without_a_proposal_the_whole_holds_the_matches_alone(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_mentee(workspace, programme, "Bo Dahl")
    a_match(workspace, mentor, mentee)
    whole = workspace.matches.proposal(programme.id)
    assert (whole.matched, whole.made_at, whole.optimal) == (1, None, False)
    assert whole.pairs[0].confirmed
    assert [left.person.name for left in whole.unmatched] == ["Bo Dahl"]


def test_a_trial_keeps_nothing_and_needs_no_right_to_write(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    path = workspace.path
    workspace.close()
    before = path.read_bytes()
    with Workspace.open(path, writable=False) as reading:
        trial = reading.matches.propose(
            programme.id, pins=[(mentor.email, mentee.email)], keep=False
        )
        assert trial.pairs[0].pinned
        assert trial.made_at is None
        assert reading.matches.proposal(programme.id).pairs == ()
    assert path.read_bytes() == before


def test_a_forbid_of_one_run_holds_for_that_run(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    apart = [(mentor.email, mentee.email)]
    assert workspace.matches.propose(programme.id, forbids=apart).pairs == ()
    assert len(workspace.matches.propose(programme.id).pairs) == 1


def test_a_pin_and_a_forbid_on_one_pair_are_refused_by_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    pair = [(mentor.email, mentee.email)]
    with pytest.raises(UserError, match="Jens Lund and Ida Krogh"):
        workspace.matches.propose(programme.id, pins=pair, forbids=pair)


def test_a_pin_of_a_stranger_is_refused(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentee = a_mentee(workspace, programme)
    stranger = [("stranger@example.org", mentee.email)]
    with pytest.raises(UserError, match=r"stranger@example\.org"):
        workspace.matches.propose(programme.id, pins=stranger)


def test_a_kept_rule_on_somebody_who_withdrew_stops_no_proposal(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    workspace.matches.pin(programme.id, mentor.id, mentee.id)
    workspace.participants.set_state([mentee.id], EnrolmentState.WITHDRAWN)
    assert workspace.matches.propose(programme.id).pairs == ()


def test_matches_in_force_stand_and_pairs_being_asked_do_too(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentors = [a_mentor(workspace, programme, name) for name in ("Jens Lund", "Bo Dahl")]
    mentees = [a_mentee(workspace, programme, name) for name in ("Ida Krogh", "Eva Friis")]
    a_match(workspace, mentors[0], mentees[0])
    a_match(workspace, mentors[1], mentees[1], MatchState.ASKED)
    whole = workspace.matches.propose(programme.id)
    states = {pair.mentee.name: pair.state for pair in whole.pairs}
    assert states == {"Ida Krogh": MatchState.CONFIRMED, "Eva Friis": MatchState.ASKED}
    asked = whole.pairs[0]
    assert (asked.mentee.name, asked.confirmed, asked.code) == ("Eva Friis", False, None)
    assert workspace.matches.confirm(programme.id) == 0


def test_an_ended_pair_frees_the_seat_and_is_not_proposed_again(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    match_id = a_match(workspace, mentor, mentee)
    workspace.matches.end(match_id, EndReason.NOT_A_FIT, programme.starts_on.replace(month=8))
    assert proposed(workspace, programme) == set()
    a_mentee(workspace, programme, "Bo Dahl")
    assert proposed(workspace, programme) == {("Jens Lund", "Bo Dahl")}


def test_who_signs_up_after_the_proposal_is_shown_as_not_in_it(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    workspace.matches.propose(programme.id)
    a_mentee(workspace, programme, "Bo Dahl")
    (late,) = workspace.matches.proposal(programme.id).unmatched
    assert (late.person.name, late.reason) == ("Bo Dahl", "Not in a proposal yet.")


def test_a_new_proposal_takes_the_place_of_the_one_before(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    mentee = a_mentee(workspace, programme)
    workspace.matches.propose(programme.id)
    workspace.participants.set_state([mentee.id], EnrolmentState.WITHDRAWN)
    workspace.matches.propose(programme.id)
    assert workspace.matches.proposal(programme.id).pairs == ()
    assert workspace.matches.confirm(programme.id) == 0


def test_a_discarded_proposal_is_gone(workspace: Workspace, programme: ProgrammeRecord) -> None:
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    workspace.matches.propose(programme.id)
    workspace.matches.discard(programme.id)
    assert workspace.matches.proposal(programme.id).pairs == ()
    with pytest.raises(UserError, match="no proposal"):
        workspace.matches.confirm(programme.id)


def test_progress_is_told_to_the_end_and_can_stop_the_work(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme)
    a_mentee(workspace, programme)
    told: list[tuple[int, int]] = []
    workspace.matches.propose(programme.id, progress=lambda *steps: told.append(steps))
    assert told == sorted(told)
    assert told[-1] == (100, 100)
    workspace.matches.discard(programme.id)

    def stop(done: int, total: int) -> None:
        if 2 * done > total:
            raise CancelledError

    with pytest.raises(CancelledError):
        workspace.matches.propose(programme.id, progress=stop)
    assert workspace.matches.proposal(programme.id).made_at is None


# --- Confirming -----------------------------------------------------------------


def test_confirming_makes_matches_with_codes_in_one_commit(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_mentor(workspace, programme, capacity=2)
    for name in ("Ida Krogh", "Bo Dahl"):
        a_mentee(workspace, programme, name)
    proposal = workspace.matches.propose(programme.id)
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    assert workspace.matches.confirm(programme.id) == 2
    assert len(commits) == 1
    pairs = workspace.matches.pairs(programme.id)
    assert [pair.mentee.name for pair in pairs] == ["Bo Dahl", "Ida Krogh"]
    assert all(pair.confirmed and pair.code and pair.match_id for pair in pairs)
    assert [pair.reasons for pair in pairs] == [pair.reasons for pair in proposal.pairs]
    assert len({pair.code for pair in pairs}) == 2
    assert workspace.matches.proposal(programme.id).made_at is None


def test_the_same_people_get_the_same_codes_in_another_file(tmp_path: Path) -> None:
    codes = []
    for name, order in (("a", 1), ("b", -1)):
        with a_workspace(tmp_path, name=f"{name}.mentordesk") as workspace:
            programme = a_programme(workspace)
            for number in (1, 2)[::order]:
                a_mentor(workspace, programme, f"Mentor {number}")
                a_mentee(workspace, programme, f"Mentee {number}")
            workspace.matches.propose(programme.id)
            workspace.matches.confirm(programme.id)
            pairs = workspace.matches.pairs(programme.id)
            codes.append([(pair.mentor.name, pair.mentee.name, pair.code) for pair in pairs])
    assert codes[0] == codes[1]


def test_a_pin_is_marked_on_the_match(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    workspace.matches.pin(programme.id, mentor.id, mentee.id)
    assert candidate(workspace, mentor, mentee).pinned
    workspace.matches.propose(programme.id)
    workspace.matches.confirm(programme.id)
    assert workspace.matches.pairs(programme.id)[0].pinned


def a_busy_mentor(workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord) -> None:
    workspace.participants.set_available([mentor.id], available=False)


def a_removed_mentee(
    workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> None:
    workspace.participants.remove([mentee.id])


def a_withdrawn_mentee(
    workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> None:
    workspace.participants.set_state([mentee.id], EnrolmentState.WITHDRAWN)


def a_match_by_hand(workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord) -> None:
    a_match(workspace, mentor, mentee)


def a_question_to_the_mentor(
    workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> None:
    a_match(workspace, mentor, mentee, MatchState.ASKED)


def a_forbidden_pair(
    workspace: Workspace, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> None:
    workspace.matches.forbid(mentor.programme_id, mentor.id, mentee.id, "They are neighbours")


@pytest.mark.parametrize(
    "what_happened",
    [
        a_busy_mentor,
        a_removed_mentee,
        a_withdrawn_mentee,
        a_match_by_hand,
        a_question_to_the_mentor,
        a_forbidden_pair,
    ],
)
def test_a_proposal_that_no_longer_fits_is_refused_whole(
    workspace: Workspace, programme: ProgrammeRecord, what_happened: Callable[..., None]
) -> None:
    a_mentor(workspace, programme, "Bo Dahl", subjects=("Law",))
    a_mentee(workspace, programme, "Eva Friis", subjects=("Law",))
    mentor = a_mentor(workspace, programme, subjects=("History",))
    mentee = a_mentee(workspace, programme, subjects=("History",))
    workspace.matches.propose(programme.id)
    what_happened(workspace, mentor, mentee)
    before = workspace.matches.pairs(programme.id)
    with pytest.raises(UserError, match="Propose again"):
        workspace.matches.confirm(programme.id)
    assert workspace.matches.pairs(programme.id) == before
    workspace.matches.propose(programme.id)
    assert workspace.matches.confirm(programme.id)


def test_a_seat_taken_by_somebody_else_meanwhile_is_noticed(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor = a_mentor(workspace, programme, capacity=2)
    for name in ("Ida Krogh", "Bo Dahl"):
        a_mentee(workspace, programme, name)
    workspace.matches.propose(programme.id)
    a_match(workspace, mentor, a_mentee(workspace, programme, "Eva Friis"))
    with pytest.raises(UserError, match="Propose again"):
        workspace.matches.confirm(programme.id)


# --- Many -----------------------------------------------------------------------


def test_reading_takes_as_many_queries_for_twenty_pairs_as_for_two(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    counts = []
    for people in (range(2), range(2, 20)):
        for number in people:
            a_mentor(workspace, programme, f"Mentor {number}", subjects=("Law",))
            a_mentee(workspace, programme, f"Mentee {number}", subjects=("Law",), topics=("CV",))
        workspace.matches.propose(programme.id)
        workspace.matches.confirm(programme.id)
        counts.append(
            [
                queries_of(lambda: workspace.matches.pairs(programme.id)),
                queries_of(lambda: workspace.matches.proposal(programme.id)),
                queries_of(lambda: workspace.matches.candidates(programme.id)),
                queries_of(lambda: workspace.agreements.all(programme.id)),
                queries_of(lambda: workspace.evaluations.questionnaires(programme.id)),
            ]
        )
    assert counts[0] == counts[1]


def queries_of(read: Callable[[], object]) -> int:
    statements: list[str] = []

    def count(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        read()
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return len(statements)


def test_people_who_are_gone_take_their_matches_along(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    with workspace.file.write() as session:
        session.execute(delete(Participant).where(Participant.email == mentee.email))
    assert workspace.matches.pairs(programme.id) == ()


def test_after_confirming_each_left_over_is_told_why(
    workspace: Workspace,
):
    programme = a_programme(workspace)
    a_mentor(workspace, programme, "Jens Lund", meeting_form=MeetingForm.PHYSICAL)
    a_mentee(workspace, programme, "Ida Krogh", meeting_form=MeetingForm.PHYSICAL)
    a_mentee(workspace, programme, "Bo Friis", meeting_form=MeetingForm.PHYSICAL)
    a_mentor(workspace, programme, "Ulla Skov", meeting_form=MeetingForm.VIRTUAL)
    workspace.matches.propose(programme.id)
    workspace.matches.confirm(programme.id)
    told = {
        one.person.name: one.reason for one in workspace.matches.proposal(programme.id).unmatched
    }
    assert told["Ulla Skov"] == (
        "No mentee can be matched with this mentor: no common way to meet (2)."
    )
    (mentee,) = told.keys() - {"Ulla Skov"}
    assert told[mentee] == "The only mentor who can be matched with this mentee is full."


def test_a_mentor_who_signs_up_after_the_matching_hears_who_is_still_free(
    workspace: Workspace,
):
    programme = a_programme(workspace)
    a_mentor(workspace, programme, "Jens Lund")
    a_mentee(workspace, programme, "Ida Krogh")
    workspace.matches.propose(programme.id)
    workspace.matches.confirm(programme.id)
    a_mentor(workspace, programme, "Ulla Skov")
    placed = workspace.matches.proposal(programme.id).unmatched
    assert placed[0].reason == (
        "The only mentee who can be matched with this mentor has another mentor."
    )
    a_mentee(workspace, programme, "Bo Friis")
    told = {
        one.person.name: one.reason for one in workspace.matches.proposal(programme.id).unmatched
    }
    assert told == {
        "Bo Friis": "One mentor who can be matched with this mentee has room.",
        "Ulla Skov": "One mentee who can be matched with this mentor has no mentor.",
    }
