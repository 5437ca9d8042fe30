"""Importing sign-ups: mapped, rehearsed, taken in, and told about."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.merge_dialog import MergeDialog
from mentordesk.ui.participants.tab import ParticipantsTab
from mentordesk.ui.table_import.dialog import ImportDialog
from mentordesk.vocabulary import N_, Role
from tests.builders import a_mentee, a_mentor, a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import (
    IDA,
    JENS,
    TITLES,
    WRONG,
    begun,
    choose,
    counts,
    done,
    options,
    pick,
    rehearsed,
)


def nothing_is_open(page: ParticipantsTab) -> bool:
    return page.dialogs.open is None


def drop(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; return whether it would take them."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(9, 9), action, dragged, button, none)
    entering.setAccepted(False)
    QApplication.sendEvent(target, entering)
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), action, dragged, button, none))
    return entering.isAccepted()


def test_a_table_is_looked_at_before_anything_changes(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS, IDA, WRONG))
    mapping = dialog.mapping
    assert mapping.line.file.text() == "table.csv"
    assert mapping.line.size_said.text() == "3 rows · 4 columns"
    assert mapping.fields == ("name", "email", "role", "subject")
    assert counts(dialog) == {"New": "2", "Left out": "1"}
    assert not mapping.parts.columns.remembered.isVisible()
    dialog.leave.click()
    assert workspace.participants.enrolments(programme.id) == ()


def test_good_rows_come_in_and_bad_ones_are_listed(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    desk: Desk,
    tmp_path: Path,
):
    page = show()
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS, IDA, WRONG))
    done(qtbot, dialog)
    names = [record.name for record in workspace.participants.enrolments(programme.id)]
    assert names == ["Ida Krogh", "Jens Lund"]
    assert dialog.outcome.title.text() == "3 rows read"
    assert desk.notices.text == "2 sign-ups imported: 2 new, 0 changed."
    dialog.outcome.copy.click()
    assert QApplication.clipboard().text() == (
        "Row\tColumn\tValue\tWhy\n"
        "4\tE-mail\tbo(at)example\t“bo(at)example” is not an e-mail address."
    )
    dialog.leave.click()
    assert nothing_is_open(page)


def test_those_imported_can_be_looked_at(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    a_mentor(workspace, programme, "Nora Bech")
    page = show()
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS, IDA))
    done(qtbot, dialog)
    assert not dialog.outcome.table.isVisible()
    dialog.show_people.click()
    assert [record.name for record in page.table.model.shown] == ["Ida Krogh", "Jens Lund"]
    assert page.table.model.held == 3


def test_the_same_table_again_is_mapped_as_last_time_and_changes_nothing(
    qtbot: QtBot, show: Show, desk: Desk, tmp_path: Path
):
    page, table = show(), a_table(tmp_path, TITLES, JENS)
    dialog = rehearsed(qtbot, page, table)
    choose(dialog, 3, "note")
    qtbot.waitUntil(dialog.run.isEnabled)
    done(qtbot, dialog)
    dialog.leave.click()
    again = rehearsed(qtbot, page, table)
    assert again.mapping.parts.columns.remembered.isVisible()
    assert again.mapping.fields == ("name", "email", "role", "note")
    assert counts(again) == {"Unchanged": "1"}
    done(qtbot, again)
    assert desk.notices.text == "The table held nothing new."
    assert not again.show_people.isVisible()


def test_without_a_column_of_roles_the_role_is_asked_for(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    page = show()
    table = a_table(tmp_path, ("Navn", "E-mail"), JENS[:2], name="people.csv")
    dialog = begun(page, table)
    asked = options(dialog)
    qtbot.waitUntil(lambda: asked._role_field.message != "")
    assert not dialog.run.isEnabled()
    qtbot.waitUntil(asked.role.hasFocus)
    pick(asked.role, Role.MENTEE)
    asked.consent.click()
    qtbot.waitUntil(dialog.run.isEnabled)
    assert asked._role_field.message == ""
    done(qtbot, dialog)
    (record,) = workspace.participants.enrolments(programme.id)
    assert (record.role, record.consent) == (Role.MENTEE, True)


@pytest.mark.parametrize(
    ("name", "role"),
    [("Mentors 2026.csv", Role.MENTOR), ("mentees.csv", Role.MENTEE), ("mentor-mentee.csv", None)],
)
def test_a_file_is_named_after_those_in_it(
    qtbot: QtBot, show: Show, tmp_path: Path, name: str, role: Role | None
):
    dialog = begun(show(), a_table(tmp_path, ("Navn", "E-mail"), JENS[:2], name=name))
    qtbot.waitUntil(lambda: dialog.mapping.fields != ())
    assert options(dialog).chosen_role is role


def test_a_file_that_is_no_table_is_one_sentence(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    picture = tmp_path / "people.xlsx"
    picture.write_bytes(b"\x89PNG")
    dialog = begun(show(), picture)
    qtbot.waitUntil(lambda: dialog.mapping.refusal is not None)
    refusal = dialog.mapping.refusal
    assert refusal is not None
    said = [label.text() for label in refusal.findChildren(QLabel)]
    assert any(text.startswith("people.xlsx is not what its ending says") for text in said)
    assert not dialog.run.isEnabled()
    table = a_table(tmp_path, TITLES, JENS)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
    refusal.button.click()
    qtbot.waitUntil(dialog.run.isEnabled)
    assert dialog.mapping.refusal is None
    assert dialog.mapping.line.other.isVisible()


def test_a_file_that_goes_away_is_said_and_nothing_changes(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    table = a_table(tmp_path, TITLES, JENS)
    dialog = rehearsed(qtbot, show(), table)
    table.unlink()
    dialog.run.click()
    qtbot.waitUntil(lambda: dialog.mapping.trouble.text() != "")
    assert "There is no file table.csv" in dialog.mapping.trouble.text()
    assert workspace.participants.enrolments(programme.id) == ()


def test_an_import_is_stopped_before_anything_changes(
    qtbot: QtBot,
    workspace: Workspace,
    programme: ProgrammeRecord,
    show: Show,
    desk: Desk,
    tmp_path: Path,
):
    rows = [(f"P {n}", f"p{n}@example.org", "mentor", "Kemi") for n in range(800)]
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, *rows))
    before = workspace.path.read_bytes()
    dialog.run.click()
    assert dialog.stop.isVisible()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.mapping.trouble.text() != "")
    assert dialog.mapping.trouble.text() == "Stopped. Nothing was changed."
    assert workspace.participants.enrolments(programme.id) == ()
    assert workspace.path.read_bytes() == before
    assert not desk.tasks.busy
    assert dialog.run.isVisible()


def test_progress_is_counted(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    dialog._count(1250, 9000)
    assert dialog.progress.text() == "1,250 of 9,000"
    assert (dialog.bar.value(), dialog.bar.maximum()) == (1250, 9000)


def test_the_dialog_fits_a_small_screen_and_opens_as_large_as_it_was(
    qtbot: QtBot, show: Show, tmp_path: Path
):
    page, table = show(), a_table(tmp_path, TITLES, JENS)
    dialog = rehearsed(qtbot, page, table)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 1024, least.height() <= 544) == (True, True)
    dialog.resize(790, 530)
    dialog.leave.click()
    assert rehearsed(qtbot, page, table).size() == QSize(790, 530)


def test_the_menu_asks_for_a_file_where_the_last_one_was(
    qtbot: QtBot, show: Show, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folders: list[str] = []
    table = a_table(tmp_path, TITLES, JENS)

    def ask(_parent: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return (str(table) if len(folders) > 1 else "", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    page = show()
    page.import_sign_ups()
    assert nothing_is_open(page)
    page.take_in.click()
    assert isinstance(page.dialogs.open, ImportDialog)
    page.dialogs.open.reject()
    page.import_sign_ups()
    assert folders[2] == str(tmp_path)


def test_the_first_table_is_looked_for_among_the_downloads(
    show: Show, own_folders: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    page = show()
    page.import_sign_ups()
    downloads = own_folders / "Downloads"
    downloads.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(downloads))
    page.import_sign_ups()
    assert asked == [str(page.desk.workspace.path.parent), str(downloads)]


def test_a_table_dropped_on_the_page_is_imported(qtbot: QtBot, show: Show, tmp_path: Path):
    page = show()
    table = a_table(tmp_path, TITLES, JENS)
    assert not drop(page, tmp_path / "photo.png")
    assert not drop(page, table, table)
    assert nothing_is_open(page)
    assert drop(page, table)
    dialog = page.dialogs.open
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.run.isEnabled)
    other = a_table(tmp_path, TITLES, JENS, IDA, name="other.tsv")
    assert not drop(dialog, tmp_path / "photo.png")
    assert drop(dialog, other)
    qtbot.waitUntil(lambda: dialog.mapping.line.size_said.text() == "2 rows · 4 columns")


def test_a_rehearsal_that_is_overtaken_says_nothing(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    rehearsal = dialog.mapping._rehearsal
    told: list[object] = []
    rehearsal.told.connect(told.append)
    rehearsal.refused.connect(told.append)

    def refuse(_dry: bool, _progress: object) -> object:
        raise UserError(N_("There is no file {file}."), file="x")

    rehearsal.ask(refuse)  # type: ignore[arg-type]  # it never returns
    rehearsal._begin()
    rehearsal.leave()
    qtbot.waitUntil(lambda: not dialog._desk.tasks.busy)
    assert told == []


# --- Who may be here already ------------------------------------------------


def closed(qtbot: QtBot, desk: Desk, dialog: ImportDialog) -> None:
    """Close the dialog, and wait until it is known who may be here already."""
    dialog.leave.click()
    qtbot.waitUntil(lambda: not desk.tasks.busy)


def offered(desk: Desk) -> str:
    """Return what the notice offers to do."""
    return desk.notices._action.text()


def test_whoever_comes_in_and_may_be_here_already_is_looked_at_after_the_import(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    a_mentor(workspace, programme, "Jens Lund")
    for name in ("Nora Bech", "Bech, Nora"):
        a_mentor(workspace, programme, name, email=f"{name[:4].lower()}@example.org")
    page = show()
    desk = page.desk
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS, IDA))
    done(qtbot, dialog)
    assert offered(desk) == "Undo"
    closed(qtbot, desk, dialog)
    assert desk.notices.text == "2 sign-ups imported: 2 new, 0 changed."
    assert offered(desk) == "Look at 1 possible duplicate"
    assert not desk.notices._leaves.isActive()
    desk.notices._action.click()
    merging = page.dialogs.open
    assert isinstance(merging, MergeDialog)
    assert merging.why.text() == "Same name: are they one person?"
    assert not merging.count.isVisible()
    merging.merge.click()
    assert nothing_is_open(page)
    emails = {one.email for one in workspace.participants.people(programme.id)}
    assert len(emails & {"jens@example.org", "jens.lund@example.org"}) == 1
    assert len(emails) == 4


def test_all_who_may_be_here_already_are_counted(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    a_mentor(workspace, programme, "Jens Lund")
    a_mentee(workspace, programme, "Ida Krogh")
    page = show()
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS, IDA))
    done(qtbot, dialog)
    closed(qtbot, page.desk, dialog)
    assert offered(page.desk) == "Look at 2 possible duplicates"
    page.desk.notices._action.click()
    merging = page.dialogs.open
    assert isinstance(merging, MergeDialog)
    assert merging.count.text() == "Pair 1 of 2"


def test_nothing_is_offered_where_nobody_new_looks_like_anybody(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    for email in ("nora@example.org", "nb@example.org"):
        a_mentor(workspace, programme, "Nora Bech", email=email)
    page = show()
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS, IDA))
    done(qtbot, dialog)
    closed(qtbot, page.desk, dialog)
    assert page.desk.notices.text == "2 sign-ups imported: 2 new, 0 changed."
    assert offered(page.desk) == "Undo"


def test_the_same_table_again_asks_about_nobody_again(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    a_mentor(workspace, programme, "Jens Lund")
    page, table = show(), a_table(tmp_path, TITLES, JENS, IDA)
    dialog = rehearsed(qtbot, page, table)
    done(qtbot, dialog)
    closed(qtbot, page.desk, dialog)
    page.desk.notices._action.click()
    merging = page.dialogs.open
    assert isinstance(merging, MergeDialog)
    merging.two.click()
    dialog = rehearsed(qtbot, page, table)
    done(qtbot, dialog)
    closed(qtbot, page.desk, dialog)
    assert page.desk.notices.text == "The table held nothing new."
    assert offered(page.desk) == ""


def test_those_looked_at_elsewhere_meanwhile_are_not_asked_about(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    a_mentor(workspace, programme, "Jens Lund")
    page = show()
    dialog = rehearsed(qtbot, page, a_table(tmp_path, TITLES, JENS))
    done(qtbot, dialog)
    closed(qtbot, page.desk, dialog)
    (two,) = workspace.participants.duplicates(programme.id)
    workspace.participants.tell_apart(two.first.participant_id, two.second.participant_id)
    page.desk.notices._action.click()
    assert nothing_is_open(page)
