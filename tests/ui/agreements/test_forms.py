"""A form goes out to one pair, comes back filled in, and is read when the coordinator says so."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.form_dialog import FormDialog
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.paper_dialog import PaperDialog
from tests.documents.forms import field_texts, filled_in
from tests.documents.papers import words
from tests.ui.agreements.conftest import Show
from tests.ui.printed import Printer


@pytest.fixture
def came_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workspace: Workspace):
    """Return what makes a pair's form, filled in, the file that is chosen next."""

    def make(match_id: int, texts: Mapping[str, str]) -> Path:
        path = tmp_path / "back.pdf"
        programme = workspace.programmes.newest()
        form = workspace.paperwork.agreement_forms_pdf(programme.id, match_ids=[match_id])
        code = workspace.agreements.get(match_id).code
        path.write_bytes(filled_in(form, {f"{code}:{key}": text for key, text in texts.items()}))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        return path

    return make


def shown(qtbot: QtBot, page: AgreementsTab) -> FormDialog:
    """Return the dialog once the form was read."""
    qtbot.waitUntil(lambda: bool(page.findChildren(FormDialog)), timeout=10_000)
    return page.findChildren(FormDialog)[0]


def paper_shown(qtbot: QtBot) -> PaperDialog:
    """Return the dialog with the pages."""
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), PaperDialog), timeout=20_000
    )
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaperDialog)
    return dialog


def said(qtbot: QtBot, desk: Desk) -> str:
    """Return what the bar at the foot says, once it says something."""
    qtbot.waitUntil(lambda: bool(desk.notices.text), timeout=10_000)
    return desk.notices.text


def test_a_form_for_the_chosen_pair_is_looked_at_and_saved(
    qtbot: QtBot,
    desk: Desk,
    workspace: Workspace,
    show: Show,
    ida: int,
    printer: Printer,
):
    page = show(ida)
    workspace.agreements.write(ida, goals="Two research paths")
    printer.way = "nothing"
    page.deeds.save_form.trigger()
    dialog = paper_shown(qtbot)
    # A preview draws no fields: what they hold is seen on a page that stands still.
    assert field_texts(dialog.preview.content) == {}
    assert "Two research paths" in words(dialog.preview.content)
    assert dialog.print.isHidden()
    assert dialog.save.text() == "Save the form…"
    assert dialog.save.isDefault()
    dialog.save.click()
    printer.settle(qtbot, desk)

    code = workspace.agreements.get(ida).code
    assert set(field_texts(printer.path.read_bytes())) >= {f"{code}:goals"}
    assert printer.suggested[0].name == f"Form {code}.pdf"
    assert "Ida Krogh and Jens Lund" in said(qtbot, desk)


def test_a_form_is_made_for_one_pair_that_has_not_signed(
    workspace: Workspace, show: Show, ida: int, sara: int
):
    page = show(ida, sara)
    assert not page.deeds.save_form.isEnabled()
    page.table.select([ida])
    assert page.deeds.save_form.isEnabled()
    workspace.agreements.mark_signed([ida], date(2026, 8, 17))
    page.refresh()
    assert not page.deeds.save_form.isEnabled()


def test_what_changes_is_shown_before_it_is_written_and_can_be_left(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int, came_back
):
    workspace.agreements.write(ida, place="A café")
    came_back(ida, {"place": "The library", "goals": "<b>Two</b> paths"})
    page = show(ida)
    page.deeds.read_form.trigger()
    dialog = shown(qtbot, page)

    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ida Krogh and Jens Lund have written 2 things" in dialog.said.text()
    assert {"Where", "A café", "The library", "<b>Two</b> paths"} <= set(texts)
    dialog.leave.click()
    assert workspace.agreements.get(ida).place == "A café"


def test_what_the_form_says_is_written_and_can_be_edited_afterwards(
    qtbot: QtBot, desk: Desk, workspace: Workspace, show: Show, ida: int, came_back
):
    came_back(ida, {"place": "The library", "topics": "Networks\nJobs"})
    page = show()
    page.deeds.read_form.trigger()
    shown(qtbot, page).take.click()

    qtbot.waitUntil(lambda: page.editor.title.text() == "Ida Krogh · Jens Lund")
    assert workspace.agreements.get(ida).topics == ("Networks", "Jobs")
    assert said(qtbot, desk) == (
        "Written into the agreement of Ida Krogh and Jens Lund: Topics and Where."
    )
    page.refresh()
    page.editor.terms.fields["place"].setFocus()
    assert page.editor.limits.isEnabled()


def test_a_form_that_says_nothing_new_is_told_of_in_a_sentence(
    qtbot: QtBot, desk: Desk, show: Show, ida: int, came_back
):
    came_back(ida, {})
    page = show(ida)
    page.deeds.read_form.trigger()

    assert "says nothing that their agreement does not" in said(qtbot, desk)
    assert not page.findChildren(FormDialog)


def test_a_signed_agreement_and_a_wrong_file_are_refused_with_a_sentence(
    qtbot: QtBot, desk: Desk, workspace: Workspace, show: Show, ida: int, came_back
):
    path = came_back(ida, {"place": "The library"})
    workspace.agreements.mark_signed([ida], date(2026, 8, 17))
    page = show(ida)
    with qtbot.waitSignal(desk.tasks.refused) as signed:
        page.deeds.read_form.trigger()
    path.write_bytes(b"no paper")
    with qtbot.waitSignal(desk.tasks.refused) as wrong:
        page.deeds.read_form.trigger()

    assert "is signed" in str(signed.args[0])
    assert "back.pdf is not a PDF" in str(wrong.args[0])


def test_words_half_typed_are_kept_before_a_form_is_read(
    qtbot: QtBot, desk: Desk, workspace: Workspace, show: Show, ida: int, came_back
):
    came_back(ida, {})
    page = show(ida)
    page.editor.goals.setPlainText("Half a goal")
    page.deeds.read_form.trigger()
    said(qtbot, desk)

    assert workspace.agreements.get(ida).goals == "Half a goal"
