"""What the coordinator sees first: figures, milestones, and what needs her."""

from datetime import date
from typing import Any

import pytest

from mentordesk.i18n import Translator
from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.playbook import AttentionItem, AttentionKind, Milestone
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import (
    EndReason,
    EnrolmentState,
    EvaluationRound,
    Language,
    MatchState,
    MeetingForm,
)
from tests.builders import a_match, a_mentee, a_mentor, a_programme


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def attention(
    workspace: Workspace, programme: ProgrammeRecord, kind: AttentionKind
) -> list[AttentionItem]:
    return [item for item in workspace.overview.attention(programme.id) if item.kind is kind]


def the_one(workspace: Workspace, programme: ProgrammeRecord, kind: AttentionKind) -> AttentionItem:
    (item,) = attention(workspace, programme, kind)
    return item


def a_pair(
    workspace: Workspace,
    programme: ProgrammeRecord,
    mentor: str = "Jens Lund",
    mentee: str = "Ida Krogh",
    **signup: Any,
) -> int:
    return a_match(
        workspace,
        a_mentor(workspace, programme, mentor, **signup),
        a_mentee(workspace, programme, mentee),
    )


# --- Figures ----------------------------------------------------------------


def test_an_empty_programme_counts_nothing(workspace, programme):
    figures = workspace.overview.key_figures(programme.id)
    assert (figures.mentors, figures.mentees, figures.seats, figures.matched) == (0, 0, 0, 0)
    assert (figures.signed, figures.answered, figures.invited) == (0, 0, 0)


def test_seats_are_those_of_mentors_who_can_be_matched(workspace, programme):
    a_mentor(workspace, programme, "Jens", capacity=2)
    busy = a_mentor(workspace, programme, "Bo")
    workspace.participants.set_available([busy.id], available=False)
    a_mentor(workspace, programme, "Ulla", consent=False)
    withdrawn = a_mentor(workspace, programme, "Per")
    workspace.participants.set_state([withdrawn.id], EnrolmentState.WITHDRAWN)
    figures = workspace.overview.key_figures(programme.id)
    assert (figures.mentors, figures.seats) == (3, 2)


def test_matched_and_signed_count_what_is_in_force(workspace, programme):
    first = a_pair(workspace, programme)
    ended = a_pair(workspace, programme, "Ulla", "Liv")
    workspace.agreements.mark_signed([first, ended], date(2026, 8, 18))
    workspace.matches.end(ended, EndReason.AGREED, date(2026, 8, 18))
    figures = workspace.overview.key_figures(programme.id)
    assert (figures.mentees, figures.matched, figures.signed) == (2, 1, 1)


def questionnaires(
    workspace: Workspace,
    programme: ProgrammeRecord,
    which: EvaluationRound = EvaluationRound.MIDTERM,
) -> list[QuestionnaireRecord]:
    return [one for one in workspace.evaluations.questionnaires(programme.id) if one.round is which]


def answer(workspace: Workspace, questionnaire: QuestionnaireRecord, enrolment_id: int) -> None:
    question = questionnaire.questions[0]
    value = AnswerValue(chosen=(question.choices[0].key,))
    workspace.evaluations.record(questionnaire.id, enrolment_id, {question.id: value})


def test_answers_are_those_of_the_latest_round_that_has_any(workspace, programme, clock):
    a_pair(workspace, programme)
    ids = {one.role: one.id for one in workspace.participants.enrolments(programme.id)}
    midterm = questionnaires(workspace, programme)
    for one in midterm:
        workspace.evaluations.mark_sent(one.id, date(2026, 8, 18), None)
    assert workspace.overview.key_figures(programme.id).invited == 2
    answer(workspace, midterm[0], ids[midterm[0].role])
    figures = workspace.overview.key_figures(programme.id)
    assert (figures.answered, figures.invited) == (1, 2)
    for one in questionnaires(workspace, programme, EvaluationRound.FINAL):
        answer(workspace, one, ids[one.role])
    assert workspace.overview.key_figures(programme.id).answered == 2


# --- The course over time ---------------------------------------------------


def milestones(workspace: Workspace, programme: ProgrammeRecord) -> dict[Milestone, date]:
    return {point.milestone: point.on for point in workspace.overview.timeline(programme.id)}


def test_one_semester_has_every_milestone_in_order(workspace, programme):
    points = workspace.overview.timeline(programme.id)
    assert [point.milestone for point in points] == list(Milestone)
    assert [point.on for point in points[1:]] == [
        date(2026, 8, 1),
        date(2026, 8, 7),
        date(2026, 9, 1),
        date(2026, 10, 31),
        date(2026, 12, 10),
        date(2026, 12, 17),
    ]
    assert [point.passed for point in points] == [True] * 3 + [False] * 4


def test_sign_up_is_the_deadline_or_the_first_activity(workspace, programme):
    assert milestones(workspace, programme)[Milestone.SIGN_UP] == date(2026, 6, 18)
    workspace.programmes.change(programme.id, sign_up_by=None)
    first = workspace.playbook.activities(programme.id)[0].due_on
    assert milestones(workspace, programme)[Milestone.SIGN_UP] == first


def test_without_a_midterm_people_are_asked_after_the_end(workspace):
    programme = a_programme(workspace, "long")
    found = milestones(workspace, programme)
    assert Milestone.MIDTERM not in found
    assert found[Milestone.FINAL] == date(2027, 9, 14)


def test_without_a_closing_event_it_closes_on_its_last_day(workspace):
    programme = a_programme(workspace, "graduate")
    found = milestones(workspace, programme)
    assert found[Milestone.CLOSING] == programme.ends_on
    assert Milestone.FINAL not in found


def test_open_matching_has_a_start_and_nothing_after(workspace):
    programme = a_programme(workspace, "open")
    assert list(milestones(workspace, programme)) == [Milestone.SIGN_UP]
    for one in workspace.playbook.activities(programme.id):
        workspace.playbook.remove_activity(one.id)
    assert milestones(workspace, programme) == {}


def test_the_final_evaluation_ends_on_the_day_that_was_told(workspace, programme):
    for one in questionnaires(workspace, programme, EvaluationRound.FINAL):
        workspace.evaluations.mark_sent(one.id, date(2026, 12, 11), date(2026, 12, 22))
    assert milestones(workspace, programme)[Milestone.FINAL] == date(2026, 12, 22)


# --- What needs attention ---------------------------------------------------


def test_nobody_is_unmatched_before_the_matching(workspace, programme):
    a_mentee(workspace, programme)
    assert attention(workspace, programme, AttentionKind.UNMATCHED) == []


def test_a_few_mentees_without_a_mentor_are_named_with_the_reason(workspace, programme):
    a_pair(workspace, programme, meeting_form=MeetingForm.PHYSICAL)
    mikkel = a_mentee(workspace, programme, "Mikkel Holm", meeting_form=MeetingForm.VIRTUAL)
    full = a_mentee(workspace, programme, "Sara Winther")
    shy = a_mentee(workspace, programme, "Shy", consent=False)
    busy = a_mentee(workspace, programme, "Ann Busy", available=False)
    workspace.participants.remove([shy.id])
    items = {one.ids: one for one in attention(workspace, programme, AttentionKind.UNMATCHED)}
    assert items.keys() == {(mikkel.id,), (full.id,), (busy.id,)}
    assert items[mikkel.id,].text == "Mikkel Holm has no mentor."
    assert len({one.detail for one in items.values()} - {""}) == 3
    assert "full" in items[full.id,].detail


def test_why_a_mentee_is_left_over_follows_what_changes(workspace, programme):
    a_pair(workspace, programme)
    sara = a_mentee(workspace, programme, "Sara Winther", consent=False)

    def why() -> str:
        return the_one(workspace, programme, AttentionKind.UNMATCHED).detail

    without_consent = why()
    workspace.participants.record_consent([sara.id], given=True)
    full = why()
    mentor = a_mentor(workspace, programme, "Ulla Skov")
    assert why() == "One mentor who can be matched with this mentee has room."
    a_mentor(workspace, programme, "Bo Friis")
    assert why() == "2 mentors who can be matched with this mentee have room."
    assert len({without_consent, full, why()}) == 3
    assert mentor.id


def test_a_mentee_left_with_no_mentor_at_all_is_told_so(workspace, programme):
    a_pair(workspace, programme)
    a_mentee(workspace, programme, "Sara Winther")
    jens = next(one for one in workspace.participants.enrolments(programme.id) if one.taken)
    workspace.participants.set_available([jens.id], available=False)
    assert the_one(workspace, programme, AttentionKind.UNMATCHED).detail


def test_many_mentees_without_a_mentor_are_counted(workspace, programme):
    a_pair(workspace, programme)
    names = ("Anna", "Bente", "Carl", "Dan", "Erik")
    left = [a_mentee(workspace, programme, name).id for name in names]
    item = the_one(workspace, programme, AttentionKind.UNMATCHED)
    assert item.text == "5 mentees have no mentor."
    assert item.detail == "Anna, Bente, Carl and 2 more"
    assert item.ids == tuple(left)


def test_people_without_consent_are_counted_once(workspace, programme):
    mentor = a_mentor(workspace, programme, "Eva Dam", consent=False)
    mentee = a_mentee(workspace, programme, "Eva Dam", consent=False)
    item = the_one(workspace, programme, AttentionKind.NO_CONSENT)
    assert (item.text, item.detail) == ("1 person has not consented.", "Eva Dam")
    assert set(item.ids) == {mentor.id, mentee.id}
    workspace.participants.record_consent(item.ids, given=True)
    assert attention(workspace, programme, AttentionKind.NO_CONSENT) == []


def test_a_pair_needs_an_agreement_from_the_kick_off_on(workspace, programme, clock):
    match = a_pair(workspace, programme)
    clock.set("2026-09-01T20:00")
    assert attention(workspace, programme, AttentionKind.NO_AGREEMENT) == []
    clock.set("2026-09-02T08:00")
    item = the_one(workspace, programme, AttentionKind.NO_AGREEMENT)
    assert (item.text, item.ids) == ("1 pair has no agreement yet.", (match,))
    assert item.detail == "Ida Krogh – Jens Lund"
    workspace.agreements.write(match, goals="Two research paths")
    assert attention(workspace, programme, AttentionKind.NO_AGREEMENT) == []


def test_without_a_kick_off_agreements_are_due_from_the_start(workspace, clock):
    programme = a_programme(workspace, "open")
    a_pair(workspace, programme)
    clock.set("2026-09-02T08:00")
    assert len(attention(workspace, programme, AttentionKind.NO_AGREEMENT)) == 1


def test_a_pair_is_silent_when_too_long_has_passed_since_its_last_meeting(
    workspace, programme, clock
):
    match = a_pair(workspace, programme)
    clock.set("2026-10-13T12:00")
    assert attention(workspace, programme, AttentionKind.SILENT_PAIR) == []
    clock.set("2026-10-14T12:00")
    item = the_one(workspace, programme, AttentionKind.SILENT_PAIR)
    assert item.text == "Nothing heard from Ida Krogh – Jens Lund since 1 September 2026."
    assert item.ids == (match,)
    workspace.matches.add_meeting(match, date(2026, 9, 3), 60, MeetingForm.PHYSICAL)
    assert attention(workspace, programme, AttentionKind.SILENT_PAIR) == []


def test_several_silent_pairs_are_counted(workspace, programme, clock):
    a_pair(workspace, programme)
    a_pair(workspace, programme, "Ulla", "Liv")
    clock.set("2026-11-01T12:00")
    item = the_one(workspace, programme, AttentionKind.SILENT_PAIR)
    assert item.text == "2 pairs have been silent for more than 42 days."


def test_completed_pairs_need_nothing(workspace, programme, clock):
    match = a_pair(workspace, programme)
    workspace.matches.set_state([match], MatchState.COMPLETED)
    clock.set("2026-11-01T12:00")
    kinds = {item.kind for item in workspace.overview.attention(programme.id)}
    assert kinds.isdisjoint({AttentionKind.SILENT_PAIR, AttentionKind.NO_AGREEMENT})


def test_a_programme_that_is_over_is_left_in_peace(workspace, programme, clock):
    a_pair(workspace, programme)
    a_mentee(workspace, programme, "Sara", consent=False)
    clock.set("2027-06-01T12:00")
    kinds = {item.kind for item in workspace.overview.attention(programme.id)}
    assert kinds <= {AttentionKind.ACTIVITY_LATE, AttentionKind.EVALUATION_DUE}


@pytest.mark.parametrize(
    ("which", "day", "word"),
    [
        (EvaluationRound.MIDTERM, "2026-10-31", "midterm"),
        (EvaluationRound.FINAL, "2026-12-10", "final"),
    ],
)
def test_an_evaluation_is_due_when_its_day_comes(workspace, programme, clock, which, day, word):
    a_pair(workspace, programme)
    clock.set(day)
    due = attention(workspace, programme, AttentionKind.EVALUATION_DUE)
    assert due[-1].text == f"It is time to send the {word} evaluation."
    assert due[-1].ids == tuple(one.id for one in questionnaires(workspace, programme, which))


@pytest.mark.parametrize("which", list(EvaluationRound))
def test_those_who_have_not_answered_in_time_are_counted_for_a_while(
    workspace, programme, clock, which
):
    a_pair(workspace, programme)
    for one in questionnaires(workspace, programme, which):
        workspace.evaluations.mark_sent(one.id, date(2026, 8, 18), None)
    clock.set("2026-08-25T12:00")
    assert attention(workspace, programme, AttentionKind.EVALUATION_DUE) == []
    clock.set("2026-08-26T12:00")
    item = the_one(workspace, programme, AttentionKind.EVALUATION_DUE)
    assert item.text == f"2 people have not answered the {which} evaluation."
    clock.set("2026-09-23T12:00")
    assert attention(workspace, programme, AttentionKind.EVALUATION_DUE) == []


def test_nobody_is_asked_to_evaluate_without_a_match(workspace, programme, clock):
    a_mentee(workspace, programme)
    clock.set("2026-12-31T12:00")
    assert attention(workspace, programme, AttentionKind.EVALUATION_DUE) == []


def test_late_activities_are_counted_until_they_are_ticked_off(workspace, programme, clock):
    for activity in workspace.playbook.activities(programme.id):
        workspace.playbook.tick(activity.id, done=True)
    late = workspace.playbook.activities(programme.id)[0]
    workspace.playbook.tick(late.id, done=False)
    assert attention(workspace, programme, AttentionKind.ACTIVITY_LATE) == []
    clock.set("2026-08-19T12:00")
    item = the_one(workspace, programme, AttentionKind.ACTIVITY_LATE)
    assert item.text == "1 activity in the playbook is late."
    assert (item.detail, item.ids) == (late.title.en, (late.id,))


def test_a_mentor_who_does_not_answer_is_noticed_after_a_week(workspace, clock):
    programme = a_programme(workspace, "open")
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    match = a_match(workspace, mentor, mentee, MatchState.ASKED)
    clock.set("2026-08-25T12:00")
    assert attention(workspace, programme, AttentionKind.MENTOR_UNANSWERED) == []
    clock.set("2026-08-26T12:00")
    item = the_one(workspace, programme, AttentionKind.MENTOR_UNANSWERED)
    assert item.text == "1 mentor has not answered for more than a week."
    assert (item.detail, item.ids) == ("Jens Lund", (match,))


def test_the_day_of_deletion_is_told_of_a_month_before_until_it_is_done(
    workspace, programme, clock
):
    a_mentor(workspace, programme)
    clock.set("2027-11-30")
    assert attention(workspace, programme, AttentionKind.DELETION_DUE) == []
    clock.set("2027-12-01")
    (nears,) = attention(workspace, programme, AttentionKind.DELETION_DUE)
    assert nears.text == "Its people are to be deleted on 31 December 2027."
    clock.set("2028-01-02")
    (passed,) = attention(workspace, programme, AttentionKind.DELETION_DUE)
    assert passed.text == "Its people were to be deleted on 31 December 2027."
    workspace.privacy.delete_people(programme.id)
    assert attention(workspace, programme, AttentionKind.DELETION_DUE) == []


def test_the_most_urgent_comes_first(workspace, programme, clock):
    a_pair(workspace, programme)
    a_mentee(workspace, programme, "Sara", consent=False)
    clock.set("2026-11-01T12:00")
    kinds = [item.kind for item in workspace.overview.attention(programme.id)]
    assert kinds == sorted(kinds, key=list(AttentionKind).index)
    assert len(set(kinds)) == 6


def test_sentences_are_in_the_readers_language(workspace, programme, clock):
    workspace.translator = Translator(Language.DANISH)
    clock.set("2026-08-19T12:00")
    a_mentee(workspace, programme, consent=False)
    late = the_one(workspace, programme, AttentionKind.ACTIVITY_LATE)
    assert "Læg rammen fast" in late.detail
