"""A mentee of an open matching gets her list: as a paper, and as a mail to her."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.ranked_list_button import RankedListButton
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.vocabulary import Language, MatchState
from tests.builders import a_match, a_mentee, a_mentor, a_programme
from tests.ui.dialogs import press
from tests.ui.opened import pages
from tests.ui.printed import Printer, printer, words_of

__all__ = ["pages", "printer"]


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return an open matching with a mentor, and a mentee who may choose."""
    programme = a_programme(workspace, "open", "Open & free")
    a_mentor(workspace, programme, "Jens Lund", subjects=("Biology",))
    a_mentee(workspace, programme, "Ida <b> Krogh", email="ida@example.org", subjects=("Biology",))
    return programme


@pytest.fixture
def button(tab: MatchesTab, qtbot: QtBot) -> RankedListButton:
    """Return the button once the mentee is shown."""
    qtbot.waitUntil(tab.mentee_page.ranked_list.isVisible)
    return tab.mentee_page.ranked_list


def test_the_list_is_looked_at_and_saved(
    button: RankedListButton, printer: Printer, qtbot: QtBot, desk: Desk
):
    assert (button.text(), button.accessibleName()) == ("List for Ida", "List for Ida <b> Krogh")
    button.print.trigger()
    printer.settle(qtbot, desk)
    mentee = next(
        one
        for one in desk.workspace.participants.enrolments(desk.programme_id)
        if one.email == "ida@example.org"
    )
    assert printer.suggested[0].name == f"List of mentors {mentee.id}.pdf"
    said = words_of(printer.path)
    assert "Your possible mentors" in said
    assert "Jens Lund" in said
    assert desk.notices.text == "The list for Ida <b> Krogh is in paper.pdf."


def test_the_mail_is_a_draft_to_her_with_the_list(
    button: RankedListButton, printer: Printer, settle: Callable[[], None], desk: Desk
):
    printer.place = str(printer.path.with_suffix(""))
    button.draft.trigger()
    settle()
    path = printer.path.with_name("paper.eml")
    assert printer.opened == [path]
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["To"].addresses[0].addr_spec == "ida@example.org"
    assert message["X-Unsent"] == "1"
    assert "paper.eml" in desk.notices.text


def test_the_other_language_is_one_tick_away(
    button: RankedListButton, printer: Printer, qtbot: QtBot, desk: Desk
):
    assert button.language.chosen is Language.ENGLISH
    button.language.actions[Language.DANISH].trigger()
    button.print.trigger()
    assert "Dine mulige mentorer" in words_of(printer.settle(qtbot, desk))


def test_keys_alone_make_it(button: RankedListButton, printer: Printer, desk: Desk, qtbot: QtBot):
    def press_print() -> None:
        menu = button.menu()
        qtbot.waitUntil(menu.isVisible)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    button.window().activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTimer.singleShot(0, press_print)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert "Jens Lund" in words_of(printer.settle(qtbot, desk))


def test_letters_that_no_font_has_are_told(
    workspace: Workspace,
    programme: ProgrammeRecord,
    button: RankedListButton,
    printer: Printer,
    desk: Desk,
    qtbot: QtBot,
):
    a_mentor(workspace, programme, "王 Lund", email="lund@example.org", subjects=("Biology",))
    asked = press("Print without them")
    button.print.trigger()
    assert "王 (王 Lund)" in asked[0].text()
    assert "Jens Lund" in words_of(printer.settle(qtbot, desk))


def test_nobody_to_choose_is_said_and_nothing_written(
    button: RankedListButton, printer: Printer, settle: Callable[[], None], desk: Desk, qtbot: QtBot
):
    everybody = [one.id for one in desk.workspace.participants.enrolments(desk.programme_id)]
    desk.workspace.participants.set_available(everybody, available=False)
    settle()
    button.print.trigger()
    assert desk.notices.text
    assert not button.window().findChildren(PaperDialog)
    assert not Path(printer.place).exists()


def test_who_has_a_mentor_or_is_given_one_gets_no_list(
    workspace: Workspace,
    programme: ProgrammeRecord,
    tab: MatchesTab,
    button: RankedListButton,
    settle: Callable[[], None],
    qtbot: QtBot,
):
    mentor, mentee = sorted(
        workspace.participants.enrolments(programme.id),
        key=lambda one: one.role.value,
        reverse=True,
    )
    a_match(workspace, mentor, mentee, MatchState.ASKED)
    qtbot.waitUntil(button.isHidden)
    a_mentee(workspace, programme, "Sara Winther")
    settle()
    tab.left.mentees.select([tab.left.mentees.model.shown[-1].identity])
    qtbot.waitUntil(lambda: not button.isHidden())
    tab.desk.choose_programme(workspace.programmes.all()[-1].id)
    qtbot.waitUntil(button.isHidden)
