"""Papers as a test takes them: the place chosen in no dialog, the viewer a mere list."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog


@dataclass
class Printer:
    """Where the next paper goes, what was suggested, and what was opened afterwards."""

    #: What the dialog answers; blank for a dialog that was left.
    place: str
    suggested: list[Path] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return Path(self.place)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """Return what answers the file dialogs and stands in for the system's viewer."""
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

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask_file)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask_folder)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return printer


def words_of(path: Path) -> str:
    """Return the text of a PDF, its spaces as single ones."""
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
