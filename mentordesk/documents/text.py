"""Any text made safe to set: cleaned, escaped, each letter in a font that has it."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.fonts import REGULAR, face_of, has_all
from mentordesk.documents.right_to_left import visual

#: Controls, orders to turn the writing direction, soft hyphens, half pairs: never meant for paper.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
#: Joiners and the variants of emoji, which shape letters and are not seen themselves.
_UNSEEN = re.compile("[\u034f\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: More blank lines than one were a hand that rested on the key.
_BLANK_LINES = re.compile("\n[ \n]*\n(?=\n)")

Run = tuple[str, str]


def clean(text: str) -> str:
    """Return `text` in NFC, without what is not meant for paper; every break a newline."""
    if text.isascii() and text.isprintable():
        return text
    broken = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    broken = _BLANK_LINES.sub("\n", broken)
    return _DROPPED.sub("", broken.replace("\t", " "))


def one_line(text: str) -> str:
    """Return `text` cleaned and without breaks, each space a single one."""
    return " ".join(clean(text).split())


def unprintable(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters of `texts` that no font has; they are left out of the paper."""
    letters = {letter for text in texts for letter in _UNSEEN.sub("", clean(text))} - {"\n"}
    return frozenset(letter for letter in letters if not face_of(letter, REGULAR))


def missing_letters(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return whose texts hold letters that no font has, and which; they are left out of the paper.

    Args:
        told: Whose a text is, and the text.
    """
    found: dict[str, set[str]] = {}
    for whose, text in told:
        if not text.isascii():
            found.setdefault(whose, set()).update(unprintable([text]))
    return {whose: "".join(sorted(letters)) for whose, letters in found.items() if letters}


def legible(text: str) -> str:
    """Return what of `text` will be seen on paper, without space around it."""
    if not text.isascii():
        text = "".join(
            letter for letter in clean(text) if letter == "\n" or face_of(letter, REGULAR)
        )
    return clean(text).strip()


def runs(line: str, font: str) -> list[Run]:
    """Return one cleaned line as (font, letters), in the order drawn."""
    return _cut(visual(line), font)


def markup(text: str, font: str) -> str:
    """Return any text as ReportLab's mark-up, every letter of it literal."""
    return markup_of_lines(map(visual, clean(text).split("\n")), font)


def markup_of_lines(lines: Iterable[str], font: str) -> str:
    """Return the mark-up of lines whose letters stand in the order drawn."""
    return "<br/>".join(
        "".join(_run_markup(run, font) for run in _cut(line, font)) for line in lines
    )


def width_of(line: str, font: str, size: float) -> float:
    """Return how many points wide one cleaned line is."""
    return sum(stringWidth(letters, face, size) for face, letters in runs(line, font))


def fitted(line: str, font: str, size: float, width: float) -> str:
    """Return one line, cut with an ellipsis where it is wider than `width` points."""
    text = clean(line).replace("\n", " ")
    if width_of(text, font, size) <= width:
        return text
    while text and width_of(text + "…", font, size) > width:
        text = text[: -max(1, len(text) // 16)]
    return text.rstrip() + "…"


def draw_line(canvas: Canvas, at: tuple[float, float], line: str, font: str, size: float) -> None:
    """Draw one line of any text with its baseline beginning at `at`, in points."""
    pen = canvas.beginText(*at)
    for face, letters in runs(clean(line).replace("\n", " "), font):
        pen.setFont(face, size)
        pen.textOut(letters)
    canvas.drawText(pen)


def _cut(line: str, font: str) -> list[Run]:
    seen = _UNSEEN.sub("", line)
    if has_all(font, set(seen)):
        return [(font, seen)] if seen else []
    faces = groupby(seen, key=lambda letter: face_of(letter, font))
    return [(face, "".join(letters)) for face, letters in faces if face]


def _run_markup(run: Run, font: str) -> str:
    face, letters = run
    return escape(letters) if face == font else f'<font name="{face}">{escape(letters)}</font>'
