"""The line above a list: search, filter chips, and how many of how many are shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.colours import Tone
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.record_columns import Filter
from mentordesk.ui.theme import GAP, Theme


class SearchLine(QLineEdit):
    """A line to search in; Esc empties it, and the arrows go down into the list."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Esc and Down do what a searcher expects."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Search and chips; `searched` carries the text, `filtered` says that the chips changed."""

    searched = Signal(str)
    filtered = Signal()
    #: The chip of a landing ("3 chosen") was taken away.
    landing_left = Signal()

    def __init__(
        self, theme: Theme, translator: Translator, filters: Sequence[Filter[Any]]
    ) -> None:
        super().__init__()
        self._translator = translator
        self._filters = filters
        self.line = SearchLine()
        self.line.setPlaceholderText(translator.gettext("Search…"))
        self.line.setAccessibleName(translator.gettext("Search this list"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(160)
        glass = QAction(self.line)
        theme.dress(glass, "search", Tone.SOFT)
        self.line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._count = QLabel()
        self._count.setProperty("look", "soft")
        self._chips = {chip.key: self._make_chip(chip.title) for chip in filters}
        self._landing = self._make_chip("")
        self._landing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.dress(self._landing, "x", Tone.SOFT, 14)
        self._landing.hide()
        self._extra = QHBoxLayout()
        self._lay_out()
        self.line.textChanged.connect(self.searched)
        self._landing.clicked.connect(self._leave_landing)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.line, 1)
        top.addWidget(self._count)
        top.addLayout(self._extra)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        row = QWidget()
        flow = FlowLayout(row, GAP)
        for chip in self._chips.values():
            flow.addWidget(chip)
            chip.toggled.connect(lambda _on: self.filtered.emit())
        flow.addWidget(self._landing)
        self._row = row
        column.addWidget(row)
        self._show_row()

    def add_widget(self, widget: QWidget) -> None:
        """Put a button of the page's own at the end of the line."""
        self._extra.addWidget(widget)

    def count(self, shown: int, held: int) -> None:
        """Say "23 of 140"."""
        tr = self._translator
        number = tr.gettext("{shown} of {all}") if shown != held else "{all}"
        self._count.setText(number.format(shown=tr.number(shown), all=tr.number(held)))

    def count_chips(self, records: Sequence[Any]) -> None:
        """Say on each chip how many records it is about."""
        self.say_counts({chip.key: sum(map(chip.accepts, records)) for chip in self._filters})

    def say_counts(self, counts: Mapping[str, int]) -> None:
        """Say on each chip how many there are, where more than the records shown are meant."""
        for chip in self._filters:
            held = counts[chip.key]
            button = self._chips[chip.key]
            number = self._translator.number(held)
            button.setText(f"{chip.title.replace('&', '&&')}  {number}")
            # A chip about nobody only takes room; one that is on can still be switched off.
            button.setVisible(held > 0 or button.isChecked())
        self._show_row()

    def accepts(self) -> Callable[[Any], bool] | None:
        """Return what the chosen chips let through, `None` when none is chosen."""
        groups: dict[str, list[Callable[[Any], bool]]] = {}
        for chip in self._filters:
            if self._chips[chip.key].isChecked():
                groups.setdefault(chip.group, []).append(chip.accepts)
        if not groups:
            return None
        tests = list(groups.values())
        return lambda record: all(any(test(record) for test in group) for group in tests)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the chips that are on."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Switch these chips on and the others off."""
        for key, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in keys)
            chip.blockSignals(False)
        self.filtered.emit()

    def show_landing(self, how_many: int) -> None:
        """Say that only some chosen records are shown, with a cross to show all; 0 says nothing."""
        text = self._translator.ngettext("{n} chosen", "{n} chosen", how_many)
        self._landing.setText(text.format(n=how_many))
        self._landing.setChecked(how_many > 0)
        self._landing.setVisible(how_many > 0)
        self._show_row()

    def _show_row(self) -> None:
        chips = (*self._chips.values(), self._landing)
        self._row.setVisible(not all(chip.isHidden() for chip in chips))

    def clear(self) -> None:
        """Search for nothing and filter nothing."""
        self.line.clear()
        self.choose(())
        self._leave_landing()

    def _leave_landing(self) -> None:
        self.show_landing(0)
        self.landing_left.emit()

    def _make_chip(self, title: str) -> QPushButton:
        chip = QPushButton(title)
        chip.setCheckable(True)
        chip.setProperty("look", "chip")
        return chip
