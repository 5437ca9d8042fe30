"""The sample sign-ups are shaped like the pilot and need no hand."""

from collections import Counter

import pytest

from mentordesk.exchange.guess import guess_fields
from mentordesk.exchange.sign_up import SignUp, SignUpDefaults, parse
from mentordesk.exchange.tables import read_table
from mentordesk.paths import resources
from mentordesk.vocabulary import MeetingForm, Role


def the_sample(role: Role) -> tuple[SignUp, ...]:
    table = read_table(resources() / "sample" / f"{role}s.csv")
    assert (table.encoding_name, table.delimiter) == ("UTF-8", ";")
    sign_ups = parse(table, guess_fields(table), SignUpDefaults(role=role))
    assert not sign_ups.rejected
    assert not sign_ups.unknown_columns
    return sign_ups.rows


@pytest.fixture
def mentors():
    return the_sample(Role.MENTOR)


@pytest.fixture
def mentees():
    return the_sample(Role.MENTEE)


def test_thirty_five_mentees_of_two_faculties(mentees):
    assert sorted(Counter(mentee.faculty for mentee in mentees).values()) == [15, 20]
    assert len({mentee.subjects for mentee in mentees}) == 15


def test_thirty_two_mentors_with_thirty_five_seats(mentors):
    assert Counter(mentor.capacity for mentor in mentors) == {1: 29, 2: 3}


def test_one_person_is_both(mentors, mentees):
    both = {mentor.email for mentor in mentors} & {mentee.email for mentee in mentees}
    assert both == {"mikkel.aagaard@example.org"}


def test_everybody_consents_and_is_invented(mentors, mentees):
    assert all(person.consent for person in (*mentors, *mentees))
    assert all(person.email.endswith("@example.org") for person in (*mentors, *mentees))


def test_one_mentee_too_many_wants_to_meet_in_person(mentors, mentees):
    forms = Counter(mentee.meeting_form for mentee in mentees)
    in_person = sum(
        mentor.capacity for mentor in mentors if mentor.meeting_form is not MeetingForm.VIRTUAL
    )
    assert forms[MeetingForm.PHYSICAL] == in_person + 1


def test_topics_are_a_shared_vocabulary(mentors, mentees):
    topics = {topic for person in (*mentors, *mentees) for topic in person.topics or ()}
    assert len(topics) == 12


def test_some_answers_are_blank(mentors, mentees):
    for name in ("phone", "meeting_form", "location", "experience_wanted"):
        assert any(getattr(mentee, name) is None for mentee in mentees), name
    for name in ("phone", "topics", "experience_years", "languages"):
        assert any(getattr(mentor, name) is None for mentor in mentors), name


def test_wishes_are_for_mentors_who_exist(mentors, mentees):
    wished = {address for mentee in mentees if mentee.wishes for address in mentee.wishes.addresses}
    assert wished
    assert wished <= {mentor.email for mentor in mentors}
