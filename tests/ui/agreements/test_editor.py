"""The editor: what a pair settles is saved as it is typed, and what is signed stays."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.limits_table import LimitsTable
from mentordesk.ui.forms.growing_text import GrowingText
from mentordesk.vocabulary import EvaluationRound, Role
from tests.ui.agreements.conftest import Show

A_LIMIT = LimitRecord(topic="Clients", why="A contract", agreed="No names")


def test_goals_are_saved_as_soon_as_they_are_left(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    editor = show(ida).editor
    editor.goals.setFocus()
    QTest.keyClicks(editor.goals, "Two paths into research")
    QTest.keyClick(editor.goals, Qt.Key.Key_Tab)
    assert workspace.agreements.get(ida).goals == "Two paths into research"


def test_the_state_follows_the_first_word(qtbot: QtBot, workspace: Workspace, show: Show, ida: int):
    editor = show(ida).editor
    assert editor.state.text == "None yet"
    QTest.keyClicks(editor.goals, "Research")
    editor.goals.flush()
    qtbot.waitUntil(lambda: editor.state.text == "Draft")


def test_what_is_half_typed_is_saved_for_the_right_pair(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int, sara: int
):
    page = show(ida)
    QTest.keyClicks(page.editor.goals, "Research")
    page.table.select([sara])
    assert workspace.agreements.get(ida).goals == "Research"
    assert workspace.agreements.get(sara).goals == ""
    assert page.editor.goals.toPlainText() == ""


def test_a_topic_on_offer_is_taken_with_one_click(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    topics = show(ida).editor.topics
    assert [chip.text() for chip in topics.suggestions] == ["Networks", "Fieldwork"]
    topics.suggestions[0].click()
    assert workspace.agreements.get(ida).topics == ("Networks",)
    assert [chip.text() for chip in topics.suggestions] == ["Fieldwork"]


def test_a_topic_of_their_own_is_typed(qtbot: QtBot, workspace: Workspace, show: Show, ida: int):
    topics = show(ida).editor.topics
    line = topics.chips.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Salary")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert workspace.agreements.get(ida).topics == ("Salary",)


def test_a_limit_is_written_across_its_row(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    limits = show(ida).editor.limits
    for cell, text in zip(limits.rows[0].cells, ("Clients", "A contract", "No names"), strict=True):
        cell.setFocus()
        QTest.keyClicks(cell, text)
        QTest.keyClick(cell, Qt.Key.Key_Tab)
    assert workspace.agreements.get(ida).limits == (A_LIMIT,)


def test_limits_are_added_and_removed_by_keyboard(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    workspace.agreements.write(ida, limits=(A_LIMIT,))
    limits = show(ida).editor.limits
    limits.rows[0].cells[1].setFocus()
    QTest.keyClick(limits.rows[0].cells[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert limits.rows[1].cells[0].hasFocus()
    QTest.keyClicks(limits.rows[1].cells[0], "Colleagues")
    limits.rows[0].remove.setFocus()
    QTest.keyClick(limits.rows[0].remove, Qt.Key.Key_Space)
    assert workspace.agreements.get(ida).limits == (LimitRecord(topic="Colleagues"),)


def test_the_last_row_leaves_a_blank_one(qtbot: QtBot, workspace: Workspace, show: Show, ida: int):
    workspace.agreements.write(ida, limits=(A_LIMIT,))
    limits = show(ida).editor.limits
    limits.rows[0].remove.click()
    assert workspace.agreements.get(ida).limits == ()
    assert len(limits.rows) == 1


def test_blank_rows_are_the_writers_own(workspace: Workspace, show: Show, ida: int):
    limits = show(ida).editor.limits
    limits.add.click()
    limits.add.click()
    assert len(limits.rows) == 3
    assert workspace.agreements.get(ida).limits == ()


def test_a_row_stays_under_the_cursor_when_it_is_saved(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    page = show(ida)
    row = page.editor.limits.rows[0]
    row.cells[0].setFocus()
    QTest.keyClicks(row.cells[0], "Clients ")
    row.cells[0].flush()
    qtbot.waitUntil(lambda: page.editor.state.text == "Draft")
    assert page.editor.limits.rows == [row]
    assert row.cells[0].toPlainText() == "Clients "


def test_the_programmes_terms_are_on_offer_until_they_are_written(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    terms = show(ida).editor.terms
    assert terms.lines["frequency"].placeholderText()
    assert workspace.agreements.get(ida).frequency == ""
    QTest.keyClicks(terms.lines["place"], "The library")
    terms.take.click()
    written = workspace.agreements.get(ida)
    assert written.frequency == terms.lines["frequency"].placeholderText()
    assert written.place == "The library"
    qtbot.waitUntil(lambda: not terms.take.isVisible())


def test_what_is_signed_is_read_and_not_changed(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    workspace.agreements.write(ida, goals="Research", topics=("Networks",), limits=(A_LIMIT,))
    workspace.agreements.mark_signed([ida], date(2026, 8, 17))
    page = show(ida)
    editor = page.editor
    assert editor.state.text == "Signed 17 Aug 2026"
    assert editor.topics.written.text() == "Networks"
    assert not editor.topics.chips.isVisible()
    assert not editor.limits.add.isVisible()
    QTest.keyClicks(editor.goals, "more")
    QTest.keyClicks(editor.limits.rows[0].cells[0], "more")
    QTest.keyClicks(editor.terms.lines["place"], "more")
    editor.leave()
    assert workspace.agreements.get(ida).goals == "Research"
    editor.unsign.click()
    qtbot.waitUntil(lambda: not editor.goals.isReadOnly())
    assert workspace.agreements.get(ida).signed_on is None
    assert page.desk.notices.text == (
        "The agreement of Ida Krogh and Jens Lund is no longer marked as signed."
    )


def test_a_refusal_stands_beside_the_field(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    editor = show(ida).editor
    QTest.keyClicks(editor.goals, "Research")
    # Signed on another page while the words were being typed.
    workspace.agreements.mark_signed([ida], date(2026, 8, 17))
    editor.goals.flush()
    assert "is signed" in editor.goals_field.message


@pytest.mark.parametrize(("lines", "grown"), [(1, False), (6, True)])
def test_a_text_grows_with_its_lines(qtbot: QtBot, lines: int, grown: bool):
    text = GrowingText(least=2, most=4)
    qtbot.addWidget(text)
    text.resize(200, 60)
    text.show()
    qtbot.waitExposed(text)
    least = text.height()
    text.setPlainText("\n".join("word" for _ in range(lines)))
    assert (text.height() > least) is grown
    policy = Qt.ScrollBarPolicy
    bar = policy.ScrollBarAsNeeded if grown else policy.ScrollBarAlwaysOff
    assert text.verticalScrollBarPolicy() is bar


def test_each_cell_of_a_limit_has_its_name(show: Show, ida: int):
    limits: LimitsTable = show(ida).editor.limits
    names = [cell.accessibleName() for cell in limits.rows[0].cells]
    assert names == ["Topic", "Why it is at risk", "What we agree"]


def reached(workspace: Workspace, role: Role, *points: int | None) -> int:
    """Type in what the pair's mentor or mentee found at the end; return what was asked."""
    programme = workspace.programmes.newest()
    asked = next(
        one
        for one in workspace.evaluations.questionnaires(programme.id)
        if (one.role, one.round) == (role, EvaluationRound.FINAL)
    )
    (person,) = workspace.evaluations.people_asked(asked.id)
    filled = [replace(one, point=point) for one, point in zip(person.topics, points, strict=True)]
    workspace.evaluations.record(asked.id, person.enrolment_id, {}, filled)
    return asked.id


def test_how_far_the_two_got_stands_below_their_topics_while_answers_go_by_name(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    workspace.agreements.write(ida, topics=("Networks", "<b>Pay</b>"))
    results = show(ida).editor.results
    assert not results.isVisible()
    mentees = reached(workspace, Role.MENTEE, 5, None)
    mentors = reached(workspace, Role.MENTOR, 3, 1)
    qtbot.waitUntil(results.isVisible)
    assert results.lines == (
        *("Networks", "Mentee: All the way · Mentor: Part of the way"),
        *("<b>Pay</b>", "Mentor: We did not get to it"),
    )
    workspace.evaluations.set_anonymous(mentors, anonymous=True)
    qtbot.waitUntil(lambda: results.lines == ("Networks", "Mentee: All the way"))
    workspace.evaluations.set_anonymous(mentees, anonymous=True)
    qtbot.waitUntil(lambda: not results.isVisible())
