"""Ctrl+Z takes back any deed and names it; in a field, what is typed there comes first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.deed_name import DeedName
from mentordesk.services.records.participants import SignUpChange
from mentordesk.services.workspace import Workspace
from mentordesk.storage.undo import FINAL
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.ui.participants.person_panel import PersonPanel
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.tasks import Task
from mentordesk.ui.troubles import Troubles
from mentordesk.ui.undoing import NAME_MOST
from mentordesk.vocabulary import EnrolmentState, Language, Role
from tests.builders import a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator

__all__ = ["begin"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Meet = Callable[..., Coordinator]


@pytest.fixture(name="meet")
def _meet(
    qtbot: QtBot, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Meet]:
    """Return what brings the coordinator to a file with a mentor and a mentee."""
    bugs: list[BaseException] = []
    monkeypatch.setattr(Troubles, "meet_bug", lambda _self, bug: bugs.append(bug))

    def meet(language: Language = Language.ENGLISH) -> Coordinator:
        with a_workspace(tmp_path) as workspace:
            programme = a_programme(workspace)
            a_mentor(workspace, programme, "Jens & <b>Lund</b>", email="jens@example.org")
            a_mentee(workspace, programme, "Ida Krogh")
            path = workspace.path
        program = begin(path, language)
        program.settle()
        return Coordinator(qtbot, program)

    yield meet
    monkeypatch.setattr(MainWindow, "may_leave", lambda _window: True)
    assert not bugs


def file_of(me: Coordinator) -> Workspace:
    workspace = me.program.workspace
    assert workspace is not None
    return workspace


def ids(me: Coordinator) -> dict[Role, int]:
    programme = file_of(me).programmes.newest()
    return {one.role: one.id for one in file_of(me).participants.enrolments(programme.id)}


def entries(me: Coordinator) -> tuple[QAction, QAction]:
    """Return Undo and Redo as the opened menu shows them."""
    menus = me.window.menus
    menus.edit_opened.emit()
    return menus._undo, menus._redo


def names(me: Coordinator) -> list[str]:
    return [one.name for one in file_of(me).participants.people()]


def rows_of(page: ParticipantsTab) -> int:
    return len(page.table.model.records)


def has_desk(me: Coordinator) -> bool:
    return me.window.desk is not None


def test_nothing_is_offered_before_the_first_deed(meet: Meet):
    undo, redo = entries(meet())
    assert (undo.text(), undo.isEnabled()) == ("&Undo", False)
    assert (redo.text(), redo.isEnabled()) == ("&Redo", False)


def test_a_deed_is_named_taken_back_and_done_again(meet: Meet):
    me = meet()
    page = me.go_to(ParticipantsTab)
    mentor = ids(me)[Role.MENTOR]
    file_of(me).participants.remove([mentor])
    me.wait()
    assert rows_of(page) == 1
    undo, redo = entries(me)
    # What Qt takes for a key of the menu is written twice.
    assert undo.text() == "&Undo: remove Jens && <b>Lund</b>"
    assert not redo.isEnabled()
    page.table.view.setFocus()
    me.press(Qt.Key.Key_Z, CTRL)
    me.wait()
    assert me.told == "Undone: remove Jens & <b>Lund</b>"
    assert rows_of(page) == 2
    assert ids(me)[Role.MENTOR] == mentor
    undo, redo = entries(me)
    assert not undo.isEnabled()
    assert redo.text() == "&Redo: remove Jens && <b>Lund</b>"
    me.press(Qt.Key.Key_Z, CTRL | SHIFT)
    me.wait()
    assert me.told == "Done again: remove Jens & <b>Lund</b>"
    assert len(page.table.model.records) == 1
    me.press(Qt.Key.Key_Z, CTRL)
    me.press(Qt.Key.Key_Y, CTRL)
    me.wait()
    assert names(me) == ["Ida Krogh"]


def test_the_notice_offers_the_way_back(meet: Meet):
    me = meet()
    file_of(me).participants.set_state([ids(me)[Role.MENTOR]], EnrolmentState.WAITING)
    me.window.menus.undo.emit()
    (button,) = (b for b in me.window.notices.findChildren(QPushButton) if b.text() == "Redo")
    button.click()
    me.wait()
    assert entries(me)[0].isEnabled()


def test_a_notice_of_an_older_deed_takes_nothing_else_back(meet: Meet):
    me = meet()
    mentor, mentee = ids(me)[Role.MENTOR], ids(me)[Role.MENTEE]
    file_of(me).participants.set_state([mentor], EnrolmentState.WAITING)
    desk = me.window.desk
    assert desk is not None
    desk.tell_done("He waits.")
    file_of(me).participants.set_state([mentee], EnrolmentState.WAITING)
    (button,) = (b for b in me.window.notices.findChildren(QPushButton) if b.text() == "Undo")
    button.click()
    assert "since" in me.told
    entries(me)[0].trigger()
    desk.tell_done("He waits.")
    button.click()
    me.wait()
    assert not entries(me)[0].isEnabled()


def test_it_goes_where_the_deed_is_seen(meet: Meet):
    me = meet()
    me.go_to(MatchesTab)
    programme = file_of(me).programmes.newest().id
    pair = ids(me)
    file_of(me).matches.pin(programme, pair[Role.MENTOR], pair[Role.MENTEE])
    me.go_to(ParticipantsTab)
    me.window.menus.undo.emit()
    me.wait()
    assert me.window.tabs.key == "matches"


def test_a_programme_that_comes_back_is_shown_and_one_that_goes_is_not(meet: Meet):
    me = meet()
    workspace, desk = file_of(me), me.window.desk
    assert desk is not None
    first = desk.programme_id
    second = workspace.programmes.create("long", "Spring 2027", language=Language.ENGLISH).id
    desk.choose_programme(second)
    me.window.menus.undo.emit()
    me.wait()
    assert desk.programme_id == first
    me.window.menus.redo.emit()
    me.wait()
    assert desk.programme_id == second
    assert me.window.chooser.accessibleDescription() == "Spring 2027"


def test_what_is_typed_and_not_saved_is_taken_back_in_the_field_first(meet: Meet):
    me = meet()
    mentor = ids(me)[Role.MENTOR]
    file_of(me).participants.change(mentor, SignUpChange(employer="Harbour"))
    page = me.go_to(ParticipantsTab)
    page.table.select([mentor])
    me.wait()
    (panel,) = page.findChildren(PersonPanel)
    field = panel.person.name
    me.enter(field)
    me.type("x")
    assert field.text().startswith("x")
    assert entries(me)[0].text() == "&Undo typing"
    me.press(Qt.Key.Key_Z, CTRL)
    assert not field.text().startswith("x")
    assert entries(me)[0].text() == "&Undo: change Jens && <b>Lund</b>"
    assert entries(me)[1].text() == "&Redo typing"
    me.press(Qt.Key.Key_Z, CTRL)
    me.wait()
    assert me.told.startswith("Undone: change")
    assert file_of(me).participants.enrolment(mentor).employer == ""


def test_nothing_is_taken_back_while_something_is_being_written(meet: Meet, qtbot: QtBot):
    me = meet()
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    go = [False]

    def work(task: Task) -> None:
        while not go[0]:
            task.report(0, 0)

    me.program.tasks.run(me.window, "Writing", work, lambda _done: None, writes=True)
    me.window.menus.undo.emit()
    assert me.told == "MentorDesk is still writing. Wait a moment, then undo."
    assert "Ida Krogh" not in names(me)
    go[0] = True
    me.wait()
    me.window.menus.undo.emit()
    assert "Ida Krogh" in names(me)


def test_many_rows_are_taken_back_beside_the_windows_work(meet: Meet, monkeypatch):
    me = meet()
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    monkeypatch.setattr("mentordesk.services.history._MANY_ROWS", 0)
    me.window.menus.undo.emit()
    assert me.program.tasks.busy
    me.wait()
    assert me.told == "Undone: remove Ida Krogh"
    assert "Ida Krogh" in names(me)


def test_a_long_name_is_cut_in_the_menu_alone(meet: Meet):
    me = meet()
    long = "Ida " + "Æ" * 300
    file_of(me).participants.change(ids(me)[Role.MENTEE], SignUpChange(name=long))
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    assert len(entries(me)[0].text()) <= NAME_MOST + len("&Undo: ")
    me.window.menus.undo.emit()
    assert me.told == f"Undone: remove {long}"


def test_after_what_is_final_nothing_is_offered(meet: Meet):
    me = meet()
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    assert entries(me)[0].isEnabled()
    with file_of(me).file.write(FINAL):
        pass
    assert not me.window.menus._undo.isEnabled()


def test_in_danish_a_deed_has_a_danish_name(meet: Meet):
    me = meet(Language.DANISH)
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    assert entries(me)[0].text() == "&Fortryd: fjern Ida Krogh"


def test_the_last_programme_comes_back_from_the_welcome_page(meet: Meet):
    me = meet()
    desk = me.window.desk
    assert desk is not None
    programme = desk.programme_id
    desk.workspace.programmes.remove(programme)
    me.window.emptied.emit()
    assert not has_desk(me)
    assert entries(me)[0].text() == "&Undo: remove the programme Autumn 2026"
    me.window.menus.undo.emit()
    me.wait()
    assert me.window.desk is not None
    assert me.window.desk.programme_id == programme
    assert len(names(me)) == 2
    assert entries(me)[1].text() == "&Redo: remove the programme Autumn 2026"


def test_several_deeds_done_together_are_one(meet: Meet):
    me = meet()
    history = file_of(me).history
    with history.together(DeedName("both")):
        for id_ in ids(me).values():
            file_of(me).participants.set_state([id_], EnrolmentState.WAITING)
    file_of(me).participants.remove([ids(me)[Role.MENTEE]])
    assert [history.undo() for _ in range(2)][1] == DeedName("both")
    assert history.undo() is None
