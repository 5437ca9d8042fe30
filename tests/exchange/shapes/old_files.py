"""Texts as Danish Excel and older programs save a sheet: letters of Windows, tabs, UTF-16."""

from pathlib import Path

from tests.exchange.shapes.excel_sheets import TITLES, answers
from tests.exchange.shapes.files import a_text_table
from tests.exchange.shapes.people import PEOPLE


def from_danish_excel(folder: Path) -> Path:
    """Write what "CSV (semikolonsepareret)" saves."""
    return _saved(folder, "Tilmeldinger.csv", ";", "cp1252")


def with_tabs(folder: Path) -> Path:
    """Write what a database hands out as TSV."""
    return _saved(folder, "tilmeldinger.tsv", "\t", "utf-8")


def as_unicode_text(folder: Path) -> Path:
    """Write what "Unicode-tekst" saves: tabs, and two bytes a letter with a mark before them."""
    return _saved(folder, "Tilmeldinger.txt", "\t", "utf-16")


def with_separator_line(folder: Path) -> Path:
    """Write a CSV that tells Excel its separator in a line of its own."""
    path = _saved(folder, "Tilmeldinger.csv", ",", "utf-8")
    path.write_bytes(b"sep=,\r\n" + path.read_bytes())
    return path


def _saved(folder: Path, name: str, delimiter: str, codec: str) -> Path:
    rows = [TITLES, *(answers(one) for one in PEOPLE), [""] * len(TITLES)]
    return a_text_table(folder / name, rows, delimiter=delimiter, codec=codec)
