"""Imports the pages that nobody has looked at yet, a module at a time, while the window is idle."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

_BETWEEN_MS = 60


class Warming(QObject):
    """Makes the first look at a page cheaper: its modules are there by then.

    One module is a few milliseconds' work; a page's all at once would be felt.
    """

    def __init__(self, packages: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._modules = _modules(packages)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Go on by and by."""
        self._timer.start(_BETWEEN_MS)

    def stop(self) -> None:
        """Import no more."""
        self._timer.stop()

    def _go_on(self) -> None:
        name = next(self._modules, None)
        if name is not None:
            import_module(name)
            self._timer.start(_BETWEEN_MS)


def _modules(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        for module in iter_modules(import_module(package).__path__):
            yield f"{package}.{module.name}"
