"""Takes a paper to the coordinator: asked where it goes, made in a thread, opened to be printed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.services import missing_letters
from mentordesk.ui.desk import Desk
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import N_
from mentordesk.whole_file import file_name

_FOLDER = "paper folder"

Progress = Callable[[int, int], None]


class PaperKind(Enum):
    """What a paper leaves the program as; the value is the file's ending."""

    PDF = ".pdf"
    MAIL = ".eml"


_KIND_NAMES = {PaperKind.PDF: N_("PDF file"), PaperKind.MAIL: N_("Mail draft")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file before it is made; `title` names the deed, `name` the file without its ending."""

    title: str
    name: str
    #: Called in a thread, told where to report how far it has come.
    make: Callable[[Progress], bytes]
    kind: PaperKind = PaperKind.PDF
    #: Makes the pages that are looked at in its stead: no preview draws fields to fill in. Such a
    #: paper is for a screen; it is saved and opened, not printed.
    seen: Callable[[Progress], bytes] | None = None


def save_paper(owner: QWidget, desk: Desk, paper: Paper, kept: Callable[[Path], None]) -> None:
    """Ask where, make the paper, save it whole, open it in the system's viewer, call `kept`."""
    path = ask_where(owner, desk, paper)
    if path is None:
        return
    paperwork = desk.workspace.paperwork

    def work(task: Task) -> Path:
        content = paper.make(task.report)
        # The last moment to stop: nothing is written before it.
        task.report(0, 0)
        paperwork.save(path, content)
        return path

    def done(path: Path) -> None:
        show(path)
        kept(path)

    desk.tasks.run(owner, paper.title, work, done)


def ask_folder(owner: QWidget, desk: Desk, title: str) -> Path | None:
    """Ask for a folder to put papers in; `None` when none was chosen."""
    chosen = QFileDialog.getExistingDirectory(owner, title, _folder(desk))
    if not chosen:
        return None
    desk.settings.remember(_FOLDER, chosen)
    return Path(chosen)


def say_saved(desk: Desk, said: str, path: Path) -> None:
    """Say what was saved, with the way to the folder it is in."""
    folder = path if path.is_dir() else path.parent
    desk.notices.say(said, desk.translator.gettext("Show the folder"), lambda: show(folder))


def show(path: Path) -> None:
    """Open a file or a folder with whatever the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def may_replace(owner: QWidget, desk: Desk, files: Sequence[Path]) -> bool:
    """Ask whether files that are there already may be replaced; their names are said."""
    tr = desk.translator
    question = tr.ngettext(
        "There is a file {names} already.", "There are files {names} already.", len(files)
    ).format(names=tr.enumeration(file.name for file in files))
    return ask(owner, tr, question, tr.ngettext("Replace it", "Replace them", len(files)))


def may_lack(owner: QWidget, desk: Desk, missing: Mapping[str, str]) -> bool:
    """Ask before printing whether a paper may be without these letters, whoever's they are."""
    tr = desk.translator
    way_out = tr.gettext("Write them in Latin letters, or add them by hand on the paper.")
    question = missing_letters.told(missing, tr)
    return ask(owner, tr, question, tr.gettext("Print without them"), way_out)


def _folder(desk: Desk) -> str:
    return str(desk.settings.recall(_FOLDER, str(desk.workspace.path.parent)))


def ask_where(owner: QWidget, desk: Desk, paper: Paper) -> Path | None:
    """Ask for the file to put a paper in; `None` when none was chosen."""
    ending = paper.kind.value
    suggested = Path(_folder(desk)) / (file_name(paper.name) + ending)
    kind = desk.translator.gettext(_KIND_NAMES[paper.kind]) + f" (*{ending})"
    chosen, _ = QFileDialog.getSaveFileName(owner, paper.title, str(suggested), kind)
    if not chosen:
        return None
    path = Path(chosen)
    desk.settings.remember(_FOLDER, str(path.parent))
    if path.suffix.lower() == ending:
        return path
    path = path.with_name(path.name + ending)
    # The file dialog asked about the name without its ending.
    return path if not path.exists() or may_replace(owner, desk, [path]) else None
