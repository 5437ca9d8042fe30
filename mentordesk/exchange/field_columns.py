"""Reads the value of one field from the column, or the several columns, that hold it."""

import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from mentordesk.exchange import cell_values
from mentordesk.exchange.choices import splitter
from mentordesk.exchange.contents import Known
from mentordesk.exchange.fields import Field
from mentordesk.exchange.guess import Mapping
from mentordesk.exchange.languages import language_codes
from mentordesk.exchange.rejection import CellError, UnreadableError
from mentordesk.exchange.tables import Row, Table
from mentordesk.exchange.ticks import ticked
from mentordesk.exchange.titles import spread, words
from mentordesk.vocabulary import N_

Reader = Callable[[str], Any]

# Longer than any name, and as much as a page can take in one line of a table.
_LONGEST_LINE = 500
_SHOWN = 40
_TOO_LONG = N_("“{value}…” is longer than {most} letters.")
# Where several columns are one field, all of their values count; elsewhere the first filled.
_SEVERAL = frozenset((Field.SUBJECT, Field.TOPICS, Field.LANGUAGES, Field.WISHES, Field.AVOIDS))
_TURNED = re.compile(r"(?P<last>[^\W\d_][^,\n]*),\s*(?P<first>[^\W\d_][^,\n]*)")
# "Jens Lund, ph.d." is not turned, nor is what begins in lower case.
_DEGREE = re.compile(r"(?:cand|ph|dr|lic|mag|prof|msc|bsc|mba|jr|sr)\b", re.IGNORECASE)
_TWO = re.compile(r"\b(?:to|2|two|flere|more than one|another|ekstra)\b")


class FieldColumns:
    """The columns of one field in a table; equal texts are read once."""

    def __init__(
        self, table: Table, field: Field, places: list[int], known: Collection[str] = ()
    ) -> None:
        self.field = field
        self.title = table.columns[places[0]]
        self._titles = [table.columns[place] for place in places]
        self._places = places
        self._spreads = [spread(title) for title in self._titles]
        self._is_single = len(places) == 1 and self._spreads == [None]
        self._read = _reader(table, field, places, known)
        self._known: dict[str, Any] = dict.fromkeys(cell_values.BLANKS)

    def value(self, row: Row) -> Any:  # noqa: ANN401 - what a field holds is known by its reader
        """Return the field's value in `row`, None where nothing is said.

        Raises:
            CellError: What stands there can't be read.
        """
        text = row.cells[self._places[0]] if self._is_single else self._joined(row)
        try:
            return self._known[text]
        except KeyError:
            value = self._known[text] = self._try(self._read, text, self._filled(row))
            return value

    def _filled(self, row: Row) -> str:
        """Return the title of the first column in which the row says anything."""
        pairs = zip(self._places, self._titles, strict=True)
        return next((title for place, title in pairs if row.cells[place]), self.title)

    def _joined(self, row: Row) -> str:
        """Return the texts of the field's columns as one: ticked options by their names."""
        texts = []
        for place, title, parts in zip(self._places, self._titles, self._spreads, strict=True):
            cell = row.cells[place]
            if cell and parts:
                cell = self._try(partial(ticked, option=parts.option), cell, title)
            texts.append(cell)
        filled = [text for text in texts if text]
        if self.field in _SEVERAL or any(self._spreads):
            return ";".join(filled)
        return filled[0] if filled else ""

    @staticmethod
    def _try(read: Reader, text: str, title: str) -> Any:  # noqa: ANN401 - as `read` returns
        try:
            return read(text)
        except UnreadableError as error:
            raise CellError(title, text, error.reason) from error


def field_columns(table: Table, fields: Mapping, known: Known) -> tuple[FieldColumns, ...]:
    """Return the columns of each field that the mapping speaks of, in the table's order.

    Args:
        table: What is read.
        fields: What each of its columns holds.
        known: The subjects and topics of the file.
    """
    places: dict[Field, list[int]] = {}
    for place, field in enumerate(fields):
        if field is not None and field is not Field.SUBMITTED:
            places.setdefault(field, []).append(place)
    return tuple(
        FieldColumns(table, field, found, known.get(field, ())) for field, found in places.items()
    )


def _reader(table: Table, field: Field, places: Iterable[int], known: Collection[str]) -> Reader:
    cells = (
        cell
        for place in places
        if spread(table.columns[place]) is None
        for cell in table.column(place)
    )
    if field is Field.NAME and _are_turned(cells):
        return _turned
    if field in (Field.SUBJECT, Field.TOPICS):
        return splitter(cells, usually_several=field is Field.TOPICS, known=known)
    if field is Field.CAPACITY:
        asks_for_two = any(_TWO.search(words(table.columns[place])) for place in places)
        return lambda text: cell_values.seats(text, asks_for_two=asks_for_two)
    return _READERS.get(field, _one_line)


def _one_line(text: str) -> str:
    tidy = " ".join(text.split())
    if len(tidy) > _LONGEST_LINE:
        raise UnreadableError(_TOO_LONG, value=tidy[:_SHOWN], most=_LONGEST_LINE)
    return tidy


def _are_turned(names: Iterable[str]) -> bool:
    """Return whether the names of a column are mostly written as "Lund, Jens"."""
    written = [_parts_turned(name) is not None for name in names]
    return 2 * sum(written) > len(written)


def _parts_turned(name: str) -> re.Match[str] | None:
    found = _TURNED.fullmatch(name)
    is_name = found and found["first"][0].isupper() and not _DEGREE.match(found["first"])
    return found if is_name else None


def _turned(text: str) -> str:
    found = _parts_turned(text)
    return _one_line(f"{found['first']} {found['last']}" if found else text)


_READERS: dict[Field, Reader] = {
    Field.EMAIL: cell_values.address,
    Field.PHONE: cell_values.phone,
    Field.ROLE: cell_values.roles,
    Field.EXPERIENCE_YEARS: cell_values.years,
    Field.EXPERIENCE_WANTED: cell_values.years,
    Field.MEETING_FORM: cell_values.meeting_form,
    Field.LANGUAGES: language_codes,
    Field.CONSENT: cell_values.yes_or_no,
    Field.AVAILABLE: cell_values.yes_or_no,
    Field.WAITED: cell_values.yes_or_no,
    Field.WISHES: cell_values.people,
    Field.AVOIDS: cell_values.people,
    Field.NOTE: str,
}
