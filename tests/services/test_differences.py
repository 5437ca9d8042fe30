"""What is to be chosen when two people become one, and whose answer stands unless told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.services.differences import OF_PERSON, OF_SIGN_UP, differences
from mentordesk.services.records.participants import (
    AnswerKey,
    Difference,
    EnrolmentRecord,
    PersonRecord,
)
from mentordesk.vocabulary import EnrolmentState, MeetingForm, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme

texts = st.sampled_from(("", "Odense", "Aarhus"))
several = st.sampled_from(((), ("a",), ("a", "b"), ("b", "a")))


def people(role: Role = Role.MENTOR) -> st.SearchStrategy[PersonRecord]:
    """Return people with one sign-up for a programme that all of them are in."""
    part = st.builds(
        EnrolmentRecord,
        id=st.just(1),
        participant_id=st.just(1),
        programme_id=st.just(1),
        programme=st.just("Autumn"),
        role=st.just(role),
        state=st.sampled_from(EnrolmentState),
        name=texts,
        email=texts,
        phone=texts,
        employer=texts,
        location=texts,
        languages=several,
        subjects=several,
        faculties=st.just(()),
        topics=several,
        experience_years=st.sampled_from((None, 0, 7)),
        sector=texts,
        capacity=st.integers(0, 3),
        taken=st.integers(0, 1),
        available=st.booleans(),
        consented_on=st.none(),
        meeting_form=st.sampled_from(MeetingForm),
        waited=st.booleans(),
        wishes=several,
        avoids=several,
        note=texts,
    )
    return st.builds(
        PersonRecord,
        participant_id=st.just(1),
        name=texts,
        email=texts,
        phone=texts,
        employer=texts,
        location=texts,
        languages=several,
        enrolments=st.tuples(part),
    )


def told(keep: EnrolmentRecord, drop: EnrolmentRecord, workspace) -> dict[str, Difference]:
    known = {one.participant_id: one for one in workspace.participants.people()}
    found = workspace.participants.differences(
        known[keep.participant_id], known[drop.participant_id]
    )
    return {one.key.field: one for one in found}


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def test_only_what_both_have_answered_and_differently_is_to_be_chosen(workspace, programme):
    keep = a_mentor(
        workspace,
        programme,
        "Eva Dam",
        phone="11",
        employer="COWI",
        sector="Public",
        topics=("CV",),
    )
    drop = a_mentor(
        workspace, programme, "Eva Dam", email="e@example.org", phone="22", location="Odense",
        topics=("CV",), note="Late",
    )  # fmt: skip
    found = told(keep, drop, workspace)
    assert set(found) == {"email", "phone"}
    assert (found["phone"].kept, found["phone"].dropped) == ("11", "22")
    assert (found["phone"].key, found["phone"].programme) == (AnswerKey("phone"), "")


def test_a_difference_of_one_sign_up_says_which(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", sector="Public")
    drop = a_mentor(workspace, programme, "Eva Dam", email="e@example.org", sector="Private")
    sector = told(keep, drop, workspace)["sector"]
    assert sector.key == AnswerKey("sector", programme.id, Role.MENTOR)
    assert sector.programme == "Autumn 2026"


def test_sign_ups_for_different_roles_are_no_choice(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam", sector="Public")
    drop = a_mentee(workspace, programme, "Eva Dam", email="e@example.org", sector="Private")
    assert set(told(keep, drop, workspace)) == {"email"}


def test_the_most_seats_and_a_yes_to_waiting_stand_whosever_they_are(workspace, programme):
    more = a_mentor(workspace, programme, "Eva Dam", capacity=2, waited=True)
    less = a_mentor(workspace, programme, "Eva Dam", email="e@example.org", capacity=1, note="x")
    for keep, drop, other in ((more, less, False), (less, more, True)):
        found = told(keep, drop, workspace)
        assert [found[field].other_stands for field in ("capacity", "waited")] == [other, other]
        assert not found["email"].other_stands


def test_the_state_of_whoever_has_a_match_in_force_is_no_choice(workspace, programme):
    keep = a_mentor(workspace, programme, "Eva Dam")
    drop = a_mentor(workspace, programme, "Eva Dam", email="e@example.org")
    workspace.participants.set_state([keep.id], EnrolmentState.WITHDRAWN)
    assert "state" in told(keep, drop, workspace)
    a_match(workspace, drop, a_mentee(workspace, programme))
    assert "state" not in told(keep, drop, workspace)


@given(first=people(), second=people())
def test_whichever_is_kept_the_same_is_to_be_chosen(first, second):
    one, other = differences(first, second), differences(second, first)
    assert [(d.key, d.kept, d.dropped) for d in one] == [(d.key, d.dropped, d.kept) for d in other]
    for here, there in zip(one, other, strict=True):
        assert not (here.other_stands and there.other_stands)


@given(person=people())
def test_nobody_differs_from_themselves(person):
    assert differences(person, person) == ()


@given(first=people(), second=people(Role.MENTEE))
def test_a_choice_is_always_between_two_answers(first, second):
    for one in differences(first, second):
        assert one.key.field in (OF_SIGN_UP if one.key.role else OF_PERSON)
        assert one.kept not in (None, "", ())
        assert one.dropped not in (None, "", ())
        assert one.key.role is None


@given(person=people())
def test_choices_in_another_order_are_the_same_choices(person):
    turned = PersonRecord(
        **{
            name: getattr(person, name)
            for name in ("participant_id", "name", "email", "phone", "employer", "location")
        },
        languages=person.languages[::-1],
        enrolments=person.enrolments,
    )
    assert differences(person, turned) == ()


def test_one_phone_written_in_two_ways_is_no_choice(workspace, programme):
    for name, phone in (("Jens Lund", "+45 30 40 50 60"), ("Jens L.", "30405060")):
        a_mentor(workspace, programme, name, email=f"{len(phone)}@example.org", phone=phone)
    first, second = workspace.participants.people(programme.id)
    asked = {difference.key.field for difference in differences(first, second)}
    assert asked == {"name", "email"}
