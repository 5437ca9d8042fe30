"""Takes a programme's people and pairs out of the file: as a workbook, or as CSV for Excel."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.saving import may_replace, say_saved
from mentordesk.ui.tasks import Task
from mentordesk.whole_file import file_name

_FOLDER = "export folder"
_WORKBOOK, _DELIMITED = ".xlsx", ".csv"


def export_programme(owner: QWidget, desk: Desk) -> None:
    """Ask where and as what the programme shown is exported, and write it there."""
    path = _ask_where(owner, desk)
    if path is not None:
        write_export(owner, desk, path)


def write_export(owner: QWidget, desk: Desk, path: Path) -> None:
    """Write the programme's people and pairs; the ending says as what."""
    programme_id, tr = desk.programme_id, desk.translator
    desk.settings.remember(_FOLDER, str(path.parent))

    def work(_task: Task) -> tuple[Path, ...]:
        return desk.workspace.participants.export(programme_id, path)

    def done(written: tuple[Path, ...]) -> None:
        first, *beside = written
        said = tr.gettext("Exported to {file}")
        if beside:
            said = tr.gettext("Exported to {file}, and the matches and the others beside it")
        say_saved(desk, said.format(file=first.name), first)

    desk.tasks.run(owner, tr.gettext("Exporting"), work, done)


def _ask_where(owner: QWidget, desk: Desk) -> Path | None:
    from mentordesk.services.export import files_of

    tr = desk.translator.gettext
    programme = desk.workspace.programmes.get(desk.programme_id)
    folder = Path(desk.settings.recall(_FOLDER, str(desk.workspace.path.parent)))
    kinds = {
        tr("Workbook") + f" (*{_WORKBOOK})": _WORKBOOK,
        tr("CSV files for Excel") + f" (*{_DELIMITED})": _DELIMITED,
    }
    suggested = str(folder / (file_name(programme.name) + _WORKBOOK))
    title = tr("Export participants and matches")
    chosen, kind = QFileDialog.getSaveFileName(owner, title, suggested, ";;".join(kinds))
    if not chosen:
        return None
    path = _with_ending(Path(chosen), kinds.get(kind, _WORKBOOK))
    # The file dialog asked about one file alone, and by the name that was typed.
    unasked = [file for file in files_of(path) if file != Path(chosen) and file.exists()]
    return path if not unasked or may_replace(owner, desk, unasked) else None


def _with_ending(path: Path, wanted: str) -> Path:
    """Return the path with an ending that we write: the one typed, or the kind chosen.

    Some systems leave the suggested name's ending when another kind is chosen.
    """
    ending = path.suffix.lower()
    if ending == _DELIMITED or (ending == _WORKBOOK and wanted == _WORKBOOK):
        return path
    if ending == _WORKBOOK:
        return path.with_suffix(wanted)
    return path.with_name(path.name + wanted)
