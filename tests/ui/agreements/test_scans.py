"""The signed paper's scan: attached, shown, opened, copied and removed, beside its pair."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.paths import private_folder
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.opened_copies import OpenedCopies
from mentordesk.ui.agreements.scan_dialog import ScanDialog
from mentordesk.ui.agreements.scan_words import size
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from tests.exchange.pictures import a_picture
from tests.ui.agreements.conftest import Show
from tests.ui.printed import Printer


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Say which files are chosen next."""
    chosen = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a phone's photo of a paper."""
    path = tmp_path / "IMG <1> & æøå.jpeg"
    path.write_bytes(a_picture("JPEG", (3000, 2000), place=True))
    return path


@pytest.fixture
def pdf(workspace: Workspace, tmp_path: Path, ida: int) -> Path:
    """Return a paper of several pages."""
    path = tmp_path / "signed.pdf"
    programme = workspace.programmes.newest()
    path.write_bytes(workspace.paperwork.agreements_pdf(programme.id, match_ids=[ida]))
    return path


def names(page: AgreementsTab) -> list[str]:
    return [entry.title for entry in page.editor.scans.list.entries]


def attached(qtbot: QtBot, page: AgreementsTab, count: int) -> None:
    """Wait until the page has listed so many."""

    def listed() -> bool:
        page.refresh()
        return len(names(page)) == count and not page.desk.tasks.busy

    qtbot.waitUntil(listed, timeout=10_000)


def keep(workspace: Workspace, match_id: int, path: Path) -> None:
    workspace.attachments.attach_file(match_id, path)


def kept(workspace: Workspace, match_id: int) -> bytes:
    """Return the one scan as the file has it: without what tells who made it."""
    (scan,) = workspace.attachments.of_pair(match_id)
    return workspace.attachments.read(scan.id)


def shown(page: AgreementsTab) -> ScanDialog:
    page.editor.scans.deeds.show.trigger()
    return page.findChildren(ScanDialog)[-1]


def test_without_a_scan_the_panel_says_how_to_attach_one(show: Show, ida):
    page = show(ida)
    assert page.editor.scans.said.text() == "No scan yet"
    assert "dropped here" in page.editor.scans.attach.toolTip()
    assert not page.editor.scans.list.isVisible()
    assert not page.editor.scans.deeds.show.isEnabled()


def test_chosen_files_are_attached_and_listed(qtbot, show: Show, ida, photo, pdf, monkeypatch):
    page = show(ida)
    workspace, desk = page.desk.workspace, page.desk
    choose(monkeypatch, photo, pdf)
    page.editor.scans.attach.click()
    attached(qtbot, page, 2)
    assert names(page) == ["IMG <1> & æøå.jpg", "signed.pdf"]
    assert page.editor.scans.list.entries[0].note.endswith("· 18 Aug 2026")
    assert page.editor.scans.said.text() == "2 scans"
    assert desk.notices.text == "2 scans are kept with Ida Krogh and Jens Lund."
    kept = workspace.attachments.of_pair(ida)[0]
    image = QImage.fromData(workspace.attachments.read(kept.id))
    assert max(image.width(), image.height()) == 2500
    assert b"Phone" not in workspace.attachments.read(kept.id)


def test_each_refusal_is_a_sentence_and_the_others_are_kept(
    qtbot, show: Show, ida, photo, monkeypatch
):
    letter = photo.with_name("letter.pdf")
    letter.write_bytes(b"Dear Ida")
    page = show(ida)
    desk = page.desk
    choose(monkeypatch, letter, photo, photo.with_name("gone.png"))
    page.editor.scans.deeds.attach.trigger()
    attached(qtbot, page, 1)
    assert "letter.pdf is not a PDF, JPEG or PNG." in desk.notices.text
    assert "gone.png cannot be read." in desk.notices.text
    assert "1 scan is kept with Ida Krogh and Jens Lund." in desk.notices.text


def drop(target: QWidget, brought: QMimeData) -> bool:
    """Let something be dropped on a widget; return whether it was taken.

    Where it may not enter nothing is dropped: Qt would hand the drop to whoever took the last one,
    and that widget may be gone.
    """
    copy, button, nothing = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPointF(5, 5), copy, brought, button, nothing)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    dropped = QDropEvent(QPointF(5, 5), copy, brought, button, nothing)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def files(*paths: Path) -> QMimeData:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return brought


def test_a_file_dropped_on_the_panel_or_on_its_text_is_attached(qtbot, show: Show, ida, photo, pdf):
    page = show(ida)
    assert drop(page.editor, files(photo))
    attached(qtbot, page, 1)
    assert drop(page.editor.goals.viewport(), files(pdf))
    attached(qtbot, page, 2)
    assert page.editor.goals.toPlainText() == ""


def test_a_desks_file_and_words_are_not_taken_for_scans(show: Show, ida, tmp_path):
    page = show(ida)
    assert not drop(page.editor, files(tmp_path / "other.mentordesk"))
    words = QMimeData()
    words.setText("Find two paths")
    assert not drop(page.editor, words)


def test_a_copied_picture_is_pasted(qtbot, show: Show, workspace, ida):
    page = show(ida)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    page.editor.scans.deeds.paste.trigger()
    attached(qtbot, page, 1)
    assert names(page) == ["Pasted picture.png"]
    QGuiApplication.clipboard().clear()


def test_pasting_nothing_says_so(show: Show, desk: Desk, ida):
    QGuiApplication.clipboard().clear()
    page = show(ida)
    page.editor.scans.deeds.paste.trigger()
    assert "no picture to paste" in desk.notices.text


def test_keys_attach_to_the_pair_in_sight_alone(show: Show, ida, sara):
    page = show(ida, sara)
    deeds = page.editor.scans.deeds
    assert not deeds.attach.isEnabled()
    page.table.select([ida])
    assert deeds.attach.isEnabled()
    assert deeds.attach in page.actions()
    assert deeds.attach.shortcut().toString() == "Ctrl+Shift+A"


def test_another_pairs_scans_are_its_own(show: Show, workspace, ida, sara, pdf):
    keep(workspace, sara, pdf)
    page = show(ida)
    assert names(page) == []
    page.table.select([sara])
    assert names(page) == ["signed.pdf"]


def test_a_photo_is_shown_as_wide_as_the_window_and_larger(show: Show, workspace, ida, photo):
    keep(workspace, ida, photo)
    page = show(ida)
    QTest.keyClick(page.editor.scans.list, Qt.Key.Key_Return)
    (dialog,) = page.findChildren(ScanDialog)
    assert dialog.windowTitle() == "IMG <1> & æøå.jpg"
    fitted = dialog.pages.factor
    sheet = dialog.pages.widget()
    assert sheet is not None
    assert sheet.width() == pytest.approx(dialog.pages.viewport().width(), abs=2)
    dialog.larger.click()
    assert dialog.pages.factor == pytest.approx(fitted * 1.25)
    assert sheet.width() == pytest.approx(2500 * fitted * 1.25, abs=2)
    dialog.smaller.click()
    dialog.smaller.click()
    assert dialog.pages.factor < fitted
    dialog.fit.click()
    assert dialog.pages.factor == pytest.approx(fitted)
    dialog.leave.click()


def test_a_pdfs_pages_are_shown(show: Show, workspace, ida, pdf):
    keep(workspace, ida, pdf)
    page = show(ida)
    dialog = shown(page)
    dialog.resize(600, 500)
    assert dialog.pages.count == 2
    fitted = dialog.pages.factor
    dialog.larger.click()
    assert dialog.pages.factor == pytest.approx(fitted * 1.25)
    # Ink on paper, and not an empty window.
    assert len(colours(dialog.pages.grab().toImage())) > 10
    dialog.leave.click()


def colours(image: QImage) -> set[int]:
    wide, high = range(0, image.width(), 3), range(0, image.height(), 3)
    return {image.pixel(x, y) for x in wide for y in high}


def test_what_cannot_be_shown_says_so(show: Show, workspace, ida):
    workspace.attachments.attach(ida, "torn.pdf", b"%PDF-1.7 torn")
    dialog = shown(show(ida))
    assert not dialog.larger.isEnabled()
    assert dialog.said.isVisible()
    assert "cannot be shown here" in dialog.said.text()
    dialog.leave.click()


def test_another_program_opens_a_copy_that_goes(
    show: Show, workspace, desk: Desk, ida, pdf, printer: Printer
):
    keep(workspace, ida, pdf)
    show(ida).editor.scans.deeds.open.trigger()
    (copy,) = printer.opened
    assert copy.name == "signed.pdf"
    assert copy.read_bytes() == kept(workspace, ida)
    assert (copy.parent.parent.stat().st_mode & 0o077) == 0
    assert "removed when MentorDesk closes" in desk.notices.text


def test_copies_are_gone_with_the_page():
    copies = OpenedCopies()
    first, second = (copies.copy("../a: b.pdf", content) for content in (b"1", b"2"))
    assert (first.name, first.read_bytes(), second.read_bytes()) == ("a- b.pdf", b"1", b"2")
    assert first.is_relative_to(private_folder())
    del copies
    assert not first.exists()


def test_where_no_program_opens_it_that_is_said(
    show: Show, workspace, desk: Desk, ida, pdf, monkeypatch
):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    keep(workspace, ida, pdf)
    show(ida).editor.scans.deeds.open.trigger()
    assert desk.notices.text == "No program here opens signed.pdf. Save a copy instead."


def test_a_copy_is_saved_where_she_says(
    show: Show, workspace, desk: Desk, ida, pdf, printer: Printer
):
    keep(workspace, ida, pdf)
    mine = pdf.with_name("mine.pdf")
    printer.place = str(mine.with_suffix(""))
    show(ida).editor.scans.deeds.save.trigger()
    assert mine.read_bytes() == kept(workspace, ida)
    assert printer.suggested[0].name == "signed.pdf"
    assert desk.notices.text == "A copy is in mine.pdf."


def test_a_scan_that_is_removed_can_be_taken_back(
    qtbot, show: Show, workspace, desk: Desk, ida, pdf
):
    keep(workspace, ida, pdf)
    page = show(ida)
    (scan,) = workspace.attachments.of_pair(ida)
    content = workspace.attachments.read(scan.id)
    dialog = shown(page)
    (button,) = (each for each in dialog.buttons if each.text() == "Remove")
    button.click()
    assert workspace.attachments.of_pair(ida) == ()
    assert desk.notices.text == "signed.pdf is removed."
    assert not dialog.isVisible()
    attached(qtbot, page, 0)
    assert desk.notices._action.text() == "Undo"
    workspace.history.undo()
    assert workspace.attachments.of_pair(ida) == (scan,)
    assert workspace.attachments.read(scan.id) == content


def test_sizes_are_said_as_people_say_them(desk: Desk):
    said = [size(count, desk.translator) for count in (1, 999, 84_400, 999_999, 1_250_000)]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in said] == [
        *("1 kB", "1 kB", "84 kB", "1,000 kB", "1.2 MB")
    ]
