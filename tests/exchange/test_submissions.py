"""The time when a form was sent in decides which submission is the newest."""

from datetime import UTC, datetime

import pytest

from mentordesk.exchange.submissions import is_moment, moments, newer
from mentordesk.vocabulary import Language


def moment(text: str, language: Language = Language.DANISH) -> datetime | None:
    return moments([text], language)[0]


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year, month, day, time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-03", at(2026, 9, 3)),
        ("2026-09-03 14:05:06", at(2026, 9, 3, 14, 5, 6)),
        ("2026-09-03T14:05:06.123Z", at(2026, 9, 3, 14, 5, 6)),
        ("2026/09/03 2:05:06 PM GMT+2", at(2026, 9, 3, 12, 5, 6)),
        ("2026/09/03 12:05:06 AM GMT-3:30", at(2026, 9, 3, 3, 35, 6)),
        ("03-09-2026 14:05:06", at(2026, 9, 3, 14, 5, 6)),
        ("3.9.2026 kl. 14.05", at(2026, 9, 3, 14, 5)),
        ("3/9/26 14:05", at(2026, 9, 3, 14, 5)),
        ("9/13/26 14:05:06", at(2026, 9, 13, 14, 5, 6)),
        ("2026-09-03T14:05:06+02:00", at(2026, 9, 3, 12, 5, 6)),
        ("2026/09/03 2:05:06 PM CEST", at(2026, 9, 3, 12, 5, 6)),
        ("2026/01/03 2:05:06 PM CET", at(2026, 1, 3, 13, 5, 6)),
        ("2026/01/03 2:05:06 PM WET", at(2026, 1, 3, 14, 5, 6)),
        ("2026/01/03 2:05:06 PM EET", at(2026, 1, 3, 12, 5, 6)),
        ("2026/07/03 12:05:06 AM BST", at(2026, 7, 2, 23, 5, 6)),
    ],
)
def test_the_times_of_the_usual_form_tools(text, expected):
    assert moment(text) == expected


@pytest.mark.parametrize("text", ["", "i går", "99-99-2026", "2026-02-30", "2026-09-03 25:61"])
def test_what_is_no_time(text):
    assert moment(text) is None
    assert not is_moment(text)


def test_one_high_number_tells_how_the_whole_column_is_meant():
    assert moments(["3/9/2026", "9/13/2026"], Language.DANISH)[0] == at(2026, 3, 9)
    assert moments(["3/9/2026", "13/9/2026"], Language.ENGLISH)[0] == at(2026, 9, 3)


@pytest.mark.parametrize("language", list(Language))
def test_a_day_that_only_one_order_allows_is_read_so(language):
    assert moment("12/31/2026", language) == at(2026, 12, 31)
    assert moment("31/12/2026", language) == at(2026, 12, 31)
    assert moment("12/31/2026 9:05 p.m.", language) == at(2026, 12, 31, 21, 5)


def test_a_column_that_says_both_is_read_as_most_of_it_is():
    mixed = ["1/13/2026", "13/1/2026", "14/1/2026", "2/1/2026"]
    assert moments(mixed, Language.DANISH) == [
        *(at(2026, 1, 13), at(2026, 1, 13), at(2026, 1, 14), at(2026, 1, 2)),
    ]


def test_slashes_in_an_english_table_begin_with_the_month():
    assert moment("3/9/2026", Language.ENGLISH) == at(2026, 3, 9)
    assert moment("3-9-2026", Language.ENGLISH) == at(2026, 9, 3)
    assert moment("3/9/2026 2:05 PM", Language.DANISH) == at(2026, 3, 9, 14, 5)
    assert moment("3/9/2026 14:05", Language.DANISH) == at(2026, 9, 3, 14, 5)


def test_the_later_time_wins_and_without_times_the_later_row():
    early, late = at(2026, 9, 1), at(2026, 9, 2)
    assert newer((late, 2), (early, 3))
    assert newer((early, 3), (early, 2))
    assert newer((None, 3), (late, 2))
    assert not newer((None, 2), (None, 3))
