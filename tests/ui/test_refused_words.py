"""Words that could not be saved: kept, tried again, and never left behind without a sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.forms.form import Field
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.participants.tab import ParticipantsTab
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.begun import Begin, begin
from tests.ui.coordinator import Coordinator
from tests.ui.dialogs import press

__all__ = ["begin"]

WRONG = "ida(at)example"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with two pairs."""
    with a_workspace(tmp_path) as workspace:
        programme = a_programme(workspace)
        for mentor, mentee in (("Jens Lund", "Ida Krogh"), ("Bo Friis", "Sara Winther")):
            a_match(
                workspace,
                a_mentor(workspace, programme, mentor),
                a_mentee(workspace, programme, mentee),
            )
        return workspace.path


@pytest.fixture
def me(
    qtbot: QtBot, begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Coordinator]:
    """Return the coordinator with the file open."""
    yield Coordinator(qtbot, begin(file))
    # No question is left that nobody answers.
    monkeypatch.setattr(MainWindow, "may_leave", lambda _window: True)


def people(me: Coordinator, name: str) -> tuple[ParticipantsTab, Field]:
    """Return the page with somebody chosen, and the field of their address."""
    page = me.go_to(ParticipantsTab)
    choose(page, name)
    return page, page.person.person.fields["email"]


def choose(page: ParticipantsTab, name: str) -> None:
    page.table.select([one.id for one in page.table.model.records if one.name == name])


def text(field: Field) -> str:
    assert isinstance(field.control, QLineEdit)
    return field.control.text()


def go_back(me: Coordinator) -> None:
    (button,) = (
        one for one in me.window.notices.findChildren(QPushButton) if one.text() == "Go back"
    )
    me.click(button)


def test_a_refused_address_is_told_of_when_somebody_else_is_chosen(me: Coordinator):
    page, email = people(me, "Ida Krogh")
    me.write(email.control, WRONG)
    choose(page, "Jens Lund")
    assert text(email) == "jens.lund@example.org"
    assert email.message == ""
    assert me.told.startswith("Ida Krogh: what stands in “E-mail (required)” is not saved. ida(at)")
    page.table.bar.line.setText("Jens")
    go_back(me)
    assert page.person.name.text() == "Ida Krogh"
    assert text(email) == WRONG
    assert "is not an e-mail address" in email.message
    me.write(email.control, "ida@example.org")
    assert email.message == ""


def test_words_that_were_saved_are_not_told_of(me: Coordinator):
    page, email = people(me, "Ida Krogh")
    me.write(email.control, "ida@example.org")
    choose(page, "Jens Lund")
    assert me.told == ""


def test_a_refused_text_outlives_the_trouble_and_is_saved_after_it(me: Coordinator, file: Path):
    page = me.go_to(AgreementsTab)
    ida, sara = (one.match_id for one in page.table.model.shown)
    page.table.select([ida])
    away = file.with_suffix(".away")
    file.rename(away)
    me.write(page.editor.goals, "Find a path")
    assert "cannot be found" in page.editor.goals_field.message
    page.table.select([sara])
    assert page.editor.goals.toPlainText() == ""
    away.rename(file)
    go_back(me)
    assert page.editor.goals.toPlainText() == "Find a path"
    page.editor.leave()
    assert page.editor.goals_field.message == ""
    with Workspace.open(file, writable=False) as workspace:
        assert workspace.agreements.get(ida).goals == "Find a path"
        assert workspace.agreements.get(sara).goals == ""


def test_what_the_disk_refused_is_tried_again_as_it_stands(me: Coordinator, file: Path):
    page, email = people(me, "Ida Krogh")
    away = file.with_suffix(".away")
    file.rename(away)
    me.write(email.control, "ida@example.org")
    assert "cannot be found" in email.message
    assert text(email) == "ida@example.org"
    (again,) = (one for one in email.findChildren(QPushButton) if one.text() == "Try again")
    me.click(again)
    assert "cannot be found" in email.message
    away.rename(file)
    me.click(again)
    assert email.message == ""
    assert not again.isVisible()
    me.wait()
    assert "ida@example.org" in [one.email for one in page.table.model.records]


def test_words_that_are_wrong_are_not_tried_again(me: Coordinator):
    _, email = people(me, "Ida Krogh")
    me.write(email.control, WRONG)
    assert not [one for one in email.findChildren(QPushButton) if one.text() == "Try again"]


def test_a_refused_text_is_not_written_over_by_what_the_file_says(me: Coordinator, file: Path):
    _, email = people(me, "Ida Krogh")
    me.write(email.control, WRONG)
    assert me.window.desk is not None
    me.window.desk.workspace.programmes.change_organisation(name="Nordhavn")
    me.wait()
    assert text(email) == WRONG


def test_the_window_is_left_once_the_writer_says_so(me: Coordinator):
    _, email = people(me, "Ida Krogh")
    me.write(email.control, WRONG)
    question = press("Go back")
    assert not me.window.may_leave()
    assert "is not an e-mail address" in question[0].informativeText()
    press("Leave it unsaved")
    assert me.window.may_leave()


def test_a_guide_that_was_not_kept_is_named_though_another_is_shown(me: Coordinator):
    page = me.go_to(GuidesTab)
    first, second = page.desk.workspace.paperwork.guide_keys()[:2]
    page.list.choose(first)
    me.enter(page.writing.text)
    me.type("{mistyped} ")
    page.list.choose(second)
    question = press("Go back")
    assert not me.window.may_leave()
    assert question[0].text() == "What stands in “Mentor guide” is not saved."


def test_every_field_that_is_not_saved_is_named(me: Coordinator):
    page, email = people(me, "Ida Krogh")
    me.write(email.control, WRONG)
    me.write(page.person.person.fields["name"].control, " ")
    question = press("Leave it unsaved")
    assert me.window.may_leave()
    assert question[0].text() == (
        "What stands in these fields is not saved: Name (required) and E-mail (required)."
    )
