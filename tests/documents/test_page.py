"""Pages: the organisation at the top, where you are at the foot."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from reportlab.platypus import PageBreak

from mentordesk.documents.agreement import agreements
from mentordesk.documents.content import GuideContent
from mentordesk.documents.guide import guide
from mentordesk.documents.page import Part, paper
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.theme import theme
from tests.documents.papers import DANISH, ENGLISH, an_agreement, catalogue, opened, pages


def a_logo(kind: str, size: tuple[int, int] = (300, 100), mode: str = "RGB") -> bytes:
    buffer = BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "logo",
    [
        a_logo("PNG"),
        a_logo("PNG", mode="RGBA"),
        a_logo("PNG", size=(2000, 3000), mode="P"),
        a_logo("JPEG", mode="CMYK"),
    ],
)
def test_the_logo_stands_on_the_first_page_only(logo):
    reader = opened(agreements([an_agreement()], replace(ENGLISH, logo=logo)))

    assert [len(page.images) for page in reader.pages] == [1, 0]


def test_the_logo_stands_on_a_guides_cover():
    style = replace(ENGLISH, logo=a_logo("PNG"))

    reader = opened(guide(GuideContent(title="Guide", body="Text."), style))

    assert [len(page.images) for page in reader.pages] == [1, 0]


@pytest.mark.parametrize("logo", [b"", b"no picture", a_logo("PNG")[:60], a_logo("GIF")])
def test_what_is_no_picture_is_left_out(logo):
    paper = agreements([an_agreement()], replace(ENGLISH, logo=logo))

    assert paper == agreements([an_agreement()], replace(ENGLISH, logo=None))


def test_a_logo_is_the_same_to_the_byte():
    style = replace(ENGLISH, logo=a_logo("PNG", mode="RGBA"))

    first = agreements([an_agreement()], style)
    theme.cache_clear()

    assert agreements([an_agreement()], style) == first


def test_a_very_long_name_of_an_organisation_is_cut_and_not_drawn_over_the_logo():
    style = replace(ENGLISH, organisation="Nordhavn " * 40, logo=a_logo("PNG"))

    assert "…" in pages(agreements([an_agreement()], style))[0]


def test_the_file_names_its_language_for_those_who_have_it_read_aloud():
    assert catalogue(agreements([an_agreement()], DANISH))["/Lang"] == "da-DK"
    assert catalogue(agreements([an_agreement()], ENGLISH))["/Lang"] == "en-GB"


def test_the_reader_shows_the_title_and_not_the_files_name():
    shown = catalogue(agreements([an_agreement()], ENGLISH))["/ViewerPreferences"]

    assert shown["/DisplayDocTitle"].value is True


def test_the_accent_is_the_organisations():
    plain = agreements([an_agreement()], ENGLISH)

    assert agreements([an_agreement()], replace(ENGLISH, accent_colour="#7a1f3d")) != plain
    assert agreements([an_agreement()], replace(ENGLISH, accent_colour="rubbish")) == plain


def test_a_part_that_ends_on_the_front_of_a_sheet_leaves_its_back_empty():
    look = theme(ENGLISH)

    def part(name: str, length: int) -> Part:
        story = []
        for number in range(length):
            story += [paragraph(f"{name}{number}", look.styles.body), PageBreak()]
        return Part(story[:-1], running=name)

    read = pages(paper([part("a", 1), part("b", 2), part("c", 3)], look, "Parts"))

    assert [page.split(" ")[-1] if page else "" for page in read] == [
        "1", "", "2", "2", "3", "3", "3",
    ]  # fmt: skip
    assert "a0" in read[0]
    assert "b0" in read[2]
    assert "c2" in read[6]


def test_a_guide_follows_another_on_the_front_of_a_sheet_with_its_cover():
    look = theme(ENGLISH)
    covered = [
        Part(
            [paragraph("text", look.styles.body)],
            running="running",
            cover=lambda canvas: canvas.circle(1, 1, 1),
            bookmark=f"<{number}>",
        )
        for number in range(2)
    ]

    read = pages(paper(covered, look, "Both"))

    assert [("text" in page, "page 2 of 2" in page) for page in read] == [
        (False, False),
        (True, True),
        (False, False),
        (True, True),
    ]
