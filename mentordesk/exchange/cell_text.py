"""Turns whatever a cell holds into the plain text that the program works on."""

import re
import unicodedata
from datetime import date, time, timedelta

#: What a cell of a workbook can hold beside text.
CellValue = float | bool | date | time | timedelta

# Up to here a float that Excel stored holds every digit of a whole number.
_EXACT = 1e15
# What an export writes before a text that would else become a formula; ours does so too.
_GUARD = re.compile(r"'(?='*[=+\-@\t\r])")
_REMOVED = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x00AD, 0x200B, 0x2060, 0xFEFF])
_CONTROLS = str.maketrans(
    {**_REMOVED, "\n": "\n", "\t": " ", "\u00a0": " ", "\u2007": " ", "\u202f": " "}
)


def clean(text: str) -> str:
    """Return `text` trimmed, NFC-normalised and without control or invisible characters.

    Line breaks stay, as a single newline; any kind of fixed space becomes a space. Nothing
    else is touched: `=HYPERLINK("x")` is a text like any other.
    """
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    lines = (line.strip() for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def as_typed(text: str) -> str:
    """Return a cell's text cleaned, without the apostrophe that kept it from being a formula."""
    return clean(text[1:] if _GUARD.match(text) else text)


def as_text(value: CellValue) -> str:
    """Return a workbook's value as text: 7.0 is "7", a day is ISO, a tick is "yes" or "no"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return _number(value)
    return str(value)  # a day, a time and a moment are ISO: "2026-09-01 17:30:00"


def _number(value: float) -> str:
    if float(value).is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return format(value, ".15g")
