"""Short builders of what documents say, and readers of what came out."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.documents.house_style import HouseStyle
from mentordesk.vocabulary import Language

ENGLISH = HouseStyle("Nordhavn University", Language.ENGLISH)
DANISH = HouseStyle("Nordhavn Universitet", Language.DANISH)


def an_agreement(**changes: Any) -> AgreementContent:
    """Return the agreement of Ida and Jens, with changes."""
    said: dict[str, Any] = {
        "code": "K7F-2QX",
        "programme": "Career mentor, autumn 2026",
        "period": "1 September to 15 December 2026",
        "mentor": Party(
            "Jens Ærø Lund", "jens@example.org", "12 34 56 78", ("Biology", "Sund ApS")
        ),
        "mentee": Party("Ida Krogh", "ida@example.org", "87 65 43 21", ("Biology",)),
        "goals": "Find two research paths to try.",
        "topics": ("Research careers", "Ansøgninger"),
        "limits": (Limit("Client projects", "A contract", "No names and no figures."),),
        "terms": (
            Term("How often", "Every four weeks", "frequency"),
            Term("Where", "A café", "place"),
        ),
        "ground_rules": ("What is said between us stays between us.",),
        "contact": "Anna Holm, anna@example.org",
        "evaluation": "Halfway and at the end.",
    }
    return AgreementContent(**(said | changes))


def opened(paper: bytes) -> PdfReader:
    """Return a PDF opened, strictly."""
    return PdfReader(BytesIO(paper), strict=True)


def catalogue(paper: bytes) -> dict[str, Any]:
    """Return what a PDF says of itself as a whole."""
    return dict(opened(paper).root_object)


def links(paper: bytes, page: int) -> list[Any]:
    """Return the links on a page; the first is 1."""
    notes: Any = opened(paper).pages[page - 1]["/Annots"]
    return [note.get_object() for note in notes]


def pages(paper: bytes) -> list[str]:
    """Return each page's text, its lines and spaces run together."""
    return list(_pages(paper))


# Finding the letters of a page takes longer than making it, and many rules are held of one paper.
@lru_cache(maxsize=128)
def _pages(paper: bytes) -> tuple[str, ...]:
    return tuple(" ".join(page.extract_text().split()) for page in opened(paper).pages)


def words(paper: bytes) -> str:
    """Return all the text of a PDF, its lines and spaces run together."""
    return " ".join(pages(paper))


def bookmarks(paper: bytes) -> list[tuple[str, int]]:
    """Return the titles in the outline, all levels, each with its page (the first is 1)."""
    reader = opened(paper)

    def flat(entries: Any) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += flat(entry)
            else:
                page = reader.get_destination_page_number(entry)
                assert page is not None
                found.append((str(entry.title), page + 1))
        return found

    return flat(reader.outline)


def fonts(paper: bytes) -> dict[str, bool]:
    """Return the name of each font in a PDF, and whether the font is embedded."""
    found: dict[str, bool] = {}
    for font in all_fonts(paper):
        about = font.get("/FontDescriptor")
        embedded = about is not None and "/FontFile2" in about.get_object()
        found[str(font["/BaseFont"])] = embedded
    return found


def all_fonts(paper: bytes) -> list[Any]:
    """Return every font of a PDF as it stands there."""
    entries = _objects(opened(paper))
    dictionaries = [entry for entry in entries if isinstance(entry, DictionaryObject)]
    return [entry for entry in dictionaries if entry.get("/Type") == "/Font"]


def _objects(reader: PdfReader) -> list[object]:
    size: Any = reader.trailer["/Size"]
    return [reader.get_object(number) for number in range(1, size)]
