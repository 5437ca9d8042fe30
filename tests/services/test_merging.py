"""Two people made one: nothing that either had is lost."""

from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.evaluations import AnswerValue
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Attendance, EndReason, MeetingForm, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme

KEPT, DROPPED = "kept@example.org", "dropped@example.org"


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def merge(workspace: Workspace, keep: EnrolmentRecord, drop: EnrolmentRecord) -> None:
    workspace.participants.merge(keep.participant_id, drop.participant_id)


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
