"""Several proposals a programme: kept, named, compared, tried with other settings, swapped in."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, literal_column, select, update
from sqlalchemy.engine import Engine

from mentordesk.errors import UserError
from mentordesk.models import Proposal, ProposalPair
from mentordesk.services import inspection
from mentordesk.services.proposals import NAME_MOST
from mentordesk.services.records.matches import ProposalRecord, WholeRecord
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    Criterion,
    EnrolmentState,
    MatchState,
    MeetingForm,
    PairRuleKind,
    Role,
    Tier,
)
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme, a_workspace

SUBJECT_ALONE = {criterion: float(criterion is Criterion.SUBJECT) for criterion in Criterion}


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme of two who fit each other by subject, and two others who do."""
    programme = a_programme(workspace)
    for mentor, mentee, subject in (
        ("Jens Lund", "Ida Krogh", "History"),
        ("Bo Dahl", "Eva Friis", "Law"),
    ):
        a_mentor(workspace, programme, mentor, subjects=(subject,), topics=("CV",))
        a_mentee(workspace, programme, mentee, subjects=(subject,), topics=("CV", "Networks"))
    return programme


def id_of(workspace: Workspace, programme: ProgrammeRecord, name: str) -> int:
    return next(
        one.id for one in workspace.participants.enrolments(programme.id) if one.name == name
    )


def proposed(workspace: Workspace, programme: ProgrammeRecord) -> int:
    made = workspace.matches.propose(programme.id).proposal_id
    assert made is not None
    return made


def ids(workspace: Workspace, programme: ProgrammeRecord) -> list[int]:
    return [record.id for record in workspace.matches.proposals(programme.id)]


def pairs_of(whole: WholeRecord) -> set[tuple[str, str]]:
    return {(pair.mentor.name, pair.mentee.name) for pair in whole.pairs}


def the_one_on_the_table(workspace: Workspace, programme: ProgrammeRecord) -> int | None:
    """Return it as the list tells; the whole must say the same."""
    shown = [one.id for one in workspace.matches.proposals(programme.id) if one.on_table]
    assert len(shown) < 2
    told = shown[0] if shown else None
    assert workspace.matches.proposal(programme.id).proposal_id == told
    return told


# --- Kept -----------------------------------------------------------------------


def test_a_new_proposal_comes_on_the_table_and_the_one_before_stays_kept(
    workspace: Workspace, programme: ProgrammeRecord, clock: StoppedClock
) -> None:
    first = proposed(workspace, programme)
    clock.set("2026-08-19T09:30")
    second = proposed(workspace, programme)
    newest, oldest = workspace.matches.proposals(programme.id)
    assert (newest.id, newest.on_table, newest.made_at) == (second, True, clock.time)
    assert (oldest.id, oldest.on_table, oldest.name) == (first, False, "")
    assert the_one_on_the_table(workspace, programme) == second


def test_of_the_unnamed_ones_beside_the_table_nine_stay(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    named = proposed(workspace, programme)
    workspace.matches.name_proposal(programme.id, named, "All at once")
    made = [proposed(workspace, programme) for _ in range(12)]
    assert ids(workspace, programme) == [*made[:-11:-1], named]
    with workspace.file.read() as session:
        kept = set(session.scalars(select(ProposalPair.proposal_id)))
    assert kept == {named, *made[-10:]}


def test_one_that_is_replaced_goes_and_one_with_a_name_stays(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    matches = workspace.matches
    matches.propose(programme.id, replace=True)
    rewritten = matches.propose(programme.id, replace=True).proposal_id
    assert ids(workspace, programme) == [rewritten]
    matches.name_proposal(programme.id, rewritten or 0, "The first")
    added = matches.propose(programme.id, replace=True).proposal_id
    assert ids(workspace, programme) == [added, rewritten]
    assert the_one_on_the_table(workspace, programme) == added


def test_a_name_is_one_line_and_blank_takes_it_away(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    made = proposed(workspace, programme)
    for typed, kept in ((" Most\nwishes  first ", "Most wishes first"), (" \n", "")):
        workspace.matches.name_proposal(programme.id, made, typed)
        assert workspace.matches.proposals(programme.id)[0].name == kept
    workspace.matches.name_proposal(programme.id, made, "å" * NAME_MOST)
    with pytest.raises(UserError, match="at most 60 letters"):
        workspace.matches.name_proposal(programme.id, made, "å" * (NAME_MOST + 1))


def test_two_proposals_cannot_have_the_same_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first, second = proposed(workspace, programme), proposed(workspace, programme)
    workspace.matches.name_proposal(programme.id, first, "Draft")
    with pytest.raises(UserError, match="Another proposal is called DRAFT"):
        workspace.matches.name_proposal(programme.id, second, "DRAFT")
    workspace.matches.name_proposal(programme.id, first, "draft")
    other = a_programme(workspace, name="Spring 2027")
    elsewhere = workspace.matches.propose(other.id).proposal_id
    workspace.matches.name_proposal(other.id, elsewhere or 0, "Draft")


def test_an_older_proposal_is_put_on_the_table_again(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first = proposed(workspace, programme)
    workspace.matches.forbid(
        programme.id,
        id_of(workspace, programme, "Jens Lund"),
        id_of(workspace, programme, "Ida Krogh"),
    )
    proposed(workspace, programme)
    assert ("Bo Dahl", "Ida Krogh") in pairs_of(workspace.matches.proposal(programme.id))
    before = workspace.matches.proposal(programme.id, first)
    workspace.matches.put_on_table(programme.id, first)
    assert the_one_on_the_table(workspace, programme) == first
    assert workspace.matches.proposal(programme.id) == before
    assert ("Jens Lund", "Ida Krogh") in pairs_of(before)


def test_one_that_is_dropped_or_discarded_leaves_the_table_empty(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first, second, third = (proposed(workspace, programme) for _ in range(3))
    workspace.matches.drop_proposal(programme.id, first)
    assert the_one_on_the_table(workspace, programme) == third
    workspace.matches.drop_proposal(programme.id, third)
    assert the_one_on_the_table(workspace, programme) is None
    assert ids(workspace, programme) == [second]
    workspace.matches.put_on_table(programme.id, second)
    workspace.matches.discard(programme.id)
    assert ids(workspace, programme) == []
    workspace.matches.discard(programme.id)
    with pytest.raises(UserError, match="no proposal"):
        workspace.matches.confirm(programme.id)


def test_a_proposal_of_another_programme_is_not_found(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    made = proposed(workspace, programme)
    other = a_programme(workspace, name="Spring 2027")
    for deed in (
        lambda: workspace.matches.proposal(other.id, made),
        lambda: workspace.matches.put_on_table(other.id, made),
        lambda: workspace.matches.name_proposal(other.id, made, "Mine"),
        lambda: workspace.matches.drop_proposal(other.id, made),
        lambda: workspace.matches.compare(other.id, made, made),
        lambda: workspace.matches.proposal(programme.id, made + 1),
    ):
        with pytest.raises(UserError, match="no longer in the file"):
            deed()
    assert the_one_on_the_table(workspace, programme) == made


def test_what_a_proposal_was_made_with_is_kept(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first = workspace.programmes.matching_settings(programme.id)
    proposed(workspace, programme)
    wanted = replace(first, weakest_first=True, bar_language=False, weights=SUBJECT_ALONE)
    workspace.programmes.change_matching_settings(programme.id, wanted)
    proposed(workspace, programme)
    kept = [record.settings for record in workspace.matches.proposals(programme.id)]
    assert kept == [wanted, first]


def test_labels_are_those_of_the_thresholds_it_was_made_with(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    """A match that stands is labelled as the programme says now, in every proposal."""
    mentor = a_mentor(workspace, programme, "Åse Holm", subjects=("Physics",), topics=("CV",))
    mentee = a_mentee(
        workspace, programme, "Ærla Kvist", subjects=("Physics",), topics=("CV", "Networks")
    )
    a_match(workspace, mentor, mentee)
    first = proposed(workspace, programme)
    saved = workspace.programmes.matching_settings(programme.id)
    stricter = replace(saved, threshold_top=0.9)
    workspace.programmes.change_matching_settings(programme.id, stricter)
    second = proposed(workspace, programme)

    def labels(proposal_id: int) -> dict[str, Tier]:
        whole = workspace.matches.proposal(programme.id, proposal_id)
        return {pair.mentee.name: pair.tier for pair in whole.pairs}

    good = dict.fromkeys(("Ida Krogh", "Eva Friis", "Ærla Kvist"), Tier.GOOD)
    assert labels(second) == good
    assert labels(first) == {**good, "Ida Krogh": Tier.TOP, "Eva Friis": Tier.TOP}
    figures = {record.id: record.tiers for record in workspace.matches.proposals(programme.id)}
    assert (figures[first][Tier.TOP], figures[first][Tier.GOOD]) == (2, 1)
    assert (figures[second][Tier.TOP], figures[second][Tier.GOOD]) == (0, 3)


def assert_the_same_figures(record: ProposalRecord, whole: WholeRecord) -> None:
    assert record.total == whole.total
    for name in ("matched", "alone", "smallest", "tiers", "blocking_pairs", "optimal", "made_at"):
        assert getattr(record, name) == getattr(whole, name), name


Happening = tuple[str, int, int]
HAPPENINGS = st.lists(
    st.tuples(
        st.sampled_from(["propose", "match", "withdraw", "remove", "wait", "stricter", "busy"]),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Open one file for all that is drawn; each draw has a programme of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        with a_workspace(tmp_path_factory.mktemp("shared")) as opened:
            yield opened


def happen(workspace: Workspace, programme: ProgrammeRecord, happening: Happening) -> None:
    """Do one of the things that overtake a proposal, where it can be done."""
    what, first, second = happening
    people = workspace.participants.enrolments(programme.id)
    mentors, mentees = (
        sorted((one for one in people if one.role is role), key=lambda one: one.email)
        for role in (Role.MENTOR, Role.MENTEE)
    )
    mentor = mentors[first % len(mentors)] if mentors else None
    mentee = mentees[second % len(mentees)] if mentees else None
    if what == "propose":
        workspace.matches.propose(programme.id)
    elif what == "stricter":
        saved = workspace.programmes.matching_settings(programme.id)
        steps = replace(saved, threshold_top=1.0, threshold_good=0.5 + first / 10)
        workspace.programmes.change_matching_settings(programme.id, steps)
    elif mentor and mentee:
        # A second match for her, or taking somebody out of one, is refused.
        with suppress(UserError):
            _happen_to(workspace, what, mentor, mentee)


def _happen_to(
    workspace: Workspace, what: str, mentor: EnrolmentRecord, mentee: EnrolmentRecord
) -> None:
    participants = workspace.participants
    if what == "match":
        a_match(workspace, mentor, mentee)
    elif what == "busy":
        participants.set_available([mentor.id], available=False)
    elif what == "remove":
        participants.remove([mentee.id])
    else:
        state = EnrolmentState.WITHDRAWN if what == "withdraw" else EnrolmentState.WAITING
        participants.set_state([mentee.id], state)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    people=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=5),
    happenings=HAPPENINGS,
)
def test_figures_and_wholes_agree_whatever_happens_after_a_proposal(
    shared: Workspace, people: list[tuple[int, int]], happenings: list[Happening]
) -> None:
    # The name tells draws apart, and so cannot be drawn itself: draws repeat.
    programme = a_programme(shared, name=str(uuid4()))
    for number, (subject, topics) in enumerate(people):
        offered = ("CV", "Networks", "Exams")[:topics]
        signed: dict[str, Any] = {"subjects": (f"Subject {subject}",)}
        a_mentor(shared, programme, f"Mentor {number}", **signed, topics=offered, capacity=2)
        for twin in "ab":
            a_mentee(shared, programme, f"Mentee {number} {twin}", **signed, topics=("CV", "Exams"))
    shared.matches.propose(programme.id)
    for happening in happenings:
        happen(shared, programme, happening)
    records = shared.matches.proposals(programme.id)
    for record in records:
        whole = shared.matches.proposal(programme.id, record.id)
        assert_the_same_figures(record, whole)
        others = shared.matches.compare(programme.id, records[0].id, record.id)
        assert (others.first, others.second) == (records[0], record)
        mentees = {pair.mentee.enrolment_id for pair in whole.pairs}
        newest = shared.matches.proposal(programme.id, records[0].id)
        mentees |= {pair.mentee.enrolment_id for pair in newest.pairs}
        mentees |= {one.person.enrolment_id for one in whole.unmatched if one.role is Role.MENTEE}
        assert others.unchanged + len(others.changed) == len(mentees)


# --- Beside each other ----------------------------------------------------------


def test_who_gets_another_mentor_is_told_by_name_and_matches_count_as_unchanged(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee = a_mentor(workspace, programme, "Åse Holm"), a_mentee(workspace, programme, "X")
    a_match(workspace, mentor, mentee)
    first = proposed(workspace, programme)
    jens, bo, ida, eva = (
        id_of(workspace, programme, name)
        for name in ("Jens Lund", "Bo Dahl", "Ida Krogh", "Eva Friis")
    )
    for apart in ((jens, ida), (jens, eva), (bo, eva)):
        workspace.matches.forbid(programme.id, *apart)
    second = proposed(workspace, programme)
    seen = workspace.matches.compare(programme.id, first, second)
    assert (seen.first.id, seen.second.id, seen.unchanged) == (first, second, 1)
    assert (seen.first.alone, seen.second.alone) == (0, 1)
    eva_changed, ida_changed = seen.changed
    assert (eva_changed.mentee.name, ida_changed.mentee.name) == ("Eva Friis", "Ida Krogh")
    assert ida_changed.first is not None
    assert ida_changed.first.mentor.name == "Jens Lund"
    assert ida_changed.first.reasons[0].text == "Same subject: History."
    assert ida_changed.second is not None
    assert (ida_changed.second.mentor.name, eva_changed.second) == ("Bo Dahl", None)
    turned = workspace.matches.compare(programme.id, second, first)
    assert [(one.second, one.first) for one in turned.changed] == [
        (one.first, one.second) for one in seen.changed
    ]


def test_a_proposal_is_the_same_as_itself(workspace: Workspace, programme: ProgrammeRecord) -> None:
    made = proposed(workspace, programme)
    seen = workspace.matches.compare(programme.id, made, made)
    assert (seen.changed, seen.unchanged) == ((), 2)


def test_listing_proposals_reads_no_reason(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    for _ in range(3):
        proposed(workspace, programme)
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        workspace.matches.proposals(programme.id)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    reading = [one for one in asked if one.startswith("SELECT")]
    assert 0 < len(reading) < 8
    assert not [one for one in reading if "reasons" in one]


# --- On trial -------------------------------------------------------------------


def test_a_draft_is_tried_and_nothing_is_written(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    workspace.matches.propose(programme.id)
    english = SignUpChange(languages=("en",))
    for name in ("Ida Krogh", "Eva Friis"):
        enrolment = workspace.participants.enrolment(id_of(workspace, programme, name))
        workspace.participants.change(enrolment.id, english)
    for name in ("Jens Lund", "Bo Dahl"):
        enrolment = workspace.participants.enrolment(id_of(workspace, programme, name))
        workspace.participants.change(enrolment.id, SignUpChange(languages=("da",)))
    before = workspace.path.read_bytes()
    matches, saved = workspace.matches, workspace.programmes.matching_settings(programme.id)
    assert matches.propose(programme.id, keep=False).matched == 0
    draft = replace(saved, bar_language=False, threshold_top=1.0, weights=SUBJECT_ALONE)
    trial = matches.propose(programme.id, keep=False, settings=draft)
    assert (trial.matched, trial.proposal_id, trial.made_at) == (2, None, None)
    assert trial.total == 2
    half = replace(draft, weights={**SUBJECT_ALONE, Criterion.TOPICS: 1.0})
    trial = matches.propose(programme.id, keep=False, settings=half)
    assert (trial.smallest, trial.tiers[Tier.GOOD]) == (0.75, 2)
    assert workspace.path.read_bytes() == before


def test_a_draft_that_could_not_be_saved_is_refused_in_the_same_words(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    saved = workspace.programmes.matching_settings(programme.id)
    for wrong in (
        replace(saved, weights={**saved.weights, Criterion.SUBJECT: -1.0}),
        replace(saved, weights=dict.fromkeys(Criterion, 0.0)),
        replace(saved, threshold_good=0.9),
    ):
        with pytest.raises(UserError) as tried:
            workspace.matches.propose(programme.id, keep=False, settings=wrong)
        with pytest.raises(UserError) as said:
            workspace.programmes.change_matching_settings(programme.id, wrong)
        assert str(tried.value) == str(said.value)
    assert workspace.programmes.matching_settings(programme.id) == saved


def test_a_draft_keeps_the_saved_weight_of_what_it_leaves_out(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    saved = workspace.programmes.matching_settings(programme.id)
    part = replace(saved, weights={Criterion.WISHES: saved.weights[Criterion.WISHES]})
    trial = workspace.matches.propose(programme.id, keep=False, settings=part)
    assert trial.total == workspace.matches.propose(programme.id, keep=False).total


def test_a_draft_is_not_kept(workspace: Workspace, programme: ProgrammeRecord) -> None:
    saved = workspace.programmes.matching_settings(programme.id)
    with pytest.raises(ValueError, match="not kept"):
        workspace.matches.propose(programme.id, settings=saved)
    assert workspace.matches.proposals(programme.id) == ()


# --- What happens meanwhile -----------------------------------------------------


def test_who_is_removed_while_the_proposal_is_computed_is_missing_from_it(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    ida = id_of(workspace, programme, "Ida Krogh")

    def interrupt(done: int, total: int) -> None:
        if done == total:
            workspace.participants.remove([ida])

    workspace.matches.propose(programme.id, progress=interrupt)
    assert pairs_of(workspace.matches.proposal(programme.id)) == {("Bo Dahl", "Eva Friis")}
    with pytest.raises(UserError, match="Propose again"):
        workspace.matches.confirm(programme.id)


def test_a_kept_proposal_whose_people_have_left_says_what_is_left_and_is_not_confirmed(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first, second = proposed(workspace, programme), proposed(workspace, programme)
    workspace.participants.remove([id_of(workspace, programme, "Ida Krogh")])
    seen = workspace.matches.compare(programme.id, first, second)
    assert (seen.first.matched, seen.first.alone, seen.unchanged) == (1, 0, 1)
    workspace.matches.put_on_table(programme.id, first)
    assert pairs_of(workspace.matches.proposal(programme.id)) == {("Bo Dahl", "Eva Friis")}
    with pytest.raises(UserError, match="Propose again"):
        workspace.matches.confirm(programme.id)
    assert workspace.matches.pairs(programme.id) == ()


# --- Confirming -----------------------------------------------------------------


def test_confirming_clears_the_table_and_leaves_those_with_a_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    named = proposed(workspace, programme)
    workspace.matches.name_proposal(programme.id, named, "As it was")
    proposed(workspace, programme)
    chosen = proposed(workspace, programme)
    workspace.matches.name_proposal(programme.id, chosen, "Chosen")
    workspace.matches.put_on_table(programme.id, chosen)
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    assert workspace.matches.confirm(programme.id) == 2
    assert len(commits) == 1
    assert ids(workspace, programme) == [chosen, named]
    assert the_one_on_the_table(workspace, programme) is None
    assert workspace.matches.proposal(programme.id).made_at is None
    workspace.matches.put_on_table(programme.id, named)
    with pytest.raises(UserError, match="Propose again"):
        workspace.matches.confirm(programme.id)


def test_the_proposal_on_the_table_is_confirmed_and_not_the_newest(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first = proposed(workspace, programme)
    wanted = pairs_of(workspace.matches.proposal(programme.id))
    jens, ida = (id_of(workspace, programme, name) for name in ("Jens Lund", "Ida Krogh"))
    workspace.matches.forbid(programme.id, jens, ida)
    proposed(workspace, programme)
    workspace.matches.allow(programme.id, jens, ida)
    workspace.matches.put_on_table(programme.id, first)
    workspace.matches.confirm(programme.id)
    made = workspace.matches.pairs(programme.id)
    assert {(pair.mentor.name, pair.mentee.name) for pair in made} == wanted
    assert all(pair.state is MatchState.CONFIRMED for pair in made)


# --- Swapping -------------------------------------------------------------------


def pins(workspace: Workspace, programme: ProgrammeRecord) -> set[tuple[str, str]]:
    return {
        (rule.mentor.name, rule.mentee.name)
        for rule in workspace.matches.pair_rules(programme.id)
        if rule.kind is PairRuleKind.PINNED
    }


def swap(workspace: Workspace, programme: ProgrammeRecord, one: str, other: str) -> None:
    workspace.matches.swap_proposed(
        programme.id, id_of(workspace, programme, one), id_of(workspace, programme, other)
    )


def test_two_mentees_are_pinned_to_each_others_mentor_in_one_deed(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    for mentor, mentee in (("Jens Lund", "Ida Krogh"), ("Bo Dahl", "Eva Friis")):
        workspace.matches.pin(
            programme.id,
            id_of(workspace, programme, mentor),
            id_of(workspace, programme, mentee),
        )
    proposed(workspace, programme)
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    swap(workspace, programme, "Ida Krogh", "Eva Friis")
    assert commits == [frozenset({"pair_rule"})]
    crosswise = {("Jens Lund", "Eva Friis"), ("Bo Dahl", "Ida Krogh")}
    assert pins(workspace, programme) == crosswise
    assert pairs_of(workspace.matches.propose(programme.id, replace=True)) == crosswise
    swap(workspace, programme, "Eva Friis", "Ida Krogh")
    assert pins(workspace, programme) == {("Jens Lund", "Ida Krogh"), ("Bo Dahl", "Eva Friis")}


def ruled_out(workspace: Workspace, programme: ProgrammeRecord) -> None:
    workspace.matches.forbid(
        programme.id,
        id_of(workspace, programme, "Bo Dahl"),
        id_of(workspace, programme, "Ida Krogh"),
    )


def meeting_otherwise(workspace: Workspace, programme: ProgrammeRecord) -> None:
    for name, form in (("Jens Lund", MeetingForm.PHYSICAL), ("Eva Friis", MeetingForm.VIRTUAL)):
        change = SignUpChange(meeting_form=form)
        workspace.participants.change(id_of(workspace, programme, name), change)


def matched_meanwhile(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor = a_mentor(workspace, programme, "Åse Holm")
    mentee = workspace.participants.enrolment(id_of(workspace, programme, "Ida Krogh"))
    a_match(workspace, mentor, mentee)


def asked_meanwhile(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentor = a_mentor(workspace, programme, "Åse Holm")
    mentee = workspace.participants.enrolment(id_of(workspace, programme, "Eva Friis"))
    a_match(workspace, mentor, mentee, MatchState.ASKED)


def withdrawn(workspace: Workspace, programme: ProgrammeRecord) -> None:
    gone = id_of(workspace, programme, "Eva Friis")
    workspace.participants.set_state([gone], EnrolmentState.WITHDRAWN)


def mentor_withdrawn(workspace: Workspace, programme: ProgrammeRecord) -> None:
    gone = id_of(workspace, programme, "Jens Lund")
    workspace.participants.set_state([gone], EnrolmentState.WITHDRAWN)


def discarded(workspace: Workspace, programme: ProgrammeRecord) -> None:
    workspace.matches.discard(programme.id)


@pytest.mark.parametrize(
    ("what_happened", "sentence"),
    [
        (ruled_out, "ruled Bo Dahl and Ida Krogh out"),
        (meeting_otherwise, "Jens Lund and Eva Friis cannot be matched"),
        (matched_meanwhile, "Ida Krogh has Åse Holm as mentor already"),
        (asked_meanwhile, "Eva Friis has no mentor in the proposal"),
        (withdrawn, "takes no part"),
        (mentor_withdrawn, "takes no part"),
        (discarded, "Ida Krogh has no mentor in the proposal"),
    ],
)
def test_a_swap_that_cannot_be_is_refused_whole(
    workspace: Workspace, programme: ProgrammeRecord, what_happened: Any, sentence: str
) -> None:
    jens, ida = (id_of(workspace, programme, name) for name in ("Jens Lund", "Ida Krogh"))
    workspace.matches.pin(programme.id, jens, ida)
    proposed(workspace, programme)
    what_happened(workspace, programme)
    before = workspace.matches.pair_rules(programme.id)
    with pytest.raises(UserError, match=sentence):
        swap(workspace, programme, "Ida Krogh", "Eva Friis")
    assert workspace.matches.pair_rules(programme.id) == before


def test_two_who_share_a_mentor_are_not_swapped(workspace: Workspace) -> None:
    programme = a_programme(workspace)
    a_mentor(workspace, programme, capacity=2)
    for name in ("Ida Krogh", "Eva Friis"):
        a_mentee(workspace, programme, name)
    proposed(workspace, programme)
    for other in ("Eva Friis", "Ida Krogh"):
        with pytest.raises(UserError, match=f"Ida Krogh and {other} have the same mentor"):
            swap(workspace, programme, "Ida Krogh", other)


# --- Well -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"settings": {"weights": {"shoe size": 1}}},
        {"settings": {"weights": {"subject": 1e300}}},
        {"settings": {"weights": {}, "lost": True}},
        {"unmatched": [{"enrolment_id": 1}]},
        {"total": literal_column("'much'")},
        {"blocking_pairs": "many"},
    ],
)
def test_a_proposal_that_cannot_be_read_is_not_well(
    workspace: Workspace, programme: ProgrammeRecord, wrong: dict[str, Any]
) -> None:
    """Also one that is not on the table, and so is seldom read."""
    if "unmatched" in wrong:
        a_mentee(workspace, programme, "Left Over")
        left = id_of(workspace, programme, "Left Over")
        wrong = {"unmatched": [{"enrolment_id": left}]}
    kept = proposed(workspace, programme)
    proposed(workspace, programme)
    assert inspection.check(workspace.path) == len(workspace.participants.people())
    with workspace.file.write() as session:
        session.execute(update(Proposal).where(Proposal.id == kept).values(wrong))
    with pytest.raises(UserError, match="backup"):
        inspection.check(workspace.path)


def test_reasons_that_cannot_be_read_are_not_well(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    kept = proposed(workspace, programme)
    proposed(workspace, programme)
    with workspace.file.write() as session:
        pairs = update(ProposalPair).where(ProposalPair.proposal_id == kept)
        session.execute(pairs.values(reasons=[{"criterion": "shoe size"}]))
    with pytest.raises(UserError, match="backup"):
        inspection.check(workspace.path)
