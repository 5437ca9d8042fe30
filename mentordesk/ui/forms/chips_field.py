"""Many of a list: chips with a cross, and a line that completes what is typed."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator, search_key
from mentordesk.ui.colours import Tone
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.tab_order import come_before
from mentordesk.ui.theme import NARROW, Theme


class ChipsField(QWidget):
    """Chosen words as chips; `committed` carries the tuple of them after each change."""

    committed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        translator: Translator,
        *,
        placeholder: str = "",
        known_only: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._known_only = known_only
        self._values: tuple[str, ...] = ()
        self._known: dict[str, str] = {}
        self._offered: Iterable[str] | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, NARROW)
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder or translator.gettext("Add…"))
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(self._completer)
        self.setFocusProxy(self._line)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self._chips)
        column.addWidget(self._line)

        self._line.editingFinished.connect(self.flush)
        self._completer.activated.connect(lambda _text: self.flush())
        self._line.installEventFilter(self)
        self._show_chips()

    @property
    def values(self) -> tuple[str, ...]:
        """The chosen words in the order of choosing."""
        return self._values

    def offer(self, words: Iterable[str]) -> None:
        """Complete with these words, from when the field is used."""
        self._offered = words
        if self._line.hasFocus():
            self._prepare()

    def _prepare(self) -> None:
        if self._offered is not None:
            self._known = {search_key(word): word for word in self._offered}
            self._offered = None
            self._words.setStringList(list(self._known.values()))

    def show_value(self, values: tuple[str, ...]) -> None:
        """Show these words without committing them."""
        if values != self._values:
            self._values = values
            self._show_chips()

    def flush(self) -> None:
        """Take what is typed; several may be parted by a semicolon."""
        self._prepare()
        typed = [part.strip() for part in self._line.text().split(";") if part.strip()]
        taken = tuple(self._values)
        left = []
        for text in typed:
            word = self._known.get(search_key(text), "" if self._known_only else text)
            if not word:
                left.append(text)
            elif search_key(word) not in {search_key(v) for v in taken}:
                taken += (word,)
        # The completer writes its word after it has said so.
        self._line.setText("; ".join(left))
        self._take(taken)

    def remove(self, value: str) -> None:
        """Take one word away."""
        self._take(tuple(v for v in self._values if v != value))
        self._line.setFocus()

    def _take(self, values: tuple[str, ...]) -> None:
        if values != self._values:
            self._values = values
            self._show_chips()
            self.committed.emit(values)

    def _show_chips(self) -> None:
        self._flow.clear()
        for value in self._values:
            chip = QPushButton(value.replace("&", "&&"))
            chip.setProperty("look", "chip")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            name = self._translator.gettext("Remove {word}").format(word=value)
            chip.setAccessibleName(name)
            self._theme.dress(chip, "x", Tone.SOFT, 14)
            chip.clicked.connect(lambda _=False, v=value: self.remove(v))
            self._flow.addWidget(chip)
            come_before(self._line, [chip])
        self._chips.setVisible(bool(self._values))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Backspace in the empty line takes the last chip; Enter adds and stays."""
        if watched is self._line and event.type() is QEvent.Type.FocusIn:
            self._prepare()
        if watched is self._line and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Backspace and not self._line.text():
                self._take(self._values[:-1])
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.flush()
                return True
        return super().eventFilter(watched, event)
