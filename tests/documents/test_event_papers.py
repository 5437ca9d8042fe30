"""Lists, signs, cards, certificates and letters: what they say, and where it stands."""

from collections import Counter
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4

from mentordesk.documents.certificate import certificates
from mentordesk.documents.event_lists import attendance_list, table_list
from mentordesk.documents.letter import letters
from mentordesk.documents.table_signs import table_signs
from tests.documents.event_papers import (
    HOSTILE,
    a_card,
    a_certificate,
    a_letter,
    a_table_list,
    an_attendance_list,
    placed,
    signs,
)
from tests.documents.every_paper import contact_card
from tests.documents.papers import DANISH, ENGLISH, bookmarks, opened, pages, words

BOTH = pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])
WIDTH, HEIGHT = A4


def test_the_list_repeats_its_heads_and_has_a_box_for_each():
    paper = attendance_list(an_attendance_list(count=70), ENGLISH)
    assert len(pages(paper)) >= 3
    assert all("Together with" in page for page in pages(paper))
    assert "70 expected" in words(paper)
    boxes = [page.get_contents() for page in opened(paper).pages]
    assert sum(box.get_data().count(b" 10 10 re S") for box in boxes if box is not None) == 70


def test_what_stands_in_a_row_stands_on_one_line():
    for paper in (
        attendance_list(an_attendance_list(), ENGLISH),
        table_list(a_table_list(), ENGLISH),
    ):
        row = [one.y for one in placed(paper) if one.text in {"Ida Krogh", "Mentee", "1"}]
        (at, _), *_ = Counter(round(y, 1) for y in row).most_common(1)
        assert [round(y, 1) for y in row].count(at) == 3


def test_everybody_finds_their_table_by_name():
    said = words(table_list(a_table_list(count=3), ENGLISH))
    assert "Find your table" in said
    assert [f"Ida Krogh Ida Krogh {n}" in said for n in (1, 2, 3)] == [True] * 3


def test_a_sign_is_read_from_both_sides_of_the_table():
    paper = table_signs(signs("Ida Krogh and Jens Lund", tables=12), ENGLISH)
    assert [title for title, _ in bookmarks(paper)][10:] == ["Table 11", "Table 12"]
    numbers = [one for one in placed(paper, 12) if one.text == "12"]
    low, high = sorted(one.y for one in numbers)
    # The upper half stands on its head: the middle of the sheet mirrors them.
    assert low < HEIGHT / 2 < high
    assert low + high == pytest.approx(HEIGHT, abs=0.5)
    first, second = (one.x for one in numbers)
    assert first + second == pytest.approx(WIDTH, abs=0.5)


@pytest.mark.parametrize("count", [1, 4, 12])
def test_all_who_sit_at_a_table_are_on_its_sign(count):
    names = [f"Mentee {n} and Mentor {n}" for n in range(count)]
    paper = table_signs(signs(*names), ENGLISH)
    assert words(paper).count("Mentee") == 2 * count
    lower = [one for one in placed(paper) if one.y < HEIGHT / 2]
    assert min(one.y for one in lower) > 24


def test_a_certificate_lies_on_its_side_and_has_a_line_to_sign():
    paper = certificates(a_certificate(), ENGLISH)
    box = opened(paper).pages[0].mediabox
    assert box.width > box.height
    said = words(paper)
    for text in ("Thank you", "Ida Krogh", "has moved on", "1 September", "Date"):
        assert text in said


def test_each_of_a_pair_gets_the_others_card():
    paper = contact_card(a_card(), ENGLISH)
    found = {one.text: one.y for one in placed(paper)}
    # What the mentee takes home is the upper half.
    assert found["For Ida Krogh"] > found["Jens Lund"] > HEIGHT / 2
    assert HEIGHT / 2 > found["For Jens"] > found["Ida Krogh"]
    assert words(paper).count("K7F-2QX") == 2


def test_what_a_line_of_the_card_is_called_stands_level_with_what_it_says():
    found = {one.text: one.y for one in placed(contact_card(a_card(), ENGLISH))}
    assert found["Phone"] == pytest.approx(found["12 34 56 78"], abs=0.3)


def test_an_address_is_on_the_card_whole_however_long_it_is():
    name = "long." * 40
    said = "".join(words(contact_card(a_card(name), ENGLISH)).split())
    assert said.count(f"{name}@example.org") == 2


def test_a_letter_to_a_pair_takes_one_page_with_both_introductions():
    paper = letters([a_letter(), a_letter("Sara")], ENGLISH)
    assert len(pages(paper)) == 3
    assert bookmarks(paper) == [("Ida Krogh", 1), ("Sara", 3)]
    first = pages(paper)[0]
    for text in ("You are a match", "Hello Ida Krogh", "12 34 56 78", "What happens now"):
        assert text in first


def test_a_letter_to_one_has_neither_introductions_nor_steps():
    content = a_letter(people=(), steps=(), invitation=None, common="", code="")
    said = words(letters([content], ENGLISH))
    assert "Hello Ida Krogh" in said
    assert "What happens now" not in said


PAPERS: list[Any] = [
    (attendance_list, an_attendance_list),
    (table_list, a_table_list),
    (table_signs, signs),
    (certificates, a_certificate),
    (contact_card, a_card),
    (lambda content, style: letters([content], style), a_letter),
]


@BOTH
@pytest.mark.parametrize(("make", "content"), PAPERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_stays_on_the_paper(style, make, content, text):
    paper = make(content(text), style)
    for page in range(1, len(pages(paper)) + 1):
        sheet = opened(paper).pages[page - 1].mediabox
        for one in placed(paper, page):
            assert 0 < one.x < float(sheet.width), one
            assert 0 < one.y < float(sheet.height), one
    assert make(content(text), style) == paper
