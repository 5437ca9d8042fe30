"""One of a few named choices."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

# What a list of choices has beside its words.
_ROOM = 40
# Of the screen's width.
_MOST = 0.9


class ChoiceField(QComboBox):
    """A drop-down of values with titles; `committed` carries the value the reader chose."""

    committed = Signal(object)

    def __init__(self, choices: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._values: list[object] = []
        self.set_choices(choices)
        self.activated.connect(lambda row: self.committed.emit(self._values[row]))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer these values under these titles; keeps the chosen one where it is still there."""
        chosen = self.value() if self._values else None
        self._values = []
        self.clear()
        for value, title in choices:
            self._values.append(value)
            self.addItem(title)
        if chosen in self._values:
            self.show_value(chosen)

    def value(self) -> object:
        """Return the chosen value, `None` when nothing is chosen."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def show_value(self, value: object) -> None:
        """Choose a value without committing it; one not offered chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def showPopup(self) -> None:  # noqa: N802 - Qt's own name
        """Show the choices whole, where they are longer than the field is wide."""
        view = self.view()
        room = round(self.screen().availableSize().width() * _MOST)
        wanted = min(view.sizeHintForColumn(0) + _ROOM, room)
        view.setMinimumWidth(max(wanted, self.width()))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chosen one, with an ellipsis where it is longer than the field."""
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            soft = self.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.ButtonText, soft)
            option.currentText = self.placeholderText()
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Scroll the form, not the choice."""
        event.ignore()
