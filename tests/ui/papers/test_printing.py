"""A paper is looked at, and then printed, saved or opened; a printer that is not there is said."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.ui.papers.print_drawing import print_drawn, wanted_pages
from mentordesk.ui.papers.print_order import PrintOrder
from mentordesk.ui.papers.saving import Paper
from mentordesk.ui.papers.spooler import spool
from tests.ui.papers.shown import LONG, paper
from tests.ui.papers.shown import Paper as MakePaper
from tests.ui.printed import words_of

__all__ = ["paper"]

SOON = 20_000
NAME = 'Aftale Søren <b> & "=SUM(A1)"'


@dataclass
class Spooler:
    """The `lp` that a test puts before the system's, and what it was given."""

    folder: Path

    def refuse(self) -> None:
        (self.folder / "refuse").touch()

    @property
    def asked(self) -> list[str]:
        return (self.folder / "asked").read_text("utf-8").split("\0")[:-1]

    @property
    def was_asked(self) -> bool:
        return (self.folder / "given").exists()

    @property
    def given(self) -> Path:
        return self.folder / "given"


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spooler:
    """Return an `lp` that notes what it is given, the only printer being "Office"."""
    folder = tmp_path / "spooler"
    folder.mkdir()
    command = folder / "lp"
    command.write_text(
        f'#!/bin/sh\nprintf "%s\\0" "$@" > {folder}/asked\n'
        f"if [ -e {folder}/refuse ]; then echo 'lp: no such printer' >&2; exit 1; fi\n"
        f"cat > {folder}/part; mv {folder}/part {folder}/given\n"
    )
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    return Spooler(folder)


@dataclass
class Answer:
    """What the system's dialog comes to."""

    accepted: bool = True
    choose: Callable[[QPrinter], None] = lambda _device: None
    asked: int = 0


@pytest.fixture
def system_dialog(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return how the system's print dialog is answered."""
    answer = Answer()

    def run(dialog: QPrintDialog) -> int:
        answer.asked += 1
        if answer.accepted:
            answer.choose(dialog.printer())
        return int(answer.accepted)

    monkeypatch.setattr(QPrintDialog, "exec", run)
    monkeypatch.setattr(QPrinter, "printerName", lambda _device: "Office")
    return answer


@dataclass
class Notes:
    """What was told of a paper afterwards."""

    kept: list[Path]
    printed: list[tuple[int, str]]


@dataclass
class Way:
    """A paper's dialog with its pages there, and what comes of it."""

    dialog: PaperDialog
    notes: Notes


Show = Callable[..., Way]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, paper: MakePaper, monkeypatch: pytest.MonkeyPatch) -> Show:
    """Return what shows a paper's dialog."""
    # However slow the machine is, a test waits.
    monkeypatch.setattr("mentordesk.ui.papers.handing_out._AT_ONCE_S", 1_000.0)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def show(name: str = NAME) -> Way:
        notes = Notes([], [])
        content = paper(LONG)
        one = Paper(title="Print the paper", name=name, make=lambda _progress: content)

        def note(copies: int, pages: str) -> None:
            notes.printed.append((copies, pages))

        hand_out(page, desk, one, notes.kept.append, note)
        qtbot.waitUntil(lambda: bool(page.findChildren(PaperDialog)), timeout=SOON)
        (dialog,) = page.findChildren(PaperDialog)
        return Way(dialog, notes)

    return show


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what the file dialog answers."""
    place = tmp_path / "instead.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    return place


def test_the_pages_are_seen_before_they_are_printed(show: Show):
    dialog = show().dialog
    assert dialog.windowTitle() == "Print the paper"
    assert dialog.preview.pages is not None
    assert dialog.preview.pages.page_count > 1
    assert dialog.print.isDefault()


def test_a_paper_that_took_long_disturbs_nobody(
    qtbot: QtBot, desk: Desk, paper: MakePaper, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("mentordesk.ui.papers.handing_out._AT_ONCE_S", 0.0)
    page = QWidget()
    qtbot.addWidget(page)
    content = paper("# Short")
    one = Paper(title="Print the pack", name="The pack", make=lambda _progress: content)
    hand_out(page, desk, one, lambda _path: None)
    qtbot.waitUntil(lambda: desk.notices.text == "Ready to print: The pack.", timeout=SOON)
    assert not page.findChildren(PaperDialog)
    desk.notices._action.click()
    assert len(page.findChildren(PaperDialog)) == 1


def test_a_paper_that_cannot_be_made_is_said(qtbot: QtBot, desk: Desk):
    def make(_progress: object) -> bytes:
        raise UserError("There is nobody to print for.")

    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.tasks.refused, timeout=SOON):
        hand_out(page, desk, Paper(title="Print", name="Paper", make=make), lambda _path: None)
    assert not page.findChildren(PaperDialog)


def test_the_spooler_gets_the_file_itself_and_its_name_in_ascii(
    qtbot: QtBot, desk: Desk, show: Show, lp: Spooler, system_dialog: Answer
):
    way = show()
    content = way.dialog.preview.content
    way.dialog.print.click()
    qtbot.waitUntil(lambda: bool(way.notes.printed), timeout=SOON)
    assert lp.given.read_bytes() == content
    assert lp.asked[:6] == ["-d", "Office", "-n", "1", "-t", "Aftale Soeren b SUM A1"]
    assert lp.asked[6:] == ["-o", "media=A4", "-o", "sides=one-sided"]
    assert way.notes.printed == [(1, "")]
    assert desk.notices.text == f"Sent to the printer Office: {NAME}."
    assert not way.notes.kept


def test_copies_paper_sides_and_pages_are_those_of_the_dialog(
    qtbot: QtBot, desk: Desk, show: Show, lp: Spooler, system_dialog: Answer
):
    def choose(device: QPrinter) -> None:
        device.setCopyCount(3)
        device.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        device.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        device.setColorMode(QPrinter.ColorMode.GrayScale)
        device.setPrintRange(QPrinter.PrintRange.PageRange)
        device.setFromTo(1, 2)

    system_dialog.choose = choose
    way = show()
    way.dialog.print.click()
    qtbot.waitUntil(lambda: lp.was_asked and not desk.tasks.busy, timeout=SOON)
    assert lp.asked[2:4] == ["-n", "3"]
    options = set(lp.asked[7::2])
    assert {"media=Letter", "fit-to-page=true", "page-ranges=1-2"} <= options
    assert "print-color-mode=monochrome" in options
    # Part of a paper is told apart from the paper.
    assert way.notes.printed == [(3, "1-2")]


def test_copies_are_noted(qtbot: QtBot, show: Show, lp: Spooler, system_dialog: Answer):
    system_dialog.choose = lambda device: device.setCopyCount(2)
    way = show()
    way.dialog.print.click()
    qtbot.waitUntil(lambda: way.notes.printed == [(2, "")], timeout=SOON)


def test_leaving_the_systems_dialog_changes_nothing(
    qtbot: QtBot, desk: Desk, show: Show, lp: Spooler, system_dialog: Answer
):
    system_dialog.accepted = False
    way = show()
    way.dialog.print.click()
    assert system_dialog.asked == 1
    assert way.dialog.isVisible()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert not lp.was_asked
    assert way.notes == Notes([], [])
    assert desk.notices.text == ""


def test_without_a_printer_that_is_said_and_saving_is_offered(
    qtbot: QtBot, show: Show, place: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    way = show()
    way.dialog.print.click()
    assert way.dialog.message.text() == (
        "This computer has no printer. Save the paper as a PDF and print it where there is one."
    )
    assert not way.dialog.print.isEnabled()
    assert way.dialog.save.isDefault()
    way.dialog.save.click()
    qtbot.waitUntil(lambda: way.notes.kept == [place], timeout=SOON)
    assert "Long" in words_of(place)
    assert not way.notes.printed


def test_a_printer_that_refuses_is_named_and_the_paper_can_be_saved(
    qtbot: QtBot,
    desk: Desk,
    show: Show,
    lp: Spooler,
    system_dialog: Answer,
    place: Path,
):
    lp.refuse()
    way = show()
    way.dialog.print.click()
    qtbot.waitUntil(lambda: bool(desk.notices.text), timeout=SOON)
    assert desk.notices.text.startswith("The printer Office did not take the paper.")
    assert not way.notes.printed
    desk.notices._action.click()
    qtbot.waitUntil(lambda: way.notes.kept == [place], timeout=SOON)


def test_a_place_that_refuses_is_said_and_the_paper_is_not_lost(
    qtbot: QtBot, desk: Desk, show: Show, place: Path, monkeypatch: pytest.MonkeyPatch
):
    asked = iter((place.parent / "missing" / "paper.pdf", place))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(asked)), ""))
    way = show()
    way.dialog.save.click()
    qtbot.waitUntil(lambda: bool(desk.notices.text), timeout=SOON)
    assert "the folder" in desk.notices.text
    assert "does not exist" in desk.notices.text
    assert not way.notes.kept
    desk.notices._action.click()
    qtbot.waitUntil(lambda: way.notes.kept == [place], timeout=SOON)


def test_the_viewer_opens_a_copy_that_goes_with_the_file(
    qtbot: QtBot, desk: Desk, show: Show, monkeypatch: pytest.MonkeyPatch
):
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    way = show()
    way.dialog.view.click()
    (path,) = opened
    assert "Long" in words_of(path)
    assert path.name.endswith(".pdf")
    assert way.notes.printed == []
    desk.notices._action.click()
    assert way.notes.printed == [(1, "")]


def test_the_printer_of_last_time_is_remembered(
    qtbot: QtBot, desk: Desk, show: Show, lp: Spooler, system_dialog: Answer
):
    way = show()
    way.dialog.print.click()
    qtbot.waitUntil(lambda: bool(way.notes.printed), timeout=SOON)
    assert desk.settings.recall("printer", "") == "Office"


def test_the_systems_commands_get_the_systems_libraries(
    lp: Spooler, monkeypatch: pytest.MonkeyPatch, paper: MakePaper
):
    command = lp.folder / "lp"
    command.write_text(f'#!/bin/sh\necho "$LD_LIBRARY_PATH" > {lp.folder}/given\n')
    for before, wanted in ((None, "\n"), ("/usr/lib/own", "/usr/lib/own\n")):
        monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/mentordesk")
        if before:
            monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
        spool(str(command), b"", "Paper", PrintOrder(printer="Office"))
        assert lp.given.read_text() == wanted


# Where there is no spooler, Qt draws.


def on_a_file(path: Path) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFileName(str(path))
    device.setResolution(100)
    device.setFullPage(True)
    return device


def test_without_a_spooler_the_pages_are_drawn(qtbot: QtBot, paper: MakePaper, tmp_path: Path):
    from pypdf import PdfReader

    told: list[tuple[int, int]] = []
    order = PrintOrder(printer="Office", pages="1-2")
    path = tmp_path / "drawn.pdf"
    print_drawn(paper(LONG), on_a_file(path), order, lambda *done: told.append(done))
    pages = PdfReader(path).pages
    assert len(pages) == 2
    assert round(pages[0].mediabox.width) == 595
    assert pages[0].images
    assert told == [(0, 2), (1, 2)]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_begin_is_said(paper: MakePaper, tmp_path: Path):
    device = on_a_file(tmp_path / "missing" / "drawn.pdf")
    with pytest.raises(UserError, match="Office did not take the paper"):
        print_drawn(paper(LONG), device, PrintOrder(printer="Office"), lambda *_: None)


@pytest.mark.parametrize(
    ("ranges", "numbers"),
    [("", [0, 1, 2, 3]), ("2", [1]), ("1-2,4", [0, 1, 3]), ("3-9", [2, 3])],
)
def test_the_pages_asked_for(ranges: str, numbers: list[int]):
    assert wanted_pages(ranges, 4) == numbers


def test_pages_and_printers_cost_nothing_before_they_are_used():
    pages = ("overview.tab", "matches.tab", "guides.tab", "papers.handing_out")
    wanted = "; ".join(f"import mentordesk.ui.{page}" for page in pages)
    told = "import sys; print([name for name in sys.modules if 'QtP' in name])"
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", f"{wanted}; {told}"], capture_output=True, check=True, text=True
    )
    assert run.stdout.strip() == "[]"
