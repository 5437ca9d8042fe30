"""What holds for every paper alike, in both languages: its fonts, its language, its bytes."""

import os
import shutil
import socket
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.right_to_left import runs_right_to_left
from mentordesk.documents.text import unprintable
from mentordesk.vocabulary import Language
from tests.documents.every_paper import EVERY_PAPER, PaperKind
from tests.documents.hostile_texts import HOSTILE, as_seen
from tests.documents.laid_out import LaidOut
from tests.documents.papers import DANISH, ENGLISH, all_fonts, catalogue, opened, words

WORD = "Blåbærgrød på Ærø"
LOCALES = {Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}
#: In how many places of a paper each hostile text is tried.
_ROUNDS = 2 if os.environ.get("MENTORDESK_EXAMPLES") == "torture" else 1
#: A word of so many letters is broken nowhere.
SHORT = 24

every_paper = pytest.mark.parametrize("kind", EVERY_PAPER, ids=str)
both_languages = pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])


def made(kind: PaperKind, style: HouseStyle, text: str = WORD) -> bytes:
    """Return a paper that says this in every place."""
    return kind.make(lambda _place: text, style)


@every_paper
@both_languages
def test_every_letter_is_found_again(kind: PaperKind, style: HouseStyle):
    assert words(made(kind, style)).count(WORD) >= len(kind.order)


@every_paper
@both_languages
def test_what_a_paper_says_is_copied_from_it_in_the_order_one_reads(
    kind: PaperKind, style: HouseStyle
):
    said = words(kind.make(lambda place: f"Ærø{place.replace(' ', '')}q", style))

    at = 0
    for place in kind.order:
        # What a heading says stands in the list of contents too.
        at = said.find(f"Ærø{place.replace(' ', '')}q", at)
        assert at >= 0, place


@every_paper
@both_languages
def test_every_font_is_embedded_as_a_subset_with_its_letters(kind: PaperKind, style: HouseStyle):
    found = [font for font in all_fonts(made(kind, style)) if "/FontDescriptor" in font]
    bare = [font for font in all_fonts(made(kind, style)) if "/FontDescriptor" not in font]

    assert found
    assert bare == []
    for font in found:
        subset, plus, _ = str(font["/BaseFont"]).lstrip("/").partition("+")
        assert (len(subset), plus) == (6, "+"), font
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
        assert b"beginbfchar" in font["/ToUnicode"].get_object().get_data()


@every_paper
@both_languages
def test_the_file_names_its_title_its_author_and_its_language(kind: PaperKind, style: HouseStyle):
    paper = made(kind, style)
    about = opened(paper).metadata

    assert about is not None
    assert about.title
    assert about.author == style.organisation
    assert catalogue(paper)["/Lang"] == LOCALES[style.language]


@every_paper
@both_languages
def test_the_same_paper_has_the_same_bytes(kind: PaperKind, style: HouseStyle):
    assert made(kind, style) == made(kind, style)


@every_paper
@both_languages
def test_another_program_finds_no_fault_in_the_file(
    kind: PaperKind, style: HouseStyle, tmp_path: Path
):
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed here")
    path = tmp_path / "paper.pdf"
    path.write_bytes(made(kind, style))

    judged = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)  # noqa: S603 - our own file

    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert "WARNING" not in judged.stdout + judged.stderr


def refuse(*_: object) -> None:
    raise AssertionError("the network was asked for")


@every_paper
def test_whatever_was_typed_is_printed_as_it_was_typed(
    kind: PaperKind, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(socket, "socket", refuse)
    assert len(set(HOSTILE)) == 200
    # Each text stands in a place of each kind of paper, among 24 neighbours at most.
    for first in range(0, _ROUNDS * len(HOSTILE), min(len(kind.order), 24)):
        typed = Typed(first)
        laid = LaidOut(kind.make(typed, ENGLISH))
        # What goes on overleaf goes on below the foot of one page and the head of the next.
        said = bare(laid.text) + bare(laid.between_head_and_foot)
        for place in kind.order:
            assert is_found(typed(place), said, kind), (place, typed(place))


@every_paper
@pytest.mark.parametrize("text", ["W" * 300, "ش" * 300, "<b>" * 100, "\n" * 300, "\x00"])
def test_what_fills_every_place_of_a_paper_does_not_break_it(kind: PaperKind, text: str):
    assert opened(made(kind, DANISH, text)).pages


class Typed:
    """Gives each place that asks a text of its own, the next of the hostile ones."""

    def __init__(self, first: int) -> None:
        self._given: dict[str, str] = {}
        self._first = first

    def __call__(self, place: str) -> str:
        # The second time round, each text comes to another place.
        at = self._first + len(self._given)
        return self._given.setdefault(place, HOSTILE[at * (1 + 2 * (at // 200)) % 200])


def is_found(text: str, said: str, kind: PaperKind) -> bool:
    lost = unprintable([text])
    wanted = bare("".join(letter for letter in as_seen(text) if letter not in lost))
    if len(text) > kind.longest:
        return runs_right_to_left(text) or wanted[:20] in said
    if wanted not in said and runs_right_to_left(text):
        # Broken into lines, each is turned by itself: then all words are there, each as seen.
        words_seen = [bare(as_seen(word)) for word in text.split() if runs_back(word)]
        found, letters = Counter(said), Counter(wanted)
        enough = all(found[letter] >= count for letter, count in letters.items())
        return enough and all(word in said for word in words_seen if len(word) < SHORT)
    return wanted in said


def runs_back(word: str) -> bool:
    return all(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in word)


def bare(text: str) -> str:
    """Return a text without what the end of a line adds or takes: spaces and hyphens."""
    return "".join(letter for letter in text if not letter.isspace() and letter != "-")
