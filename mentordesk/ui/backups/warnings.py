"""What is said once a file is open: that it lies unsafely, or has no fresh copy elsewhere."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer

from mentordesk.services import safe_places
from mentordesk.ui.backups.copying import OLD_AFTER_DAYS, copy_elsewhere, last_copied, note_copy
from mentordesk.ui.backups.drives import is_removable
from mentordesk.ui.backups.place_dialog import asks_to_move
from mentordesk.ui.program import Program

_WARNED = "files kept in place"


class Warnings(QObject):
    """Looks at each file that is opened, after its window is shown."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.file_opened.connect(self._look_soon)
        self._look_soon()

    def _look_soon(self) -> None:
        # Whoever opens the file has something to say first.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        workspace = self._program.workspace
        if workspace is None or not workspace.writable:
            return
        if not self._warn_of_place(workspace.path):
            self._remind(workspace.path)

    def _warn_of_place(self, path: Path) -> bool:
        """Warn of an unsafe folder, once a file; return whether it was said now."""
        settings = self._program.settings
        kept = settings.recall(_WARNED, [])
        place = None if str(path) in kept else _place_of(path)
        if place is None:
            return False
        settings.remember(_WARNED, [*kept, str(path)])
        program = self._program
        if asks_to_move(program.window, program.translator, path.name, place):
            self.move(path)
        return True

    def move(self, path: Path) -> None:
        """Move the open file to the program's own folder and go on in it there."""
        program, tr = self._program, self._program.translator
        target = safe_places.free_place(path)
        left: list[str] = []

        key = program.workspace.file.key if program.workspace else None

        def deed() -> Path:
            trouble = safe_places.move(path, target, key)
            left.extend([tr.sentence(trouble)] if trouble else [])
            return target

        if not program.window.may_leave() or not program.exchange_file(deed):
            return
        program.settings.forget(path)
        if left:
            program.window.notices.warn(left[0])
        else:
            said = tr.gettext("{file} is now in MentorDesk’s own folder: {folder}")
            said = said.format(file=target.name, folder=str(target.parent))
            program.window.notices.say(said, stays=True)

    def _remind(self, path: Path) -> None:
        """Say when the copy elsewhere is old; a file first opened now is given its time."""
        program, now = self._program, datetime.now().astimezone()
        copied = last_copied(program.settings, path)
        if copied is None:
            note_copy(program.settings, path, now)
            return
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        is_old = now - copied > timedelta(days=OLD_AFTER_DAYS) and changed > copied
        if is_old and not program.window.notices.text:
            tr = program.translator
            said = tr.ngettext(
                "For {n} day this file was not copied to a USB stick or anywhere else.",
                "For {n} days this file was not copied to a USB stick or anywhere else.",
                (now - copied).days,
            )
            program.window.notices.say(
                said.format(n=tr.number((now - copied).days)),
                tr.gettext("Copy it now"),
                lambda: copy_elsewhere(program),
                stays=True,
            )


def _place_of(path: Path) -> safe_places.Place | None:
    volume = QStorageInfo(str(path.parent))
    kind = bytes(volume.fileSystemType().data()).decode(errors="replace")
    device = bytes(volume.device().data()).decode(errors="replace")
    removable = not volume.isRoot() and is_removable(Path(volume.rootPath()), device)
    return safe_places.hazard_of(path, file_system=kind, removable=removable)
