"""Which files hold tables, and how one is chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.ui.desk import Desk

_ENDINGS = (".csv", ".xlsx", ".txt", ".tsv", ".xls", ".ods")
_FOLDER = "import folder"


def choose_table(parent: QWidget, desk: Desk, title: str) -> Path | None:
    """Ask for a table, beginning where the last one was; `None` when none was chosen."""
    tr = desk.translator.gettext
    folder = desk.settings.recall(_FOLDER, str(_where_tables_arrive(desk)))
    patterns = " ".join(f"*{ending}" for ending in _ENDINGS)
    kinds = tr("Tables") + f" ({patterns})"
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    desk.settings.remember(_FOLDER, str(path.parent))
    return path


def _where_tables_arrive(desk: Desk) -> Path:
    """Return the folder of downloads: answers to a form come from the web."""
    downloads = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    )
    return downloads if downloads.is_dir() else desk.workspace.path.parent


def dropped_table(dragged: QMimeData) -> Path | None:
    """Return the one table that is being dragged, `None` for anything else."""
    urls = dragged.urls()
    if len(urls) != 1:
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ENDINGS else None
