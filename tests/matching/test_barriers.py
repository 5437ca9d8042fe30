"""What makes a pair impossible, one by one and for everybody at once."""

import numpy as np
import pytest
from hypothesis import given

from mentordesk.matching.barriers import first_barrier
from mentordesk.matching.candidate import Rules
from mentordesk.matching.score import table
from mentordesk.vocabulary import Barrier, MeetingForm
from tests.matching.people import a_mentee, a_mentor, examples, pair, situations


@examples(40)
@given(situations())
def test_one_pair_and_everybody_at_once_meet_the_same_barriers(situation):
    givers, seekers, rules = situation
    scores = table(givers, seekers, rules)
    for row, column in np.ndindex(scores.barrier.shape):
        one = first_barrier(scores.mentors[column], scores.mentees[row], rules)
        assert scores.first_barrier(row, column) is one


JENS_IDA = frozenset({pair("jens", "ida")})


@pytest.mark.parametrize(
    ("mentor", "mentee", "rules", "barrier"),
    [
        (a_mentor("Ida"), a_mentee("ida"), Rules(), Barrier.SAME_PERSON),
        (a_mentor(consent=False), a_mentee(), Rules(), Barrier.CONSENT),
        (a_mentor(available=False), a_mentee(consent=False), Rules(), Barrier.CONSENT),
        (a_mentor(available=False), a_mentee(), Rules(), Barrier.UNAVAILABLE),
        (a_mentor(), a_mentee(), Rules(forbidden=JENS_IDA), Barrier.FORBIDDEN),
        (a_mentor(avoids=frozenset({"IDA@example.org "})), a_mentee(), Rules(), Barrier.AVOIDED),
        (a_mentor(), a_mentee(avoids=frozenset({"jens@example.org"})), Rules(), Barrier.AVOIDED),
        (
            a_mentor(meeting_form=MeetingForm.VIRTUAL),
            a_mentee(meeting_form=MeetingForm.PHYSICAL),
            Rules(),
            Barrier.MEETING_FORM,
        ),
        (
            a_mentor(languages=frozenset({"da"})),
            a_mentee(languages=frozenset({"en"})),
            Rules(),
            Barrier.LANGUAGE,
        ),
        (
            a_mentor(employer="Rambøll"),
            a_mentee(employer=" rambØLL"),
            Rules(bar_same_employer=True),
            Barrier.EMPLOYER,
        ),
        (a_mentor(), a_mentee(), Rules(earlier=JENS_IDA), Barrier.EARLIER),
        (a_mentor(), a_mentee(), Rules(), None),
        (a_mentor(employer="LEGO"), a_mentee(employer="LEGO"), Rules(), None),
        (a_mentor(), a_mentee(), Rules(bar_same_employer=True), None),
        (a_mentor(languages=frozenset()), a_mentee(languages=frozenset({"en"})), Rules(), None),
        (a_mentor(meeting_form=MeetingForm.VIRTUAL), a_mentee(), Rules(), None),
    ],
)
def test_the_first_barrier_in_order_is_named(mentor, mentee, rules, barrier):
    assert first_barrier(mentor, mentee, rules) is barrier
    assert table([mentor], [mentee], rules).first_barrier(0, 0) is barrier
