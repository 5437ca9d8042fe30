"""Reasons are kept as data and told as sentences."""

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given

from mentordesk.i18n import Translator
from mentordesk.matching.candidate import Mentee, Mentor, Rules
from mentordesk.matching.reasons import barrier_sentence, from_json, sentence, summary, to_json
from mentordesk.matching.score import table
from mentordesk.vocabulary import Barrier, Criterion, Language
from tests.matching.people import ALL_ALIKE, a_mentee, a_mentor, examples, situations

ENGLISH = Translator(Language.ENGLISH)
RULES = Rules(
    weights=ALL_ALIKE,
    faculty_of={"Physics": "Science", "Biology": "Science"},
    neighbours=frozenset({frozenset({"Law", "History"})}),
)


def told(
    criterion: Criterion, mentor: Mentor, mentee: Mentee, others: Iterable[Mentee] = ()
) -> str:
    scores = table([mentor], [mentee, *others], RULES)
    reasons = scores.reasons(scores.mentee_index[mentee.email], 0)
    return sentence({r.criterion: r for r in reasons}[criterion], ENGLISH)


@examples(30)
@given(situations())
def test_reasons_survive_being_kept_and_are_always_told(situation):
    scores = table(*situation)
    for row in range(len(scores.mentees)):
        for column in range(len(scores.mentors)):
            for reason in scores.reasons(row, column):
                assert from_json(json.loads(json.dumps(to_json(reason)))) == reason
                assert sentence(reason, ENGLISH).endswith(".")


@pytest.mark.parametrize(
    ("mentor", "mentee", "words"),
    [
        (("Biology",), ("biology", "Law"), "Same subject: biology."),
        (("Law",), ("History",), "Related subjects: History and Law."),
        (("Physics",), ("Law", "Biology"), "Same faculty: Science."),
        (("Law", "Art"), ("Biology",), "Different subjects: mentee Biology, mentor Law and Art."),
        ((), ("Law",), "Subject: not answered by the mentor."),
        (("Law",), (), "Subject: not answered by the mentee."),
        ((), (), "Subject: not answered by either of them."),
    ],
)
def test_subjects_are_told(mentor, mentee, words):
    assert told(Criterion.SUBJECT, a_mentor(subjects=mentor), a_mentee(subjects=mentee)) == words


@pytest.mark.parametrize(
    ("wished", "words"),
    [
        (("Jobs",), "Offers the topic wished for: Jobs."),
        (("jobs", "CV", "jobs"), "Offers 1 of the 2 topics wished for: jobs."),
        (("Art",), "Does not offer the one topic wished for."),
        (("Art", "Law"), "Offers none of the 2 topics wished for."),
    ],
)
def test_topics_are_counted(wished, words):
    assert told(Criterion.TOPICS, a_mentor(topics=("Jobs",)), a_mentee(topics=wished)) == words


def test_a_topic_that_few_mentors_offer_is_said_to_be_so():
    rules = replace(RULES, topic_weights={"jobs": 1.5, "cv": 3.5})
    mentor, mentee = a_mentor(topics=("Jobs", "CV")), a_mentee(topics=("cv", "Jobs", "Art"))
    reasons = table([mentor], [mentee], rules).reasons(0, 0)
    told = sentence({r.criterion: r for r in reasons}[Criterion.TOPICS], ENGLISH)
    assert told == "Offers 2 of the 3 topics wished for: cv and Jobs. Few mentors offer cv."
    rare = table([mentor], [a_mentee(topics=("Jobs",))], rules).reasons(0, 0)
    assert "Few" not in sentence({r.criterion: r for r in rare}[Criterion.TOPICS], ENGLISH)


def test_years_are_counted():
    mentee = a_mentee(experience_wanted=5)
    assert told(Criterion.EXPERIENCE, a_mentor(experience_years=7), mentee) == (
        "7 years of experience; 5 wished for."
    )
    assert told(Criterion.EXPERIENCE, a_mentor(experience_years=1), mentee).startswith("1 year of")


def test_sector_and_place_are_told():
    mentor = a_mentor(sector="Public", location="Ribe")
    same, other = a_mentee(sector="public", location="RIBE"), a_mentee(sector="x", location="y")
    assert told(Criterion.SECTOR, mentor, same) == "The sector wished for: Public."
    assert told(Criterion.SECTOR, mentor, other) == (
        "Another sector than the one wished for: Public, not x."
    )
    assert told(Criterion.LOCATION, mentor, same) == "Same place: Ribe."
    assert told(Criterion.LOCATION, mentor, other) == "Different places: mentee y, mentor Ribe."


def test_wishes_are_told():
    jens, ida = frozenset({"jens@example.org"}), frozenset({"ida@example.org"})
    sara = a_mentee("sara")
    mentor = a_mentor(wishes=ida)
    assert told(Criterion.WISHES, mentor, a_mentee(wishes=jens)) == "They wished for each other."
    assert told(Criterion.WISHES, mentor, a_mentee()) == "The mentor wished for this mentee."
    assert told(Criterion.WISHES, a_mentor(), a_mentee(wishes=jens)) == (
        "The mentee wished for this mentor."
    )
    assert told(Criterion.WISHES, mentor, sara, [a_mentee()]) == (
        "Their wishes were for somebody else."
    )
    assert told(Criterion.WISHES, a_mentor(), sara) == "Neither of them wished for anybody here."


def test_a_summary_begins_with_what_weighs_most():
    mentor = a_mentor(subjects=("Law",), experience_years=1, sector="Public")
    mentee = a_mentee(subjects=("Law",), experience_wanted=10, sector="Private")
    reasons = table([mentor], [mentee], RULES).reasons(0, 0)
    assert summary(reversed(reasons), ENGLISH) == (
        "Same subject: Law. 1 year of experience; 10 wished for."
    )
    blank = table([a_mentor()], [a_mentee()], RULES).reasons(0, 0)
    assert summary(blank, ENGLISH) == "Nothing in their answers speaks for this pair."


def test_every_barrier_has_its_sentence():
    sentences = {barrier_sentence(barrier, ENGLISH) for barrier in Barrier}
    assert len(sentences) == len(Barrier)
