"""The typefaces of the paper, read once each, and which of them has which letter."""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from mentordesk.paths import resources

REGULAR = "SourceSans3-Regular"
ITALIC = "SourceSans3-Italic"
BOLD = "SourceSans3-SemiBold"
#: Where a letter is looked for when the text's own face lacks it, in this order.
FALLBACKS = ("DejaVuSans", "NotoEmoji-Regular")

#: Arabic letters in the shape they take in a word; the PDF's text gives the letters themselves.
_PRESENTATION_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))


class Typeface(TTFont):
    """A TrueType font whose text is copied out of a PDF as it was written.

    ReportLab's own map from glyphs to letters breaks above U+FFFF, where the emoji are.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - ReportLab's own name and type
        """Add the font's subsets to a document, each with a map of our own."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _unicode_map(name, codes)


@cache
def typeface(name: str) -> Typeface:
    """Return a font of `resources/fonts`, registered under its file's name.

    Bold and italic are mapped within Source Sans; a fallback has one weight for all.
    """
    font = Typeface(name, str(resources() / "fonts" / f"{name}.ttf"))
    registerFont(font)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(name, bold, italic, _variant(name, bold=bool(bold), italic=bool(italic)))
    return font


def load_text_faces() -> None:
    """Make the three faces of Source Sans known, so that mark-up may switch between them."""
    for name in (REGULAR, ITALIC, BOLD):
        typeface(name)


@lru_cache(maxsize=16_384)
def face_of(letter: str, font: str) -> str:
    """Return the font that prints `letter` in a text set in `font`; blank when none does."""
    for name in (font, *FALLBACKS):
        if ord(letter) in typeface(name).face.charToGlyph:
            return name
    return ""


def has_all(font: str, letters: Iterable[str]) -> bool:
    """Return whether `font` alone prints all the letters."""
    glyphs = typeface(font).face.charToGlyph
    return all(ord(letter) in glyphs for letter in letters)


def _variant(name: str, *, bold: bool, italic: bool) -> str:
    if name in FALLBACKS:
        return name
    if bold or name == BOLD:
        return BOLD
    return ITALIC if italic else name


def _unicode_map(name: str, codes: list[int]) -> str:
    pairs = [f"<{at:02X}> <{_as_written(code)}>" for at, code in enumerate(codes) if code]
    # A block holds at most 100 pairs (Adobe Technical Note 5014).
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _as_written(code: int) -> str:
    letter = chr(code)
    if any(code in forms for forms in _PRESENTATION_FORMS):
        letter = unicodedata.normalize("NFKC", letter)
    return letter.encode("utf-16-be").hex().upper()
