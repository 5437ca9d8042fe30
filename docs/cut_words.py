"""Finds words that the window has no room for: in labels, buttons, titles of columns, cells."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QWidget,
)

_SLACK = 2
# Beside the words of a drop-down list.
_ARROW = 38


def cut_words(page: QWidget) -> list[str]:
    """Return what is cut anywhere in `page`, a line each."""
    lines: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            lines += _cut_label(widget)
        elif isinstance(widget, QAbstractButton | QComboBox) and not isinstance(
            widget, QToolButton
        ):
            lines += _cut_control(widget)
        elif isinstance(widget, QTableView):
            lines += _cut_cells(widget)
    return lines


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or type(label).__name__ == "ElidedLabel":
        return
    if label.wordWrap():
        needed, room = label.heightForWidth(label.width()), label.height()
    else:
        needed, room = label.sizeHint().width(), label.width()
    if needed > room + _SLACK:
        yield f"label {label.text()!r} needs {needed}, has {room}"


def _cut_control(control: QAbstractButton | QComboBox) -> Iterator[str]:
    needed, room = control.sizeHint(), control.size()
    text = control.currentText() if isinstance(control, QComboBox) else control.text()
    if isinstance(control, QComboBox):
        needed.setWidth(control.fontMetrics().horizontalAdvance(text) + _ARROW)
    if text and (
        needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK
    ):
        yield f"button {text!r} needs {needed.width()}, has {room.width()}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    if table.horizontalScrollBar().isVisible():
        yield f"table is {header.length()} wide, has {table.viewport().width()}"
    for column in range(table.model().columnCount()):
        if header.isSectionHidden(column):
            continue
        title = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        room = header.sectionSize(column)
        if not header.isHidden() and _title_width(header, column) > room + _SLACK:
            yield f"title {title!r} needs {_title_width(header, column)}, has {room}"
        cut: Counter[str] = Counter()
        for row in range(table.model().rowCount()):
            index = table.model().index(row, column)
            if table.sizeHintForIndex(index).width() > room + _SLACK:
                cut[str(index.data())] += 1
        if cut:
            some = ", ".join(f"{text!r}" for text in list(cut)[:3])
            rows = table.model().rowCount()
            yield f"column {title!r} ({room}): {cut.total()} of {rows} cells cut, as {some}"


def _title_width(header: QHeaderView, column: int) -> int:
    return header.sectionSizeFromContents(column).width()
