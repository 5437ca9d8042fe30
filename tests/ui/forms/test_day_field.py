"""A day is typed as people write it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator
from mentordesk.ui.forms.day_field import DayField, parse_day
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.opened import theme

__all__ = ["theme"]

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5.3.2026", date(2026, 3, 5)),
        ("05-03-26", date(2026, 3, 5)),
        ("5/3 2026", date(2026, 3, 5)),
        ("050326", date(2026, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("2026-03-05", date(2026, 3, 5)),
        (" 24. 12. ", date(2026, 12, 24)),
        ("2/1", date(2027, 1, 2)),
        ("1/9", date(2026, 9, 1)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: date):
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["soon", "31.2.2026", "5", "1/13", "2026", ""])
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        parse_day(text, TODAY)


def test_leap_day_without_a_year_is_the_nearest_one():
    assert parse_day("29/2", date(2027, 12, 1)) == date(2028, 2, 29)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> DayField:
    field = DayField(theme, Translator(Language.DANISH))
    qtbot.addWidget(field)
    return field


def test_a_typed_day_is_committed_and_shown_in_full(qtbot: QtBot, field: DayField):
    with qtbot.waitSignal(field.committed) as told:
        QTest.keyClicks(field, "5.3.2026\r")
    assert told.args == [date(2026, 3, 5)]
    assert field.text() == Translator(Language.DANISH).date(date(2026, 3, 5), "medium")
    with qtbot.assertNotEmitted(field.committed):
        field.flush()


def test_a_wrong_day_is_said_and_not_committed(qtbot: QtBot, field: DayField):
    field.show_value(TODAY)
    field.setText("32.13.")
    with qtbot.waitSignal(field.judged) as told, qtbot.assertNotEmitted(field.committed):
        field.flush()
    assert told.args[0]
    assert field.value == TODAY


def test_a_day_may_be_cleared(qtbot: QtBot, field: DayField):
    field.show_value(TODAY)
    field.clear()
    with qtbot.waitSignal(field.committed) as told:
        field.flush()
    assert told.args == [None]


def test_a_day_that_is_needed_may_not(qtbot: QtBot, theme: Theme):
    field = DayField(theme, Translator(Language.ENGLISH), blank=False)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.judged) as told:
        field.flush()
    assert told.args[0]


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, field: DayField):
    field.show()
    field.actions()[0].trigger()
    (calendar,) = field.findChildren(QCalendarWidget)
    with qtbot.waitSignal(field.committed) as told:
        calendar.clicked.emit(QDate(2026, 12, 24))
    assert told.args == [date(2026, 12, 24)]
    assert field.value == date(2026, 12, 24)
