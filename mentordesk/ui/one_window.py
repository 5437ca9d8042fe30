"""One window for each file: a second start finds the first window and brings it forward."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.paths import file_key

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer


def _address(path: Path) -> str:
    """Return where the file's window listens: a named pipe on Windows, else a socket."""
    name = f"mentordesk-{file_key(path)}"
    if sys.platform == "win32":
        return f"\\\\.\\pipe\\{name}"
    return str(Path(os.environ.get("TMPDIR", "/tmp")) / f"{name}-{os.getuid()}")  # noqa: S108 - a socket that its owner alone may use


def call_forward(path: Path) -> bool:
    """Ask the window that has the file to come forward; return whether there is one.

    Plain Python, because Qt's network library would keep every first window waiting.
    """
    address = _address(path)
    try:
        if sys.platform == "win32":
            with open(address, "r+b", buffering=0):  # noqa: PTH123 - a pipe, not a file
                return True
        if not Path(address).exists():
            return False
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.connect(address)
            return True
    except OSError:
        return False


class WindowDoor(QObject):
    """Listens for second starts on one file; `knocked` says that one came."""

    knocked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server: QLocalServer | None = None

    def listen(self, path: Path) -> None:
        """Listen for this file, instead of the one before."""
        from PySide6.QtNetwork import QLocalServer

        self.close()
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # What a crash left behind; the file's own lock is what keeps a second writer out.
        QLocalServer.removeServer(_address(path))
        server.listen(_address(path))
        self._server = server

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        if self._server is not None:
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            self.knocked.emit()
