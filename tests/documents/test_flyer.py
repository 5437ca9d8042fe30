"""Flyers: one page whatever the text, where to sign up in words and as a code to scan."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from mentordesk.documents.content import GuideContent
from mentordesk.documents.flyer import flyer
from mentordesk.documents.house_style import HouseStyle
from mentordesk.errors import UserError
from mentordesk.vocabulary import Language
from tests.documents.papers import ENGLISH, bookmarks, fonts, opened, pages, words

BODY = (
    "Come and talk.\n\n- **Where:** {place}\n\n---\n\n## Sign up now\n\nWrite to {contact_email}."
)
VALUES = {"place": "a café", "contact_email": "anna@example.org", "name": "Anna"}


def a_flyer(body: str = BODY, **changes: object) -> GuideContent:
    content = GuideContent(
        title="Be a mentor", subtitle="For {name}", body=body, programme="Autumn", values=VALUES
    )
    return replace(content, **changes)  # type: ignore[arg-type] # the fields differ in type


def printed(content: GuideContent, *, dark: bool = True, style: HouseStyle = ENGLISH) -> bytes:
    return flyer(content, style, dark=dark)


@pytest.mark.parametrize("dark", [True, False])
def test_a_flyer_says_on_one_page_whose_it_is_and_where_to_sign_up(dark: bool):
    paper = printed(a_flyer(), dark=dark)

    assert len(pages(paper)) == 1
    for text in ("Nordhavn University", "Autumn", "Be a mentor", "For Anna", "Where a café"):
        assert text in words(paper)
    assert words(paper).endswith("Sign up now Write to anna@example.org. Scan and write to us")
    assert ("Be a mentor", 1) in bookmarks(paper)
    assert all(fonts(paper).values())


def test_a_link_in_the_foot_is_the_code_to_scan():
    body = "Text.\n\n---\n\n[Our page](https://example.org/mentor)"

    assert "Scan and sign up" in words(printed(a_flyer(body)))


@pytest.mark.parametrize(
    "body",
    [
        "Text.",
        "Text.\n\n---\n\nAsk at the desk.",
        "Text.\n\n---\n\n[Our page](https://example.org/" + "x" * 300 + ")",
    ],
)
def test_without_a_link_that_a_telephone_can_read_there_is_no_code(body: str):
    assert "Scan" not in words(printed(a_flyer(body)))


def test_a_flyer_without_a_contact_has_no_code():
    assert "Scan" not in words(printed(a_flyer(values=VALUES | {"contact_email": ""})))


@pytest.mark.parametrize("dark", [True, False])
def test_a_long_text_still_takes_one_page_and_loses_nothing(dark: bool):
    body = "long " * 900 + "end.\n\n---\n\n## Sign up now"

    paper = printed(a_flyer(body, title="Mentorordningsdeltagerforening " * 3), dark=dark)

    assert len(pages(paper)) == 1
    assert words(paper).count("long") == 900
    assert words(paper).count("Mentorordningsdeltagerforening") == 3
    assert "Sign up now" in words(paper)


@pytest.mark.parametrize("place", ["title", "subtitle", "body"])
def test_a_mistyped_placeholder_is_named(place: str):
    with pytest.raises(UserError, match=r"\{nmae\}"):
        printed(a_flyer(**{place: "Ask {nmae}"}))


def test_a_name_too_long_for_the_page_is_cut_with_an_ellipsis():
    style = HouseStyle("Foreningen af " + "meget " * 40, Language.DANISH)

    assert "…" in words(printed(a_flyer(), style=style))


def test_a_logo_stands_beside_the_name():
    picture = BytesIO()
    Image.new("RGB", (300, 100), "red").save(picture, "PNG")

    paper = printed(a_flyer(), style=replace(ENGLISH, logo=picture.getvalue()))

    assert len(opened(paper).pages[0].images) == 1
    assert "Nordhavn University" in words(paper)


def test_the_same_flyer_is_the_same_file_to_the_byte():
    assert printed(a_flyer()) == printed(a_flyer())
