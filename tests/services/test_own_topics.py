"""What a pair agreed to talk about becomes a question of its own in the final evaluation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from sqlalchemy import select

from mentordesk.errors import UserError
from mentordesk.models import Reply, TopicAnswer
from mentordesk.services.own_questions import OWN_TOPICS
from mentordesk.services.records.evaluations import (
    AnswerValue,
    OwnTopic,
    QuestionFigures,
)
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, EvaluationRound, Language, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table, address, asked_of

TODAY = date(2026, 8, 18)
TOPICS = ("PhD or job", "Job interviews", "{0} & <b>pay</b>")


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme with both evaluations."""
    return a_programme(workspace)


def a_pair(
    workspace: Workspace,
    programme: ProgrammeRecord,
    topics: Sequence[str] = TOPICS,
    *,
    number: int = 0,
) -> tuple[int, int, int]:
    """Return the sign-ups of a new mentor and mentee, and their match, with these topics agreed."""
    mentor = a_mentor(workspace, programme, f"Mentor {number}")
    mentee = a_mentee(workspace, programme, f"Mentee {number}")
    match_id = a_match(workspace, mentor, mentee)
    workspace.agreements.write(match_id, topics=topics)
    return mentor.id, mentee.id, match_id


def answer(workspace: Workspace, role: Role, enrolment_id: int, *points: int | None) -> None:
    """Type in so many points for one person's own topics, in their order."""
    asked = asked_of(workspace, role)
    topics = workspace.evaluations.own_topics(asked.id, enrolment_id)
    filled = [replace(one, point=point) for one, point in zip(topics, points, strict=True)]
    workspace.evaluations.record(asked.id, enrolment_id, {}, filled)


def told(workspace: Workspace, role: Role, enrolment_id: int) -> list[tuple[str, int | None]]:
    topics = workspace.evaluations.own_topics(asked_of(workspace, role).id, enrolment_id)
    return [(one.topic, one.point) for one in topics]


def figures(workspace: Workspace, role: Role) -> QuestionFigures | None:
    report = workspace.evaluations.report(workspace.programmes.newest().id, EvaluationRound.FINAL)
    questions = report.groups[role].questions
    assert all(one.key != OWN_TOPICS for one in questions[:-1])
    return questions[-1] if questions[-1].key == OWN_TOPICS else None


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


# --- What is asked --------------------------------------------------------------


def test_both_are_asked_at_the_end_how_far_they_got_with_each_topic(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee, _ = a_pair(workspace, programme)
    for role, person in ((Role.MENTOR, mentor), (Role.MENTEE, mentee)):
        asked = asked_of(workspace, role)
        topics = workspace.evaluations.own_topics(asked.id, person)
        assert [one.topic for one in topics] == list(TOPICS)
        assert topics[0].question.text.en == "How far did the two of you get with “PhD or job”?"
        assert topics[2].question.text.da == "Hvor langt nåede I med »{0} & <b>pay</b>«?"
        assert [choice.key for choice in topics[0].question.choices] == ["1", "2", "3", "4", "5"]


def test_halfway_nobody_is_asked_and_without_topics_nobody_ever(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, _ = a_pair(workspace, programme)
    _, other, _ = a_pair(workspace, programme, (), number=1)
    halfway = asked_of(workspace, Role.MENTEE, EvaluationRound.MIDTERM)
    assert workspace.evaluations.own_topics(halfway.id, mentee) == ()
    assert told(workspace, Role.MENTEE, other) == []
    topics = workspace.evaluations.own_topics(asked_of(workspace, Role.MENTEE).id, mentee)
    with pytest.raises(UserError, match="has changed"):
        workspace.evaluations.record(halfway.id, mentee, {}, [replace(topics[0], point=3)])


def test_a_mentor_in_two_pairs_is_told_with_whom_a_topic_was_agreed(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor = a_mentor(workspace, programme, capacity=2)
    for name, topic in (("Sara Winther", "Pay"), ("Åse Holm", "PhD"), ("Bo Dahl", "")):
        if topic:
            match_id = a_match(workspace, mentor, a_mentee(workspace, programme, name))
            workspace.agreements.write(match_id, topics=(topic,))
    asked = asked_of(workspace, Role.MENTOR)
    (person,) = workspace.evaluations.people_asked(asked.id)
    assert [one.question.text.en for one in person.topics] == [
        "How far did you and Sara Winther get with “Pay”?",
        "How far did you and Åse Holm get with “PhD”?",
    ]
    assert len(set(person.codes)) == 2


def test_a_pair_that_ended_is_asked_nothing_more_but_what_it_said_stays(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee, match_id = a_pair(workspace, programme)
    answer(workspace, Role.MENTEE, mentee, 4, None, None)
    workspace.matches.end(match_id, EndReason.AGREED, TODAY)
    assert told(workspace, Role.MENTEE, mentee)[0] == (TOPICS[0], 4)
    assert workspace.evaluations.people_asked(asked_of(workspace, Role.MENTOR).id) == ()
    own = figures(workspace, Role.MENTEE)
    assert own is not None
    assert (own.n, own.mean) == (1, 4.0)
    assert told(workspace, Role.MENTOR, mentor) == []


# --- What is kept ---------------------------------------------------------------


def test_an_answer_keeps_the_topic_as_it_was_asked(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, match_id = a_pair(workspace, programme)
    answer(workspace, Role.MENTEE, mentee, 5, None, 2)
    workspace.agreements.write(match_id, topics=("Research", TOPICS[1].upper(), TOPICS[2]))
    assert told(workspace, Role.MENTEE, mentee) == [
        ("Research", None),
        (TOPICS[1].upper(), None),
        (TOPICS[2], 2),
        (TOPICS[0], 5),
    ]
    answer(workspace, Role.MENTEE, mentee, 3, None, 2, None)
    assert told(workspace, Role.MENTEE, mentee) == [
        ("Research", 3),
        (TOPICS[1].upper(), None),
        (TOPICS[2], 2),
    ]
    workspace.agreements.write(match_id, topics=())
    assert told(workspace, Role.MENTEE, mentee) == [("Research", 3), (TOPICS[2], 2)]


def test_the_topics_alone_are_an_answer_and_go_with_it(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, _ = a_pair(workspace, programme)
    with pytest.raises(UserError, match="Nothing is answered"):
        answer(workspace, Role.MENTEE, mentee, None, None, None)
    answer(workspace, Role.MENTEE, mentee, 1, 2, 3)
    asked = asked_of(workspace, Role.MENTEE)
    assert asked.answered == 1
    workspace.evaluations.remove_reply(asked.id, mentee)
    assert [point for _, point in told(workspace, Role.MENTEE, mentee)] == [None] * 3


def test_another_pairs_topic_and_a_point_off_the_scale_are_refused(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, _ = a_pair(workspace, programme)
    _, other, _ = a_pair(workspace, programme, number=1)
    asked = asked_of(workspace, Role.MENTEE)
    theirs = workspace.evaluations.own_topics(asked.id, other)[0]
    for topic in (replace(theirs, point=3), OwnTopic(question=theirs.question, point=3)):
        with pytest.raises(UserError, match="has changed"):
            workspace.evaluations.record(asked.id, mentee, {}, [topic])
    with pytest.raises(UserError, match="Question 18 has no answer “6”"):
        answer(workspace, Role.MENTEE, mentee, 3, 6, None)
    assert asked_of(workspace, Role.MENTEE).answered == 0


def test_a_survey_tools_table_leaves_what_was_typed_in_about_topics(
    workspace: Workspace, programme: ProgrammeRecord, tmp_path: Path
) -> None:
    _, mentee, _ = a_pair(workspace, programme)
    answer(workspace, Role.MENTEE, mentee, 4, 4, 4)
    table = a_table(tmp_path, ("E-mail", "benefit_overall"), (address("Mentee 0"), "5"))
    workspace.evaluations.import_answers(table, programme.id, EvaluationRound.FINAL)
    assert [point for _, point in told(workspace, Role.MENTEE, mentee)] == [4, 4, 4]
    again = workspace.evaluations.import_answers(table, programme.id, EvaluationRound.FINAL)
    assert again.unchanged == 1


# --- The figures ----------------------------------------------------------------


def test_all_topics_of_all_pairs_are_one_question_of_the_report(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentees = [a_pair(workspace, programme, number=number)[1] for number in range(2)]
    for mentee, points in zip(mentees, ((5, 4, None), (2, 4, 4)), strict=True):
        answer(workspace, Role.MENTEE, mentee, *points)
    own = figures(workspace, Role.MENTEE)
    assert own is not None
    assert (own.n, own.people, own.mean) == (5, 2, 19 / 5)
    assert own.distribution == {"1": 0, "2": 1, "3": 0, "4": 3, "5": 1}
    assert not any(topic in str(own) for topic in TOPICS)
    unanswered = figures(workspace, Role.MENTOR)
    assert unanswered is not None
    assert (unanswered.n, unanswered.people, unanswered.mean) == (0, 0, None)


def test_where_no_pair_agreed_on_topics_the_report_does_not_ask(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, _ = a_pair(workspace, programme, ())
    assert figures(workspace, Role.MENTEE) is None
    workspace.evaluations.set_anonymous(asked_of(workspace, Role.MENTEE).id, anonymous=True)
    assert told(workspace, Role.MENTEE, mentee) == []


def test_a_pairs_own_answers_stand_beside_its_topics(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee, match_id = a_pair(workspace, programme)
    assert workspace.evaluations.topic_results(match_id) == ()
    answer(workspace, Role.MENTOR, mentor, None, 3, None)
    answer(workspace, Role.MENTEE, mentee, 5, 4, None)
    workspace.agreements.write(match_id, topics=TOPICS[1:])
    results = workspace.evaluations.topic_results(match_id)
    assert [(one.topic, dict(one.points)) for one in results] == [
        (TOPICS[1], {Role.MENTOR: 3, Role.MENTEE: 4}),
        (TOPICS[0], {Role.MENTEE: 5}),
    ]


# --- Anonymous ------------------------------------------------------------------


def kept(workspace: Workspace) -> list[tuple[int | None, str, int]]:
    """Return what the file holds of topics: pair, topic, point."""
    with workspace.file.read() as session:
        rows = session.execute(
            select(TopicAnswer.match_id, TopicAnswer.topic, TopicAnswer.point).join(
                Reply, Reply.id == TopicAnswer.reply_id
            )
        )
        return [(row.match_id, row.topic, row.point) for row in rows]


def test_an_anonymous_questionnaire_asks_everybody_the_same_and_names_no_topic(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, match_id = a_pair(workspace, programme)
    _, other, _ = a_pair(workspace, programme, (), number=1)
    asked = asked_of(workspace, Role.MENTEE)
    by_name = workspace.evaluations.own_topics(asked.id, mentee)
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    people = workspace.evaluations.people_asked(asked.id)
    assert len({one.topics for one in people}) == 1
    assert all(one.codes == () for one in people)
    (topic,) = workspace.evaluations.own_topics(asked.id, other)
    assert topic.question.text.en.endswith("get with the topics of your agreement?")
    with pytest.raises(UserError, match="has changed"):
        workspace.evaluations.record(asked.id, mentee, {}, [replace(by_name[0], point=4)])
    answer(workspace, Role.MENTEE, mentee, 4)
    assert kept(workspace) == [(None, "", 4)]
    assert told(workspace, Role.MENTEE, mentee) == [("", None)]
    assert workspace.evaluations.topic_results(match_id) == ()
    paper = text_of(workspace.paperwork.questionnaire_pdf(asked.id))
    assert "topics of your agreement" in paper
    assert not any(topic in paper for topic in TOPICS)


def test_making_a_questionnaire_anonymous_forgets_whose_topics_were_answered(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor, mentee, match_id = a_pair(workspace, programme)
    answer(workspace, Role.MENTEE, mentee, 5, 4, 3)
    answer(workspace, Role.MENTOR, mentor, 2, 2, 2)
    workspace.evaluations.set_anonymous(asked_of(workspace, Role.MENTEE).id, anonymous=True)
    assert sorted(kept(workspace), key=str)[-3:] == [(None, "", point) for point in (3, 4, 5)]
    points = [one.points for one in workspace.evaluations.topic_results(match_id)]
    assert points == [{Role.MENTOR: 2}] * 3


def test_an_anonymous_group_is_hidden_by_its_people_however_many_topics_they_have(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentees = [a_pair(workspace, programme, number=number)[1] for number in range(6)]
    asked = asked_of(workspace, Role.MENTEE)
    for mentee in mentees[:4]:
        answer(workspace, Role.MENTEE, mentee, 5, 4, 3)
    by_name = figures(workspace, Role.MENTEE)
    assert by_name is not None
    assert by_name.n == 12
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    best = {one.key: one.id for one in asked.questions}["best"]
    for mentee in mentees[4:]:
        workspace.evaluations.record(asked.id, mentee, {best: AnswerValue(text="All")})
    report = workspace.evaluations.report(programme.id, EvaluationRound.FINAL)
    assert not report.groups[Role.MENTEE].suppressed
    hidden = figures(workspace, Role.MENTEE)
    assert hidden is not None
    assert (hidden.n, hidden.people, hidden.mean, hidden.distribution) == (None,) * 4
    paper = text_of(workspace.paperwork.report_pdf(programme.id, EvaluationRound.FINAL))
    assert "Mentees: fewer than five answered about their topics" in paper
    answer(workspace, Role.MENTEE, mentees[4], 1)
    shown = figures(workspace, Role.MENTEE)
    assert shown is not None
    assert (shown.n, shown.people) == (13, 5)


# --- On paper -------------------------------------------------------------------


def test_each_persons_paper_has_their_name_code_and_topics(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_pair(workspace, programme)
    a_pair(workspace, programme, ("Career paths",), number=1)
    _, _, none = a_pair(workspace, programme, (), number=2)
    codes = [one.code for one in workspace.agreements.all(programme.id)]
    asked = asked_of(workspace, Role.MENTEE)
    done: list[tuple[int, int]] = []
    pdf = workspace.paperwork.own_questionnaires_pdf(
        asked.id, progress=lambda *step: done.append(step)
    )
    reader = PdfReader(BytesIO(pdf))
    titles = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    assert titles == ["Mentee 0", "Mentee 1", "Mentee 2"]
    assert done[-1] == (3, 3)
    text = text_of(pdf)
    assert "The topics of your agreement" in text
    assert "19. How far did the two of you get with “{0} & <b>pay</b>”?" in text
    assert "17. How far did the two of you get with “Career paths”?" in text
    assert all(code in text for code in codes)
    assert workspace.agreements.get(none).topics == ()
    last = text[text.rindex("Mentee 2") :]
    assert "topics of your agreement" not in last
    assert pdf == workspace.paperwork.own_questionnaires_pdf(asked.id)


def test_papers_are_printed_for_those_chosen_in_the_language_chosen(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    _, mentee, _ = a_pair(workspace, programme)
    a_pair(workspace, programme, number=1)
    pdf = workspace.paperwork.own_questionnaires_pdf(
        asked_of(workspace, Role.MENTEE).id, enrolment_ids=[mentee], language=Language.DANISH
    )
    text = text_of(pdf)
    assert "Hvor langt nåede I med »PhD or job«?" in text
    assert "Emnerne i jeres aftale" in text
    assert "Mentee 1" not in text


def test_no_paper_of_an_anonymous_questionnaire_has_a_name_on_it(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    asked = asked_of(workspace, Role.MENTEE)
    with pytest.raises(UserError, match="Nobody is asked"):
        workspace.paperwork.own_questionnaires_pdf(asked.id)
    a_pair(workspace, programme)
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    with pytest.raises(UserError, match="is anonymous"):
        workspace.paperwork.own_questionnaires_pdf(asked.id)


def test_letters_that_no_font_has_are_told_of_before_printing(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    a_pair(workspace, programme, ("職場",))
    asked = asked_of(workspace, Role.MENTEE)
    lost = workspace.paperwork.own_questionnaires_letters_left_out(asked.id)
    assert lost == {"Mentee 0": "場職"}


def test_the_questionnaire_for_all_stays_as_it_is(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    asked = asked_of(workspace, Role.MENTEE)
    before = workspace.paperwork.questionnaire_pdf(asked.id)
    a_pair(workspace, programme)
    assert workspace.paperwork.questionnaire_pdf(asked.id) == before
