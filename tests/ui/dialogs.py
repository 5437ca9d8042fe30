"""Dialogs that stop everything until they are answered, answered by a test."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

D = TypeVar("D", bound=QDialog)


def once_shown(kind: type[D], answer: Callable[[D], object]) -> list[D]:
    """Answer the next dialog of this kind; the list returned holds it once it was there."""
    met: list[D] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            met.append(dialog)
            try:
                answer(dialog)
            finally:
                # A test that fails must not wait for ever.
                if dialog.isVisible():
                    dialog.reject()
        elif len(met) == 0:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    return met


def press(text: str) -> list[QMessageBox]:
    """Press the button of this text in the next question; the list holds the question."""

    def answer(box: QMessageBox) -> None:
        (button,) = (one for one in box.buttons() if one.text().replace("&", "") == text)
        button.click()

    return once_shown(QMessageBox, answer)
