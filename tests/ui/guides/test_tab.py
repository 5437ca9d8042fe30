"""The page of guides: texts are kept as they are written, unless a placeholder is mistyped."""

from datetime import date
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.guides.tab import GuidesTab
from mentordesk.ui.leaving import leave_fields
from mentordesk.vocabulary import Language, Role
from tests.ui.dialogs import press
from tests.ui.guides.conftest import Show
from tests.ui.printed import Printer, words_of

KEY = "ground-rules"
SOON = 20_000


def kept(
    workspace: Workspace, programme: ProgrammeRecord, language: Language = Language.ENGLISH
) -> str:
    return workspace.paperwork.guide_text(programme.id, KEY, language)


def note(page: GuidesTab) -> str:
    """Return what the list says of the ground rules."""
    return next(entry.note for entry in page.list.entries if entry.key == KEY)


def write(page: GuidesTab, words: str) -> None:
    """Type a paragraph at the end of the text."""
    page.writing.text.moveCursor(QTextCursor.MoveOperation.End)
    page.writing.text.insertPlainText("\n")
    QTest.keyClicks(page.writing.text, words)


def test_every_guide_is_listed(show: Show, workspace: Workspace):
    page = show()
    assert [entry.key for entry in page.list.entries] == list(workspace.paperwork.guide_keys())
    titles = [entry.title for entry in page.list.entries]
    assert titles[0] == "Mentor guide"
    assert titles[-1] == "Flyer for mentees"
    assert page.writing.text.toPlainText().startswith("# Ground rules")


def test_a_text_is_kept_when_it_is_left(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    page.writing.text.setFocus()
    write(page, "And be kind.")
    page.list.setFocus()
    assert kept(workspace, programme).endswith("And be kind.")
    assert note(page) == "Your own text"
    assert page.writing.state.text() == "Your own text"


def test_the_other_language_has_its_own_text(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    write(page, "And be kind.")
    page.writing.language.show_value(Language.DANISH)
    page.writing.language.committed.emit(Language.DANISH)
    assert kept(workspace, programme).endswith("And be kind.")
    assert page.writing.text.toPlainText() == kept(workspace, programme, Language.DANISH)
    assert page.writing.state.text() == "The original text"


def test_a_mistyped_placeholder_is_named_and_not_kept(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    before = kept(workspace, programme)
    write(page, " {programe}")
    page.writing.text.flush()
    assert "{programe} means nothing here" in page.writing.field.message
    assert kept(workspace, programme) == before
    assert note(page) == "Not kept yet"


def test_what_is_not_kept_is_not_lost_either(
    workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    write(page, " {programe}")
    page.list.choose("first-meeting")
    assert not page.writing.field.message
    page.list.choose(KEY)
    text = page.writing.text
    assert text.toPlainText().endswith("{programe}")
    cursor = text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    text.setTextCursor(cursor)
    for _ in "programe}":
        cursor.deletePreviousChar()
    cursor.insertText("programme}")
    text.flush()
    assert kept(workspace, programme).endswith("{programme}")
    assert not page.writing.field.message
    assert note(page) == "Your own text"


def test_the_window_asks_before_a_draft_is_lost(show: Show):
    page = show()
    write(page, " {programe}")
    question = press("Go back")
    assert not leave_fields(page, page.desk.translator)
    assert "{programe} means nothing here" in question[0].informativeText()


def test_the_original_is_restored_and_her_own_text_taken_back(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    original = page.writing.text.toPlainText()
    write(page, "And be kind.")
    page.writing.text.flush()
    own = kept(workspace, programme)
    page.writing.restore.click()
    assert kept(workspace, programme) == original
    assert page.writing.text.toPlainText() == original
    assert not page.writing.restore.isVisible()
    assert page.desk.notices.text == "The original text is back."
    workspace.history.undo()
    page.refresh()
    assert page.writing.text.toPlainText() == own != original


def test_a_draft_can_be_given_up(workspace: Workspace, programme: ProgrammeRecord, show: Show):
    page = show()
    original = page.writing.text.toPlainText()
    write(page, " {programe}")
    page.writing.text.flush()
    asked = press("Leave as it is")
    page.writing.restore.click()
    assert "not saved" in asked[0].informativeText()
    press("Restore the original")
    page.writing.restore.click()
    assert page.writing.text.toPlainText() == original
    assert kept(workspace, programme) == original


def test_a_guide_is_printed_in_the_language_shown(qtbot: QtBot, show: Show, printer: Printer):
    page = show()
    page.writing.language.show_value(Language.DANISH)
    page.writing.language.committed.emit(Language.DANISH)
    write(page, "Og vær venlig.")
    page.print_one.trigger()
    words = words_of(printer.settle(qtbot, page.desk))
    assert "Spilleregler" in words
    assert "Og vær venlig." in words
    assert printer.suggested[0].name == "Ground rules Autumn 2026.pdf"
    assert page.desk.notices.text == "Ground rules is in paper.pdf."


def test_a_draft_is_not_printed(show: Show, printer: Printer):
    page = show()
    write(page, " {programe}")
    page.print_one.trigger()
    assert not printer.suggested
    assert "{programe} means nothing here" in page.desk.notices.text


def test_all_guides_are_printed_into_a_folder(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, tmp_path: Path
):
    folder = tmp_path / "guides"
    folder.mkdir()
    printer.place = str(folder)
    page = show()
    page.print_all.trigger()
    qtbot.waitUntil(lambda: bool(printer.opened), timeout=SOON)
    assert printer.opened == [folder]
    names = {f"{key}.pdf" for key in workspace.paperwork.guide_keys()}
    assert {path.name for path in folder.iterdir()} == names
    assert page.desk.notices.text == "11 guides are in guides."


def test_a_role_is_printed_what_it_is_given(
    qtbot: QtBot, show: Show, printer: Printer, tmp_path: Path
):
    printer.place = str(tmp_path)
    page = show()
    page.print_roles[Role.MENTEE].trigger()
    qtbot.waitUntil(lambda: bool(printer.opened), timeout=SOON)
    given = {path.stem for path in tmp_path.glob("*.pdf")}
    assert given == {"mentee-guide", "tools", "first-meeting", "ground-rules", "safety-guide"}
    assert page.print_roles[Role.MENTOR].text() == "What mentors are given…"


def test_guides_in_a_folder_are_not_replaced_unasked(show: Show, printer: Printer, tmp_path: Path):
    there = tmp_path / "mentor-guide.pdf"
    there.write_bytes(b"hers")
    printer.place = str(tmp_path)
    page = show()
    question = press("Leave as it is")
    page.print_all.trigger()
    assert question[0].text() == f"There are guides in {tmp_path.name} already."
    printer.place = ""
    page.print_all.trigger()
    assert not page.desk.tasks.busy or there.read_bytes() == b"hers"
    assert there.read_bytes() == b"hers"


def test_another_programme_has_its_own_texts(
    workspace: Workspace, desk: Desk, programme: ProgrammeRecord, show: Show
):
    page = show()
    write(page, "And be kind.")
    other = workspace.programmes.create(
        "long", "Long", starts_on=date(2026, 9, 1), language=Language.DANISH
    )
    desk.choose_programme(other.id)
    assert kept(workspace, programme).endswith("And be kind.")
    assert page.writing.text.toPlainText() == kept(workspace, other, Language.DANISH)
    assert page.writing.language.value() is Language.DANISH


def test_the_search_key_goes_to_the_text(show: Show):
    page = show()
    page.search()
    assert page.writing.text.hasFocus()


def test_the_place_of_the_splitter_is_remembered(desk: Desk, show: Show):
    page = show()
    page.side.splitter.splitterMoved.emit(400, 1)
    assert desk.settings.recall("guides splitter with preview", []) == page.side.splitter.sizes()


def test_letters_that_no_font_has_are_named_before_a_guide_is_printed(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer
):
    page = show()
    page.writing.text.insertPlainText("Ask 王.")
    asked = press("Leave as it is")
    page.print_one.trigger()
    assert "王" in asked[0].text()
    assert printer.suggested == []
    press("Print without them")
    page.print_one.trigger()
    printer.settle(qtbot, page.desk)
