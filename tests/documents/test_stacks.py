"""Stacks, columns and boxes part between pages without losing what they hold."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.chips import Chips
from mentordesk.documents.handwriting import WritingLines, signatures
from mentordesk.documents.stacks import Box, Cards, Columns, Hanging, Stack
from mentordesk.documents.theme import theme
from tests.documents.papers import ENGLISH

WASH = (0.9, 0.9, 0.9)


@pytest.fixture
def canvas() -> Canvas:
    return Canvas("nowhere.pdf")


def spacers(*heights: float) -> list[Flowable]:
    return [Spacer(0, height) for height in heights]


def heights(parts: Sequence[Flowable], canvas: Canvas, width: float = 100) -> list[float]:
    return [part.wrapOn(canvas, width, 1000)[1] for part in parts]


def test_a_stack_parts_between_its_children(canvas):
    children = spacers(10, 20, 30)

    fits, rest = Stack(children).parted(canvas, 100, 35)

    assert (fits, rest) == (children[:2], children[2:])


def test_a_stack_that_fits_is_whole(canvas):
    children = spacers(10, 20)

    assert Stack(children).parted(canvas, 100, 30) == (children, [])
    assert Stack([]).height(canvas, 100) == 0


def test_what_is_kept_with_the_next_goes_along_with_it(canvas):
    children = spacers(10, 20, 30)
    children[1].keepWithNext = True

    fits, rest = Stack(children).parted(canvas, 100, 35)

    assert (fits, rest) == (children[:1], children[1:])


def test_columns_are_as_high_as_the_highest_and_part_together(canvas):
    columns = Columns([spacers(10), spacers(20, 30)], [40, 40])

    assert columns.wrapOn(canvas, 100, 1000) == (100, 50)
    assert heights(columns.splitOn(canvas, 100, 25), canvas) == [20, 30]


def test_columns_of_which_one_cannot_begin_move_on(canvas):
    assert Columns([spacers(10), spacers(20)], [40, 40]).splitOn(canvas, 100, 15) == []


def test_a_box_has_padding_around_each_part(canvas):
    box = Box(spacers(10, 20), WASH, padding=(5, 5))

    assert box.wrapOn(canvas, 100, 1000) == (100, 40)
    assert heights(box.splitOn(canvas, 100, 25), canvas) == [20, 30]
    assert box.splitOn(canvas, 100, 15) == []


def test_cards_are_level_until_they_part(canvas):
    boxes = [Box(spacers(10), WASH, padding=(5, 5)), Box(spacers(10, 20), WASH, padding=(5, 5))]
    cards = Cards(boxes, [40, 40], 16)

    assert cards.wrapOn(canvas, 100, 1000) == (100, 40)
    assert heights(boxes, canvas) == [40, 40]
    assert heights(cards.splitOn(canvas, 100, 30), canvas) == [20, 30]


def test_lines_to_write_on_part_by_the_line_and_are_8_mm_apart(canvas):
    lines = WritingLines(theme(ENGLISH), 4, "Name")
    apart = lines.wrapOn(canvas, 100, 1000)[1] / 4

    assert apart >= 8 * 72 / 25.4
    assert heights(lines.splitOn(canvas, 100, 2.5 * apart), canvas) == [2 * apart, 2 * apart]
    assert lines.splitOn(canvas, 100, apart / 2) == []


def test_chips_part_by_the_row(canvas):
    chips = Chips(theme(ENGLISH), ["Research careers", "Fieldwork", "Applications"])

    rows = heights([chips], canvas)[0] / 3
    assert heights(chips.splitOn(canvas, 100, 1.5 * rows), canvas) == [rows, 2 * rows]
    assert chips.splitOn(canvas, 100, rows / 2) == []


def test_signatures_are_never_split(canvas):
    block = signatures(theme(ENGLISH), [("Mentee", "Ida"), ("Mentor", "Jens")])

    assert block.splitOn(canvas, 470, 40) == []


def test_what_hangs_out_parts_as_it_would_have_done(canvas):
    hanging = Hanging(Box(spacers(10, 20), WASH, padding=(5, 5)), 30)

    assert hanging.wrapOn(canvas, 100, 1000) == (100, 40)
    assert heights(hanging.splitOn(canvas, 100, 25), canvas) == [20, 30]
