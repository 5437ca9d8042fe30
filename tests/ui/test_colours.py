"""The two looks can be read: contrast of text, of icons and of the ring around what has focus."""

import pytest
from PySide6.QtGui import QColor

from mentordesk.ui.colours import Colours, Tone, colours_for, contrast

LOOKS = [colours_for(dark=False), colours_for(dark=True)]
TEXT, SHAPE = 4.5, 3.0


@pytest.fixture(params=LOOKS, ids=["light", "dark"])
def look(request: pytest.FixtureRequest) -> Colours:
    colours: Colours = request.param
    return colours


def test_black_on_white_is_the_highest_contrast():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0, abs=0.01)


def test_text_can_be_read_wherever_it_stands(look: Colours):
    for ground in (look.window, look.card, look.zebra, look.selection):
        assert contrast(look.text, ground) >= TEXT


def test_secondary_text_can_be_read_wherever_it_stands(look: Colours):
    for ground in (look.window, look.card, look.zebra):
        assert contrast(look.soft, ground) >= TEXT


@pytest.mark.parametrize("tone", Tone)
def test_a_chip_can_be_read_on_its_own_tint(look: Colours, tone: Tone):
    assert contrast(look.of(tone), look.tint(tone)) >= TEXT


@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.ON_ACCENT])
def test_icons_stand_out_from_the_page(look: Colours, tone: Tone):
    for ground in (look.window, look.card, look.selection):
        assert contrast(look.of(tone), ground) >= SHAPE


def test_the_ring_and_the_edges_of_fields_stand_out(look: Colours):
    for ground in (look.window, look.card):
        assert contrast(look.accent, ground) >= SHAPE
        assert contrast(look.edge, ground) >= SHAPE


@pytest.mark.parametrize("own", ["#FFEB3B", "#000080", "#0B6E69", "#FF0000", "#FFFFFF", "#777777"])
@pytest.mark.parametrize("dark", [False, True])
def test_an_organisations_accent_is_made_readable(own: str, *, dark: bool):
    look = colours_for(dark=dark, accent=own)
    assert contrast(look.accent, look.card) >= TEXT
    assert contrast(look.accent, look.accent_tint) >= TEXT
    assert contrast(look.on_accent, look.accent) >= TEXT
    assert contrast(look.text, look.selection) >= TEXT


def test_a_readable_accent_is_left_as_it_is():
    assert colours_for(dark=False, accent="#0B6E69").accent.name() == "#0b6e69"


def test_what_is_no_colour_is_the_programs_own():
    assert colours_for(dark=False, accent="teal-ish").accent == LOOKS[0].accent
