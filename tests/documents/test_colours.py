"""The accent is the organisation's, and always dark enough to read."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from mentordesk.documents.colours import DEEP_TEAL, contrast, mix, palette

WHITE = (1.0, 1.0, 1.0)


@given(integers(0, 0xFFFFFF))
def test_any_accent_can_be_read_on_white(colour):
    assert contrast(palette(f"#{colour:06x}").accent, WHITE) >= 4.5


@pytest.mark.parametrize("accent", ["", "teal", "#12345", "#12345g", "0B6E69"])
def test_what_is_no_colour_means_deep_teal(accent):
    assert palette(accent) == palette(DEEP_TEAL)


def test_a_readable_accent_is_left_as_it_is():
    assert palette("#0B6E69").accent == pytest.approx((11 / 255, 110 / 255, 105 / 255))


def test_all_text_can_be_read():
    colours = palette("")

    assert contrast(colours.ink, colours.tint) >= 7
    assert contrast(colours.muted, colours.paper) >= 4.5
    assert contrast(colours.paper, colours.accent) >= 4.5


def test_black_on_white_is_the_greatest_contrast():
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert mix((0, 0, 0), WHITE, 0.5) == (0.5, 0.5, 0.5)
