"""Questionnaires, answers typed in, and the figures."""

from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.services.records.evaluations import (
    AnswerValue,
    QuestionFigures,
    QuestionnaireRecord,
)
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason, EvaluationRound, MatchState, QuestionKind, Role
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme, asked_of

TODAY = date(2026, 8, 18)


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme with both evaluations."""
    return a_programme(workspace)


def answers_to(
    questionnaire: QuestionnaireRecord, **said: str | tuple[str, ...]
) -> dict[int, AnswerValue]:
    """Return answers by question key: a text, or the chosen keys."""
    ids = {question.key: question.id for question in questionnaire.questions}
    return {
        ids[key]: AnswerValue(text=value) if isinstance(value, str) else AnswerValue(chosen=value)
        for key, value in said.items()
    }


def pairs(workspace: Workspace, programme: ProgrammeRecord, count: int) -> list[int]:
    """Match so many and return the mentees' sign-ups."""
    mentees = []
    for number in range(count):
        mentor = a_mentor(workspace, programme, f"Mentor {number}")
        mentee = a_mentee(workspace, programme, f"Mentee {number}")
        a_match(workspace, mentor, mentee)
        mentees.append(mentee.id)
    return mentees


def figures(workspace: Workspace, role: Role, key: str) -> QuestionFigures:
    programme = workspace.programmes.newest()
    group = workspace.evaluations.report(programme.id, EvaluationRound.FINAL).groups[role]
    return next(question for question in group.questions if question.key == key)


# --- What is asked --------------------------------------------------------------


def test_a_template_brings_its_evaluations_along(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    asked = workspace.evaluations.questionnaires(programme.id)
    assert [(one.round, one.role) for one in asked] == [
        (EvaluationRound.MIDTERM, Role.MENTOR),
        (EvaluationRound.MIDTERM, Role.MENTEE),
        (EvaluationRound.FINAL, Role.MENTOR),
        (EvaluationRound.FINAL, Role.MENTEE),
    ]
    for questionnaire in asked:
        assert questionnaire.introduction.da
        assert all(question.text.da and question.text.en for question in questionnaire.questions)
        for question in questionnaire.questions:
            if question.kind is QuestionKind.SCALE:
                assert [choice.key for choice in question.choices] == ["1", "2", "3", "4", "5"]
    assert workspace.evaluations.questionnaire(asked[0].id) == asked[0]


def test_an_evaluation_can_be_added_where_the_template_has_none(workspace: Workspace) -> None:
    programme = a_programme(workspace, "open")
    assert workspace.evaluations.questionnaires(programme.id) == ()
    with pytest.raises(UserError, match="no midterm evaluation"):
        workspace.evaluations.report(programme.id, EvaluationRound.MIDTERM)
    workspace.evaluations.install(programme.id, EvaluationRound.MIDTERM)
    assert len(workspace.evaluations.questionnaires(programme.id)) == 2
    with pytest.raises(UserError, match="already"):
        workspace.evaluations.install(programme.id, EvaluationRound.MIDTERM)


def test_sending_is_noted_with_the_last_day_to_answer(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    questionnaire = asked_of(workspace, Role.MENTOR)
    workspace.evaluations.mark_sent(questionnaire.id, TODAY, date(2026, 8, 25))
    sent = asked_of(workspace, Role.MENTOR)
    assert (sent.sent_on, sent.answer_by) == (TODAY, date(2026, 8, 25))
    with pytest.raises(UserError, match="last day"):
        workspace.evaluations.mark_sent(questionnaire.id, TODAY, date(2026, 8, 17))
    workspace.evaluations.mark_sent(questionnaire.id, TODAY, None)
    assert asked_of(workspace, Role.MENTOR).answer_by is None


def test_questions_are_edited_freely_until_somebody_answers(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    evaluations = workspace.evaluations
    questionnaire = asked_of(workspace, Role.MENTEE)
    first, second = questionnaire.questions[:2]
    evaluations.change_question(first.id, Wording(da="Hvad så?", en="What now?"))
    evaluations.remove_question(second.id)
    choices = (Wording(da="Ja", en="Yes"), Wording(), Wording(da="Nej", en="No"))
    added = evaluations.add_question(
        questionnaire.id, QuestionKind.CHOICE, Wording(da="Igen?", en="Again?"), choices
    )
    asked = asked_of(workspace, Role.MENTEE).questions
    assert asked[0].text.en == "What now?"
    assert second.id not in {question.id for question in asked}
    assert (asked[-1].id, [choice.text.en for choice in asked[-1].choices]) == (
        added,
        ["Yes", "No"],
    )

    (mentee,) = pairs(workspace, programme, 1)
    answers = {added: AnswerValue(chosen=(asked[-1].choices[0].key,))}
    evaluations.record(questionnaire.id, mentee, answers)
    for deed in (
        lambda: evaluations.change_question(first.id, Wording(en="Too late?")),
        lambda: evaluations.remove_question(first.id),
        lambda: evaluations.add_question(questionnaire.id, QuestionKind.TEXT, Wording(en="More?")),
    ):
        with pytest.raises(UserError, match="answered already"):
            deed()


def test_a_new_scale_goes_from_one_to_five_and_a_text_has_no_choices(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    questionnaire = asked_of(workspace, Role.MENTEE)
    for kind in (QuestionKind.SCALE, QuestionKind.TEXT):
        workspace.evaluations.add_question(questionnaire.id, kind, Wording(en="How?"))
    scale, text = asked_of(workspace, Role.MENTEE).questions[-2:]
    assert [choice.key for choice in scale.choices] == ["1", "2", "3", "4", "5"]
    assert text.choices == ()
    assert scale.key != text.key
    workspace.evaluations.remove_question(scale.id)
    points = (Wording(en="Little"), Wording(en="Much"))
    workspace.evaluations.add_question(
        questionnaire.id, QuestionKind.SCALE, Wording(en="How much?"), points
    )
    short = asked_of(workspace, Role.MENTEE).questions[-1]
    assert [choice.key for choice in short.choices] == ["1", "2"]
    keys = [question.key for question in asked_of(workspace, Role.MENTEE).questions]
    assert len(set(keys)) == len(keys)


def test_a_question_needs_a_text_and_choices(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    questionnaire = asked_of(workspace, Role.MENTEE)
    with pytest.raises(UserError, match="blank"):
        workspace.evaluations.add_question(questionnaire.id, QuestionKind.TEXT, Wording(en=" "))
    with pytest.raises(UserError, match="at least two"):
        workspace.evaluations.add_question(
            questionnaire.id, QuestionKind.SEVERAL, Wording(en="What?"), (Wording(en="This"),)
        )


# --- Who is asked ---------------------------------------------------------------


def test_all_in_a_match_in_force_are_invited_once(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentor = a_mentor(workspace, programme, "Åse Holm", capacity=2)
    for name in ("Ida Krogh", "Bo Dahl"):
        a_match(workspace, mentor, a_mentee(workspace, programme, name))
    a_match(
        workspace,
        a_mentor(workspace, programme, "Jens Lund"),
        a_mentee(workspace, programme, "Eva Friis"),
        MatchState.ASKED,
    )
    mentors, mentees = asked_of(workspace, Role.MENTOR), asked_of(workspace, Role.MENTEE)
    assert (mentors.invited, mentees.invited, mentees.answered) == (1, 2, 0)
    names = [one.name for one in workspace.evaluations.respondents(mentees.id)]
    assert names == ["Bo Dahl", "Ida Krogh"]


def test_who_answered_before_the_match_ended_still_counts(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    first, second = pairs(workspace, programme, 2)
    questionnaire = asked_of(workspace, Role.MENTEE)
    workspace.evaluations.record(
        questionnaire.id, first, answers_to(questionnaire, benefit_overall=("4",))
    )
    for pair in workspace.matches.pairs(programme.id):
        workspace.matches.end(pair.match_id or 0, EndReason.AGREED, TODAY)
    asked = asked_of(workspace, Role.MENTEE)
    assert (asked.invited, asked.answered) == (1, 1)
    assert asked_of(workspace, Role.MENTEE, EvaluationRound.MIDTERM).invited == 0
    with pytest.raises(UserError, match="no match in force"):
        workspace.evaluations.record(
            questionnaire.id, second, answers_to(questionnaire, benefit_overall=("4",))
        )


# --- Typing in ------------------------------------------------------------------


def test_answers_typed_in_are_read_back_and_replaced_whole(
    workspace: Workspace, programme: ProgrammeRecord, clock: StoppedClock
) -> None:
    (mentee,) = pairs(workspace, programme, 1)
    questionnaire = asked_of(workspace, Role.MENTEE)
    assert workspace.evaluations.reply(questionnaire.id, mentee) == {}
    said = answers_to(questionnaire, benefit_overall=("5",), best=" Rådene ")
    workspace.evaluations.record(questionnaire.id, mentee, said)
    kept = workspace.evaluations.reply(questionnaire.id, mentee)
    assert kept == answers_to(questionnaire, benefit_overall=("5",), best="Rådene")
    clock.set("2026-08-20T09:00")
    workspace.evaluations.record(
        questionnaire.id, mentee, answers_to(questionnaire, recommend=("yes",), best=" ")
    )
    kept = workspace.evaluations.reply(questionnaire.id, mentee)
    assert kept == answers_to(questionnaire, recommend=("yes",))
    (respondent,) = workspace.evaluations.respondents(questionnaire.id)
    assert respondent.replied_at == clock()


def test_a_removed_reply_is_gone(workspace: Workspace, programme: ProgrammeRecord) -> None:
    (mentee,) = pairs(workspace, programme, 1)
    questionnaire = asked_of(workspace, Role.MENTEE)
    workspace.evaluations.record(questionnaire.id, mentee, answers_to(questionnaire, best="All"))
    workspace.evaluations.remove_reply(questionnaire.id, mentee)
    assert asked_of(workspace, Role.MENTEE).answered == 0


def test_an_answer_must_be_one_that_its_question_offers(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    (mentee,) = pairs(workspace, programme, 1)
    questionnaire = asked_of(workspace, Role.MENTEE)
    record = workspace.evaluations.record
    with pytest.raises(UserError, match="no answer “6”"):
        record(questionnaire.id, mentee, answers_to(questionnaire, benefit_overall=("6",)))
    with pytest.raises(UserError, match="takes one answer"):
        record(questionnaire.id, mentee, answers_to(questionnaire, benefit_overall=("4", "5")))
    with pytest.raises(UserError, match="Nothing is answered"):
        record(questionnaire.id, mentee, answers_to(questionnaire, best=" "))
    with pytest.raises(UserError, match="has changed"):
        record(questionnaire.id, mentee, {0: AnswerValue(text="Anything")})
    assert asked_of(workspace, Role.MENTEE).answered == 0


def test_several_answers_are_kept_in_the_questions_order(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    (mentee,) = pairs(workspace, programme, 1)
    questionnaire = asked_of(workspace, Role.MENTEE, EvaluationRound.MIDTERM)
    workspace.evaluations.record(
        questionnaire.id, mentee, answers_to(questionnaire, format_used=("online", "cafe"))
    )
    kept = workspace.evaluations.reply(questionnaire.id, mentee)
    assert kept == answers_to(questionnaire, format_used=("cafe", "online"))


# --- The figures ----------------------------------------------------------------


def test_every_question_is_listed_with_counts_and_an_unrounded_mean(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    mentees = pairs(workspace, programme, 4)
    questionnaire = asked_of(workspace, Role.MENTEE)
    for mentee, point in zip(mentees, ("5", "4", "4"), strict=False):
        workspace.evaluations.record(
            questionnaire.id,
            mentee,
            answers_to(questionnaire, benefit_overall=(point,), recommend=("yes",)),
        )
    report = workspace.evaluations.report(programme.id, EvaluationRound.FINAL)
    assert list(report.groups) == [Role.MENTOR, Role.MENTEE]
    group = report.groups[Role.MENTEE]
    assert (group.invited, group.answered, group.response_rate) == (4, 3, 0.75)
    assert [one.key for one in group.questions] == [one.key for one in questionnaire.questions]
    benefit = figures(workspace, Role.MENTEE, "benefit_overall")
    assert (benefit.n, benefit.mean) == (3, 13 / 3)
    assert benefit.distribution == {"1": 0, "2": 0, "3": 0, "4": 2, "5": 1}
    recommend = figures(workspace, Role.MENTEE, "recommend")
    assert recommend.mean is None
    assert recommend.distribution is not None
    assert recommend.distribution["yes"] == 3
    empty = figures(workspace, Role.MENTEE, "ideal_length")
    assert (empty.n, empty.mean) == (0, None)
    assert empty.distribution is not None
    assert set(empty.distribution.values()) == {0}


def test_several_choices_are_each_counted(workspace: Workspace, programme: ProgrammeRecord) -> None:
    mentees = pairs(workspace, programme, 2)
    questionnaire = asked_of(workspace, Role.MENTEE, EvaluationRound.MIDTERM)
    for mentee, chosen in zip(mentees, (("cafe", "online"), ("cafe",)), strict=True):
        workspace.evaluations.record(
            questionnaire.id, mentee, answers_to(questionnaire, format_used=chosen)
        )
    group = workspace.evaluations.report(programme.id, EvaluationRound.MIDTERM).groups[Role.MENTEE]
    used = next(one for one in group.questions if one.key == "format_used")
    assert used.n == 2
    assert used.distribution is not None
    assert (used.distribution["cafe"], used.distribution["online"]) == (2, 1)


def test_texts_are_listed_in_an_order_that_points_at_nobody(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    questionnaire = asked_of(workspace, Role.MENTEE)
    for mentee, text in zip(pairs(workspace, programme, 3), ("Åben", "Ærlig", "Bred"), strict=True):
        workspace.evaluations.record(questionnaire.id, mentee, answers_to(questionnaire, best=text))
    best = figures(workspace, Role.MENTEE, "best")
    assert best.texts == ("Bred", "Ærlig", "Åben")
    assert (best.n, best.distribution) == (3, {})


def test_nobody_invited_is_a_rate_of_zero(workspace: Workspace, programme: ProgrammeRecord) -> None:
    group = workspace.evaluations.report(programme.id, EvaluationRound.FINAL).groups[Role.MENTOR]
    assert (group.invited, group.response_rate, group.suppressed) == (0, 0, False)


@pytest.mark.parametrize("answered", [4, 5])
def test_an_anonymous_group_of_fewer_than_five_shows_nothing(
    workspace: Workspace, programme: ProgrammeRecord, answered: int
) -> None:
    questionnaire = asked_of(workspace, Role.MENTEE)
    workspace.evaluations.set_anonymous(questionnaire.id, anonymous=True)
    mentees = pairs(workspace, programme, 5)
    for mentee in mentees[:answered]:
        workspace.evaluations.record(
            questionnaire.id,
            mentee,
            answers_to(questionnaire, benefit_overall=("3",), best="Samtalerne"),
        )
    group = workspace.evaluations.report(programme.id, EvaluationRound.FINAL).groups[Role.MENTEE]
    benefit = figures(workspace, Role.MENTEE, "benefit_overall")
    texts = figures(workspace, Role.MENTEE, "best").texts
    if answered < 5:
        assert group.suppressed
        assert (benefit.n, benefit.mean, benefit.distribution, texts) == (None, None, None, ())
    else:
        assert not group.suppressed
        assert (benefit.n, benefit.mean, len(texts)) == (5, 3, 5)


def test_anonymous_answers_are_never_shown_by_name(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    questionnaire = asked_of(workspace, Role.MENTEE)
    workspace.evaluations.set_anonymous(questionnaire.id, anonymous=True)
    (mentee,) = pairs(workspace, programme, 1)
    workspace.evaluations.record(questionnaire.id, mentee, answers_to(questionnaire, best="Alt"))
    assert workspace.evaluations.reply(questionnaire.id, mentee) == {}
    with pytest.raises(UserError, match="anonymous"):
        workspace.evaluations.set_anonymous(questionnaire.id, anonymous=False)
    workspace.evaluations.remove_reply(questionnaire.id, mentee)
    workspace.evaluations.set_anonymous(questionnaire.id, anonymous=False)
    assert not asked_of(workspace, Role.MENTEE).anonymous


@pytest.mark.parametrize(
    ("template", "lengths"),
    [
        ("karrierementor", ["One semester", "Two semesters", "Longer"]),
        ("long", ["Up to half a year", "Half a year to a year", "Longer"]),
        ("open", ["Up to half a year", "Half a year to a year", "Longer"]),
    ],
)
def test_only_a_university_is_asked_about_semesters(
    workspace: Workspace, template: str, lengths: list[str]
) -> None:
    programme = a_programme(workspace, template)
    if not workspace.evaluations.questionnaires(programme.id):
        workspace.evaluations.install(programme.id, EvaluationRound.FINAL)
    for role in Role:
        asked = {question.key: question for question in asked_of(workspace, role).questions}
        assert [choice.text.en for choice in asked["ideal_length"].choices] == lengths
