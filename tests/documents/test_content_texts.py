"""No paper lacks a letter without saying so: whatever it holds is looked through."""

from functools import partial
from typing import Any

import pytest

from mentordesk.documents.content import GuideContent
from mentordesk.documents.content_texts import letters_left_out
from tests.documents import every_paper
from tests.documents.every_paper import EVERY_PAPER, PaperKind
from tests.documents.papers import ENGLISH

#: What the papers of the list are made with, each told its content first.
MAKERS = (
    *("agreements", "blank_agreement", "guide", "flyer", "questionnaire", "report"),
    *("candidate_list", "letters", "attendance_list", "table_list", "certificates"),
    *("name_badges", "table_signs", "contact_card", "record", "handover", "safe_sheet"),
)


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what papers would say, none of which is made."""
    told: list[object] = []

    def keep(content: object, *_style: Any, **_options: Any) -> bytes:
        told.append(content)
        return b""

    for name in MAKERS:
        monkeypatch.setattr(every_paper, name, keep)
    return told


def said(place: str, asked: str) -> str:
    """Return letters that no font has for one place, and usual ones for the others."""
    return "王小明" if asked == place else "Ærø"


@pytest.mark.parametrize("kind", EVERY_PAPER, ids=str)
def test_a_letter_that_no_font_has_is_told_wherever_it_stands(
    kind: PaperKind, contents: list[object]
):
    for place in kind.order:
        contents.clear()
        kind.make(partial(said, place), ENGLISH)
        assert set("".join(letters_left_out(contents, "x").values())) == set("王小明"), place


@pytest.mark.parametrize("kind", EVERY_PAPER, ids=str)
def test_a_paper_whose_letters_all_are_there_lacks_none(kind: PaperKind, contents: list[object]):
    kind.make(lambda _place: "Łódź Ærø → ✓ 😀 א ش", ENGLISH)
    assert letters_left_out(contents, "x") == {}


def test_what_is_nobodys_own_is_the_papers():
    content = GuideContent(title="Guide", body="Ask {name}.", values={"name": "王"})
    assert letters_left_out(content, content.title) == {"Guide": "王"}
