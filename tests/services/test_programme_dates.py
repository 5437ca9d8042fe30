"""When a programme ends, and what its plan is timed from."""

from datetime import date

import pytest

from mentordesk.services.programme_dates import (
    ProgrammeDates,
    first_of_next_month,
    last_day,
    months_later,
    moved_end,
)
from mentordesk.vocabulary import Anchor


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
        (date(2026, 9, 1), 12, date(2027, 9, 1)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day, months, expected):
    assert months_later(day, months) == expected


def test_whole_months_end_the_day_before():
    assert last_day(date(2026, 9, 1), 4) == date(2026, 12, 31)
    assert first_of_next_month(date(2026, 12, 31)) == date(2027, 1, 1)


def test_an_end_without_a_length_moves_as_far_as_the_start():
    old, new = date(2026, 9, 1), date(2026, 9, 11)
    assert moved_end(old, new, date(2026, 12, 1), None) == date(2026, 12, 11)


def test_without_events_the_start_and_the_end_stand_in():
    anchors = ProgrammeDates(
        starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 31), months=4
    ).anchors()
    assert anchors[Anchor.KICK_OFF] == date(2026, 9, 1)
    assert anchors[Anchor.CLOSING] == date(2026, 12, 31)
    assert anchors[Anchor.HALFWAY] == date(2026, 10, 31)


def test_without_an_end_a_plan_is_reckoned_over_its_length_or_a_year():
    start = date(2026, 9, 1)
    for months, end in ((4, date(2026, 12, 31)), (None, date(2027, 8, 31))):
        dates = ProgrammeDates(starts_on=start, ends_on=None, months=months)
        assert dates.anchors()[Anchor.END] == end
