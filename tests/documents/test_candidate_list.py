"""The list that a mentee chooses from: one page, the best first, and the rest counted."""

import re
from typing import Any

import pytest

from mentordesk.documents.candidate_content import (
    CandidateEntry,
    CandidateGroup,
    CandidateListContent,
)
from mentordesk.documents.candidate_list import MOST, candidate_list, letters_left_out
from tests.documents.papers import DANISH, ENGLISH, fonts, pages, words

BOTH = pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])
HOSTILE = [
    "<b>Bo</b> & Søn <script>",
    '=HYPERLINK("http://x")',
    "Ole 😀 \u202egnirts",
    "x" * 300,
    "Æble " * 60,
    "one\ntwo\nthree",
    "محمد علي",
]


def entries(count: int, **said: Any) -> tuple[CandidateEntry, ...]:
    facts = ("Biology", "7 years of experience", "Aarhus", "In person or online")
    why = "Offers 3 of the 4 topics wished for: Applications, Careers and Networks."
    return tuple(
        CandidateEntry(**({"name": f"Mentor No{n}", "facts": facts, "why": why} | said))
        for n in range(count)
    )


def a_list(*groups: tuple[str, tuple[CandidateEntry, ...]], **said: Any) -> CandidateListContent:
    content: dict[str, Any] = {
        "mentee": "Åse Krøgh",
        "programme": "Open, 2026",
        "contact": "Anna Holm, anna@example.org",
        "groups": tuple(CandidateGroup(title=title, entries=own) for title, own in groups),
    }
    return CandidateListContent(**(content | said))


def listed(paper: bytes) -> int:
    return len(re.findall(r"Mentor No\d+", words(paper)))


@BOTH
def test_it_names_everybody_under_their_label(style):
    groups = (("Top match", entries(2)), ("Good match", entries(1, name="Ulla Skov")))
    (page,) = pages(candidate_list(a_list(*groups), style))
    assert page.index("Top match") < page.index("Mentor No0") < page.index("Mentor No1")
    assert page.index("Mentor No1") < page.index("Good match") < page.index("Ulla Skov")
    for text in ("Åse Krøgh", "Open, 2026", "anna@example.org", "7 years of experience · Aarhus"):
        assert text in page


def test_those_for_whom_there_is_no_room_are_counted():
    paper = candidate_list(a_list(("Top match", entries(40)), more=3), ENGLISH)
    assert len(pages(paper)) == 1
    shown = listed(paper)
    assert 8 <= shown <= MOST
    assert f"{43 - shown} more mentors have room" in words(paper)


def test_short_entries_stop_at_what_is_still_a_choice():
    paper = candidate_list(a_list(("Match", entries(30, facts=("Law",), why=""))), ENGLISH)
    assert (len(pages(paper)), listed(paper)) == (1, MOST)
    assert "18 more mentors have room" in words(paper)


def test_nobody_left_out_needs_no_word():
    assert "more mentor" not in words(candidate_list(a_list(("Match", entries(3))), ENGLISH))


def test_one_alone_is_asked_about_without_numbers():
    said = words(candidate_list(a_list(("Match", entries(1))), ENGLISH))
    assert "Would you like to meet?" in said
    assert "1, 2 and 3" not in said


@BOTH
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_stays_on_one_page(style, text):
    own = entries(20, name=text, facts=(text, text), why=text)
    content = a_list(("Top match", own), mentee=text, programme=text, contact=text)
    paper = candidate_list(content, style)
    assert len(pages(paper)) == 1
    assert listed(candidate_list(a_list(("Top match", entries(1))), style)) == 1


def test_a_tag_is_printed_as_it_was_typed():
    own = entries(1, name="<b>Bo</b> & Søn")
    assert "<b>Bo</b> & Søn" in words(candidate_list(a_list(("Match", own)), ENGLISH))


def test_letters_that_no_font_has_are_told():
    content = a_list(("Match", entries(1, name="王 Lund")), mentee="李")
    assert set("".join(letters_left_out(content).values())) == {"王", "李"}
    assert "Lund" in words(candidate_list(content, ENGLISH))


@BOTH
def test_its_fonts_are_embedded_and_its_bytes_repeat(style):
    content = a_list(("Match", entries(3)))
    assert all(fonts(candidate_list(content, style)).values())
    assert candidate_list(content, style) == candidate_list(content, style)
