"""Who is left over is told exactly why, and what would surely match them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.matching.assignment import Unmatched, best_whole
from mentordesk.matching.candidate import Mentee, Mentor, Rules
from mentordesk.matching.score import table
from mentordesk.matching.unmatched import (
    Remedy,
    RemedyKind,
    Step,
    UnmatchedKind,
    UnmatchedReason,
    reason_from_json,
    reason_sentence,
    reason_to_json,
    remedy_from_json,
    remedy_sentence,
    remedy_to_json,
)
from mentordesk.vocabulary import Barrier, Language, MeetingForm, Role
from tests.matching.people import (
    BY_SUBJECT,
    a_mentee,
    a_mentor,
    changed,
    examples,
    pair,
    situations,
)

ENGLISH = Translator(Language.ENGLISH)
RECRUIT = {RemedyKind.RECRUIT_MENTOR, RemedyKind.RECRUIT_MENTEE}


def left_over(
    givers: Iterable[Mentor], seekers: Iterable[Mentee], rules: Rules | None = None
) -> dict[tuple[str, Role], Unmatched]:
    givers, seekers = list(givers), list(seekers)
    rules = rules or Rules(weights=BY_SUBJECT)
    whole = best_whole(table(givers, seekers, rules), givers, seekers, rules)
    return {(u.person.split("@")[0], u.role): u for u in whole.unmatched}


def only(
    givers: Iterable[Mentor], seekers: Iterable[Mentee], rules: Rules | None = None
) -> Unmatched:
    (unmatched,) = left_over(givers, seekers, rules).values()
    return unmatched


def kinds(unmatched: Unmatched) -> list[RemedyKind]:
    return [step.kind for step in unmatched.remedy.steps]


@examples(800)
@given(situations(), st.booleans())
def test_every_remedy_surely_matches_its_person(situation, weakest):
    givers, seekers, rules = situation
    rules = replace(rules, weakest_first=weakest)
    for (name, role), unmatched in left_over(givers, seekers, rules).items():
        assert unmatched.remedy.steps
        if not RECRUIT & set(kinds(unmatched)):
            assert (name, role) not in left_over(*changed(unmatched.remedy, givers, seekers, rules))


@examples(80)
@given(situations())
def test_reasons_account_for_everybody_of_the_other_role(situation):
    givers, seekers, rules = situation
    for (_, role), unmatched in left_over(givers, seekers, rules).items():
        others = givers if role is Role.MENTEE else seekers
        reason = unmatched.reason
        assert reason.fitting + sum(reason.barriers.values()) == len(others)
        assert reason_from_json(reason_to_json(reason)) == reason
        assert remedy_from_json(remedy_to_json(unmatched.remedy)) == unmatched.remedy
        assert reason_sentence(reason, ENGLISH).endswith(".")
        assert remedy_sentence(unmatched.remedy, ENGLISH).endswith(".")


def test_one_seat_is_asked_of_the_best_fitting_mentor_who_is_full():
    givers = [a_mentor("jens", subjects=("Law",)), a_mentor("ulla", subjects=("Biology",))]
    seekers = [a_mentee(name, subjects=("Biology",)) for name in ("ida", "sara", "bo")]
    (unmatched,) = left_over(givers, seekers).values()
    assert unmatched.reason.kind is UnmatchedKind.ALL_FULL
    assert reason_sentence(unmatched.reason, ENGLISH) == (
        "All 2 mentors who can be matched with this mentee are full, "
        "and every swap would leave somebody else over."
    )
    assert remedy_sentence(unmatched.remedy, ENGLISH) == "Give ulla@example.org one more seat."
    assert unmatched.remedy.partner == "ulla@example.org"


@examples(150)
@given(situations(), st.booleans())
def test_whoever_finds_all_mentors_full_could_only_take_somebodys_place(situation, weakest):
    givers, seekers, rules = situation
    rules = replace(rules, weakest_first=weakest)
    left = left_over(givers, seekers, rules)
    alone = {name for name, role in left if role is Role.MENTEE}
    for (name, _), unmatched in left.items():
        if unmatched.reason.kind is UnmatchedKind.ALL_FULL:
            for other in left_over_where(givers, seekers, rules, name):
                assert other - alone


def left_over_where(
    givers: list[Mentor], seekers: list[Mentee], rules: Rules, name: str
) -> Iterator[set[str]]:
    """Yield which mentees are left over with a person matched, with each mentor in turn."""
    for giver in givers:
        pinned = rules.pins | {(giver.email, f"{name}@example.org")}
        try:
            left = left_over(givers, seekers, replace(rules, pins=pinned))
        except UserError:  # a barrier, or seats that confirmed matches and pins hold
            continue
        yield {name for name, role in left if role is Role.MENTEE}


def test_a_seat_that_others_want_too_comes_with_a_pin():
    left = left_over([a_mentor("jens")], [a_mentee("ida"), a_mentee("sara"), a_mentee("bo")])
    assert len(left) == 2
    for unmatched in left.values():
        assert kinds(unmatched) == [RemedyKind.SEAT, RemedyKind.PIN]


def test_meeting_both_ways_is_suggested_before_a_seat():
    givers = [
        a_mentor("jens", meeting_form=MeetingForm.VIRTUAL),
        a_mentor("ulla", meeting_form=MeetingForm.PHYSICAL),
    ]
    seekers = [
        a_mentee("ida", meeting_form=MeetingForm.PHYSICAL),
        a_mentee("bo", meeting_form=MeetingForm.PHYSICAL),
    ]
    left = left_over(givers, seekers)
    mentee = left.pop(("bo", Role.MENTEE), None) or left.pop(("ida", Role.MENTEE))
    (mentor,) = left.values()
    assert mentee.reason.barriers == {Barrier.MEETING_FORM: 1}
    assert kinds(mentee) == [RemedyKind.MEETING_FORM]
    assert mentor.reason.kind is UnmatchedKind.BARRIERS
    assert reason_sentence(mentor.reason, ENGLISH) == (
        "No mentee can be matched with this mentor: no common way to meet (2)."
    )
    assert mentor.remedy.steps[0].facts == {"person": "jens@example.org", "role": "mentor"}


def test_a_mentee_without_consent_is_asked_for_it():
    unmatched = left_over([a_mentor()], [a_mentee(consent=False)])["ida", Role.MENTEE]
    assert unmatched.reason.kind is UnmatchedKind.NO_CONSENT
    assert remedy_sentence(
        unmatched.remedy, ENGLISH, {"ida@example.org": "Ida Krogh"}.__getitem__
    ) == ("Ask Ida Krogh for consent and record it.")


def test_an_unavailable_mentee_is_said_to_be_so():
    unmatched = left_over([a_mentor()], [a_mentee(available=False)])["ida", Role.MENTEE]
    assert unmatched.reason.kind is UnmatchedKind.NOT_AVAILABLE
    assert kinds(unmatched) == [RemedyKind.AVAILABLE]


def test_a_busy_mentor_is_the_remedy_for_a_mentee_who_fits_nobody_else():
    unmatched = only([a_mentor(available=False)], [a_mentee()])
    assert unmatched.reason.barriers == {Barrier.UNAVAILABLE: 1}
    assert remedy_sentence(unmatched.remedy, ENGLISH) == "Make jens@example.org available."


def test_a_ban_is_the_remedy_only_where_nothing_else_is():
    rules = Rules(forbidden=frozenset({pair("jens", "ida")}))
    left = left_over([a_mentor()], [a_mentee()], rules)
    for unmatched in left.values():
        assert remedy_sentence(unmatched.remedy, ENGLISH) == (
            "Allow jens@example.org and ida@example.org as a pair again."
        )


@pytest.mark.parametrize(
    "seekers",
    [
        [a_mentee("jens")],
        [a_mentee("ida", avoids=frozenset({"jens@example.org"}))],
    ],
)
def test_facts_and_confidential_wishes_are_never_to_be_changed(seekers):
    left = left_over([a_mentor("jens")], seekers)
    assert {kind for u in left.values() for kind in kinds(u)} == RECRUIT


def test_nobody_to_choose_from_is_said_plainly():
    mentee, mentor = only([], [a_mentee()]), only([a_mentor()], [])
    assert reason_sentence(mentee.reason, ENGLISH) == "No mentor has signed up."
    assert reason_sentence(mentor.reason, ENGLISH) == "No mentee has signed up."
    assert kinds(mentee) == [RemedyKind.RECRUIT_MENTOR]
    assert kinds(mentor) == [RemedyKind.RECRUIT_MENTEE]


def test_a_mentor_too_many_waits_for_one_more_mentee():
    unmatched = only([a_mentor("jens"), a_mentor("ulla")], [a_mentee()])
    assert reason_sentence(unmatched.reason, ENGLISH) == (
        "The only mentee who can be matched with this mentor has another mentor."
    )
    assert kinds(unmatched) == [RemedyKind.RECRUIT_MENTEE]


def test_a_mentor_without_a_seat_is_told_so_and_helps_with_one():
    left = left_over([a_mentor(capacity=0)], [a_mentee()])
    assert left["jens", Role.MENTOR].reason.kind is UnmatchedKind.NO_SEAT
    for unmatched in left.values():
        assert remedy_sentence(unmatched.remedy, ENGLISH) == "Give jens@example.org one more seat."


def test_a_mentor_may_take_over_one_of_two():
    givers = [a_mentor("jens", capacity=2), a_mentor("ulla", languages=frozenset({"de"}))]
    seekers = [a_mentee(name, languages=frozenset({"da"})) for name in ("ida", "sara")]
    assert kinds(only(givers, seekers)) == [RemedyKind.LANGUAGE]


def test_seats_are_counted_beyond_what_confirmed_matches_hold():
    rules = Rules(standing=frozenset({pair("jens", "ida"), pair("jens", "sara")}))
    seekers = [a_mentee("ida"), a_mentee("sara"), a_mentee("bo")]
    unmatched = only([a_mentor("jens")], seekers, rules)
    assert remedy_sentence(unmatched.remedy, ENGLISH) == "Give jens@example.org 2 more seats."


def test_several_barriers_are_all_named():
    reason = UnmatchedReason(
        kind=UnmatchedKind.BARRIERS,
        role=Role.MENTEE,
        barriers={Barrier.CONSENT: 1, Barrier.LANGUAGE: 3},
    )
    assert reason_sentence(reason, ENGLISH) == (
        "No mentor can be matched with this mentee: consent missing (1) and no common language (3)."
    )


def test_every_kind_of_step_has_its_sentence():
    facts = {"person": "p", "mentor": "m", "mentee": "e", "language": "da", "seats": 2}
    steps = tuple(Step(kind=kind, facts=facts) for kind in RemedyKind)
    told = remedy_sentence(Remedy(steps=steps), ENGLISH)
    assert told.count(".") == len(RemedyKind)
