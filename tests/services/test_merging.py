"""Two people made one: nothing that either had is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.services.differences import OF_PERSON, OF_SIGN_UP
from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.participants import AnswerKey, EnrolmentRecord, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    Attendance,
    EndReason,
    EnrolmentState,
    EvaluationRound,
    MeetingForm,
    Role,
)
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table, a_workspace

KEPT, DROPPED = "kept@example.org", "dropped@example.org"


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def merge(
    workspace: Workspace,
    keep: EnrolmentRecord,
    drop: EnrolmentRecord,
    fields: Mapping[AnswerKey, int] | None = None,
) -> None:
    workspace.participants.merge(keep.participant_id, drop.participant_id, fields)


def of_the_other(
    keep: EnrolmentRecord, drop: EnrolmentRecord, *fields: str
) -> Mapping[AnswerKey, int]:
    """Choose the dropped one's answers: of the person, or of the sign-up that both have."""
    return {
        AnswerKey(field)
        if field in OF_PERSON
        else AnswerKey(field, keep.programme_id, keep.role): drop.participant_id
        for field in fields
    }


def two_alike_in_nothing(
    workspace: Workspace, programme: ProgrammeRecord
) -> tuple[EnrolmentRecord, EnrolmentRecord]:
    """Return two mentors, each with an answer of their own to everything."""
    keep = a_mentor(
        workspace,
        programme,
        "Eva Dam",
        email=KEPT,
        phone="11 11 11 11",
        employer="Ramboll",
        location="Odense",
        languages=("da",),
        subjects=("Law",),
        topics=("CV",),
        experience_years=3,
        sector="Public",
        capacity=1,
        available=True,
        meeting_form=MeetingForm.PHYSICAL,
        waited=False,
        note="Kept",
    )
    drop = a_mentor(
        workspace,
        programme,
        "Eva B. Dam",
        email=DROPPED,
        phone="22 22 22 22",
        employer="COWI",
        location="Aarhus",
        languages=("en", "de"),
        subjects=("Biology", "Chemistry"),
        topics=("Networks",),
        experience_years=7,
        sector="Private",
        capacity=3,
        available=False,
        meeting_form=MeetingForm.VIRTUAL,
        waited=True,
        note="Dropped",
    )
    workspace.participants.set_state([drop.id], EnrolmentState.WAITING)
    return keep, workspace.participants.enrolment(drop.id)


def imported(
    workspace: Workspace, programme: ProgrammeRecord, folder: Path, *rows: Sequence[str]
) -> ImportReport:
    titles = ("Tidsstempel", "Navn", "E-mail", "Telefon", "Sektor")
    table = a_table(folder, titles, *rows)
    return workspace.sign_up.run(table, programme.id, role=Role.MENTOR)


def test_sign_ups_for_other_roles_and_programmes_move_over(workspace, programme):
    other = a_programme(workspace, name="Other")
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED, phone="11 22 33 44")
    a_mentor(workspace, other, "Eva Dam", email=DROPPED)
    merge(workspace, keep, drop)
    (eva,) = workspace.participants.people()
    assert (eva.email, eva.phone) == (KEPT, "11 22 33 44")
    assert sorted((part.programme, part.role) for part in eva.enrolments) == [
        ("Autumn 2026", Role.MENTEE),
        ("Autumn 2026", Role.MENTOR),
        ("Other", Role.MENTOR),
    ]


def test_of_two_sign_ups_for_one_role_the_first_stands_and_the_second_fills_it(
    workspace, programme
):
    keep = a_mentor(
        workspace, programme, "Eva Dam", email=KEPT, consent=False, topics=("CV",), note="Kept"
    )
    drop = a_mentor(
        workspace,
        programme,
        "Eva B. Dam",
        email=DROPPED,
        experience_years=7,
        sector="Public",
        subjects=("Law",),
        topics=("Networks",),
        note="Dropped",
        capacity=2,
        waited=True,
        wishes=("ida@example.org",),
        languages=("da",),
        location="Odense",
    )
    merge(workspace, keep, drop)
    (eva,) = workspace.participants.enrolments(programme.id)
    assert (eva.id, eva.name, eva.note, eva.topics) == (keep.id, "Eva Dam", "Kept", ("CV",))
    assert (eva.experience_years, eva.sector, eva.subjects) == (7, "Public", ("Law",))
    assert (eva.consent, eva.waited, eva.capacity) == (True, True, 2)
    assert eva.wishes == ("ida@example.org",)
    assert (eva.languages, eva.location) == (("da",), "Odense")


def test_matches_with_everything_in_them_move_over(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    first = a_match(workspace, keep, a_mentee(workspace, programme, "Ida"))
    second = a_match(workspace, drop, a_mentee(workspace, programme, "Liv"))
    workspace.agreements.write(second, goals="Two research paths")
    merge(workspace, keep, drop)
    pairs = workspace.matches.pairs(programme.id)
    assert {pair.match_id for pair in pairs} == {first, second}
    assert {pair.mentor.email for pair in pairs} == {KEPT}
    assert workspace.agreements.get(second).goals == "Two research paths"
    (eva,) = (p for p in workspace.participants.enrolments(programme.id) if p.role is Role.MENTOR)
    assert (eva.taken, eva.capacity) == (2, 2)


def test_of_two_matches_with_one_mentee_the_one_in_force_stays_with_all_meetings(
    workspace, programme, clock
):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    mentee = a_mentee(workspace, programme, "Ida")
    ended = a_match(workspace, keep, mentee)
    clock.set("2026-10-01T12:00")
    workspace.matches.add_meeting(ended, date(2026, 9, 3), 60, MeetingForm.PHYSICAL)
    workspace.matches.end(ended, EndReason.OTHER, date(2026, 9, 20))
    in_force = a_match(workspace, drop, mentee)
    workspace.matches.add_meeting(in_force, date(2026, 9, 25), 60, MeetingForm.PHYSICAL)
    merge(workspace, keep, drop)
    (pair,) = workspace.matches.pairs(programme.id)
    assert (pair.match_id, pair.mentor.email, pair.meetings) == (in_force, KEPT, 2)


@pytest.mark.parametrize("is_printed", [False, True])
def test_of_two_matches_the_one_in_force_takes_over_what_was_agreed_in_the_other(
    workspace, programme, clock, is_printed
):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    mentee = a_mentee(workspace, programme, "Ida")
    ended = a_match(workspace, keep, mentee)
    limit = LimitRecord(topic="Prices", why="Competitors", agreed="No figures")
    workspace.agreements.write(ended, goals="Two paths", topics=("CV",), limits=(limit,))
    workspace.agreements.mark_signed([ended], date(2026, 8, 18))
    clock.set("2026-10-01T12:00")
    workspace.matches.end(ended, EndReason.OTHER, date(2026, 9, 20))
    in_force = a_match(workspace, drop, mentee)
    if is_printed:
        workspace.agreements.mark_printed([in_force])
    merge(workspace, keep, drop)
    agreed = workspace.agreements.get(in_force)
    assert (agreed.goals, agreed.topics, agreed.limits) == ("Two paths", ("CV",), (limit,))
    assert agreed.signed_on == date(2026, 8, 18)


def test_of_two_agreements_the_other_fills_the_blanks_and_its_day_of_signing_is_none_of_both(
    workspace, programme, clock
):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    mentee = a_mentee(workspace, programme, "Ida")
    ended = a_match(workspace, keep, mentee)
    workspace.agreements.write(ended, goals="Old", place="Odense", topics=("CV",))
    workspace.agreements.mark_signed([ended], date(2026, 8, 18))
    clock.set("2026-10-01T12:00")
    workspace.matches.end(ended, EndReason.OTHER, date(2026, 9, 20))
    in_force = a_match(workspace, drop, mentee)
    workspace.agreements.write(in_force, goals="New", topics=("Networks",))
    merge(workspace, keep, drop)
    agreed = workspace.agreements.get(in_force)
    assert (agreed.goals, agreed.place, agreed.topics) == ("New", "Odense", ("Networks",))
    assert agreed.signed_on is None


def test_the_kept_match_stays_where_neither_is_in_force(workspace, programme):
    keep = a_mentee(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED)
    mentor = a_mentor(workspace, programme, "Jens", capacity=2)
    ids = [a_match(workspace, mentor, mentee) for mentee in (keep, drop)]
    for id_ in ids:
        workspace.matches.end(id_, EndReason.OTHER, date(2026, 8, 18))
    merge(workspace, keep, drop)
    assert [pair.match_id for pair in workspace.matches.pairs(programme.id)] == [ids[0]]


def test_pins_and_forbids_move_over_and_a_proposal_is_made_anew(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    mentee = a_mentee(workspace, programme, "Ida")
    workspace.matches.forbid(programme.id, drop.id, mentee.id, "Colleagues")
    workspace.matches.propose(programme.id)
    merge(workspace, keep, drop)
    (rule,) = workspace.matches.pair_rules(programme.id)
    assert (rule.mentor.email, rule.reason) == (KEPT, "Colleagues")
    assert workspace.matches.proposal(programme.id).made_at is None


def test_replies_move_over(workspace, programme):
    keep = a_mentee(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED)
    a_match(workspace, a_mentor(workspace, programme, "Jens"), drop)
    midterm = next(
        one for one in workspace.evaluations.questionnaires(programme.id) if one.role is Role.MENTEE
    )
    question = midterm.questions[0]
    answer = AnswerValue(chosen=(question.choices[0].key,))
    workspace.evaluations.record(midterm.id, drop.id, {question.id: answer})
    merge(workspace, keep, drop)
    assert workspace.evaluations.reply(midterm.id, keep.id)[question.id] == answer


def test_whoever_came_came(workspace, programme):
    first, second, *_ = workspace.playbook.events(programme.id)
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED)
    attend = workspace.playbook.set_attendance
    attend(first.id, [keep.participant_id], Attendance.ABSENT)
    attend(first.id, [drop.participant_id], Attendance.CAME)
    attend(second.id, [drop.participant_id], Attendance.COMING)
    merge(workspace, keep, drop)
    assert [one.attendance for one in workspace.playbook.attendance(first.id)] == [Attendance.CAME]
    assert [one.attendance for one in workspace.playbook.attendance(second.id)] == [
        Attendance.COMING
    ]


def test_wishes_about_the_dropped_address_are_about_the_kept_one(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT, wishes=(DROPPED,))
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED, wishes=(KEPT,))
    one = a_mentee(workspace, programme, "Ida", wishes=(DROPPED,))
    both = a_mentee(workspace, programme, "Liv", wishes=(DROPPED, KEPT))
    merge(workspace, keep, drop)
    for mentee in (one, both):
        assert workspace.participants.enrolment(mentee.id).wishes == (KEPT,)
    assert workspace.participants.enrolment(keep.id).wishes == ()


def test_where_the_other_address_is_chosen_wishes_are_about_that_one(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    one = a_mentee(workspace, programme, "Ida", wishes=(KEPT,))
    both = a_mentee(workspace, programme, "Liv", wishes=(DROPPED,), avoids=(KEPT,))
    merge(workspace, keep, drop, of_the_other(keep, drop, "email"))
    assert workspace.participants.enrolment(keep.id).email == DROPPED
    assert workspace.participants.enrolment(one.id).wishes == (DROPPED,)
    after = workspace.participants.enrolment(both.id)
    assert (after.wishes, after.avoids) == ((), (DROPPED,))


def test_of_two_replies_to_one_questionnaire_the_kept_ones_stands(workspace, programme):
    keep = a_mentee(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED)
    midterm = next(
        one for one in workspace.evaluations.questionnaires(programme.id) if one.role is Role.MENTEE
    )
    question = midterm.questions[0]
    first, second = (AnswerValue(chosen=(choice.key,)) for choice in question.choices[:2])
    mentor = a_mentor(workspace, programme, "Jens")
    for mentee, answer in ((keep, first), (drop, second)):
        match = a_match(workspace, mentor, mentee)
        workspace.evaluations.record(midterm.id, mentee.id, {question.id: answer})
        workspace.matches.end(match, EndReason.OTHER, date(2026, 8, 18))
    merge(workspace, keep, drop)
    assert workspace.evaluations.reply(midterm.id, keep.id)[question.id] == first


def test_whoever_is_to_be_avoided_stays_so_under_the_other_address(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT, avoids=("bo@example.org",))
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED, wishes=("bo@example.org",))
    both = a_mentee(workspace, programme, "Liv", wishes=(KEPT,), avoids=(DROPPED,))
    other = a_mentee(workspace, programme, "Ida", wishes=(DROPPED,), avoids=(KEPT,))
    merge(workspace, keep, drop)
    for mentee in (both, other):
        after = workspace.participants.enrolment(mentee.id)
        assert (after.wishes, after.avoids) == ((), (KEPT,))
    eva = workspace.participants.enrolment(keep.id)
    assert (eva.wishes, eva.avoids) == ((), ("bo@example.org",))


def test_one_person_is_not_merged_with_themselves(workspace, programme):
    keep = a_mentor(workspace, programme)
    with pytest.raises(UserError, match="one person already"):
        merge(workspace, keep, keep)


def test_two_who_were_matched_with_each_other_are_two(workspace, programme):
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    with pytest.raises(UserError, match="two people"):
        merge(workspace, mentor, mentee)


def test_a_merge_that_would_give_a_mentee_two_mentors_changes_nothing(workspace, programme):
    keep = a_mentee(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Dam", email=DROPPED)
    for mentee, mentor in ((keep, "Jens"), (drop, "Ulla")):
        a_match(workspace, a_mentor(workspace, programme, mentor), mentee)
    before = workspace.path.read_bytes()
    with pytest.raises(UserError, match="two mentors"):
        merge(workspace, keep, drop)
    assert workspace.path.read_bytes() == before


def test_a_merge_is_one_commit(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    workspace.participants.change(drop.id, SignUpChange(phone="11 22 33 44"))
    heard: list[frozenset[str]] = []
    workspace.subscribe(heard.append)
    merge(workspace, keep, drop)
    assert len(heard) == 1


def by_address(
    workspace: Workspace, programme: ProgrammeRecord, *addresses: str
) -> list[EnrolmentRecord]:
    parts = {one.email: one for one in workspace.participants.enrolments(programme.id)}
    return [parts[address] for address in addresses]


# --- Answer by answer -------------------------------------------------------


@pytest.mark.parametrize("field", [*OF_PERSON, *OF_SIGN_UP])
def test_each_answer_can_be_the_others_and_all_else_stays(workspace, programme, field):
    keep, drop = two_alike_in_nothing(workspace, programme)
    rest = of_the_other(keep, keep, *OF_PERSON, *OF_SIGN_UP)
    merge(workspace, keep, drop, {**rest, **of_the_other(keep, drop, field)})
    (eva,) = workspace.participants.enrolments(programme.id)
    assert eva.id == keep.id
    for other in (*OF_PERSON, *OF_SIGN_UP):
        owner = drop if other == field else keep
        assert getattr(eva, other) == getattr(owner, other), other


@settings(max_examples=12)
@given(chosen=st.sets(st.sampled_from((*OF_PERSON, *OF_SIGN_UP))))
def test_whatever_is_chosen_of_two_is_what_the_one_has(tmp_path_factory, chosen):
    with a_workspace(tmp_path_factory.mktemp("file")) as workspace:
        programme = a_programme(workspace)
        keep, drop = two_alike_in_nothing(workspace, programme)
        of_keep = of_the_other(keep, keep, *OF_PERSON, *OF_SIGN_UP)
        merge(workspace, keep, drop, {**of_keep, **of_the_other(keep, drop, *chosen)})
        (eva,) = workspace.participants.enrolments(programme.id)
        for field in (*OF_PERSON, *OF_SIGN_UP):
            owner = drop if field in chosen else keep
            assert getattr(eva, field) == getattr(owner, field), field


def test_what_stands_unless_told_is_what_is_said_beforehand(workspace, programme):
    keep, drop = two_alike_in_nothing(workspace, programme)
    people = {one.participant_id: one for one in workspace.participants.people()}
    told = workspace.participants.differences(
        people[keep.participant_id], people[drop.participant_id]
    )
    merge(workspace, keep, drop)
    (eva,) = workspace.participants.enrolments(programme.id)
    assert {one.key.field for one in told} == {*OF_PERSON, *OF_SIGN_UP}
    for one in told:
        stands = one.dropped if one.other_stands else one.kept
        assert getattr(eva, one.key.field) == stands, one.key.field


def test_a_field_that_nobody_has_is_a_bug_and_changes_nothing(workspace, programme):
    keep, drop = two_alike_in_nothing(workspace, programme)
    before = workspace.path.read_bytes()
    with pytest.raises(TypeError, match="shoe_size"):
        merge(workspace, keep, drop, {AnswerKey("shoe_size"): drop.participant_id})
    assert workspace.path.read_bytes() == before


def test_whoever_has_a_match_in_force_is_on_the_list_whatever_was_chosen(workspace, programme):
    keep, drop = two_alike_in_nothing(workspace, programme)
    workspace.participants.change(drop.id, SignUpChange(available=True))
    workspace.participants.set_state([keep.id, drop.id], EnrolmentState.SIGNED_UP)
    for name in ("Ida", "Liv"):
        a_match(workspace, drop, a_mentee(workspace, programme, name))
    workspace.participants.set_state([keep.id], EnrolmentState.WITHDRAWN)
    merge(workspace, keep, drop, of_the_other(keep, keep, "state", "capacity"))
    (eva,) = (one for one in workspace.participants.enrolments(programme.id) if one.id == keep.id)
    assert (eva.state, eva.capacity, eva.taken) == (EnrolmentState.SIGNED_UP, 2, 2)


# --- The address that goes --------------------------------------------------


def test_the_other_address_stays_this_person_to_a_table_that_comes_again(
    workspace, programme, tmp_path
):
    rows = (("", "Eva Dam", KEPT, "11 11 11 11", ""), ("", "Eva Dam", DROPPED, "", "Private"))
    imported(workspace, programme, tmp_path, *rows)
    keep, drop = by_address(workspace, programme, KEPT, DROPPED)
    merge(workspace, keep, drop)
    before = workspace.participants.people()
    report = imported(workspace, programme, tmp_path, *rows)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert workspace.participants.people() == before


@pytest.mark.parametrize("address", [KEPT, DROPPED])
@pytest.mark.parametrize("newer", [0, 1])
def test_forms_that_come_again_do_not_overrule_what_was_chosen_of_them(
    workspace, programme, tmp_path, address, newer
):
    times = ("2026-08-03 09:00", "2026-08-04 09:00")
    rows = (
        (times[newer], "Eva Dam", KEPT, "11 11 11 11", "Public"),
        (times[1 - newer], "Eva B. Dam", DROPPED, "22 22 22 22", "Private"),
    )
    imported(workspace, programme, tmp_path, *rows)
    keep, drop = by_address(workspace, programme, KEPT, DROPPED)
    chosen = {**of_the_other(keep, drop, "phone"), **of_the_other(keep, keep, "name", "sector")}
    if address == DROPPED:
        chosen |= of_the_other(keep, drop, "email")
    merge(workspace, keep, drop, chosen)
    before = workspace.participants.people()
    report = imported(workspace, programme, tmp_path, *rows)
    assert workspace.participants.people() == before
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    (eva,) = before
    assert (eva.name, eva.email, eva.phone) == ("Eva Dam", address, "22 22 22 22")
    assert eva.enrolments[0].sector == "Public"


def test_a_form_that_is_newer_than_both_counts_under_either_address(workspace, programme, tmp_path):
    rows = (
        ("2026-08-03 09:00", "Eva Dam", KEPT, "11 11 11 11", ""),
        ("2026-08-04 09:00", "Eva Dam", DROPPED, "22 22 22 22", ""),
    )
    imported(workspace, programme, tmp_path, *rows)
    keep, drop = by_address(workspace, programme, KEPT, DROPPED)
    merge(workspace, keep, drop)
    for minute, address in enumerate((DROPPED, KEPT), start=1):
        phone = f"33 33 33 3{minute}"
        newest = (f"2026-08-05 09:0{minute}", "Eva Dam", address, phone, "")
        imported(workspace, programme, tmp_path, newest)
        (eva,) = workspace.participants.people()
        assert (eva.email, eva.phone) == (KEPT, phone)


def test_whoever_becomes_one_twice_is_known_by_all_three_addresses(workspace, programme, tmp_path):
    first, second, third = (
        a_mentor(workspace, programme, "Eva Dam", email=f"{n}@example.org") for n in range(3)
    )
    merge(workspace, second, third)
    merge(workspace, first, second)
    rows = [("", "Eva Dam", f"{n}@example.org", "", "") for n in range(3)]
    assert imported(workspace, programme, tmp_path, *rows).unchanged == 3
    assert len(workspace.participants.people()) == 1


# --- All or nothing ---------------------------------------------------------


@pytest.mark.parametrize(
    "step", ["_move_matches", "_move_replies", "_move_attendance", "move_wishes"]
)
def test_a_merge_that_breaks_half_way_leaves_the_file_as_it_was(
    workspace, programme, monkeypatch, step
):
    keep, drop = two_alike_in_nothing(workspace, programme)
    before, people = workspace.path.read_bytes(), workspace.participants.people()

    def fail(*_given: object) -> None:
        raise RuntimeError("the power is out")

    monkeypatch.setattr(f"mentordesk.services.merging.{step}", fail)
    with pytest.raises(RuntimeError, match="power"):
        merge(workspace, keep, drop)
    assert workspace.participants.people() == people
    assert workspace.path.read_bytes() == before


# --- Two people -------------------------------------------------------------


def test_whoever_was_told_apart_from_the_one_is_told_apart_from_both(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    other = a_mentor(workspace, programme, "Eva Dam", email="eva@example.org")
    workspace.participants.tell_apart(other.participant_id, drop.participant_id)
    merge(workspace, keep, drop)
    assert workspace.participants.duplicates(programme.id) == ()


def test_two_who_were_told_apart_can_still_be_merged(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentor(workspace, programme, "Eva Dam", email=DROPPED)
    workspace.participants.tell_apart(drop.participant_id, keep.participant_id)
    merge(workspace, keep, drop)
    assert len(workspace.participants.people()) == 1


def reached(
    workspace: Workspace,
    programme: ProgrammeRecord,
    role: Role,
    person: EnrolmentRecord,
    *points: int,
) -> QuestionnaireRecord:
    """Type in what somebody found at the end of the topics of their own."""
    final = next(
        one
        for one in workspace.evaluations.questionnaires(programme.id)
        if (one.role, one.round) == (role, EvaluationRound.FINAL)
    )
    topics = workspace.evaluations.own_topics(final.id, person.id)
    filled = [replace(one, point=point) for one, point in zip(topics, points, strict=True)]
    workspace.evaluations.record(final.id, person.id, {}, filled)
    return final


def test_what_pairs_said_of_their_topics_moves_over_with_the_match(workspace, programme):
    keep = a_mentee(workspace, programme, "Eva Dam", email=KEPT)
    drop = a_mentee(workspace, programme, "Eva Damm", email=DROPPED)
    mentor = a_mentor(workspace, programme, "Jens", capacity=2)
    matches = [a_match(workspace, mentor, mentee) for mentee in (keep, drop)]
    for match, topics in zip(matches, (("Pay", "CV"), ("Pay", "PhD")), strict=True):
        workspace.agreements.write(match, topics=topics)
    final = reached(workspace, programme, Role.MENTOR, mentor, 2, 5, 3, 4)
    reached(workspace, programme, Role.MENTEE, drop, 5, 1)
    workspace.matches.end(matches[0], EndReason.OTHER, date(2026, 8, 18))
    merge(workspace, keep, drop)
    (pair,) = workspace.matches.pairs(programme.id)
    told = {one.topic: one.points for one in workspace.evaluations.topic_results(pair.match_id)}
    assert set(told) == {"Pay", "PhD", "CV"}
    assert told["CV"] == {Role.MENTOR: 5}
    assert told["PhD"] == {Role.MENTOR: 4, Role.MENTEE: 1}
    assert told["Pay"][Role.MENTEE] == 5
    topics = workspace.evaluations.own_topics(final.id, mentor.id)
    assert [one.topic for one in topics] == ["Pay", "PhD", "CV"]


def test_what_was_said_of_a_pairs_topics_goes_with_the_person(workspace, programme):
    mentor, mentee = a_mentor(workspace, programme, "Jens"), a_mentee(workspace, programme, "Eva")
    match = a_match(workspace, mentor, mentee)
    workspace.agreements.write(match, topics=("Pay",))
    final = reached(workspace, programme, Role.MENTOR, mentor, 2)
    workspace.matches.end(match, EndReason.OTHER, date(2026, 8, 18))
    assert [one.topic for one in workspace.evaluations.own_topics(final.id, mentor.id)] == ["Pay"]
    workspace.participants.remove([mentee.id])
    assert workspace.evaluations.own_topics(final.id, mentor.id) == ()
