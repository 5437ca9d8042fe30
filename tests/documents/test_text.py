"""Any letter a person may type, made safe to print."""

import pytest

from mentordesk.documents.fonts import BOLD, REGULAR, typeface
from mentordesk.documents.text import (
    clean,
    fitted,
    legible,
    markup,
    runs,
    unprintable,
    width_of,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Søren", "Søren"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Con\x00trol\x07", "Control"),
        ("\u202eliaM", "liaM"),
        ("med\u00adarbejder", "medarbejder"),
        ("half \ud800 pair", "half  pair"),
        ("tab\there", "tab here"),
    ],
)
def test_what_is_not_meant_for_paper_is_taken_out(typed, printed):
    assert clean(typed) == printed


def test_marks_of_mark_up_are_letters():
    assert markup('<b>Bo & "Søn"</b>', REGULAR) == '&lt;b&gt;Bo &amp; "Søn"&lt;/b&gt;'


def test_a_new_line_is_kept():
    assert markup("one\ntwo", REGULAR) == "one<br/>two"


def test_a_letter_that_the_face_lacks_is_set_in_one_that_has_it():
    assert runs("Ida 😀🌱", REGULAR) == [
        (REGULAR, "Ida "),
        ("DejaVuSans", "😀"),
        ("NotoEmoji-Regular", "🌱"),
    ]
    assert '<font name="NotoEmoji-Regular">🌱</font>' in markup("Ida 🌱", BOLD)


def test_what_joins_emoji_is_not_printed_itself():
    assert runs("👩\u200d🔬\ufe0f", REGULAR) == [("NotoEmoji-Regular", "👩🔬")]


def test_letters_no_font_has_are_named_and_left_out():
    assert unprintable(["Li 王", "小\n"]) == {"王", "小"}
    assert runs("Li 王", REGULAR) == [(REGULAR, "Li ")]
    assert legible("Li 王") == "Li"
    assert legible("王\u200b") == ""
    assert legible(" Ida\x00 ") == "Ida"


def test_an_empty_line_has_no_runs():
    assert runs("", REGULAR) == []


def test_a_line_that_fits_is_left_alone_and_another_ends_with_an_ellipsis():
    assert fitted("Ida", REGULAR, 10, 100) == "Ida"

    cut = fitted("Ida " * 100, REGULAR, 10, 100)

    assert cut.endswith("…")
    assert width_of(cut, REGULAR, 10) <= 100
    assert fitted("Ida", REGULAR, 10, 0.1) == "…"


def test_the_faces_hold_what_the_documents_draw():
    for font in (REGULAR, BOLD):
        glyphs = typeface(font).face.charToGlyph
        assert all(ord(letter) in glyphs for letter in "æøåÆØÅéüß•☐☑✓→“”‘’…–—·")
