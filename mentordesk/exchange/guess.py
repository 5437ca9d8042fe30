"""Finds out which column of a table holds which sign-up field, by its title and by its cells."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.column_maps import columns_called, split_map
from mentordesk.exchange.contents import (
    IS_VALUE,
    SHOWS_A_NAME,
    SHOWS_BY_ITSELF,
    SHOWS_WITHOUT_TITLE,
    IsValue,
    Known,
    names_known,
    share,
)
from mentordesk.exchange.fields import Field
from mentordesk.exchange.known_titles import (
    Candidate,
    candidates,
    is_of_somebody_else,
    is_tools_own,
    says_nothing,
)
from mentordesk.exchange.rejection import can_read
from mentordesk.exchange.tables import Table
from mentordesk.exchange.ticks import ticked
from mentordesk.exchange.titles import Spread, spread
from mentordesk.vocabulary import N_

#: What each column of a table holds, in the columns' order; None is left out.
Mapping = tuple[Field | None, ...]

_SAMPLE = 100
_ENOUGH = 0.5
# What nothing in its title speaks for must show more clearly.
_CLEARLY = 0.8
# "SQ001": whoever exports the codes alone has not said what the option was.
_CODE_OF_OPTION = re.compile(r"[A-Za-z]{1,3}\d{1,4}|other")
# Fewer cells than this cannot gainsay a title that is a field's whole name.
_GAINSAYING = 4
# In these even a single cell can: they take any text, so that nothing would be said later.
_TAKES_ANY_TEXT = frozenset((Field.SUBJECT, Field.FACULTY, Field.TOPICS, Field.EMPLOYER))
_MOSTLY_DIFFERENT = 0.7
# A title like these often stands above a text, which must not cost people their sign-up.
_OFTEN_TEXT = frozenset((Field.WISHES, Field.EXPERIENCE_WANTED, Field.AVAILABLE))
# In these the cell may be the answer though the title speaks of an option.
_ANSWERED_IN_CELL = frozenset((Field.MEETING_FORM, Field.LANGUAGES, Field.ROLE))
_NAME_PARTS = (Field.FIRST_NAME, Field.LAST_NAME)
# Who says where the name is need not say too that the guessed name parts are none.
_INSTEAD = {Field.NAME: _NAME_PARTS, **dict.fromkeys(_NAME_PARTS, (Field.NAME,))}

_NO_FIELD = N_("There is no field “{field}”. The fields are: {fields}.")


class Evidence(StrEnum):
    """What a guess rests on."""

    TITLE = "title"
    CELLS = "cells"


class Guess(NamedTuple):
    """The field that a column most likely holds, and what tells that."""

    field: Field
    by: Evidence


def guess_fields(table: Table, known: Known | None = None) -> Mapping:
    """Return the field that each column most likely holds; see `guesses`."""
    return tuple(guess.field if guess else None for guess in guesses(table, known))


def guesses(table: Table, known: Known | None = None) -> tuple[Guess | None, ...]:
    """Return what each column most likely holds, and whether its title or its cells tell it.

    The whole title counts first, then the words in it; columns that could both be a field are
    told apart by what they hold. A title is not believed when most cells cannot be what it says.
    No field comes twice, but for the options of one question, and for questions of which a form
    asked each person one alone, as it asks mentors and mentees.

    Args:
        table: The table whose columns are meant.
        known: What a subject or a topic is called in the file; a column that holds these is
            known by them whatever stands above it.
    """
    guessing = _Guessing(table)
    guessing.by_titles()
    guessing.by_cells(known or {})
    return tuple(guessing.guesses)


def fields_from_map(table: Table, maps: Sequence[str], guessed: Mapping = ()) -> Mapping:
    """Return the guess, corrected by texts like `COLUMN=FIELD`; `COLUMN=` leaves one out.

    Args:
        table: The table whose columns are meant, by title or by the question they belong to.
        maps: What the coordinator says; it beats what is guessed.
        guessed: The mapping to correct; without it, what `guess_fields` finds.

    Raises:
        UserError: There is no such column or field.
    """
    fields = list(guessed or guess_fields(table))
    said: dict[int, Field | None] = {}
    for text in maps:
        column, name = split_map(text)
        meaning = _field_called(name) if name else None
        said.update(dict.fromkeys(columns_called(table, column), meaning))
    for field in filter(None, said.values()):
        replaced = (field, *_INSTEAD.get(field, ()))
        fields = [None if old in replaced else old for old in fields]
    return tuple(said.get(index, old) for index, old in enumerate(fields))


def unknown_columns(table: Table, fields: Mapping) -> tuple[str, ...]:
    """Return the titles of the columns that are left out, but for a form tool's own."""
    return tuple(
        title
        for title, field in zip(table.columns, fields, strict=True)
        if field is None and not is_tools_own(title)
    )


def missing_fields(fields: Mapping) -> tuple[Field, ...]:
    """Return the fields without which no row can be read: a name and an e-mail address."""
    named = Field.NAME in fields or any(part in fields for part in _NAME_PARTS)
    missing = () if named else (Field.NAME,)
    return missing if Field.EMAIL in fields else (*missing, Field.EMAIL)


def _field_called(name: str) -> Field:
    wanted = name.strip().lower()
    try:
        return Field(wanted)
    except ValueError as error:
        names = ", ".join(field for field in Field if field is not Field.SUBMITTED)
        raise UserError(_NO_FIELD, field=name, fields=names) from error


class _Guessing:
    """One table's guesses, first by its titles and then by its cells."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._titles = table.columns
        self._cells = [table.column(index) for index in range(len(table.columns))]
        self._spreads = [spread(title) for title in table.columns]
        self._options: dict[str, list[int]] = {}
        for index, parts in enumerate(self._spreads):
            if parts:
                self._options.setdefault(parts.question, []).append(index)
        self.guesses: list[Guess | None] = [None] * len(table.columns)

    def by_titles(self) -> None:
        """Give each field to the column, or the options, that suit it best."""
        suited: dict[Field, list[tuple[tuple[float, ...], list[int]]]] = {}
        for places in self._questions():
            candidate = self._candidate(places)
            if candidate:
                fit = self._fit(places, candidate)
                suited.setdefault(candidate.field, []).append((fit, places))
        for field, questions in suited.items():
            questions.sort(reverse=True)
            for place in self._asked_apart([places for _, places in questions]):
                self.guesses[place] = Guess(field, Evidence.TITLE)

    def by_cells(self, known: Known) -> None:
        """Give the fields that no title spoke of to the columns left whose cells show them."""
        free = [index for index, cells in enumerate(self._cells) if cells and self._is_free(index)]
        mute = [index for index in free if says_nothing(self._titles[index])]
        vocabulary = {field: names_known(names) for field, names in known.items() if names}
        for field, is_value in (SHOWS_BY_ITSELF | vocabulary).items():
            self._give(field, is_value, free, _ENOUGH)
        for field, is_value in SHOWS_WITHOUT_TITLE.items():
            self._give(field, is_value, mute, _CLEARLY)
        if not any(self._is_given(part) for part in _NAME_PARTS):
            different = [index for index in free if _are_different(self._cells[index][:_SAMPLE])]
            self._give(Field.NAME, SHOWS_A_NAME, different, _CLEARLY)

    def _questions(self) -> Iterable[list[int]]:
        """Return the places of each question: one column, or one for each option."""
        for index, parts in enumerate(self._spreads):
            places = self._options[parts.question] if parts else [index]
            if places[0] == index:
                yield places

    def _asked_apart(self, questions: list[list[int]]) -> list[int]:
        """Return the places of the first question, and of those that none of its people answered.

        A form that parts mentors from mentees asks both the same in sections of their own.
        """
        best, *others = questions
        chosen = list(best)
        answered = self._answered(best) if others else set()
        for places in others:
            also = self._answered(places)
            if also and answered and answered.isdisjoint(also):
                chosen.extend(places)
                answered |= also
        return chosen

    def _answered(self, places: list[int]) -> set[int]:
        """Return the numbers of the rows in which one of the columns is filled."""
        return {row.number for row in self._table.rows if any(row.cells[one] for one in places)}

    def _candidate(self, places: list[int]) -> Candidate | None:
        """Return the surest field that the title speaks of and the cells do not gainsay."""
        found = candidates(self._titles[places[0]])
        parts = self._spreads[places[0]]
        if parts:
            surest = next(found, None)
            return surest if surest and self._are_options(places, surest.field) else None
        sample = self._cells[places[0]][:_SAMPLE]
        return next((c for c in found if _is_believed(c, sample)), None)

    def _are_options(self, places: list[int], field: Field) -> bool:
        """Return whether the cells say of each option that it is ticked or not.

        A code says nothing of its option; where a field has a few values only, the options are
        some of them.
        """
        options = [parts.option for place in places if (parts := self._spreads[place])]
        if all(map(_CODE_OF_OPTION.fullmatch, options)) or not _are_values(options, field):
            return False
        told = [
            _is_tick(cell, parts) or (field in _ANSWERED_IN_CELL and IS_VALUE[field](cell))
            for place in places
            if (parts := self._spreads[place])
            for cell in self._cells[place][:_SAMPLE]
        ]
        return len(told) < _GAINSAYING or sum(told) >= _ENOUGH * len(told)

    def _fit(self, places: list[int], candidate: Candidate) -> tuple[float, ...]:
        """Return how well the column suits the field; the greatest one gets it."""
        filled = self._cells[places[0]]
        is_value = IS_VALUE.get(candidate.field)
        holds = share(is_value, filled[:_SAMPLE]) > 0 if filled else False
        return (holds, -candidate.rank, len(filled), -places[0])

    def _is_free(self, index: int) -> bool:
        title = self._titles[index]
        known = is_tools_own(title) or is_of_somebody_else(title)
        return self.guesses[index] is None and not known

    def _is_given(self, field: Field) -> bool:
        return any(guess is not None and guess.field is field for guess in self.guesses)

    def _give(self, field: Field, is_value: IsValue, places: Sequence[int], enough: float) -> None:
        """Give a field that no column has yet to the one whose cells show it most clearly."""
        if self._is_given(field):
            return
        shares = {
            index: share(is_value, self._cells[index][:_SAMPLE])
            for index in places
            if self.guesses[index] is None
        }
        clearest = max(shares, key=lambda index: shares[index], default=None)
        if clearest is not None and shares[clearest] > enough:
            self.guesses[clearest] = Guess(field, Evidence.CELLS)


def _is_believed(candidate: Candidate, sample: Sequence[str]) -> bool:
    suits = share(IS_VALUE.get(candidate.field), sample)
    if candidate.rank > 1:
        return suits >= _ENOUGH
    if candidate.rank and candidate.field in _OFTEN_TEXT:
        return suits > 0
    if candidate.rank and candidate.field in _TAKES_ANY_TEXT:
        return suits >= _ENOUGH
    return suits >= _ENOUGH or len(sample) < _GAINSAYING


def _are_values(options: Sequence[str], field: Field) -> bool:
    if field in _ANSWERED_IN_CELL:
        return True
    return any(map(IS_VALUE[field], options)) if field in IS_VALUE else True


def _is_tick(cell: str, parts: Spread) -> bool:
    return can_read(lambda text: ticked(text, parts.option), cell)


def _are_different(cells: Sequence[str]) -> bool:
    return len(set(cells)) >= _MOSTLY_DIFFERENT * len(cells)
