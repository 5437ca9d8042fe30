"""A whole number that may be left blank."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox


class NumberField(QSpinBox):
    """A spin box; `committed` carries an `int`, or `None` where blank is allowed."""

    committed = Signal(object)

    def __init__(self, least: int, most: int, *, blank: bool = False, suffix: str = "") -> None:
        super().__init__()
        self._least = least
        self._blank = blank
        self._saved: int | None = None if blank else least
        self._unit = f" {suffix}" if suffix else ""
        self.setRange(least - 1 if blank else least, most)
        self.setKeyboardTracking(False)
        self.setMaximumWidth(160)
        # A style sheet's padding does not reach the text.
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.valueChanged.connect(self._commit)
        if blank:
            self.setValue(least - 1)
            self._saved = None

    def number(self) -> int | None:
        """Return the number, `None` while the field is blank."""
        return None if self.value() < self._least else self.value()

    def show_value(self, number: int | None) -> None:
        """Show a number without committing it."""
        self._saved = number
        self.setValue(self._least - 1 if number is None else number)

    def flush(self) -> None:
        """Commit what is typed."""
        self.interpretText()

    def _commit(self) -> None:
        if self.number() != self._saved:
            self._saved = self.number()
            self.committed.emit(self._saved)

    def textFromValue(self, val: int) -> str:  # noqa: N802 - Qt's own name
        """Show nothing for the blank."""
        return "" if val < self._least else QLocale.c().toString(val) + self._unit

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's own name
        """Read the digits, whatever stands around them."""
        digits = "".join(c for c in text if c.isdigit())
        return int(digits) if digits else self.minimum()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let an emptied field be the blank."""
        digits = text.replace(self._unit.strip(), "").strip()
        if not digits:
            good = QValidator.State.Acceptable if self._blank else QValidator.State.Intermediate
            return good, text, pos
        if not digits.isdigit() or int(digits) > self.maximum():
            return QValidator.State.Invalid, text, pos
        enough = int(digits) >= self._least
        state = QValidator.State.Acceptable if enough else QValidator.State.Intermediate
        return state, text, pos

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Scroll the form, not the number, unless the field is being used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
