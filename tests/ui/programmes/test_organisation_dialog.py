"""The organisation, and the subjects and topics it offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.records.sign_up import ChoiceKind
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field
from mentordesk.ui.programmes.organisation_dialog import OrganisationDialog
from tests.builders import a_mentor
from tests.ui.dialogs import press


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, programme: ProgrammeRecord) -> Iterator[OrganisationDialog]:
    window = QWidget()
    dialog = OrganisationDialog(window, desk)
    dialog.show()
    yield dialog
    shiboken6.delete(window)


def button(dialog: OrganisationDialog, text: str) -> QPushButton:
    (found,) = (one for one in dialog.findChildren(QPushButton) if one.text() == text)
    return found


def test_its_name_and_contact_are_saved(workspace: Workspace, dialog: OrganisationDialog):
    for column, text in (("name", "Nordhavn"), ("contact_email", "desk@example.org")):
        dialog.organisation.lines[column].setText(text)
    dialog.accept()
    record = workspace.programmes.organisation()
    assert (record.name, record.contact_email) == ("Nordhavn", "desk@example.org")


def test_a_wrong_address_is_refused_beside_it(dialog: OrganisationDialog):
    line = dialog.organisation.lines["contact_email"]
    line.setText("nobody")
    line.flush()
    field = line.parentWidget()
    assert isinstance(field, Field)
    assert field.message


def test_languages_are_named_in_words_and_kept_as_codes(
    workspace: Workspace, dialog: OrganisationDialog
):
    chips = dialog.organisation.languages
    assert chips.values == ("English",)
    chips._line.setText("danish")
    chips.flush()
    assert workspace.programmes.organisation().languages == ("en", "da")


def test_a_colour_is_chosen_and_given_up(
    qtbot: QtBot,
    workspace: Workspace,
    dialog: OrganisationDialog,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#7a1f5c"))
    dialog.organisation.colour.click()
    assert workspace.programmes.organisation().accent_colour == "#7a1f5c"
    qtbot.waitUntil(lambda: dialog.organisation.colour.text() == "#7a1f5c")
    button(dialog, "MentorDesk's own").click()
    assert workspace.programmes.organisation().accent_colour == ""


def test_a_logo_is_taken_shown_and_removed(
    qtbot: QtBot,
    workspace: Workspace,
    dialog: OrganisationDialog,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
):
    picture = QPixmap(40, 20)
    picture.fill(QColor("#7a1f5c"))
    picture.save(str(tmp_path / "logo.png"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    button(dialog, "Choose a picture…").click()
    assert workspace.programmes.organisation().logo == (tmp_path / "logo.png").read_bytes()
    qtbot.waitUntil(lambda: not dialog.organisation.logo.pixmap().isNull())
    dialog.organisation.no_logo.click()
    qtbot.waitUntil(lambda: dialog.organisation.logo.text() == "No logo yet.")


@pytest.mark.parametrize("content", [None, b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_with_a_sentence(
    dialog: OrganisationDialog,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    content: bytes | None,
):
    path = tmp_path / "logo.png"
    if content:
        path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose = button(dialog, "Choose a picture…")
    choose.click()
    row = choose.parentWidget()
    assert row is not None
    field = row.parentWidget()
    assert isinstance(field, Field)
    assert field.message


def test_a_subject_is_added_renamed_and_given_a_faculty(
    qtbot: QtBot, workspace: Workspace, dialog: OrganisationDialog
):
    page = dialog.subjects
    dialog.pages.setCurrentWidget(page)
    page.add_button.click()
    QTest.keyClicks(page.new, "Biology")
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    assert [one.name for one in workspace.programmes.subjects()] == ["Biology"]
    qtbot.waitUntil(lambda: page.table.model.held == 1)
    model = page.table.model
    model.setData(model.index(0, 0), "Marine biology")
    qtbot.waitUntil(lambda: model.shown[0].name == "Marine biology")
    model.setData(model.index(0, 1), "Science")
    qtbot.waitUntil(lambda: model.shown[0].faculty == "Science")
    model.setData(model.index(0, 0), " ")
    assert page.message.text()


def test_subjects_are_declared_close(
    qtbot: QtBot, workspace: Workspace, dialog: OrganisationDialog
):
    page = dialog.subjects
    first, second = (workspace.programmes.add_subject(name) for name in ("Biology", "Chemistry"))
    qtbot.waitUntil(lambda: page.table.model.held == 2)
    page.table.select([first])
    page.neighbours._line.setText("chemistry")
    page.neighbours.flush()
    assert workspace.programmes.neighbours() == frozenset({frozenset({first, second})})
    page.table.select([second])
    assert page.neighbours.values == ("Biology",)


def test_topics_nobody_chose_are_removed(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: OrganisationDialog
):
    a_mentor(workspace, programme, topics=("Networks",))
    page = dialog.topics
    page.new.setText("Idle talk")
    page.add_button.click()
    qtbot.waitUntil(lambda: page.table.model.held == 2)
    page.tidy.click()
    qtbot.waitUntil(lambda: [one.name for one in page.table.model.shown] == ["Networks"])


def test_two_subjects_become_one_by_name_after_a_question(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: OrganisationDialog
):
    a_mentor(workspace, programme, subjects=("IT",))
    workspace.programmes.add_subject("Computer science")
    page, model = dialog.subjects, dialog.subjects.table.model
    qtbot.waitUntil(lambda: model.held == 2)
    assert page.note.text().startswith("Give one the name of another")
    (row,) = (at for at, one in enumerate(model.shown) if one.name == "IT")
    asked = press("Leave as it is")
    model.setData(model.index(row, 0), "computer SCIENCE")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0].informativeText() == (
        "“IT” and its 1 sign-up become part of “Computer science”."
    )
    assert len(workspace.programmes.subjects()) == 2
    press("Make them one")
    model.setData(model.index(row, 0), "computer SCIENCE")
    qtbot.waitUntil(lambda: model.held == 1)
    assert (model.shown[0].used, model.shown[0].also) == (1, ("it",))
    assert page.aliases.values == ("it",)


def test_what_an_import_learnt_is_seen_added_to_and_removed(
    qtbot: QtBot, workspace: Workspace, dialog: OrganisationDialog
):
    page = dialog.subjects
    dialog.pages.setCurrentWidget(page)
    id_ = workspace.programmes.add_subject("Datalogi")
    other = workspace.programmes.add_subject("Fysik")
    workspace.programmes.set_aliases(ChoiceKind.SUBJECT, id_, ["IT"])
    qtbot.waitUntil(lambda: page.table.model.held == 2)
    assert not page.aliases.isVisible()
    page.table.select([id_])
    assert page.aliases.isVisible()
    assert page.aliases.values == ("it",)
    QTest.keyClicks(page.aliases._line, "Computer science")
    QTest.keyClick(page.aliases._line, Qt.Key.Key_Return)
    found = next(one for one in workspace.programmes.subjects() if one.id == id_)
    assert found.also == ("computer science", "it")
    page.aliases.remove("it")
    qtbot.waitUntil(lambda: page.aliases.values == ("computer science",))
    QTest.keyClicks(page.aliases._line, "Fysik")
    QTest.keyClick(page.aliases._line, Qt.Key.Key_Return)
    field = page.aliases.parentWidget()
    assert isinstance(field, Field)
    assert "Fysik has a row of its own" in field.message
    assert page.aliases.values == ("computer science",)
    page.table.select([other])
    assert field.message == ""
    assert not page.aliases.values


def test_topics_have_other_spellings_but_no_neighbours(
    qtbot: QtBot, workspace: Workspace, dialog: OrganisationDialog
):
    page = dialog.topics
    dialog.pages.setCurrentWidget(page)
    id_ = workspace.programmes.add_topic("Networks")
    qtbot.waitUntil(lambda: page.table.model.held == 1)
    page.table.select([id_])
    page.aliases._line.setText("Networking; Netværk")
    page.aliases.flush()
    (topic,) = workspace.programmes.topics()
    assert set(topic.also) == {"networking", "netværk"}
    assert not page.neighbours.isVisible()


def test_sixty_subjects_are_searched_and_declared_close_by_keys_on_a_low_window(
    qtbot: QtBot, workspace: Workspace, dialog: OrganisationDialog
):
    page = dialog.subjects
    dialog.pages.setCurrentWidget(page)
    ids = [workspace.programmes.add_subject(f"Subject {n:02}", "Science") for n in range(60)]
    qtbot.waitUntil(lambda: page.table.model.held == 60)
    dialog.resize(560, 560)
    page.table.search()
    QTest.keyClicks(page.table.bar.line, "subject 41")
    QTest.keyClick(page.table.bar.line, Qt.Key.Key_Down)
    assert [one.id for one in page.table.selection()] == [ids[41]]
    QTest.keyClick(page.table.view, Qt.Key.Key_Tab)
    assert page.aliases._line.hasFocus()
    QTest.keyClick(page.aliases._line, Qt.Key.Key_Tab)
    assert page.neighbours._line.hasFocus()
    QTest.keyClicks(page.neighbours._line, "subject 07")
    QTest.keyClick(page.neighbours._line, Qt.Key.Key_Return)
    assert workspace.programmes.neighbours() == frozenset({frozenset({ids[41], ids[7]})})
    assert dialog.height() <= 560
    assert page.table.view.height() >= 2 * 32
