"""However far down a page an agreement's text begins: nothing is torn, nothing stands alone."""

from collections import Counter
from functools import cache

import pytest
from reportlab.platypus import Spacer

from mentordesk.documents.agreement_sections import story
from mentordesk.documents.content import Limit, Term
from mentordesk.documents.page import MARGIN, MEASURE, Part, paper
from mentordesk.documents.theme import theme
from tests.documents.laid_out import LaidOut, Line
from tests.documents.papers import ENGLISH, an_agreement

#: Points that the text begins further down each time: nearly a page in a hundred steps.
STEP = 6
HEADING, LABEL = ("SourceSans3-SemiBold", 10.5), ("SourceSans3-SemiBold", 8.5)
#: Every text of more than a line, told by its first letters.
LONG = "q"


def said(text: str, words: int) -> str:
    """Return a text of which each word tells where it is from."""
    return " ".join(f"q{text}{number}" for number in range(words))


CONTENT = an_agreement(
    goals=said("goals", 60),
    terms=(Term("How often", "Monthly"), Term("Where", said("where", 24))),
    limits=tuple(Limit(f"topic{n}", said(f"why{n}x", 24), said(f"agreed{n}x", 40)) for n in "abc"),
    ground_rules=tuple(said(f"rule{n}x", 20) for n in "abcdef"),
    contact=said("contact", 12),
    evaluation=said("evaluation", 40),
)


@cache
def laid_out(offset: int) -> LaidOut:
    """Return the agreement with what is pushed down beginning at one of three places."""
    look = theme(ENGLISH)
    pieces = list(story(look, CONTENT))
    place = (0, len(pieces) // 2, len(pieces) - 1)[offset % 3]
    pieces.insert(place, Spacer(0, offset * STEP))
    return LaidOut(paper([Part(story=pieces, running="", code="K7F-2QX")], look, "Agreement"))


def text_lines(laid: LaidOut) -> list[Line]:
    """Return the lines between the header and the footer."""
    return [line for line in laid.lines if 64 < line.baseline < 780]


def is_heading(line: Line) -> bool:
    return (line.face, line.size) == HEADING and abs(line.left - MARGIN) < 1


def is_label(line: Line) -> bool:
    return (line.face, round(line.size, 1)) == LABEL


every_offset = pytest.mark.parametrize("offset", range(100))


@every_offset
def test_no_heading_stands_at_the_foot_of_a_page(offset: int):
    lines = text_lines(laid_out(offset))
    for heading in filter(is_heading, lines):
        beside = [
            line
            for line in lines
            if line.page == heading.page
            and line.left > heading.right
            and line.baseline <= heading.baseline + 1
        ]
        assert beside, heading.text


@every_offset
def test_the_heads_of_a_table_stand_above_a_row(offset: int):
    lines = text_lines(laid_out(offset))
    heads = [line for line in lines if line.text == "Why it is at risk"]
    assert heads
    for head in heads:
        below = [
            line
            for line in lines
            if line.page == head.page and line.text.startswith(("qwhy", "qagreed"))
        ]
        assert any(line.baseline < head.baseline for line in below)


@every_offset
def test_no_line_of_a_text_stands_alone_on_a_page(offset: int):
    lines = text_lines(laid_out(offset))
    texts = Counter(
        (name, line.page)
        for line in lines
        for name in {word.rstrip("0123456789") for word in line.text.split()}
        if name.startswith(LONG)
    )
    several = Counter(name for name, _ in texts)
    assert len(several) > 12
    for (name, page), count in texts.items():
        if several[name] > 1:
            assert count > 1, (name, page)


@every_offset
def test_the_two_sign_on_one_page_and_not_on_a_page_of_their_own(offset: int):
    lines = text_lines(laid_out(offset))
    last = [line.text for line in lines if line.page == laid_out(offset).pages]

    for words in ("Signatures", "We have talked this through and agree to it.", "Ida Krogh"):
        assert words in last
    assert (last.count("Date"), last.count("Signature")) == (2, 2)
    assert any(text.startswith("qevaluation") for text in last)


@every_offset
def test_nothing_is_lost_and_nothing_reaches_into_the_margins(offset: int):
    laid = laid_out(offset)
    for text in (CONTENT.goals, *CONTENT.ground_rules, CONTENT.evaluation):
        assert set(text.split()) <= set(" ".join(line.text for line in laid.lines).split())
    for line in laid.lines:
        assert line.left >= MARGIN - 0.1
        assert line.right <= MARGIN + MEASURE + 0.1
        assert 40 < line.baseline < 842 - 42
