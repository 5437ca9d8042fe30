"""Papers as a test takes them: the ways chosen by a test, the viewer a mere list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.paper_dialog import PaperDialog


@dataclass
class Printer:
    """Where the next paper goes, what was suggested, and what was opened afterwards."""

    #: What the dialog answers; blank for a dialog that was left.
    place: str
    #: The button of a paper's dialog that is pressed once its pages are there: `save` or `view`.
    way: str = "save"
    suggested: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return Path(self.place)

    def settle(self, qtbot: QtBot, desk: Desk) -> Path:
        """Wait until the paper is where it was put; return that place."""
        path = self.path if self.path.suffix else self.path.with_name(self.path.name + ".pdf")
        qtbot.waitUntil(lambda: path.exists() and not desk.tasks.busy, timeout=20_000)
        return path


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Printer]:
    """Return what answers the dialogs and stands in for the system's viewer."""
    printer = Printer(str(tmp_path / "paper.pdf"))

    def ask_file(_parent: object, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        printer.suggested.append(Path(suggested))
        return printer.place, ""

    def ask_folder(_parent: object, _title: str, suggested: str) -> str:
        printer.suggested.append(Path(suggested))
        return printer.place

    def open_url(url: QUrl) -> bool:
        printer.opened.append(Path(url.toLocalFile()))
        return True

    # However slow the machine is, a test waits.
    monkeypatch.setattr("mentordesk.ui.papers.handing_out._AT_ONCE_S", 1_000.0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask_file)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask_folder)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: _press(printer.way))
    timer.start()
    yield printer
    timer.stop()


def _press(way: str) -> None:
    dialog = QApplication.activeModalWidget()
    button = getattr(dialog, way, None)
    if isinstance(dialog, PaperDialog) and button is not None and button.isEnabled():
        button.click()
        # One whose file dialog was left would wait for another way.
        dialog.reject()


def words_of(path: Path) -> str:
    """Return the text of a PDF, its spaces as single ones."""
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
