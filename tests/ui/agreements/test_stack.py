"""A stack of signed papers: code, Enter, code, Enter, and all are marked on one day in one deed."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.stack_dialog import StackDialog
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import EndReason
from tests.ui.agreements.conftest import Show
from tests.ui.dialogs import press

Open = Callable[..., StackDialog]


@pytest.fixture
def open_(qtbot: QtBot, show: Show) -> Iterator[Open]:
    """Return what opens the dialog from the page and types codes into it."""
    pages: list[AgreementsTab] = []

    def open_(*codes: str) -> StackDialog:
        pages.append(show())
        pages[-1].stack.click()
        dialog = pages[-1].findChildren(StackDialog)[-1]
        qtbot.waitUntil(dialog.line.hasFocus)
        dialog.day_field.show_value(date(2026, 8, 17))
        for code in codes:
            type_(dialog, code)
        return dialog

    yield open_
    for page in pages:
        for dialog in page.findChildren(StackDialog):
            dialog.stack.papers.clear()
            dialog.reject()


def type_(dialog: StackDialog, code: str) -> None:
    QTest.keyClicks(dialog.line, code)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)


def code(workspace: Workspace, match_id: int) -> str:
    return workspace.agreements.get(match_id).code


def listed(dialog: StackDialog) -> list[str]:
    return [f"{entry.title} | {entry.note}" for entry in dialog.list.entries]


def test_each_code_shows_whose_paper_it_is_the_last_one_first(open_, workspace, ida, sara):
    dialog = open_(code(workspace, ida), code(workspace, sara).lower().replace("-", ""))
    assert listed(dialog) == [
        f"Sara Winther · Bo Friis | {code(workspace, sara)} · Autumn 2026",
        f"Ida Krogh · Jens Lund | {code(workspace, ida)} · Autumn 2026",
    ]
    assert {entry.tone for entry in dialog.list.entries} == {Tone.GOOD}
    assert (dialog.list.currentRow(), dialog.line.text()) == (0, "")
    assert dialog.line.hasFocus()
    assert dialog.mark.text() == "Mark 2 as signed"
    assert "Sara Winther" in dialog.line.accessibleDescription()


def test_all_are_marked_on_the_day_in_one_deed_and_it_can_be_undone(
    qtbot, open_, workspace, desk: Desk, ida, sara
):
    dialog = open_(code(workspace, ida), code(workspace, sara))
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    dialog.mark.click()
    assert not dialog.isVisible()
    assert len(commits) == 1
    days = [workspace.agreements.get(match).signed_on for match in (ida, sara)]
    assert days == [date(2026, 8, 17)] * 2
    assert desk.notices.text == "2 agreements are marked as signed."
    assert desk.notices._action.text() == "Undo"
    with qtbot.waitSignal(desk.asked_to_undo):
        desk.notices._action.click()
    workspace.history.undo()
    assert [workspace.agreements.get(match).signed_on for match in (ida, sara)] == [None, None]


def test_what_cannot_be_marked_says_why_and_keeps_nobody_else_back(
    open_, workspace, desk: Desk, ida, sara
):
    workspace.agreements.mark_signed([sara], date(2026, 8, 1))
    good, signed = code(workspace, ida), code(workspace, sara)
    dialog = open_(good, "k7m4q2", signed, good, "<b>no</b>")
    assert listed(dialog)[:4] == [
        "<b>no</b> | This is not a code. A code has six letters and digits, such as K7M-4QX.",
        f"Ida Krogh · Jens Lund | {good} · This paper is in the list already.",
        f"Sara Winther · Bo Friis | {signed} · This agreement is marked as signed already.",
        "K7M-4Q2 | No pair in this file has the code K7M-4Q2. Look at the paper again.",
    ]
    assert dialog.said.text() == "4 are left out"
    dialog.mark.click()
    assert workspace.agreements.get(ida).signed_on == date(2026, 8, 17)
    assert workspace.agreements.get(sara).signed_on == date(2026, 8, 1)
    expected = f"1 agreement is marked as signed. Not marked: K7M-4Q2, {signed} and <b>no</b>."
    assert desk.notices.text == expected


def test_an_ended_pair_is_not_marked(open_, workspace, ida, sara):
    workspace.matches.end(sara, EndReason.AGREED, workspace.today())
    dialog = open_(code(workspace, sara))
    assert "has ended" in listed(dialog)[0]
    assert not dialog.mark.isEnabled()


def test_enter_alone_marks_nothing_and_control_enter_marks(open_, workspace, ida):
    dialog = open_(code(workspace, ida))
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert workspace.agreements.get(ida).signed_on is None
    QTest.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.agreements.get(ida).signed_on == date(2026, 8, 17)


def test_a_code_still_in_the_line_counts_when_all_are_marked(open_, workspace, ida, sara):
    dialog = open_(code(workspace, ida))
    QTest.keyClicks(dialog.line, code(workspace, sara))
    dialog.mark.click()
    assert workspace.agreements.get(sara).signed_on == date(2026, 8, 17)


def test_a_paper_can_be_taken_out_by_key(open_, workspace, ida, sara):
    dialog = open_(code(workspace, ida), code(workspace, sara), code(workspace, ida))
    assert "already" in listed(dialog)[0]
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert listed(dialog)[0].startswith("Ida Krogh")
    assert dialog.mark.text() == "Mark 1 as signed"
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not dialog.mark.isEnabled()
    assert dialog.pages.currentWidget() is dialog.empty
    assert dialog.line.hasFocus()


def test_a_day_to_come_is_refused_beside_the_day_and_nothing_marked(open_, workspace, ida):
    dialog = open_(code(workspace, ida))
    dialog.day_field.show_value(date(2026, 8, 19))
    dialog.mark.click()
    assert dialog.isVisible()
    assert "in the future" in dialog.day.message
    assert workspace.agreements.get(ida).signed_on is None


def test_leaving_asks_when_papers_would_be_typed_for_nothing(open_, workspace, ida):
    dialog = open_(code(workspace, ida))
    asked = press("Go back")
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert asked[0].text() == "1 paper is not marked yet. Leave the list?"
    assert dialog.isVisible()
    press("Leave the list")
    dialog.leave.click()
    assert not dialog.isVisible()
    assert workspace.agreements.get(ida).signed_on is None


def test_an_empty_list_is_left_without_a_question(open_, ida):
    dialog = open_()
    assert dialog.pages.currentWidget() is dialog.empty
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_today_is_suggested(show: Show, ida):
    page = show()
    page.stack.click()
    dialog = page.findChildren(StackDialog)[-1]
    assert dialog.day_field.value == date.today()  # noqa: DTZ011 - her own day
    dialog.reject()
