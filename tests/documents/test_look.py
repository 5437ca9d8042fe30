"""What a designer would measure on every paper: margins, lines, the grid, figures under figures."""

from itertools import pairwise
from statistics import mean

import pytest

from mentordesk.documents.fonts import BOLD, ITALIC, REGULAR, typeface
from mentordesk.documents.page import HEIGHT, WIDTH
from mentordesk.documents.theme import GRID
from tests.documents.every_paper import EVERY_PAPER, PaperKind, Say
from tests.documents.laid_out import LaidOut, Line
from tests.documents.papers import DANISH, ENGLISH

MILLIMETRE = 72 / 25.4
#: Danish words as long and as short as they come in the guides.
PROSE = (
    "Det er mentee, der sætter dagsordenen, og mentor, der stiller de spørgsmål, som får samtalen "
    "videre. Skriv ned, hvad I har aftalt, og tag aftalen frem igen, når behovene ændrer sig. "
)
#: A wall sheet is set as large as its text allows.
WALL_SHEETS = ("dark flyer", "light flyer")

PAGES = [each for each in EVERY_PAPER if not each.fitted]
every_page = pytest.mark.parametrize("kind", PAGES, ids=str)


def laid_out(kind: PaperKind, text: str) -> LaidOut:
    """Return a paper with a text wherever texts run on, and a word everywhere else."""
    return LaidOut(kind.make(lambda place: text if place in kind.prose else "Ærø", DANISH))


@every_page
def test_the_margins_are_two_centimetres_at_least_at_the_sides(kind: PaperKind):
    for text in (PROSE, "W" * 300):
        for line in LaidOut(kind.make(everywhere(text), DANISH)).lines:
            assert line.left >= 20 * MILLIMETRE, line.text
            assert line.right <= WIDTH - 20 * MILLIMETRE, line.text


@every_page
def test_the_running_head_and_foot_keep_clear_of_the_text_and_the_edge(kind: PaperKind):
    for line in laid_out(kind, PROSE).lines:
        assert 12 * MILLIMETRE < line.baseline < HEIGHT - 12 * MILLIMETRE, line.text


@pytest.mark.parametrize("kind", [each for each in PAGES if each.name not in WALL_SHEETS], ids=str)
def test_every_line_of_text_lies_on_the_grid(kind: PaperKind):
    for line in laid_out(kind, PROSE).lines:
        off = (HEIGHT - line.baseline) % GRID
        assert min(off, GRID - off) < 0.1, (round(HEIGHT - line.baseline, 2), line.text)


@pytest.mark.parametrize("kind", [each for each in EVERY_PAPER if each.prose], ids=str)
def test_running_text_has_sixty_to_seventy_five_letters_a_line(kind: PaperKind):
    full = full_lines(laid_out(kind, PROSE * 3).lines)
    assert len(full) > 4
    assert max(full) <= 84
    assert 60 <= mean(full) <= 75


def everywhere(text: str) -> Say:
    return lambda _place: text


def full_lines(lines: list[Line]) -> list[int]:
    """Return the letters of each line of the widest column that goes on in a line below it."""
    pairs = pairwise(lines)
    going_on = [
        line
        for line, below in pairs
        if abs(line.left - below.left) < 1 and line.size == below.size and 8 < line.size < 12
        if 0 < line.baseline - below.baseline < 20
    ]
    widest = max((line.right - line.left for line in going_on), default=0)
    return [len(line.text) for line in going_on if line.right - line.left > 0.85 * widest]


@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC])
def test_every_figure_is_as_wide_as_the_others(face: str):
    font = typeface(face)
    widths = [font.stringWidth(figure, 10) for figure in "0123456789"]
    # A unit of the face, a thousandth of its size, is what rounding may do.
    assert max(widths) - min(widths) < 0.02


@pytest.mark.parametrize("face", [REGULAR, BOLD, ITALIC])
def test_the_faces_have_every_latin_letter_of_europe(face: str):
    glyphs = typeface(face).face.charToGlyph
    latin = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *range(0x1E80, 0x1E86)]
    assert [chr(code) for code in latin if code not in glyphs] == []


def test_the_pages_of_one_paper_end_where_the_margin_begins_in_both_languages():
    for style in (DANISH, ENGLISH):
        laid = LaidOut(EVERY_PAPER[0].make(lambda _place: PROSE, style))
        feet = {round(min(line.baseline for line in laid.lines if line.page == 1), 1)}
        assert feet == {round(HEIGHT - 800, 1)}


@pytest.mark.parametrize("kind", [each for each in EVERY_PAPER if each.handwritten], ids=str)
def test_a_hand_has_eight_millimetres_from_line_to_line(kind: PaperKind):
    laid = LaidOut(kind.make(lambda _place: "Ærø", DANISH))
    # The rule above the foot of a page is none to write on.
    lines = [rule for rule in laid.rules if rule.right - rule.left > 80 and rule.height > 64]
    assert len(lines) > 4
    for line in lines:
        above = [
            other.height - line.height
            for other in lines
            if other.page == line.page and other.right > line.left and other.left < line.right
            if other.height > line.height + 1
        ]
        assert min(above, default=HEIGHT) >= 8 * MILLIMETRE
