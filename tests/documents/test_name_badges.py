"""Badges land on the labels of the sheet, and every name is there whole, however long."""

import pytest
from reportlab.lib.units import mm

from mentordesk.documents.fonts import BOLD
from mentordesk.documents.labels import SHEETS
from mentordesk.documents.name_badges import name_badges
from mentordesk.documents.text import legible, width_of
from mentordesk.errors import CancelledError
from mentordesk.vocabulary import BadgeSheet
from tests.documents.event_papers import HOSTILE, Placed, badges, placed
from tests.documents.papers import DANISH, ENGLISH, opened, pages

EACH_SHEET = pytest.mark.parametrize("sheet", list(BadgeSheet))
#: Left, top, across from one label to the next, and down, in millimetres, as the maker says.
MEASURES = {
    BadgeSheet.LABELS: (7.2, 15.1, 66.0, 38.1, 3, 7),
    BadgeSheet.CARDS: (15.0, 13.5, 90.0, 54.0, 2, 5),
}
A4_HEIGHT = 297.0
TENTH = 0.1 * mm


def names_on(paper: bytes, page: int = 1) -> list[Placed]:
    return [one for one in placed(paper, page) if one.text.startswith("Name")]


@EACH_SHEET
def test_each_name_stands_on_its_own_label_to_the_tenth_of_a_millimetre(sheet):
    left, top, across, down, columns, rows = MEASURES[sheet]
    count = columns * rows
    paper = name_badges(badges(*(f"Name {n:02}" for n in range(count))), ENGLISH, sheet)
    found = sorted(names_on(paper), key=lambda one: one.text)
    assert len(found) == count
    first = found[0]
    assert left * mm < first.x < (left + 8) * mm
    assert (A4_HEIGHT - top - down) * mm < first.y < (A4_HEIGHT - top) * mm
    for n, one in enumerate(found):
        row, column = divmod(n, columns)
        assert one.x - first.x == pytest.approx(column * across * mm, abs=TENTH)
        assert first.y - one.y == pytest.approx(row * down * mm, abs=TENTH)


@EACH_SHEET
def test_the_sheet_is_as_the_maker_measures_it(sheet):
    left, top, across, down, columns, rows = MEASURES[sheet]
    for n in range(columns * rows):
        row, column = divmod(n, columns)
        x, y = SHEETS[sheet].place(n)
        assert x == pytest.approx((left + column * across) * mm, abs=TENTH)
        assert y == pytest.approx((A4_HEIGHT - top - (row + 1) * down) * mm, abs=TENTH)


def test_a_sheet_that_was_begun_is_gone_on_with():
    content = badges(*(f"Name {n:02}" for n in range(20)))
    whole = sorted(
        names_on(name_badges(badges(*["Name"] * 21), ENGLISH, BadgeSheet.LABELS)),
        key=lambda one: (-round(one.y), one.x),
    )
    paper = name_badges(content, ENGLISH, BadgeSheet.LABELS, first=5)
    assert [len(names_on(paper, page)) for page in (1, 2)] == [17, 3]
    first, after = names_on(paper)[0], names_on(paper, 2)[0]
    assert (first.text, after.text) == ("Name 00", "Name 17")
    assert first.x == pytest.approx(whole[4].x, abs=TENTH)
    assert first.y == pytest.approx(whole[4].y, abs=1)
    assert after.x == pytest.approx(whole[0].x, abs=TENTH)


@EACH_SHEET
@pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_of_any_length_stands_whole_within_its_label(sheet, style, name):
    labels = SHEETS[sheet]
    paper = name_badges(badges(name, employer=name), style, sheet, first=2)
    x, y = labels.place(1)
    right, top = x + labels.width * mm, y + labels.height * mm
    for one in placed(paper):
        assert x + 3 * mm < one.x
        assert y + 2 * mm < one.y < top - 2 * mm
        if one.font == BOLD:
            assert one.x + width_of(one.text, BOLD, one.size) < right - 3 * mm
    if name.isascii() and "<" not in name:
        letters = "".join(pages(paper)[0].split())
        assert "".join(legible(name).split()) in letters


@EACH_SHEET
def test_a_short_name_is_large_and_a_long_one_smaller(sheet):
    paper = name_badges(badges("Name Bo", "Name " + "Longfellow " * 5), ENGLISH, sheet)
    short, *long = names_on(paper)
    assert short.size > 18
    assert 9 < long[0].size < short.size


@EACH_SHEET
@pytest.mark.parametrize(
    "name",
    ["Maximiliane von und zu Hohenstaufen-Wittelsbach", "W" * 300, "Ab " * 100, "ÅÅÅ " * 75],
)
def test_no_name_runs_into_what_stands_above_and_below_it(sheet, name):
    labels = SHEETS[sheet]
    paper = name_badges(badges(name), ENGLISH, sheet)
    top = labels.place(0)[1] + labels.height * mm
    lines = [one for one in placed(paper) if one.font == BOLD and one.text != "Mentor"]
    (subject,) = (one for one in placed(paper) if one.text == "Biology")
    mark = 12 + 2.88 * 0.05 * labels.height * mm
    # The ring of an Å is as high as nine tenths of its size.
    assert max(one.y + 0.9 * one.size for one in lines) < top - mark
    assert min(one.y - 0.2 * one.size for one in lines) > subject.y + 0.7 * subject.size


def test_it_says_role_subject_and_workplace():
    (page,) = pages(name_badges(badges("Åse Krøgh"), DANISH, BadgeSheet.LABELS))
    assert page == "Mentor Åse Krøgh Biology Sund ApS Career mentor"


def test_it_can_be_stopped_after_a_sheet():
    def stop(done: int, total: int) -> None:
        assert (done, total) == (1, 3)
        raise CancelledError

    with pytest.raises(CancelledError):
        name_badges(badges(*["Bo"] * 50), ENGLISH, BadgeSheet.LABELS, progress=stop)


def test_a_sheet_is_a4():
    box = opened(name_badges(badges("Bo"), ENGLISH, BadgeSheet.CARDS)).pages[0].mediabox
    assert (float(box.width) / mm, float(box.height) / mm) == pytest.approx((210, 297), abs=0.1)
