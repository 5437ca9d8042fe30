"""The Tab key follows the eye, also through what is added after the page was made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_before(later: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have the Tab key go through these widgets, in their order, right before `later`."""
    for widget in widgets:
        before = later.previousInFocusChain()
        # Qt takes no notice of what the key does not stop at.
        while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, widget)


def come_after(earlier: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have the Tab key go through these widgets, in their order, right after `earlier`."""
    while (proxy := earlier.focusProxy()) is not None:
        earlier = proxy
    for widget in widgets:
        QWidget.setTabOrder(earlier, widget)
        earlier = widget
