"""The pack: pair after pair, each part on the front of a sheet, what all share drawn once."""

import gc
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any

import pytest

from mentordesk.documents.agreement import agreements
from mentordesk.documents.content import GuideContent, Party
from mentordesk.documents.guide import guide
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.kick_off_pack import PackContent, PackedPair
from mentordesk.documents.kick_off_pack import kick_off_pack as write_pack
from mentordesk.errors import CancelledError
from mentordesk.vocabulary import PrintKind
from tests.documents.event_papers import HOSTILE, a_card, a_letter
from tests.documents.papers import (
    DANISH,
    ENGLISH,
    all_fonts,
    an_agreement,
    bookmarks,
    opened,
    pages,
    words,
)

BODY = "".join(f"## Chapter {n}\n\nRead this. [Back](#top)\n\n" for n in range(9))
GUIDES = {
    PrintKind.MENTEE_GUIDE: GuideContent(title="Mentee guide", body=BODY),
    PrintKind.MENTOR_GUIDE: GuideContent(title="Mentor guide", body=BODY.replace("Read", "Hear")),
    PrintKind.FIRST_MEETING: GuideContent(title="The first meeting", body="## Talk", cover=False),
}
COPIES = {
    PrintKind.AGREEMENT: 2,
    PrintKind.MENTEE_GUIDE: 1,
    PrintKind.MENTOR_GUIDE: 1,
    PrintKind.FIRST_MEETING: 1,
    PrintKind.CONTACT_CARD: 1,
}


def a_pair(number: int, name: str = "", **said: Any) -> PackedPair:
    name = name or f"Mentee {number}"
    content: dict[str, Any] = {
        "names": f"{name} and Mentor {number}",
        "agreement": an_agreement(mentee=Party(name, "ida@example.org"), code=f"CODE-{number:03}"),
        "card": a_card(name, code=f"CODE-{number:03}"),
    }
    return PackedPair(**(content | said))


def a_pack(
    *pairs: PackedPair,
    copies: Mapping[PrintKind, int] = COPIES,
    duplex: bool = True,
    guides: Mapping[PrintKind, GuideContent] = GUIDES,
) -> PackContent:
    return PackContent(
        programme="Autumn",
        pairs=pairs,
        count=len(pairs),
        guides=guides,
        copies=copies,
        duplex=duplex,
    )


def kick_off_pack(
    pack: PackContent, style: HouseStyle, *, progress: Callable[[int, int], None] | None = None
) -> bytes:
    file = BytesIO()
    write_pack(pack, style, file, progress=progress)
    return file.getvalue()


def test_each_pair_has_a_bookmark_and_each_of_its_parts_one_below_it():
    paper = kick_off_pack(a_pack(a_pair(17), a_pair(18)), ENGLISH)
    titles = [title for title, _ in bookmarks(paper)]
    parts = [
        *("Agreement", "Agreement", "Guide for the mentee", "Guide for the mentor"),
        *("First-meeting sheet", "Contact cards"),
    ]
    assert titles == [
        "Mentee 17 and Mentor 17 · CODE-017",
        *parts,
        "Mentee 18 and Mentor 18 · CODE-018",
        *parts,
    ]
    first, below, *_ = opened(paper).outline
    assert getattr(first, "title", "") == titles[0]
    assert isinstance(below, list)


def test_each_bookmark_leads_to_the_part_it_names():
    paper = kick_off_pack(a_pack(a_pair(1), a_pair(2)), ENGLISH)
    said = pages(paper)
    for title, page in bookmarks(paper):
        text = said[page - 1]
        told = {
            "Agreement": "Mentor agreement",
            "Guide for the mentee": "Mentee guide",
            "Guide for the mentor": "Mentor guide",
            "First-meeting sheet": "The first meeting",
            "Contact cards": "Your mentor",
        }.get(title, "Mentor agreement")
        assert told in text, title


def test_each_part_begins_on_the_front_of_a_sheet_unless_printed_on_one_side():
    pack = a_pack(a_pair(1), a_pair(2))
    paper = kick_off_pack(pack, ENGLISH)
    assert all(page % 2 for _, page in bookmarks(paper))
    single = kick_off_pack(a_pack(a_pair(1), a_pair(2), duplex=False), ENGLISH)
    assert any(page % 2 == 0 for _, page in bookmarks(single))
    assert [page for page in pages(paper) if page] == pages(single)
    assert len(pages(paper)) > len(pages(single))


def test_the_second_pairs_pages_say_what_the_papers_by_themselves_say():
    one, two = a_pair(1), a_pair(2)
    said = pages(kick_off_pack(a_pack(one, two, duplex=False), ENGLISH))
    agreement = pages(agreements([two.agreement], ENGLISH))
    mentee = pages(guide(GUIDES[PrintKind.MENTEE_GUIDE], ENGLISH))
    mentor = pages(guide(GUIDES[PrintKind.MENTOR_GUIDE], ENGLISH))
    sheet = pages(guide(GUIDES[PrintKind.FIRST_MEETING], ENGLISH))
    own = said[len(said) // 2 :]
    assert own[:-1] == [*agreement, *agreement, *mentee, *mentor, *sheet]
    assert own[-1].count("CODE-002") == 2


def test_what_is_the_same_for_all_is_there_once():
    def size(count: int) -> int:
        return len(kick_off_pack(a_pack(*(a_pair(n) for n in range(count))), ENGLISH))

    paper = kick_off_pack(a_pack(*(a_pair(n) for n in range(10))), ENGLISH)
    streams = {
        contents.indirect_reference.idnum
        for page in opened(paper).pages
        if (contents := page.get("/Contents")) is not None
    }
    # Two pages of an agreement and a card for each, the guides' own pages, one empty page a card.
    assert len(streams) < 10 * 6 + 20
    assert len(opened(paper).pages) > 150
    assert size(10) - size(9) < 25_000


def test_each_face_is_in_the_file_once():
    paper = kick_off_pack(a_pack(*(a_pair(n) for n in range(5))), ENGLISH)
    names = [str(font["/BaseFont"]) for font in all_fonts(paper)]
    assert len(names) == len(set(names)) <= 4


def test_nothing_but_what_was_asked_for_is_printed():
    copies = {PrintKind.CONTACT_CARD: 1, PrintKind.AGREEMENT: 0}
    paper = kick_off_pack(a_pack(a_pair(1), a_pair(2), copies=copies), ENGLISH)
    assert len([page for page in pages(paper) if page]) == 2
    assert "Mentor agreement" not in words(paper)


def test_a_pair_without_cards_gets_the_rest():
    paper = kick_off_pack(a_pack(a_pair(1, card=None), a_pair(2)), ENGLISH)
    assert [title for title, _ in bookmarks(paper)].count("Contact cards") == 1
    assert words(paper).count("Your mentor") == 1


def test_the_letter_lies_on_top():
    copies = {PrintKind.LETTER: 1, PrintKind.AGREEMENT: 1}
    pack = a_pack(a_pair(1, letter=a_letter()), a_pair(2), copies=copies)
    titles = [title for title, _ in bookmarks(kick_off_pack(pack, ENGLISH))]
    assert titles[1:3] == ["Match letter", "Agreement"]
    assert titles[4:] == ["Agreement"]


@pytest.mark.parametrize("style", [DANISH, ENGLISH], ids=["da", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_people_are_called_it_is_a_pack_and_its_bytes_repeat(style, name):
    pack = a_pack(a_pair(1, name), a_pair(2))
    paper = kick_off_pack(pack, style)
    assert len(bookmarks(paper)) == 14
    assert kick_off_pack(pack, style) == paper


def test_it_can_be_stopped_after_a_pair():
    heard = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        kick_off_pack(a_pack(*(a_pair(n) for n in range(5))), ENGLISH, progress=stop)
    assert heard == [(1, 5), (2, 5)]


def test_a_guide_is_the_same_after_a_pack_was_made():
    before = guide(GUIDES[PrintKind.MENTEE_GUIDE], ENGLISH)
    kick_off_pack(a_pack(a_pair(1)), ENGLISH)
    assert guide(GUIDES[PrintKind.MENTEE_GUIDE], ENGLISH) == before


def test_a_pair_is_asked_for_when_the_one_before_is_in_the_file():
    file, sizes = BytesIO(), []

    def pairs() -> Iterator[PackedPair]:
        for number in range(1, 4):
            sizes.append(len(file.getvalue()))
            yield a_pair(number)

    pack = PackContent(programme="Autumn", pairs=pairs(), count=3, guides={}, copies=COPIES)
    write_pack(pack, ENGLISH, file)
    first, second, third = sizes
    assert first < 100
    assert second > 4_000
    assert third > second + 4_000


class Nowhere(BytesIO):
    """Takes a file and keeps nothing of it, as far as memory is concerned."""

    def write(self, content: Any) -> int:
        return len(content)


def held(count: int) -> list[int]:
    """Return the bytes that a pack holds before each pair; its file and waste are not counted."""
    found = []

    def pairs() -> Iterator[PackedPair]:
        for number in range(count):
            gc.collect()
            found.append(tracemalloc.get_traced_memory()[0])
            yield a_pair(number)

    pack = PackContent(programme="A", pairs=pairs(), count=count, guides=GUIDES, copies=COPIES)
    tracemalloc.start()
    try:
        write_pack(pack, ENGLISH, Nowhere())
    finally:
        tracemalloc.stop()
    return found


def test_more_pairs_take_hardly_more_memory():
    held(1)
    before_each = held(25)
    # A pair's pages and what is drawn on them would be a hundred kilobytes.
    assert (before_each[-1] - before_each[4]) / 20 < 20_000
