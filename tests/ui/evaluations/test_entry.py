"""Typing in from paper: fast, by keyboard, nothing lost, nothing shown that was anonymous."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.evaluations.answer_card import AnswerCard
from mentordesk.ui.evaluations.answer_entry import AnswerEntry
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.vocabulary import EvaluationRound, QuestionKind, Role
from tests.ui.evaluations.conftest import Show, id_of, questionnaire

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def typing(qtbot: QtBot, show: Show, asked: QuestionnaireRecord, name: str = "") -> AnswerEntry:
    """Return the paper of the first who has not answered, or of the one named."""
    page = show(asked)
    detail = page.detail
    if name:
        (person,) = (one for one in detail.respondents.people if one.name == name)
        detail.respondents.table.select([person.enrolment_id])
    detail.header.type_in.click()
    entry = detail.entry
    if not entry.sealed.isVisible():
        qtbot.waitUntil(lambda: has_cursor(entry.cards[0]))
    return entry


def has_cursor(card: AnswerCard) -> bool:
    return (card.text or card).hasFocus()


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the cursor is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, which, modifier)


def card_of(entry: AnswerEntry, kind: QuestionKind) -> AnswerCard:
    return next(card for card in entry.cards if card.question.kind is kind)


def who(entry: AnswerEntry) -> str:
    return entry.person.currentText()


def test_a_paper_is_typed_in_without_the_mouse(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    entry = typing(qtbot, show, asked)
    assert who(entry) == "Ida Krogh · No answer yet"
    for _ in entry.cards:
        key(Qt.Key.Key_2)
        key(ENTER)
    assert entry.next.hasFocus()
    key(ENTER, CONTROL)
    reply = workspace.evaluations.reply(asked.id, id_of(workspace, asked, "Ida Krogh"))
    assert len(reply) == len(asked.questions)
    for question in asked.questions:
        chosen = () if question.kind is QuestionKind.TEXT else (question.choices[1].key,)
        text = "2" if question.kind is QuestionKind.TEXT else ""
        assert reply[question.id] == AnswerValue(chosen=chosen, text=text)
    assert who(entry) == "Mikkel Holm · No answer yet"
    qtbot.waitUntil(lambda: has_cursor(entry.cards[0]))
    assert all(card.answer == AnswerValue() for card in entry.cards)


def test_the_next_person_is_the_next_who_has_not_answered(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    answer = {asked.questions[0].id: AnswerValue(chosen=(asked.questions[0].choices[0].key,))}
    workspace.evaluations.record(asked.id, id_of(workspace, asked, "Mikkel Holm"), answer)
    entry = typing(qtbot, show, asked)
    key(Qt.Key.Key_1)
    key(ENTER, CONTROL)
    assert who(entry) == "Sara Winther · No answer yet"
    assert entry.left.text() == "1 person has not answered"


def test_after_the_last_person_the_list_comes_back(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    entry = typing(qtbot, show, asked)
    for _ in range(3):
        key(Qt.Key.Key_1)
        key(ENTER, CONTROL)
        qtbot.wait(1)
    assert not entry.isVisible()
    assert all(one.replied_at for one in workspace.evaluations.respondents(asked.id))


def test_a_blank_paper_is_passed_over(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    entry = typing(qtbot, show, asked)
    key(ENTER, CONTROL)
    assert who(entry) == "Mikkel Holm · No answer yet"
    assert not any(one.replied_at for one in workspace.evaluations.respondents(asked.id))


def test_a_digit_chooses_one_of_a_scale(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    card = card_of(typing(qtbot, show, asked), QuestionKind.SCALE)
    card.setFocus()
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_4)
    assert card.answer == AnswerValue(chosen=("4",))
    assert card.accessibleName().endswith("4  Great benefit")
    key(Qt.Key.Key_9)
    assert card.answer == AnswerValue(chosen=("4",))
    key(Qt.Key.Key_Backspace)
    assert card.answer == AnswerValue()


def test_a_digit_ticks_and_unticks_where_several_may_be_chosen(
    qtbot: QtBot, show: Show, asked: QuestionnaireRecord
):
    card = card_of(typing(qtbot, show, asked), QuestionKind.SEVERAL)
    keys = [choice.key for choice in card.question.choices]
    card.setFocus()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_Right):
        key(digit)
    assert card.answer == AnswerValue(chosen=(keys[0], keys[3]))


def test_arrows_move_along_the_scale(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    card = card_of(typing(qtbot, show, asked), QuestionKind.SCALE)
    card.setFocus()
    key(Qt.Key.Key_Left)
    assert card.answer == AnswerValue(chosen=("5",))
    key(Qt.Key.Key_Right)
    assert card.answer == AnswerValue(chosen=("5",))
    key(Qt.Key.Key_Left)
    assert card.answer == AnswerValue(chosen=("4",))


def test_the_mouse_chooses_too(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    card = card_of(typing(qtbot, show, asked), QuestionKind.SCALE)
    card.options[2].click()
    assert card.answer == AnswerValue(chosen=("3",))
    assert card.hasFocus()
    card.options[2].click()
    assert card.answer == AnswerValue()


def test_free_words_may_have_several_lines(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    entry = typing(qtbot, show, asked)
    card = card_of(entry, QuestionKind.TEXT)
    card.setFocus()
    assert card.text is not None
    QTest.keyClicks(card.text, "The talks")
    key(ENTER, SHIFT)
    QTest.keyClicks(card.text, "and the coffee")
    key(ENTER)
    assert card.answer.text == "The talks\nand the coffee"
    assert has_cursor(entry.cards[entry.cards.index(card) + 1])


def test_shift_enter_goes_back(qtbot: QtBot, show: Show, asked: QuestionnaireRecord):
    entry = typing(qtbot, show, asked)
    key(ENTER)
    assert entry.cards[1].hasFocus()
    key(ENTER, SHIFT)
    assert entry.cards[0].hasFocus()
    key(ENTER, SHIFT)
    assert entry.cards[0].hasFocus()


def test_an_answer_given_with_a_name_can_be_changed(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    question, ida = asked.questions[0], id_of(workspace, asked, "Ida Krogh")
    first, second = question.choices[0].key, question.choices[1].key
    workspace.evaluations.record(asked.id, ida, {question.id: AnswerValue(chosen=(first,))})
    entry = typing(qtbot, show, asked, "Ida Krogh")
    assert entry.cards[0].answer == AnswerValue(chosen=(first,))
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Escape)
    assert not entry.isVisible()
    assert workspace.evaluations.reply(asked.id, ida)[question.id].chosen == (second,)


def test_a_reply_is_not_emptied_by_clearing_it(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    question, ida = asked.questions[0], id_of(workspace, asked, "Ida Krogh")
    answer = {question.id: AnswerValue(chosen=(question.choices[0].key,))}
    workspace.evaluations.record(asked.id, ida, answer)
    entry = typing(qtbot, show, asked, "Ida Krogh")
    key(Qt.Key.Key_Delete)
    key(ENTER, CONTROL)
    assert who(entry).startswith("Ida Krogh")
    assert "Nothing is answered yet" in show().desk.notices.text
    assert workspace.evaluations.reply(asked.id, ida) == answer


def test_a_half_typed_paper_is_kept_when_the_page_is_left(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    entry = typing(qtbot, show, asked)
    key(Qt.Key.Key_1)
    flush_all(page)
    ida = id_of(workspace, asked, "Ida Krogh")
    assert workspace.evaluations.reply(asked.id, ida)
    qtbot.waitUntil(lambda: who(entry).startswith("Ida Krogh · Answered"))
    assert entry.isVisible()


def test_another_person_may_be_chosen(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    entry = typing(qtbot, show, asked)
    key(Qt.Key.Key_1)
    entry.person.setFocus()
    QTest.keyClick(entry.person, Qt.Key.Key_Down)
    entry.person.activated.emit(entry.person.currentIndex())
    assert who(entry) == "Mikkel Holm · No answer yet"
    assert entry.cards[0].answer == AnswerValue()
    assert workspace.evaluations.reply(asked.id, id_of(workspace, asked, "Ida Krogh"))


def test_another_questionnaire_ends_the_typing(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    page = show(asked)
    entry = typing(qtbot, show, asked)
    key(Qt.Key.Key_1)
    page.list.setCurrentRow(0)
    assert not entry.isVisible()
    assert page.detail.header.title.text() == "Midterm evaluation · Mentors"
    assert workspace.evaluations.reply(asked.id, id_of(workspace, asked, "Ida Krogh"))


def test_anonymous_answers_are_never_shown(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    question, ida = asked.questions[0], id_of(workspace, asked, "Ida Krogh")
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    answer = {question.id: AnswerValue(chosen=(question.choices[0].key,))}
    workspace.evaluations.record(asked.id, ida, answer)
    entry = typing(qtbot, show, asked, "Ida Krogh")
    assert entry.sealed.isVisible()
    assert not entry.cards[0].isVisible()
    entry.remove.click()
    # Without a desktop nobody gives the keys back to the window.
    entry.activateWindow()
    qtbot.waitUntil(lambda: has_cursor(entry.cards[0]))
    assert who(entry) == "Ida Krogh · No answer yet"
    key(Qt.Key.Key_2)
    key(ENTER, CONTROL)
    assert workspace.evaluations.questionnaire(asked.id).answered == 1
    assert who(entry).startswith("Mikkel Holm")


def test_a_sealed_paper_is_passed_over(
    qtbot: QtBot, workspace: Workspace, show: Show, asked: QuestionnaireRecord
):
    question, ida = asked.questions[0], id_of(workspace, asked, "Ida Krogh")
    workspace.evaluations.set_anonymous(asked.id, anonymous=True)
    answer = {question.id: AnswerValue(chosen=(question.choices[0].key,))}
    workspace.evaluations.record(asked.id, ida, answer)
    entry = typing(qtbot, show, asked, "Ida Krogh")
    qtbot.waitUntil(entry.next.hasFocus)
    entry.next.click()
    assert who(entry) == "Mikkel Holm · No answer yet"
    assert workspace.evaluations.questionnaire(asked.id).answered == 1


@pytest.fixture
def final(workspace: Workspace, programme: ProgrammeRecord) -> QuestionnaireRecord:
    """Return what mentees are asked at the end, where Ida agreed on two topics and Sara on one."""
    agreements = workspace.agreements.all(programme.id)
    for pair, topics in zip(agreements, (("PhD & pay", "Networks"), (), ("Pay",)), strict=True):
        workspace.agreements.write(pair.match_id, topics=topics)
    return questionnaire(workspace, programme, Role.MENTEE, EvaluationRound.FINAL)


def own_points(workspace: Workspace, asked: QuestionnaireRecord, name: str) -> list[int | None]:
    topics = workspace.evaluations.own_topics(asked.id, id_of(workspace, asked, name))
    return [one.point for one in topics]


def test_a_persons_own_topics_are_typed_in_after_the_last_question(
    qtbot: QtBot, workspace: Workspace, show: Show, final: QuestionnaireRecord
):
    entry = typing(qtbot, show, final)
    assert [label_of(card) for card in entry.own.cards] == [
        "17. How far did the two of you get with “PhD & pay”?",
        "18. How far did the two of you get with “Networks”?",
    ]
    for _ in entry.cards:
        key(ENTER)
    assert has_cursor(entry.own.cards[0])
    for digit in (Qt.Key.Key_4, Qt.Key.Key_2):
        key(digit)
        key(ENTER)
    assert entry.next.hasFocus()
    key(ENTER, CONTROL)
    assert own_points(workspace, final, "Ida Krogh") == [4, 2]
    assert who(entry) == "Mikkel Holm · No answer yet"
    assert not entry.own.isVisible()
    assert entry.own.cards == []
    qtbot.waitUntil(lambda: has_cursor(entry.cards[0]))
    key(Qt.Key.Key_5)
    key(ENTER, CONTROL)
    assert who(entry) == "Sara Winther · No answer yet"
    assert entry.own.heading.isVisible()
    assert [card.answer for card in entry.own.cards] == [AnswerValue()]


def test_own_topics_are_shown_again_and_corrected(
    qtbot: QtBot, workspace: Workspace, show: Show, final: QuestionnaireRecord
):
    ida = id_of(workspace, final, "Ida Krogh")
    topics = workspace.evaluations.own_topics(final.id, ida)
    filled = [replace(one, point=point) for one, point in zip(topics, (3, None), strict=True)]
    workspace.evaluations.record(final.id, ida, {}, filled)
    entry = typing(qtbot, show, final, "Ida Krogh")
    first, second = entry.own.cards
    assert first.answer == AnswerValue(chosen=("3",))
    first.clear()
    second.choose(4)
    entry.leave()
    assert own_points(workspace, final, "Ida Krogh") == [None, 5]


def test_an_anonymous_paper_is_typed_in_without_a_topics_name(
    qtbot: QtBot, workspace: Workspace, show: Show, final: QuestionnaireRecord
):
    workspace.evaluations.set_anonymous(final.id, anonymous=True)
    entry = typing(qtbot, show, final, "Mikkel Holm")
    (card,) = entry.own.cards
    assert label_of(card).endswith("with the topics of your agreement?")
    card.choose(0)
    entry.save_and_next()
    assert workspace.evaluations.questionnaire(final.id).answered == 1


def label_of(card: AnswerCard) -> str:
    return card.findChildren(QLabel)[0].text()
