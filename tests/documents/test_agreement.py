"""The agreement: everything agreed is on it, and whatever is not is a line to write on."""

from dataclasses import replace

import pytest

from mentordesk.documents.agreement import agreements, blank_agreement, letters_left_out
from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.errors import CancelledError
from tests.documents.papers import (
    DANISH,
    ENGLISH,
    an_agreement,
    bookmarks,
    catalogue,
    fonts,
    opened,
    pages,
    words,
)

HOSTILE = (
    '<b>Bo & "Søn"</b>',
    '=HYPERLINK("x")',
    '<img src="file:///etc/passwd"/>',
    "<para>&amp;&#65;",
    "Łukasz Żółć",
    "Anna 🌱 Sørensen 😀",
    "{unknown} %s \\n",
)


def test_everything_that_was_agreed_is_on_the_paper():
    said = words(agreements([an_agreement()], ENGLISH))

    for text in (
        "Ida Krogh",
        "Jens Ærø Lund",
        "ida@example.org",
        "12 34 56 78",
        "Sund ApS",
        "Career mentor, autumn 2026",
        "1 September to 15 December 2026",
        "Find two research paths to try.",
        "Research careers",
        "Ansøgninger",
        "Client projects",
        "No names and no figures.",
        "Every four weeks",
        "A café",
        "What is said between us stays between us.",
        "Anna Holm, anna@example.org",
        "Halfway and at the end.",
        "Signature",
        "K7F-2QX",
    ):
        assert text in said


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_person_typed_is_printed_as_it_was_typed(name):
    content = an_agreement(
        mentee=Party(name, name, name, (name,)),
        goals=name,
        topics=(name,),
        limits=(Limit(name, name, name),),
        terms=(Term("Where", name),),
        ground_rules=(name,),
        contact=name,
        evaluation=name,
    )

    said = words(agreements([content], ENGLISH))

    assert said.count(" ".join(name.split())) >= 10


def test_three_hundred_letters_without_a_space_stay_on_the_page():
    name = "Æ" * 300
    content = an_agreement(mentee=Party(name, name, name), limits=(Limit(name, name, name),))

    paper = agreements([content], ENGLISH)

    assert words(paper).replace(" ", "").count(name) >= 5


def test_a_topic_too_long_for_a_label_is_printed_whole():
    topic = "How one says no to a manager without losing the next interesting task " * 2

    assert topic.strip() in words(agreements([an_agreement(topics=(topic,))], ENGLISH))


def test_a_text_longer_than_a_page_runs_on_to_the_next():
    content = an_agreement(
        mentee=Party("Ida Krogh", details=tuple(f"detail {n}" for n in range(90))),
        goals="\n".join(f"goal {n}" for n in range(90)),
        topics=tuple(f"topic {n}" for n in range(400)),
        limits=(Limit("x", " ".join(f"why{n}" for n in range(900)), "y"),),
        ground_rules=("rule " * 900,),
        evaluation="evaluation " * 900,
    )

    said = words(agreements([content], ENGLISH))

    for text in ("detail 89", "goal 89", "topic 399", "why899", "Signature"):
        assert text in said


def test_what_is_blank_becomes_a_line_with_its_label():
    said = words(agreements([an_agreement(mentor=Party("Jens Lund"))], ENGLISH))

    assert said.count("E-mail") == 1
    assert said.count("Phone") == 1
    assert "Name " not in said


def test_a_name_of_letters_that_no_font_has_becomes_a_line_to_write_it_on():
    content = an_agreement(mentee=Party("王小明"))

    assert "Name" in words(agreements([content], ENGLISH))
    assert letters_left_out([content]) == {"王小明": "小明王"}


def test_who_typed_letters_that_no_font_has_is_told_with_them():
    content = an_agreement(mentor=Party("王 Lund", phone="二"), goals="Rejse til 北京")

    assert letters_left_out([content, an_agreement()]) == {
        "王 Lund": "二王",
        "Ida Krogh · 王 Lund": "京北",
    }


def test_no_letter_of_a_common_agreement_is_left_out():
    assert letters_left_out([an_agreement(), an_agreement(goals="→ ✓ ☐ 😀 א ش")]) == {}


def test_the_blank_agreement_names_nobody_and_fits_two_pages():
    paper = blank_agreement(an_agreement(signed_on="1 September 2026"), ENGLISH)
    said = words(paper)

    assert len(opened(paper).pages) == 2
    assert "Career mentor, autumn 2026" in said
    assert "What is said between us stays between us." in said
    for text in ("Ida Krogh", "Jens", "research", "Client projects", "K7F-2QX", "1 September 2026"):
        assert text not in said


def test_an_agreement_without_terms_asks_for_the_usual_ones():
    said = words(agreements([AgreementContent()], ENGLISH))

    for label in ("How often", "How long", "Where", "Agenda and summary", "Feedback"):
        assert label in said
    assert "Ground rules" not in said
    assert "Evaluation" not in said
    assert "the programme’s coordinator" in said


def test_the_day_of_signing_is_printed_when_it_is_known():
    assert "Date: 1 September 2026" in words(
        agreements([an_agreement(signed_on="1 September 2026")], ENGLISH)
    )


def test_the_usual_agreement_fits_two_pages():
    assert len(opened(agreements([an_agreement()], ENGLISH)).pages) == 2


def test_an_agreement_that_a_little_less_space_brings_onto_one_sheet_is_given_it():
    limits = tuple(Limit(f"Topic {n}", "A contract", "No names.") for n in range(12))
    rules = tuple(f"Rule {n}" for n in range(5))
    close, roomy = an_agreement(limits=limits, ground_rules=rules), an_agreement()

    paper = agreements([roomy, close, roomy], ENGLISH)

    assert [page for _, page in bookmarks(paper)] == [1, 3, 5]
    assert pages(paper)[3].count("Signature") == 3
    assert "Mentee · Ida Krogh" in pages(paper)[3]
    assert "Mentee · Ida Krogh" not in pages(paper)[1]


@pytest.mark.parametrize("lines", range(0, 60, 6))
def test_the_signatures_stand_together_and_never_alone(lines):
    content = an_agreement(goals="\n".join("goal" for _ in range(lines)))

    last = pages(agreements([content], ENGLISH))[-1]

    assert last.count("Signature") == 3
    assert last.count("Date") == 2
    assert "Halfway and at the end." in last


def test_every_pair_begins_on_the_front_of_a_sheet_with_a_bookmark():
    long = an_agreement(goals="\n".join(f"goal {n}" for n in range(60)))
    other = replace(an_agreement(code="ZZZ"), mentee=Party("Bo Friis"))

    paper = agreements([long, other, an_agreement()], ENGLISH)

    found = bookmarks(paper)
    assert [title for title, _ in found] == [
        "Ida Krogh and Jens Ærø Lund",
        "Bo Friis and Jens Ærø Lund",
        "Ida Krogh and Jens Ærø Lund",
    ]
    assert [page % 2 for _, page in found] == [1, 1, 1]
    assert pages(paper)[3] == ""


def test_each_pair_has_page_numbers_and_a_code_of_its_own():
    paper = agreements([an_agreement(code="AAA"), an_agreement(code="BBB")], ENGLISH)

    assert [
        (code, number)
        for page in pages(paper)
        for code in ("AAA", "BBB")
        for number in ("page 1 of 2", "page 2 of 2")
        if code in page and number in page
    ] == [
        ("AAA", "page 1 of 2"),
        ("AAA", "page 2 of 2"),
        ("BBB", "page 1 of 2"),
        ("BBB", "page 2 of 2"),
    ]


def test_the_pair_is_named_at_the_top_of_the_second_page():
    assert "Ida Krogh and Jens Ærø Lund" in pages(agreements([an_agreement()], ENGLISH))[1]


def test_the_same_agreement_is_the_same_file_to_the_byte():
    first = agreements([an_agreement()], ENGLISH)
    agreements([an_agreement(goals="Σ 😀 ش")], DANISH)

    assert agreements([an_agreement()], ENGLISH) == first


def test_every_font_is_embedded():
    content = an_agreement(goals="😀🌱 → الله שלום ⓐ Ж")

    found = fonts(agreements([content], ENGLISH))

    assert len(found) >= 4
    assert all(found.values()), found


def test_the_file_says_whose_it_is_and_in_which_language():
    paper = agreements([an_agreement()], DANISH)
    about = opened(paper).metadata

    assert about is not None
    assert about.title is not None
    assert "Ida Krogh og Jens Ærø Lund" in about.title
    assert about.author == "Nordhavn Universitet"
    assert catalogue(paper)["/Lang"] == "da-DK"


def test_a_batch_names_nobody_in_its_title():
    about = opened(agreements([an_agreement(), an_agreement()], ENGLISH)).metadata

    assert about is not None
    assert about.title == "Mentor agreements"


def test_progress_is_told_after_each_agreement():
    told: list[tuple[int, int]] = []

    agreements([an_agreement()] * 3, ENGLISH, progress=lambda *done: told.append(done))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_batch_can_be_stopped():
    def stop(done: int, total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        agreements([an_agreement()] * 3, ENGLISH, progress=stop)

    assert agreements([an_agreement()], ENGLISH)
