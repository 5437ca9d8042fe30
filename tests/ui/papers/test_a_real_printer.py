"""An agreement goes through the program's own printing into a real queue, and comes out the same.

Needs CUPS with its PDF printer; `.ci/run` installs both where it may.
"""

import ctypes
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.printing import AgreementPrinting
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.page_images import draw
from mentordesk.ui.papers.paper_dialog import PaperDialog
from mentordesk.ui.papers.printers import there_are_printers
from mentordesk.vocabulary import AgreementState, Language, PrintKind
from tests.builders import a_match, a_mentee, a_mentor
from tests.ui.dialogs import once_shown

_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
_DRIVER = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"
_SOON = 20_000
_PATIENCE_S = 60
#: The page is compared at this size, small enough for a printer's own way with edges.
_SMALL = QSize(150, 212)

pytestmark = pytest.mark.skipif(
    not _BACKEND.exists() or shutil.which("cupsd") is None or os.geteuid() != 0,
    reason="needs CUPS and its PDF printer (printer-driver-cups-pdf), and the right to start it",
)

_SERVER = """
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
"""


def run(*command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command of CUPS's against the test's own server."""
    return subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own words


@dataclass
class Queue:
    """A printer of the test's own, and the folder that its driver prints into."""

    name: str
    out: Path

    def printed(self, named: str) -> Path:
        """Return the file of a job named so, once it is whole."""
        ended = time.monotonic() + _PATIENCE_S
        while time.monotonic() < ended:
            files = list(self.out.glob(f"*{named}*"))
            if files and not run("lpstat", "-o").stdout.strip():
                return files[0]
            time.sleep(0.1)
        raise AssertionError("nothing was printed")


def started(folder: Path) -> subprocess.Popen[bytes]:
    """Start a spooler that knows nothing of the computer's own."""
    # Its filters are another user's.
    folder.chmod(0o755)
    for name in ("root", "spool", "cache", "state", "temporary"):
        (folder / name).mkdir()
    (folder / "temporary").chmod(0o1777)
    for name, text in (("cupsd.conf", _SERVER), ("cups-files.conf", _FILES)):
        (folder / name).write_text(text.format(folder=folder), "utf-8")
    settings = ("-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
    return subprocess.Popen((str(shutil.which("cupsd")), "-f", *settings))  # noqa: S603 - our own words


def ask_server(socket: str | None) -> None:
    """Have Qt ask this server for printers; CUPS remembers whom it asked first in a process."""
    ctypes.CDLL("libcups.so.2").cupsSetServer(socket.encode() if socket else None)


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    """Return a PDF printer of this test's own."""
    out = Path(pwd.getpwuid(os.geteuid()).pw_dir) / "PDF"
    before = set(out.glob("*"))
    there = out.exists()
    with tempfile.TemporaryDirectory(prefix="mentordesk-cups-") as name:
        folder = Path(name)
        monkeypatch.setenv("CUPS_SERVER", f"{folder}/cups.sock")
        ask_server(f"{folder}/cups.sock")
        server = started(folder)
        try:
            _make_queue(folder)
            yield Queue("PDF", out)
        finally:
            ask_server(None)
            server.terminate()
            server.wait(20)
            for file in set(out.glob("*")) - before:
                file.unlink()
            if not there and out.exists():
                out.rmdir()


def _make_queue(folder: Path) -> None:
    ended = time.monotonic() + _PATIENCE_S
    while run("lpadmin", "-p", "PDF", "-E", "-v", "cups-pdf:/", "-m", _DRIVER).returncode:
        if time.monotonic() > ended:
            pytest.skip(f"cupsd does not answer: {(folder / 'error.log').read_text()[-500:]}")
        time.sleep(0.1)


def letters(content: bytes) -> list[str]:
    """Return the plain letters of each page; of others this driver keeps the look alone."""
    pages = PdfReader(BytesIO(content)).pages
    return [re.sub(r"[^A-Za-z0-9]", "", page.extract_text()) for page in pages]


def likeness(one: QImage, other: QImage) -> float:
    """Return how alike two pictures of a page are: the correlation of their greys, at most 1."""

    def greys(image: QImage) -> np.ndarray:
        paper = QImage(image.size(), QImage.Format.Format_RGB32)
        paper.fill("white")
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
        grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
        return rows[:, : grey.width()].astype(float)

    return float(np.corrcoef(greys(one).ravel(), greys(other).ravel())[0, 1])


def test_an_agreement_comes_out_of_the_printer_as_it_was_seen(
    qtbot: QtBot,
    desk: Desk,
    workspace: Workspace,
    programme: ProgrammeRecord,
    queue: Queue,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("mentordesk.ui.papers.handing_out._AT_ONCE_S", 1_000.0)
    desk.choose_programme(programme.id)
    mentee = a_mentee(workspace, programme, "Søren Åkjær")
    match = a_match(workspace, a_mentor(workspace, programme), mentee)
    workspace.agreements.write(match, goals="Find two paths into research in Ærø.")
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    AgreementPrinting(desk, page).print_pairs([match], Language.ENGLISH)
    qtbot.waitUntil(lambda: bool(page.findChildren(PaperDialog)), timeout=_SOON)
    (dialog,) = page.findChildren(PaperDialog)
    seen = dialog.preview.content
    assert there_are_printers()
    once_shown(QPrintDialog, lambda system: system.accept())
    dialog.print.click()
    qtbot.waitUntil(
        lambda: workspace.agreements.get(match).state is AgreementState.PRINTED, timeout=_SOON
    )
    (note,) = workspace.print_log.all(programme.id)
    assert (note.kind, note.match_id, note.copies) == (PrintKind.AGREEMENT, match, 1)
    code = workspace.agreements.get(match).code
    assert desk.notices.text == f"Sent to the printer PDF: Agreement {code}."

    printed = queue.printed(code).read_bytes()
    assert letters(printed) == letters(seen)
    wanted = {0: _SMALL, 1: _SMALL}
    before, after = draw(seen, wanted), draw(printed, wanted)
    for number in wanted:
        assert likeness(before[number], after[number]) > 0.97
    assert likeness(before[0], after[1]) < 0.8
