"""Finds the row of headings in a sheet: below its titles, above its people, in one row or two."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mentordesk.exchange.cell_values import address
from mentordesk.exchange.coded_titles import are_codes, coded_titles
from mentordesk.exchange.fields import Field
from mentordesk.exchange.known_titles import fields_named
from mentordesk.exchange.rejection import can_read
from mentordesk.exchange.titles import words

#: A row's number in the file, and its cells.
Numbered = tuple[int, list[str]]

_LOOKED_THROUGH = 20
_MOST_CELLS_IN_TITLE_ROW = 2
_FEWEST_KNOWN = 2
_LAST_ROWS = 3
# SurveyMonkey's second row says so under a question that has one column.
_ONE_COLUMN = frozenset(("response", "open ended response", "svar", "åbent svar"))
_TOTAL = re.compile(
    r"(?:i ?alt|total(?:t|er)?|grand total|hovedtotal|sum|antal|gennemsnit|average|count)\b"
)
# Qualtrics' third row of headings.
_IMPORT_ID = '{"ImportId"'


class Headed(NamedTuple):
    """A table's headings, and the rows under them."""

    titles: list[str]
    under: list[Numbered]


def under_headings(filled: list[Numbered]) -> Headed:
    """Return the headings of a sheet and the rows under them, without titles and totals.

    The headings stand above the first row that holds an e-mail address. Where a table begins with
    such a row it has no headings, and they are blank.

    Args:
        filled: The sheet's rows that hold anything, at least one.
    """
    first = [row for _, row in filled[:_LOOKED_THROUGH]]
    person = next((index for index, row in enumerate(first) if _is_person(row)), None)
    if person == 0:
        return Headed([], _without_totals(filled))
    index = _heading(first[:person], is_bounded=person is not None)
    titles, last = first[index], index
    if person is not None:
        titles, last = _both_rows(first[:person], index)
    under = [one for one in filled[last + 1 :] if not one[1][0].startswith(_IMPORT_ID)]
    return Headed(titles, _without_totals(under))


def fields_in(rows: Sequence[list[str]]) -> frozenset[Field]:
    """Return the fields that a sheet's headings name, and the address where its rows hold one."""
    filled = [row for row in rows[:_LOOKED_THROUGH] if any(row)]
    if not filled:
        return frozenset()
    headed = under_headings(list(enumerate(filled, start=1)))
    holds = any(_is_person(row) for _, row in headed.under)
    return fields_named(headed.titles) | ({Field.EMAIL} if holds else frozenset())


def _is_person(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    many = len(cells) > _MOST_CELLS_IN_TITLE_ROW or len(cells) == len(row)
    return many and any("@" in cell and can_read(address, cell) for cell in cells)


def _heading(above: list[list[str]], *, is_bounded: bool) -> int:
    """Return the place of the headings among the rows above the first person.

    The first row that is wide enough to be no title counts, but for one below it with more titles
    that are known: it may have its groups above it.
    """
    counts = [sum(map(bool, row)) for row in above]
    widest = max(counts)
    wide = [count > _MOST_CELLS_IN_TITLE_ROW or 2 * count >= widest for count in counts]
    first = wide.index(True)
    if not is_bounded:
        return first
    known = [len(fields_named(row)) for row in above]
    best = max(range(len(above)), key=lambda index: known[index])
    return best if known[best] >= max(_FEWEST_KNOWN, known[first] + 1) else first


def _both_rows(above: list[list[str]], index: int) -> tuple[list[str], int]:
    """Return the titles, put together where two rows make them, and the place of the last one."""
    titles = above[index]
    both = _with_row_above(above[index - 1], titles) if index else None
    if both:
        return both, index
    both = _with_row_below(titles, above[index + 1]) if index + 1 < len(above) else None
    return (both, index + 1) if both else (titles, index)


def _with_row_above(upper: list[str], titles: list[str]) -> list[str] | None:
    if are_codes(upper):
        return coded_titles(upper, titles)
    if _is_half(titles, upper) and _are_options(upper, titles):
        return _with_options(upper, titles)
    return None


def _with_row_below(titles: list[str], below: list[str]) -> list[str] | None:
    if are_codes(titles) and _are_texts(below):
        return coded_titles(titles, below)
    if are_codes(below):
        return coded_titles(below, titles)
    return _with_options(titles, below) if _are_options(titles, below) else None


def _is_half(titles: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether some columns are named in the row above alone."""
    silent = (not text or words(text) in _ONE_COLUMN for text in titles)
    return any(title and mute for title, mute in zip(above, silent, strict=False))


def _are_texts(row: Sequence[str]) -> bool:
    return all(any(map(str.isalpha, cell)) and "@" not in cell for cell in row if cell)


def _are_options(titles: Sequence[str], below: Sequence[str]) -> bool:
    """Return whether the row below names what its columns are of the question above them.

    So it does when it speaks where a title reaches over several columns, and nowhere else says
    more than that the answer stands here.
    """
    groups = _reaches(titles)
    speaks = [place for place, text in enumerate(below) if text]
    told = all(place in groups or words(below[place]) in _ONE_COLUMN for place in speaks)
    return bool(speaks) and told


def _reaches(titles: Sequence[str]) -> dict[int, str]:
    """Return the title that reaches over each column, where it reaches over more than its own."""
    over: dict[int, str] = {}
    title = ""
    for place, text in enumerate(titles):
        title = text or title
        if not text and title:
            over[place] = title
            over.setdefault(place - 1, title)
    return over


def _with_options(titles: Sequence[str], below: Sequence[str]) -> list[str]:
    groups = _reaches(titles)
    both = []
    for place in range(max(len(titles), len(below))):
        own = titles[place] if place < len(titles) else ""
        option = below[place] if place < len(below) else ""
        question = groups.get(place, own)
        if not option or words(option) in _ONE_COLUMN:
            both.append(own)
        else:
            both.append(option if fields_named([option]) else f"{question} [{option}]")
    return both


def _without_totals(under: list[Numbered]) -> list[Numbered]:
    """Return the rows without the totals that may stand below them."""
    kept = list(under)
    for _ in range(_LAST_ROWS):
        if kept and _is_total(kept[-1][1]):
            kept.pop()
    return kept


def _is_total(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    numbers = all(not any(map(str.isalpha, cell)) for cell in cells[1:])
    return numbers and _TOTAL.match(words(cells[0])) is not None
