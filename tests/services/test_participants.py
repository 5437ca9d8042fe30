"""People and their sign-ups: added, edited inline, sorted out, taken away."""

from datetime import date
from typing import Any

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.participants import EnrolmentRecord, Likeness, SignUpChange
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, EnrolmentState, Language, MeetingForm, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


def test_somebody_is_added_with_all_they_signed_up_with(workspace, programme):
    mentor = a_mentor(
        workspace,
        programme,
        "Åse Ærø",
        email="Aase@Example.org ",
        phone=" 11 22 33 44 ",
        employer="Ramboll",
        location="Aarhus",
        languages=("en", "da"),
        subjects=("Biology", "Chemistry"),
        faculty="Science",
        topics=("CV", "cv", "Networks", " "),
        experience_years=7,
        sector="Private",
        capacity=2,
        meeting_form=MeetingForm.VIRTUAL,
        waited=True,
        wishes=("B@example.org", "a@example.org"),
        note="After five",
    )
    assert (mentor.name, mentor.email, mentor.phone) == (
        "Åse Ærø",
        "aase@example.org",
        "11 22 33 44",
    )
    assert (mentor.employer, mentor.location, mentor.sector) == ("Ramboll", "Aarhus", "Private")
    assert mentor.languages == ("en", "da")
    assert (mentor.subjects, mentor.faculties) == (("Biology", "Chemistry"), ("Science",))
    assert mentor.topics == ("CV", "Networks")
    assert (mentor.experience_years, mentor.capacity, mentor.taken) == (7, 2, 0)
    assert (mentor.available, mentor.waited) == (True, True)
    assert mentor.consented_on == date(2026, 8, 18)
    assert mentor.meeting_form is MeetingForm.VIRTUAL
    assert mentor.wishes == ("a@example.org", "b@example.org")
    assert (mentor.note, mentor.programme) == ("After five", "Autumn 2026")
    assert mentor.state is EnrolmentState.SIGNED_UP


def test_a_name_and_an_address_are_all_it_takes(workspace, programme):
    details = SignUpChange(name="Jens", email="jens@example.org")
    id_ = workspace.participants.add(programme.id, Role.MENTOR, details)
    jens = workspace.participants.enrolment(id_)
    assert jens.languages == ("en",)
    assert not jens.consent
    assert jens.meeting_form is MeetingForm.BOTH


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        (SignUpChange(email="jens@example.org"), "name is blank"),
        (SignUpChange(name=" ", email="jens@example.org"), "name is blank"),
        (SignUpChange(name="Jens"), "address is missing"),
        (SignUpChange(name="Jens", email="jens at home"), "not an e-mail address"),
    ],
)
def test_nobody_is_added_without_a_name_and_an_address(workspace, programme, details, sentence):
    with pytest.raises(UserError, match=sentence):
        workspace.participants.add(programme.id, Role.MENTOR, details)
    assert workspace.participants.people() == ()


def test_a_known_address_is_that_person(workspace, programme):
    a_mentor(workspace, programme, "Eva Dam", phone="11 22 33 44")
    mentee = a_mentee(workspace, programme, "Eva B. Dam", email="eva.dam@example.org")
    assert (mentee.name, mentee.phone) == ("Eva B. Dam", "11 22 33 44")
    (eva,) = workspace.participants.people(programme.id)
    assert {part.role for part in eva.enrolments} == {Role.MENTOR, Role.MENTEE}


def test_a_blank_form_clears_nothing_of_somebody_known(workspace, programme):
    a_mentor(workspace, programme, "Eva Dam", phone="11 22 33 44", languages=("da",))
    blanks = {"phone": "", "location": "", "employer": "", "languages": ()}
    mentee = a_mentee(workspace, programme, "", email="eva.dam@example.org", **blanks)
    assert (mentee.name, mentee.phone, mentee.languages) == ("Eva Dam", "11 22 33 44", ("da",))


@pytest.mark.parametrize("sign_up", [a_mentor, a_mentee])
def test_nobody_signs_up_twice_for_one_role(workspace, programme, sign_up):
    sign_up(workspace, programme, "Eva Dam")
    with pytest.raises(UserError, match="Eva Dam has already signed up"):
        sign_up(workspace, programme, "Eva Dam")


def test_people_come_in_danish_order(workspace, programme):
    for name in ("Åse", "Aage", "Ørn", "Zita", "Ærling", "bo"):
        a_mentor(workspace, programme, name)
    found = [one.name for one in workspace.participants.enrolments(programme.id)]
    assert found == ["bo", "Zita", "Ærling", "Ørn", "Aage", "Åse"]
    assert [one.name for one in workspace.participants.people()] == found


def test_the_people_of_one_programme_come_with_their_other_sign_ups(workspace, programme):
    other = a_programme(workspace, name="Other")
    for one in (programme, other):
        a_mentor(workspace, one, "Jens Lund")
    a_mentor(workspace, other, "Ulla Skov")
    (jens,) = workspace.participants.people(programme.id)
    assert {part.programme for part in jens.enrolments} == {"Autumn 2026", "Other"}
    assert len(workspace.participants.people(None)) == 2


# --- Inline editing ---------------------------------------------------------


def changed(workspace: Workspace, enrolment: EnrolmentRecord, **fields: Any) -> EnrolmentRecord:
    workspace.participants.change(enrolment.id, SignUpChange(**fields))
    return workspace.participants.enrolment(enrolment.id)


def test_an_edit_changes_only_what_it_names(workspace, programme):
    mentor = a_mentor(workspace, programme, phone="11 22 33 44", subjects=("Biology",))
    after = changed(workspace, mentor, location="Odense", topics=("CV",))
    assert (after.location, after.topics) == ("Odense", ("CV",))
    assert (after.phone, after.subjects) == ("11 22 33 44", ("Biology",))


def test_a_blank_in_a_form_clears(workspace, programme):
    mentor = a_mentor(
        workspace,
        programme,
        phone="11 22 33 44",
        topics=("CV",),
        subjects=("Law",),
        experience_years=3,
        wishes=("a@example.org",),
        languages=("da",),
    )
    after = changed(
        workspace,
        mentor,
        phone="",
        topics=(),
        subjects=(),
        experience_years=-1,
        wishes=(),
        consent=False,
        languages=(),
    )
    assert (after.phone, after.topics, after.subjects, after.wishes) == ("", (), (), ())
    assert (after.experience_years, after.consented_on) == (None, None)
    assert after.languages == ("en",)


def test_the_coordinators_word_on_a_faculty_stands(workspace, programme):
    mentor = a_mentor(workspace, programme, subjects=("Biology",), faculty="Arts")
    assert changed(workspace, mentor, faculty="Science").faculties == ("Science",)
    assert changed(workspace, mentor, faculty="").faculties == ()


def test_consent_keeps_its_first_day(workspace, programme, clock):
    mentor = a_mentor(workspace, programme)
    clock.set("2026-08-20T12:00")
    assert changed(workspace, mentor, consent=True).consented_on == date(2026, 8, 18)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "name is blank"),
        ({"email": "none"}, "not an e-mail address"),
        ({"email": "ida.krogh@example.org"}, "belongs to Ida Krogh"),
        ({"capacity": -1}, "cannot take"),
        ({"capacity": 100}, "cannot take"),
        ({"experience_years": 81}, "cannot be right"),
    ],
)
def test_an_edit_that_makes_no_sense_changes_nothing(workspace, programme, fields, sentence):
    a_mentee(workspace, programme, "Ida Krogh")
    mentor = a_mentor(workspace, programme)
    with pytest.raises(UserError, match=sentence):
        changed(workspace, mentor, location="Odense", **fields)
    assert workspace.participants.enrolment(mentor.id) == mentor


def test_an_address_can_be_corrected(workspace, programme):
    mentor = a_mentor(workspace, programme)
    assert changed(workspace, mentor, email="New@example.org").email == "new@example.org"


def test_wishes_about_a_corrected_address_are_about_the_new_one(workspace, programme):
    mentor = a_mentor(workspace, programme, email="old@example.org")
    mentee = a_mentee(workspace, programme, wishes=("old@example.org",))
    changed(workspace, mentor, email="new@example.org")
    assert workspace.participants.enrolment(mentee.id).wishes == ("new@example.org",)
    changed(workspace, mentor, email="newest@example.org")
    assert workspace.participants.enrolment(mentee.id).wishes == ("newest@example.org",)


def test_an_address_that_somebody_new_has_means_the_former_owner_no_more(
    workspace, programme, tmp_path
):
    jens = a_mentor(workspace, programme, "Jens Lund", email="old@example.org")
    changed(workspace, jens, email="new@example.org")
    bo = a_mentor(workspace, programme, "Bo Dahl", email="old@example.org")
    titles = ("Navn", "E-mail", "Rolle", "Skal ikke matches med")
    bos_row = ("Bo Dahl", "old@example.org", "mentor", "")
    idas_row = ("Ida Krogh", "ida@example.org", "mentee", "Bo Dahl")
    table = a_table(tmp_path, titles, bos_row, idas_row)
    assert workspace.sign_up.run(table, programme.id).unknown_people == ()
    avoids = {one.name: one.avoids for one in workspace.participants.enrolments(programme.id)}
    assert avoids["Ida Krogh"] == ("old@example.org",)
    workspace.participants.remove([bo.id])
    workspace.sign_up.run(
        a_table(tmp_path, titles, bos_row), a_programme(workspace, name="Next").id
    )
    names = {one.name for one in workspace.participants.people()}
    assert names == {"Jens Lund", "Bo Dahl", "Ida Krogh"}


def test_a_mentor_keeps_the_seats_that_are_taken(workspace, programme):
    mentor = a_mentor(workspace, programme, capacity=2)
    for name in ("Ida", "Liv"):
        a_match(workspace, mentor, a_mentee(workspace, programme, name))
    assert workspace.participants.enrolment(mentor.id).taken == 2
    with pytest.raises(UserError, match="already has 2 mentees"):
        changed(workspace, mentor, capacity=1)
    assert changed(workspace, mentor, capacity=3).capacity == 3


def test_a_mentee_has_one_seat(workspace, programme):
    mentee = a_mentee(workspace, programme)
    assert changed(workspace, mentee, capacity=1).capacity == 1
    with pytest.raises(UserError, match="one mentor at a time"):
        changed(workspace, mentee, capacity=2)


# --- Many at once -----------------------------------------------------------


def test_a_mentor_is_switched_to_busy_and_back(workspace, programme):
    mentor = a_mentor(workspace, programme)
    workspace.participants.set_available([mentor.id], available=False)
    assert not workspace.participants.enrolment(mentor.id).available
    workspace.participants.set_available([mentor.id], available=True)
    assert workspace.participants.enrolment(mentor.id).available


def test_consent_is_recorded_for_many_and_an_earlier_one_stands(workspace, programme, clock):
    early = a_mentor(workspace, programme)
    late = a_mentee(workspace, programme, consent=False)
    clock.set("2026-08-25T12:00")
    workspace.participants.record_consent([early.id, late.id], given=True)
    assert workspace.participants.enrolment(early.id).consented_on == date(2026, 8, 18)
    assert workspace.participants.enrolment(late.id).consented_on == date(2026, 8, 25)
    workspace.participants.record_consent([early.id], given=False)
    assert not workspace.participants.enrolment(early.id).consent


def test_people_go_on_the_waiting_list_and_come_back(workspace, programme):
    mentee = a_mentee(workspace, programme)
    for state in (EnrolmentState.WAITING, EnrolmentState.SIGNED_UP):
        workspace.participants.set_state([mentee.id], state)
        assert workspace.participants.enrolment(mentee.id).state is state


@pytest.mark.parametrize("state", [EnrolmentState.WAITING, EnrolmentState.WITHDRAWN])
def test_nobody_leaves_a_match_by_withdrawing(workspace, programme, state):
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    match = a_match(workspace, mentor, mentee)
    with pytest.raises(UserError, match="Jens Lund is in a match"):
        workspace.participants.set_state([mentor.id], state)
    workspace.matches.end(match, EndReason.AGREED, date(2026, 8, 18))
    workspace.participants.set_state([mentor.id], state)
    assert workspace.participants.enrolment(mentor.id).state is state


def test_with_the_last_sign_up_goes_the_person(workspace, programme):
    mentor = a_mentor(workspace, programme, "Eva Dam")
    mentee = a_mentee(workspace, programme, "Eva Dam")
    workspace.participants.remove([mentor.id])
    assert [person.name for person in workspace.participants.people()] == ["Eva Dam"]
    workspace.participants.remove([mentee.id])
    assert workspace.participants.people() == ()


def test_nobody_in_a_match_is_removed(workspace, programme):
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    with pytest.raises(UserError, match="Ida Krogh, Jens Lund are in a match"):
        workspace.participants.remove([mentor.id, mentee.id])
    assert len(workspace.participants.enrolments(programme.id)) == 2


def test_many_in_matches_are_counted_and_one_is_named(workspace, programme):
    for mentor, mentee in (("Jens Lund", "Ida Krogh"), ("Bo Friis", "Sara Winther")):
        a_match(
            workspace,
            a_mentor(workspace, programme, mentor),
            a_mentee(workspace, programme, mentee),
        )
    everybody = [one.id for one in workspace.participants.enrolments(programme.id)]
    with pytest.raises(UserError, match=r"^4 of them are in a match, Bo Friis among them"):
        workspace.participants.remove(everybody)


def test_what_was_removed_meanwhile_is_said(workspace):
    with pytest.raises(UserError, match="no longer in the file"):
        workspace.participants.enrolment(99)
    with pytest.raises(UserError, match="no longer in the file"):
        workspace.participants.change(99, SignUpChange(name="Jens"))


# --- Duplicates -------------------------------------------------------------


def pairs(workspace: Workspace, programme: ProgrammeRecord) -> list[tuple[str, str, set[Likeness]]]:
    return [
        (pair.first.email, pair.second.email, set(pair.alike))
        for pair in workspace.participants.duplicates(programme.id)
    ]


def test_the_same_name_or_phone_under_two_addresses_looks_like_one_person(workspace, programme):
    a_mentor(workspace, programme, "Jens Lund", email="a@example.org", phone="+45 11 22 33 44")
    a_mentee(workspace, programme, "Lund, jens", email="b@example.org")
    a_mentee(workspace, programme, "J. Lund", email="c@example.org", phone="11223344")
    assert sorted(pairs(workspace, programme)) == [
        ("a@example.org", "b@example.org", {Likeness.NAME}),
        ("c@example.org", "a@example.org", {Likeness.PHONE}),
    ]


def test_a_person_in_both_roles_is_no_duplicate(workspace, programme):
    a_mentor(workspace, programme, "Eva Dam", phone="123")
    a_mentee(workspace, programme, "Eva Dam")
    a_mentee(workspace, programme, "Bo Friis", phone="123")
    assert pairs(workspace, programme) == []


def test_duplicates_are_looked_for_in_the_whole_file(workspace, programme):
    other = a_programme(workspace, name="Other")
    third = workspace.programmes.create("open", "Third", language=Language.ENGLISH)
    a_mentor(workspace, other, "Eva Dam", email="a@example.org")
    a_mentor(workspace, programme, "Eva Dam", email="b@example.org")
    assert len(pairs(workspace, programme)) == 1
    assert len(pairs(workspace, other)) == 1
    assert pairs(workspace, third) == []
