"""Lets a scan be dropped anywhere on a pair's panel, its text fields included."""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from mentordesk.ui.agreements.scan_deeds import ScanDeeds, files_in

_OF_DROPS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
#: The window opens these.
_DESK = ".mentordesk"


class ScanDrops(QObject):
    """Takes files and pictures before a text field would take their address for words."""

    def __init__(self, panel: QWidget, deeds: ScanDeeds) -> None:
        super().__init__(panel)
        self._panel = panel
        self._deeds = deeds
        panel.setAcceptDrops(True)

    def watch(self) -> None:
        """Watch all that the panel holds by now; what is watched already stays so."""
        for widget in (self._panel, *self._panel.findChildren(QWidget)):
            if widget.acceptDrops():
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Take what may be a scan."""
        if event.type() in _OF_DROPS and isinstance(event, QDropEvent):
            if not _may_be_scan(event.mimeData()):
                return super().eventFilter(watched, event)
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self._deeds.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)


def _may_be_scan(brought: QMimeData) -> bool:
    files = files_in(brought)
    if files:
        return all(path.suffix.lower() != _DESK for path in files)
    return brought.hasImage()
