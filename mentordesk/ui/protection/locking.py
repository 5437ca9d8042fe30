"""Locks a protected file: what is typed is saved, dialogs close, all of it is forgotten."""

import gc

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.program import Program
from mentordesk.ui.protection.idle_watch import IdleWatch

_SOON_MS = 10
#: So often it is looked whether every dialog has let go.
_TRIES = 200


class Locking(QObject):
    """Watches over the program's open file, and locks it."""

    def __init__(self, program: Program, app: QApplication) -> None:
        super().__init__(program)
        self._program = program
        self._under_way = False
        self.watch = IdleWatch(app, lambda: program.settings.lock_after, self)
        self.watch.alone.connect(self.lock)

    def lock(self) -> None:
        """Lock the file, if a passphrase opens it; of any other nothing would be protected."""
        workspace = self._program.workspace
        if self._under_way or workspace is None or not workspace.is_protected:
            return
        self._under_way = True
        self._save()
        # What stands there is out of sight at once, also while a dialog takes its time.
        self._program.window.cover()
        self._close_dialogs(_TRIES)

    def _save(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                flush_all(window)

    def _close_dialogs(self, tries: int) -> None:
        """Close one window after the other, until the code that waits for them has gone on."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self._dialogs():
            # Whatever it would ask before it is left, nobody is there to answer.
            if isinstance(dialog, QDialog):
                QDialog.done(dialog, QDialog.DialogCode.Rejected)
            else:
                dialog.close()
        waiting = self._dialogs() or QThread.currentThread().loopLevel() > 1
        if waiting and tries:
            QTimer.singleShot(_SOON_MS, self, lambda: self._close_dialogs(tries - 1))
        else:
            self._put_away()

    def _dialogs(self) -> list[QWidget]:
        window = self._program.window
        return [
            each
            for each in QApplication.topLevelWidgets()
            if each is not window and each.isVisible() and each.isWindow()
        ]

    def _put_away(self) -> None:
        self._under_way = False
        self._program.put_file_away()
        # After the window before has gone.
        QTimer.singleShot(0, self, _forget)


def _forget() -> None:
    """Let go of what only refers to itself, also where it was meant to stay."""
    gc.unfreeze()
    gc.collect()
