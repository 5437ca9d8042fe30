"""The page of agreements: the pairs, and what is done with one or many of their agreements."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.sign_dialog import SignDialog
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import AgreementState, Language
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.agreements.conftest import Show
from tests.ui.dialogs import press
from tests.ui.printed import Printer, words_of


def cells(page: AgreementsTab) -> list[list[str]]:
    model = page.table.model
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def printed(qtbot: QtBot, printer: Printer, page: AgreementsTab) -> str:
    """Return the words of the paper, once it was saved."""
    return words_of(printer.settle(qtbot, page.desk))


def test_without_a_confirmed_match_the_page_leads_to_the_matches(
    qtbot: QtBot, desk: Desk, show: Show
):
    page = show()
    (button,) = (b for b in page.findChildren(QPushButton) if b.text() == "Go to Matches")
    with qtbot.waitSignal(desk.asked_to_go) as asked:
        button.click()
    assert asked.args == ["matches", ()]
    assert not page.panel.isVisible()


def test_the_list_says_how_far_each_agreement_has_come(
    workspace: Workspace, show: Show, ida: int, sara: int
):
    workspace.agreements.mark_signed([sara], date(2026, 8, 17))
    page = show()
    QAbstractItemModelTester(page.table.model)
    code = workspace.agreements.get(ida).code
    assert cells(page)[0] == ["Ida Krogh", "Jens Lund", "None yet", code]
    assert cells(page)[1][2] == "Signed 17 Aug 2026"
    assert page.table.current() is not None
    assert page.editor.title.text() == "Ida Krogh · Jens Lund"


def test_a_pair_is_found_by_its_code(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int, sara: int
):
    page = show()
    QTest.keyClicks(page.table.bar.line, workspace.agreements.get(sara).code.lower())
    assert [row[0] for row in cells(page)] == ["Sara Winther"]


def test_a_chip_leaves_the_agreements_of_one_state(
    workspace: Workspace, show: Show, ida: int, sara: int
):
    workspace.agreements.write(sara, goals="Research")
    page = show()
    page.table.bar.choose(("draft",))
    assert [row[0] for row in cells(page)] == ["Sara Winther"]


def test_the_page_lands_on_a_pair(show: Show, ida: int, sara: int):
    page = show()
    page.land((sara,))
    assert page.editor.title.text() == "Sara Winther · Bo Friis"
    assert [row[0] for row in cells(page)] == ["Sara Winther"]


def test_enter_goes_on_with_writing(qtbot: QtBot, show: Show, ida: int):
    page = show(ida)
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert page.editor.goals.hasFocus()


def test_the_search_key_goes_to_the_search_line(show: Show, ida: int):
    page = show(ida)
    page.search()
    assert page.table.bar.line.hasFocus()


def test_the_chosen_agreement_is_printed_as_it_stands(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int, sara: int
):
    page = show(ida)
    QTest.keyClicks(page.editor.goals, "Fieldwork in Ærø")
    page.deeds.print_chosen.trigger()
    words = printed(qtbot, printer, page)
    assert "Fieldwork in Ærø" in words
    assert "Sara" not in words
    assert workspace.agreements.get(ida).state is AgreementState.PRINTED
    assert workspace.agreements.get(sara).state is AgreementState.MISSING
    code = workspace.agreements.get(ida).code
    assert printer.suggested[0].name == f"Agreement {code}.pdf"
    assert page.desk.notices.text == "The agreement of Ida Krogh and Jens Lund is in paper.pdf."


def test_letters_that_cannot_be_printed_are_named_before_anything_is_printed(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int
):
    workspace.agreements.write(ida, goals="王小明 søger job")
    page = show(ida)
    asked = press("Leave as it is")
    page.deeds.print_chosen.trigger()
    assert "小 明 王 (Ida Krogh · Jens Lund)" in asked[0].text()
    assert printer.suggested == []
    press("Print without them")
    page.deeds.print_chosen.trigger()
    assert "søger job" in printed(qtbot, printer, page)


def test_all_agreements_are_printed_in_one_file(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int, sara: int
):
    page = show(ida)
    page.deeds.print_all.trigger()
    words = printed(qtbot, printer, page)
    assert "Ida Krogh" in words
    assert "Sara Winther" in words
    assert page.desk.notices.text == "2 agreements are in paper.pdf."
    states = {workspace.agreements.get(one).state for one in (ida, sara)}
    assert states == {AgreementState.PRINTED}


def test_what_was_changed_meanwhile_is_not_marked_as_printed(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int
):
    page = show(ida)
    page.deeds.print_chosen.trigger()
    # The pages are being made.
    workspace.agreements.write(ida, goals="Another goal")
    printed(qtbot, printer, page)
    assert workspace.agreements.get(ida).state is AgreementState.DRAFT


def test_a_blank_agreement_names_nobody(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int
):
    page = show(ida)
    page.deeds.print_blank.trigger()
    assert "Ida Krogh" not in printed(qtbot, printer, page)
    assert workspace.agreements.get(ida).state is AgreementState.MISSING
    assert page.desk.notices.text == "A blank agreement is in paper.pdf."


def test_a_paper_may_speak_the_other_language(qtbot: QtBot, show: Show, printer: Printer, ida: int):
    page = show(ida)
    assert page.language.chosen is Language.ENGLISH
    page.language.actions[Language.DANISH].trigger()
    page.deeds.print_chosen.trigger()
    assert "Mentoraftale" in printed(qtbot, printer, page)


def test_leaving_the_file_dialog_prints_nothing(
    qtbot: QtBot, workspace: Workspace, show: Show, printer: Printer, ida: int
):
    page = show(ida)
    printer.place = ""
    page.deeds.print_chosen.trigger()
    qtbot.waitUntil(lambda: bool(printer.suggested), timeout=10_000)
    qtbot.waitUntil(lambda: not page.desk.tasks.busy)
    assert workspace.agreements.get(ida).state is AgreementState.MISSING


def signing(page: AgreementsTab) -> SignDialog:
    page.deeds.sign.trigger()
    (dialog,) = page.findChildren(SignDialog)
    return dialog


def test_several_are_marked_as_signed_on_one_day(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int, sara: int
):
    page = show(ida, sara)
    assert page.several.title.text() == "2 pairs chosen"
    assert page.several.states.text() == "None yet 2"
    dialog = signing(page)
    dialog.day_field.setText("17.8.2026")
    dialog.sign.click()
    assert {workspace.agreements.get(one).signed_on for one in (ida, sara)} == {date(2026, 8, 17)}
    assert page.desk.notices.text == "2 agreements are marked as signed."
    qtbot.waitUntil(lambda: not page.sign.isEnabled())


def test_a_day_that_is_none_is_asked_for_again(show: Show, workspace: Workspace, ida: int):
    dialog = signing(show(ida))
    dialog.day_field.setText("someday")
    dialog.sign.click()
    assert dialog.isVisible()
    dialog.leave.click()
    assert workspace.agreements.get(ida).signed_on is None


def test_a_day_to_come_is_refused_beside_the_field(show: Show, workspace: Workspace, ida: int):
    dialog = signing(show(ida))
    dialog.day_field.setText("17.8.2027")
    dialog.sign.click()
    assert dialog.field.message == (
        "An agreement cannot have been signed in the future. Choose another day."
    )
    assert dialog.isVisible()
    assert workspace.agreements.get(ida).signed_on is None


def test_another_programme_shows_its_own_pairs(
    qtbot: QtBot, workspace: Workspace, desk: Desk, show: Show, ida: int
):
    page = show(ida)
    other = workspace.programmes.create(
        "long", "Long", starts_on=date(2026, 9, 1), language=Language.DANISH
    )
    a_match(
        workspace, a_mentor(workspace, other, "Ulla Skov"), a_mentee(workspace, other, "Per Dam")
    )
    desk.choose_programme(other.id)
    assert page.editor.title.text() == "Per Dam · Ulla Skov"
    assert page.language.chosen is Language.DANISH


def test_the_place_of_the_splitter_is_remembered(desk: Desk, show: Show, ida: int):
    page = show(ida)
    page.side.splitter.setSizes([400, 600, 0])
    page.side.splitter.splitterMoved.emit(400, 1)
    kept = desk.settings.recall("agreements splitter, narrow", [])
    assert kept == page.side.splitter.sizes()


def test_the_context_menu_holds_the_deeds(show: Show, programme: ProgrammeRecord, ida: int):
    actions = show(ida).table.view.actions()
    assert [a.text() for a in actions if a.isEnabled()][-4:] == [
        "Print the chosen…",
        "Form to fill in…",
        "What was printed…",
        "Mark as signed…",
    ]


def test_the_folder_of_the_last_paper_is_remembered(
    qtbot: QtBot,
    desk: Desk,
    show: Show,
    printer: Printer,
    tmp_path: Path,
    ida: int,
):
    folder = tmp_path / "papers"
    folder.mkdir()
    printer.place = str(folder / "one")
    page = show(ida)
    page.deeds.print_chosen.trigger()
    printed(qtbot, printer, page)
    assert (folder / "one.pdf").exists()
    printer.place = ""
    page.deeds.print_blank.trigger()
    qtbot.waitUntil(lambda: len(printer.suggested) > 1)
    assert printer.suggested[-1].parent == folder


def test_a_name_without_its_ending_replaces_no_file_unasked(
    qtbot: QtBot, desk: Desk, show: Show, printer: Printer, tmp_path: Path, ida: int
):
    there = tmp_path / "kept.pdf"
    there.write_bytes(b"something else")
    printer.place = str(tmp_path / "kept")
    page = show(ida)
    question = press("Leave as it is")
    page.deeds.print_blank.trigger()
    qtbot.waitUntil(lambda: bool(question), timeout=10_000)
    assert question[0].text() == "There is a file kept.pdf already."
    assert there.read_bytes() == b"something else"
    replaced = press("Replace it")
    page.deeds.print_blank.trigger()
    qtbot.waitUntil(lambda: bool(replaced), timeout=10_000)
    assert "Ida" not in printed(qtbot, printer, page)
