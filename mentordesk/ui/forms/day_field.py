"""A day, typed as people write it or picked from a calendar."""

import contextlib
import re
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from mentordesk.i18n import Translator
from mentordesk.ui.theme import Theme

_NUMBERS = re.compile(r"^(\d{1,4})\D+(\d{1,2})(?:\D+(\d{2}|\d{4}))?\D*$")
_RUN_TOGETHER = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_CENTURY = 100
_NO_DAY = "no day"


def parse_day(text: str, today: date) -> date:
    """Return the day meant by 5.3.2026, 5/3, 05-03-26, 050326 or 2026-03-05.

    A day without a year is the one nearest to `today`. Raises `ValueError` when no day is meant.
    """
    text = text.strip()
    if iso := _ISO.match(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _NUMBERS.match(text) or _RUN_TOGETHER.match(text)
    if not found:
        raise ValueError(_NO_DAY)
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return date(year + 2000 if year < _CENTURY else year, month, day)
    return _nearest(day, month, today)


def _nearest(day: int, month: int, today: date) -> date:
    """Return the nearest such day; the 29th of February may be four years off."""
    days = []
    for year in range(today.year - 4, today.year + 5):
        with contextlib.suppress(ValueError):
            days.append(date(year, month, day))
    if not days:
        raise ValueError(_NO_DAY)
    return min(days, key=lambda one: abs(one - today))


class DayField(QLineEdit):
    """A line for a day; `committed` carries a `date`, or `None` once it is cleared."""

    committed = Signal(object)
    #: What is wrong with the text, or blank: for the field's message.
    judged = Signal(str)

    def __init__(self, theme: Theme, translator: Translator, *, blank: bool = True) -> None:
        super().__init__()
        self._translator = translator
        self._blank = blank
        self._value: date | None = None
        self._calendar: QCalendarWidget | None = None
        pick = QAction(translator.gettext("Choose from a calendar"), self)
        theme.dress(pick, "calendar")
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        pick.triggered.connect(self._open_calendar)
        self.editingFinished.connect(self.flush)

    @property
    def value(self) -> date | None:
        """The day shown, `None` while the field is blank."""
        return self._value

    def show_value(self, day: date | None) -> None:
        """Show a day, in the reader's own way."""
        self._value = day
        self.setText(self._translator.date(day, "medium") if day else "")
        self.judged.emit("")

    def flush(self) -> None:
        """Read what is typed; commit it when it is another day."""
        if self._value is not None and self.text() == self._translator.date(self._value, "medium"):
            return
        try:
            day = parse_day(self.text(), date.today()) if self.text().strip() else None  # noqa: DTZ011 - a year is guessed, nothing is kept
            if day is None and not self._blank:
                raise ValueError(_NO_DAY)  # noqa: TRY301 - a missing day is judged like a wrong one
        except ValueError:
            self.judged.emit(self._translator.gettext("Write a day, such as 24-12-2026."))
            return
        changed = day != self._value
        self.show_value(day)
        if changed:
            self.committed.emit(day)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        day = self._value or date.today()  # noqa: DTZ011 - where the calendar opens
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = calendar
        calendar.show()

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        picked = date(day.year(), day.month(), day.day())
        if picked != self._value:
            self.show_value(picked)
            self.committed.emit(picked)
