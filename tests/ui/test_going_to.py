"""Ctrl+K, a code or some letters, Enter: she stands where she wants to be, by keys alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.go_to_dialog import GoToDialog
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.vocabulary import EndReason, MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator

__all__ = ["begin"]

NASTY = "<b>Øyvind & “=SUM(1)”</b>"


@dataclass
class Drawer:
    """The file on the desk: its pairs' codes by the mentee's first name."""

    path: Path
    codes: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def file(tmp_path: Path) -> Drawer:
    """Return a file of two programmes; autumn is the newer one and shown first."""
    with a_workspace(tmp_path) as workspace:
        drawer = Drawer(workspace.path)
        spring = a_programme(workspace, name="Spring 2026", starts_on=date(2026, 2, 1))
        autumn = a_programme(workspace)
        for programme, mentor, mentee, state in (
            (autumn, "Jens Lund", "Ida Krogh", MatchState.CONFIRMED),
            (autumn, "Bo Friis", "Sara Winther", MatchState.CONFIRMED),
            (autumn, "Per Dam", "Eva Holm", MatchState.ASKED),
            (spring, "Åse Bak", "Mikkel Holm", MatchState.CONFIRMED),
            (spring, "Ulla Skov", NASTY, MatchState.CONFIRMED),
        ):
            match = a_match(
                workspace,
                a_mentor(workspace, programme, mentor),
                a_mentee(workspace, programme, mentee, email=f"{mentor[:2]}@example.org"),
                state,
            )
            drawer.codes[mentee.split()[0]] = workspace.agreements.get(match).code
            if mentee == NASTY:
                workspace.matches.end(match, EndReason.AGREED, workspace.today())
        return drawer


@pytest.fixture
def me(qtbot: QtBot, begin: Begin, file: Drawer) -> Coordinator:
    """Return the coordinator with the file open."""
    return Coordinator(qtbot, begin(file.path))


@pytest.fixture
def ask(qtbot: QtBot, me: Coordinator) -> Iterator[Callable[[str], GoToDialog]]:
    """Return what opens the line and types into it."""

    def ask(typed: str) -> GoToDialog:
        me.look_at(me.window)
        me.choose_in_menu("Go to…")
        dialog = me.window.findChildren(GoToDialog)[-1]
        qtbot.waitUntil(dialog.line.hasFocus)
        me.wait()
        me.type(typed)
        return dialog

    yield ask
    for dialog in me.window.findChildren(GoToDialog):
        dialog.reject()


def shown(dialog: GoToDialog) -> list[str]:
    return [f"{entry.title} | {entry.note}" for entry in dialog.hits.entries]


def enter(me: Coordinator) -> None:
    me.press(Qt.Key.Key_Return)
    me.wait()


def test_ctrl_k_asks(me):
    (action,) = (a for a in me.window.findChildren(QAction) if a.shortcut().toString() == "Ctrl+K")
    assert action.text().replace("&", "") == "Go to…"


@pytest.mark.parametrize("spoil", [str, str.lower, lambda code: code.replace("-", "")])
def test_a_code_lands_on_the_agreement_of_its_pair(me, ask, file, spoil):
    code = file.codes["Sara"]
    dialog = ask(spoil(code))
    assert shown(dialog) == [f"Sara Winther · Bo Friis | {code} · Autumn 2026"]
    enter(me)
    page = me.window.tabs.current
    assert isinstance(page, AgreementsTab)
    assert [one.code for one in page.table.selection()] == [code]
    assert page.editor.title.text() == "Sara Winther · Bo Friis"
    assert me.told == ""


def test_a_code_of_another_programme_goes_there_says_so_and_back(me, ask, file):
    before = me.window.desk.programme_id
    ask(file.codes["Mikkel"])
    enter(me)
    page = me.window.tabs.current
    assert isinstance(page, AgreementsTab)
    assert page.editor.title.text() == "Mikkel Holm · Åse Bak"
    assert me.told == "You are in Spring 2026 now."
    assert me.window.chooser.accessibleDescription() == "Spring 2026"
    me.window.notices._action.click()
    assert me.window.desk.programme_id == before


def test_some_letters_find_people_and_pairs_and_arrows_choose(me, ask):
    dialog = ask("HOLM")
    assert [line.split(" | ")[0] for line in shown(dialog)] == [
        *("Eva Holm", "Mikkel Holm", "Eva Holm · Per Dam", "Mikkel Holm · Åse Bak")
    ]
    assert shown(dialog)[1] == "Mikkel Holm | Mentee · Spring 2026"
    me.press(Qt.Key.Key_Down)
    assert dialog.line.hasFocus()
    assert "Mikkel Holm, Mentee" in dialog.line.accessibleDescription()
    enter(me)
    page = me.window.tabs.current
    assert isinstance(page, ParticipantsTab)
    assert [one.name for one in page.table.selection()] == ["Mikkel Holm"]
    assert me.told == "You are in Spring 2026 now."


def test_arrows_stop_at_both_ends(me, ask):
    dialog = ask("holm")
    me.press(Qt.Key.Key_Up)
    assert dialog.hits.currentRow() == 0
    me.press(Qt.Key.Key_PageDown)
    me.press(Qt.Key.Key_Down)
    assert dialog.hits.currentRow() == dialog.hits.count() - 1


def test_accents_may_be_left_out(me, ask):
    assert shown(ask("aase"))[0].startswith("Åse Bak | Mentor")


def test_a_code_that_nobody_has_is_said_and_enter_stays(me, ask):
    dialog = ask("k7m4q2")
    expected = "No pair in this file has the code K7M-4Q2. Look at the paper again."
    assert dialog.said.text() == expected
    assert dialog.said.isVisible()
    assert dialog.line.accessibleDescription() == expected
    enter(me)
    assert dialog.isVisible()


def test_a_name_that_nobody_has_is_said(me, ask):
    assert ask("Jensen").said.text() == "Nobody in this file is called “Jensen”."


def test_before_anything_is_typed_it_says_what_to_type(me, ask):
    dialog = ask("")
    assert "code on a paper" in dialog.said.text()
    assert not dialog.hits.isVisible()
    enter(me)
    assert dialog.isVisible()


def test_esc_leaves_everything_as_it_was(me, ask):
    before = me.window.tabs.key
    dialog = ask("Sara")
    me.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert me.window.tabs.key == before


def test_a_pair_not_confirmed_is_shown_among_the_matches(me, ask, file):
    assert shown(ask(file.codes["Eva"]))[0].endswith("· Asked")
    enter(me)
    page = me.window.tabs.current
    assert isinstance(page, MatchesTab)
    me.wait(lambda: bool(page.left.mentees.selection()))
    assert [row.mentee.name for row in page.left.mentees.selection()] == ["Eva Holm"]


def test_an_ended_pair_is_said_to_have_ended_and_its_people_shown(me, ask, file):
    dialog = ask(file.codes[NASTY.split(maxsplit=1)[0]])
    assert dialog.hits.entries[0].title == f"{NASTY} · Ulla Skov"
    enter(me)
    page = me.window.tabs.current
    assert isinstance(page, ParticipantsTab)
    assert {one.name for one in page.table.model.shown} == {NASTY, "Ulla Skov"}
    assert f"The match of {NASTY} and Ulla Skov has ended." in me.told


def test_what_is_typed_before_the_names_are_read_is_looked_up_then(me, qtbot):
    me.choose_in_menu("Go to…")
    (dialog,) = me.window.findChildren(GoToDialog)
    dialog.line.setText("sara")
    qtbot.waitUntil(lambda: dialog.hits.count() == 2)
    dialog.reject()
