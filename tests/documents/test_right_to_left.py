"""Arabic and Hebrew come out in the order and shape in which they are read."""

from mentordesk.documents.agreement import agreements
from mentordesk.documents.content import Party
from mentordesk.documents.fonts import REGULAR
from mentordesk.documents.right_to_left import (
    begins_right_to_left,
    runs_right_to_left,
    side_by_side,
    visual,
    visual_lines,
)
from mentordesk.documents.text import runs, unprintable
from tests.documents.papers import ENGLISH, an_agreement, bookmarks, opened, words

HEBREW = "דוד בן"
ARABIC = "محمد"


def test_text_from_left_to_right_is_left_alone():
    assert visual("Søren 1") == "Søren 1"
    assert not runs_right_to_left("Søren")
    assert not begins_right_to_left("Søren " + HEBREW)
    assert begins_right_to_left("1 " + HEBREW)
    assert not begins_right_to_left("12")


def test_hebrew_is_drawn_from_its_end():
    assert visual(HEBREW) == HEBREW[::-1]


def test_arabic_letters_take_the_shape_they_have_in_a_word():
    assert visual(ARABIC) == "\ufeaa\ufee4\ufea4\ufee3"


def test_no_letter_of_a_common_name_is_swallowed_by_a_ligature():
    (run,) = [letters for font, letters in runs("الله", REGULAR) if font != REGULAR]

    assert len(run) == 4


def test_every_shape_of_a_letter_can_be_printed_where_the_letter_can():
    letters = [chr(code) for code in range(0x620, 0x6D4)]
    known = [letter for letter in letters if not unprintable([letter])]

    assert len(known) > 100
    assert not unprintable(visual(before + letter) for letter in known for before in ("", "ب"))


def test_lines_are_broken_as_they_are_read():
    lines = list(visual_lines("אבג דהו", 3, len))

    assert lines == ["גבא", "והד"]


def test_a_word_wider_than_the_line_is_broken():
    assert list(visual_lines("אבגדהו", 3, len)) == ["בא", "ד" + "ג", "וה"]


def test_a_name_can_be_read_out_of_the_paper_again():
    said = words(agreements([an_agreement(mentee=Party(HEBREW))], ENGLISH))

    assert all(word in said for word in HEBREW.split())


def test_a_long_text_in_arabic_fills_pages():
    content = an_agreement(goals=" ".join([ARABIC] * 400))

    assert words(agreements([content], ENGLISH)).count("م") >= 400


def test_what_stands_beside_a_text_does_not_turn_it():
    line = side_by_side((ARABIC, "Anna " + HEBREW + " Berg", ""))

    assert visual(line).endswith("Anna " + HEBREW[::-1] + " Berg\u2069")
    assert side_by_side(("Søren", "Ida")) == "Søren · Ida"


def test_the_file_is_called_by_names_as_they_are_typed():
    paper = agreements([an_agreement(mentee=Party(ARABIC), mentor=Party("Jens Lund"))], ENGLISH)
    about = opened(paper).metadata

    assert about is not None
    assert about.title == f"Mentor agreement · {ARABIC} and Jens Lund"
    assert bookmarks(paper) == [(f"{ARABIC} and Jens Lund", 1)]
