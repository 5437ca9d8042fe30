"""Figures are drawn and said in words; questions are changed until somebody has answered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.colours import Tone
from mentordesk.ui.evaluations.detail import QuestionnaireDetail
from mentordesk.ui.evaluations.distribution import Bars, Distribution
from mentordesk.ui.evaluations.question_dialog import QuestionDialog
from mentordesk.ui.evaluations.questions_page import QuestionsPage
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import EvaluationRound, Language, QuestionKind, Role
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.evaluations.conftest import MENTEES, Show, id_of, questionnaire

FIGURES, QUESTIONS = 1, 2


def words(detail: QuestionnaireDetail) -> list[str]:
    """Return what the figures' page says, drawn or written."""
    figures = detail.figures
    said = [label.text() for label in figures.findChildren(QLabel) if label.isVisible()]
    return said + [chart.words() for chart in figures.findChildren(Distribution)]


def give(
    workspace: Workspace, asked: QuestionnaireRecord, name: str, kind: QuestionKind, given: str
) -> None:
    """Give somebody's answer to the first question of a kind."""
    question = next(one for one in asked.questions if one.kind is kind)
    text = kind is QuestionKind.TEXT
    answer = AnswerValue(text=given) if text else AnswerValue(chosen=(given,))
    enrolment = id_of(workspace, asked, name)
    before = workspace.evaluations.reply(asked.id, enrolment)
    workspace.evaluations.record(asked.id, enrolment, before | {question.id: answer})


def figures_of(show: Show, asked: QuestionnaireRecord) -> QuestionnaireDetail:
    detail = show(asked).detail
    detail.pages.setCurrentIndex(FIGURES)
    return detail


def test_before_the_first_answer_there_are_no_figures(show: Show, asked: QuestionnaireRecord):
    assert figures_of(show, asked).figures.nothing.isVisible()


def test_both_roles_are_shown_beside_each_other(
    workspace: Workspace, programme: ProgrammeRecord, show: Show, asked: QuestionnaireRecord
):
    mentors = questionnaire(workspace, programme, Role.MENTOR)
    give(workspace, asked, "Ida Krogh", QuestionKind.SCALE, "4")
    give(workspace, asked, "Sara Winther", QuestionKind.SCALE, "5")
    give(workspace, mentors, "Bo Friis", QuestionKind.SCALE, "2")
    said = words(figures_of(show, asked))
    assert "Mentees (2): mean 4.5" in said
    assert "Mentors (1): mean 2.0" in said
    assert any("Very great benefit 1. Mentors: No benefit 0" in one for one in said)


def test_words_are_quoted(workspace: Workspace, show: Show, asked: QuestionnaireRecord):
    give(workspace, asked, "Ida Krogh", QuestionKind.TEXT, "The <b>talks</b>")
    assert "– The <b>talks</b>" in words(figures_of(show, asked))


def test_few_anonymous_answers_stay_hidden(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    for name in MENTEES:
        give(workspace, asked, name, QuestionKind.SCALE, "4")
    detail = figures_of(show, asked)
    assert detail.figures.hidden.isVisible()
    assert not detail.figures.findChildren(Distribution)


def test_figures_follow_a_new_answer(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    give(workspace, asked, "Ida Krogh", QuestionKind.SCALE, "4")
    detail = figures_of(show, asked)
    assert "Mentees (1): mean 4.0" in words(detail)
    give(workspace, asked, "Sara Winther", QuestionKind.SCALE, "5")
    qtbot.waitUntil(lambda: "Mentees (2): mean 4.5" in words(detail))


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot, theme: Theme, workspace: Workspace):
    chart = Distribution(theme, workspace.translator, ("Yes", "No"), (Bars("Mentors", (3, 1), 4),))
    qtbot.addWidget(chart)
    chart.resize(500, chart.heightForWidth(500))
    picture = chart.grab().toImage()
    accent = theme.colour(Tone.ACCENT).name()
    lengths = [
        sum(picture.pixelColor(x, y).name() == accent for x in range(picture.width()))
        for y in (chart.height() // 4 - 3, 3 * chart.height() // 4 + 3)
    ]
    assert lengths[0] == pytest.approx(3 * lengths[1], abs=8)
    assert lengths[1] > 0
    assert chart.words() == "Mentors: Yes 3, No 1"


def test_long_choices_wrap(qtbot: QtBot, theme: Theme, workspace: Workspace):
    long = "A choice with so many words that it takes several lines in a narrow window"
    tall, flat = (
        Distribution(theme, workspace.translator, (label,), (Bars("Mentors", (1,), 1),))
        for label in (long, "Yes")
    )
    for chart in (tall, flat):
        qtbot.addWidget(chart)
    assert tall.heightForWidth(300) > flat.heightForWidth(300)
    assert tall.heightForWidth(300) > tall.heightForWidth(2_000)


# Questions


def questions_of(show: Show, asked: QuestionnaireRecord) -> QuestionsPage:
    detail = show(asked).detail
    detail.pages.setCurrentIndex(QUESTIONS)
    return detail.questions


def adding(page: QuestionsPage) -> QuestionDialog:
    page.add.click()
    (dialog,) = page.findChildren(QuestionDialog)
    return dialog


def test_a_question_is_reworded_in_one_language(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = questions_of(show, asked)
    page.rows[0].text.setPlainText("How often have you met?")
    page.rows[0].text.flush()
    now = workspace.evaluations.questionnaire(asked.id).questions[0].text
    assert (now.en, now.da) == ("How often have you met?", asked.questions[0].text.da)


def test_the_other_language_is_shown_on_request(show: Show, asked: QuestionnaireRecord):
    page = questions_of(show, asked)
    page.language.show_value(Language.DANISH)
    page.language.committed.emit(Language.DANISH)
    assert page.rows[0].text.toPlainText() == asked.questions[0].text.da
    assert page.introduction.text() == asked.introduction.da


def test_a_question_without_words_is_refused_beside_it(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = questions_of(show, asked)
    page.language.show_value(Language.DANISH)
    page.language.committed.emit(Language.DANISH)
    page.rows[0].text.clear()
    page.rows[0].text.flush()
    page.language.show_value(Language.ENGLISH)
    page.language.committed.emit(Language.ENGLISH)
    page.rows[0].text.clear()
    page.rows[0].text.flush()
    assert "The question is blank" in page.rows[0].field.message
    assert workspace.evaluations.questionnaire(asked.id).questions[0].text.en


def test_a_question_that_is_removed_can_be_taken_back(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = questions_of(show, asked)
    before = len(page.rows)
    page.rows[0].remove.click()
    assert asked.questions[0].text.en in page._desk.notices.text
    assert len(workspace.evaluations.questionnaire(asked.id).questions) == before - 1
    qtbot.waitUntil(lambda: len(page.rows) == before - 1)
    workspace.history.undo()
    assert workspace.evaluations.questionnaire(asked.id).questions == asked.questions


def test_a_question_with_choices_is_added(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = questions_of(show, asked)
    before = len(page.rows)
    dialog = adding(page)
    dialog.text.setPlainText("Where did you meet?")
    dialog.kind.show_value(QuestionKind.CHOICE)
    dialog.choices.setPlainText("At a café")
    dialog.add.click()
    assert "needs at least two" in dialog.choices_field.message
    dialog.choices.setPlainText("At a café\n\nOnline")
    dialog.add.click()
    new = workspace.evaluations.questionnaire(asked.id).questions[-1]
    assert new.text.en == "Where did you meet?"
    assert [choice.text.en for choice in new.choices] == ["At a café", "Online"]
    qtbot.waitUntil(lambda: len(page.rows) == before + 1)
    assert page.rows[-1].offered.text() == "At a café · Online"


def test_a_question_for_free_words_has_no_choices(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    dialog = adding(questions_of(show, asked))
    dialog.kind.show_value(QuestionKind.TEXT)
    assert not dialog.choices_field.isVisible()
    dialog.add.click()
    assert "The question is blank" in dialog.text_field.message
    dialog.text.setPlainText("Anything else?")
    dialog.add.click()
    assert workspace.evaluations.questionnaire(asked.id).questions[-1].kind is QuestionKind.TEXT


def test_a_new_scale_runs_from_one_to_five(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    page = questions_of(show, asked)
    before = len(page.rows)
    dialog = adding(page)
    dialog.text.setPlainText("How was it?")
    dialog.add.click()
    qtbot.waitUntil(lambda: len(page.rows) == before + 1)
    assert page.rows[-1].offered.text() == "1 · 2 · 3 · 4 · 5"


def test_once_answered_the_questions_stay(
    workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    give(workspace, asked, "Ida Krogh", QuestionKind.SCALE, "4")
    page = questions_of(show, asked)
    assert page.fixed.isVisible()
    assert not page.add.isVisible()
    assert not page.rows[0].remove.isVisible()
    assert page.rows[0].text.isReadOnly()


def test_below_the_questions_stands_what_agreements_add_to_them_at_the_end(
    show: Show, workspace: Workspace, programme: ProgrammeRecord, asked: QuestionnaireRecord
):
    final = questionnaire(workspace, programme, Role.MENTEE, EvaluationRound.FINAL)
    page = show(final)
    page.detail.pages.setCurrentIndex(2)
    questions = page.detail.questions
    assert questions.own.text().endswith("every topic of their own agreement.")
    assert questions.own.y() > questions.rows[-1].y()
    page.detail.header.anonymous.click()
    assert "No topic is named" in questions.own.text()
    page.land((asked.id,))
    assert not questions.own.isVisible()


def test_few_peoples_topics_stay_hidden_among_figures_that_are_shown(
    qtbot: QtBot, show: Show, workspace: Workspace, programme: ProgrammeRecord
):
    final = questionnaire(workspace, programme, Role.MENTEE, EvaluationRound.FINAL)
    pair = workspace.agreements.all(programme.id)[0]
    workspace.agreements.write(pair.match_id, topics=("Fieldwork", "Pay"))
    topics = workspace.evaluations.own_topics(final.id, pair.mentee.enrolment_id)
    filled = [replace(one, point=5) for one in topics]
    workspace.evaluations.record(final.id, pair.mentee.enrolment_id, {}, filled)
    detail = figures_of(show, final)
    assert "Mentees: 2 answers on topics from 1 person" in words(detail)
    assert "Mentees (2): mean 5.0" in words(detail)
    for number in range(3, 7):
        mentor = a_mentor(workspace, programme, f"Mentor {number}")
        mentee = a_mentee(workspace, programme, f"Mentee {number}")
        a_match(workspace, mentor, mentee)
        give(workspace, final, mentee.name, QuestionKind.SCALE, "4")
    workspace.evaluations.set_anonymous(final.id, anonymous=True)
    hidden = (
        "Mentees: fewer than five answered about their topics, and they were promised anonymity."
    )
    qtbot.waitUntil(lambda: hidden in words(detail))
    assert not [each for each in words(detail) if "answers on topics" in each]
