"""Reads a survey tool's own sheets of variables and labels into the data set beside them.

SurveyXact's workbook says in one sheet what each variable asked, and in another what each of its
numbers means.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mentordesk.exchange.cell_values import yes_or_no
from mentordesk.exchange.coded_titles import are_codes, coded_titles, question_of
from mentordesk.exchange.rejection import can_read

Rows = list[list[str]]

_TICKED = "1"
_FEWEST_DESCRIBED = 3


@dataclass(frozen=True, slots=True)
class _Book:
    """What is told of the variables: their texts, and what their values mean."""

    texts: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)


def decoded(rows: Rows, others: Callable[[], Iterable[Rows]]) -> Rows:
    """Return the rows of a data set with its questions for headings, and answers for numbers.

    Args:
        rows: A sheet's; what is no data set comes back as it is.
        others: Gives the workbook's other sheets, where this one is a data set.
    """
    place = next((index for index, row in enumerate(rows) if any(row)), None)
    if place is None or not are_codes(rows[place]):
        return rows
    codes = rows[place]
    book = _Book()
    for sheet in others():
        _describe(sheet, codes, book)
    if not book.texts and not book.labels:
        return rows
    titles = coded_titles(codes, [_text(code, book) for code in codes])
    meanings = [book.labels.get(code, {}) for code in codes]
    return [*rows[:place], titles, *(_read(row, meanings) for row in rows[place + 1 :])]


def _describe(sheet: Rows, codes: Sequence[str], book: _Book) -> None:
    """Add what a sheet says of the variables: a text each, or a label for each value."""
    known = {*codes, *map(question_of, codes)} - {""}
    about = [[*row, "", ""] for row in sheet if row and row[0] in known]
    if len(about) < _FEWEST_DESCRIBED:
        return
    if all(value.isdigit() and label for _, value, label, *_ in about):
        for name, value, label, *_ in about:
            book.labels.setdefault(name, {})[value] = label
    else:
        for name, text, *_ in about:
            book.texts.setdefault(name, text)


def _text(code: str, book: _Book) -> str:
    """Return what a variable asked; the option too where only its label tells which it is."""
    own = book.texts.get(code, "")
    asked = book.texts.get(question_of(code), "") or own
    option = book.labels.get(code, {}).get(_TICKED, "")
    named = option and question_of(code) and not can_read(yes_or_no, option)
    return f"{asked} [{option}]" if asked and named and option not in own else own or asked


def _read(row: Sequence[str], meanings: Sequence[dict[str, str]]) -> list[str]:
    read = [meaning.get(cell, cell) for cell, meaning in zip(row, meanings, strict=False)]
    return [*read, *row[len(read) :]]
