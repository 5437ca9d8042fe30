"""Takes a copy of the open file elsewhere: to a USB stick in one click, or where she says."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog

from mentordesk.settings import Settings
from mentordesk.ui.backups.drives import Drive, removable_drives
from mentordesk.ui.program import Program
from mentordesk.ui.tasks import Task
from mentordesk.whole_file import file_name

_COPIED = "copies elsewhere"
_SUFFIX = ".mentordesk"
#: So many days a copy elsewhere may be old.
OLD_AFTER_DAYS = 14


def copy_elsewhere(program: Program) -> None:
    """Copy to the stick that is in; of several one is chosen, without any a folder is."""
    workspace = program.workspace
    if workspace is None or not program.window.may_leave():
        return
    drives = removable_drives()
    drive = drives[0] if len(drives) == 1 else _choose(program, drives) if drives else None
    name = f"{file_name(workspace.path.stem)} {workspace.today():%Y-%m-%d}{_SUFFIX}"
    if drive is not None:
        write_copy(program, drive.folder / name, drive.name)
    elif not drives:
        _ask_where(program, name)


def _choose(program: Program, drives: tuple[Drive, ...]) -> Drive | None:
    tr = program.translator.gettext
    names = [f"{drive.name} ({drive.folder})" for drive in drives]
    chosen, taken = QInputDialog.getItem(
        program.window, tr("Copy to a USB stick"), tr("Copy to:"), names, 0, False
    )
    return drives[names.index(chosen)] if taken else None


def _ask_where(program: Program, name: str) -> None:
    tr = program.translator.gettext
    title = tr("No USB stick was found: where is the copy to go?")
    kind = tr("MentorDesk file") + f" (*{_SUFFIX})"
    suggested = str(Path.home() / name)
    chosen, _ = QFileDialog.getSaveFileName(program.window, title, suggested, kind)
    if chosen:
        path = Path(chosen)
        write_copy(program, path if path.suffix else path.with_name(path.name + _SUFFIX))


def write_copy(program: Program, target: Path, drive: str = "") -> None:
    """Write the copy in the background, read it back, and remember that there is one."""
    workspace, tr = program.workspace, program.translator
    if workspace is None:
        return

    def work(_task: Task) -> None:
        workspace.backups.copy_to(target)

    def done(_nothing: None) -> None:
        note_copy(program.settings, workspace.path, datetime.now().astimezone())
        said = tr.gettext("Copied and read back: {file} is on {drive}")
        if not drive:
            said = tr.gettext("Copied and read back: {file}")
        program.window.notices.say(
            said.format(file=target.name, drive=drive),
            tr.gettext("Show the folder"),
            lambda: _show_folder(target.parent),
            stays=True,
        )

    program.tasks.run(program.window, tr.gettext("Copying the file"), work, done, writes=True)


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def note_copy(settings: Settings, path: Path, moment: datetime) -> None:
    """Remember when the file was last copied elsewhere."""
    recent = {str(each) for each in settings.recent_files} | {str(path)}
    kept = settings.recall(_COPIED, {})
    kept = {place: when for place, when in kept.items() if place in recent}
    settings.remember(_COPIED, kept | {str(path): moment.isoformat(timespec="seconds")})


def last_copied(settings: Settings, path: Path) -> datetime | None:
    """Return when the file was last copied elsewhere, or first opened here; None for neither."""
    try:
        return datetime.fromisoformat(settings.recall(_COPIED, {})[str(path)])
    except (KeyError, TypeError, ValueError):
        return None
