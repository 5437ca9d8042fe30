"""Finds out which column of a table holds which sign-up field."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Mapping as Dictionary
from functools import partial
from typing import NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.cell_values import address, meeting_form, roles, seats, years, yes_or_no
from mentordesk.exchange.fields import (
    FORM_TOOL_TITLES,
    KEYWORDS,
    WHOLE_TITLES,
    Field,
    heading,
)
from mentordesk.exchange.languages import language_codes
from mentordesk.exchange.rejection import can_read
from mentordesk.exchange.submissions import is_moment
from mentordesk.exchange.tables import Table
from mentordesk.exchange.titles import columns_called, plain, split_map, spread, words
from mentordesk.vocabulary import N_, Language

#: What each column of a table holds, in the columns' order; None is left out.
Mapping = tuple[Field | None, ...]

_SAMPLE = 100
_ENOUGH = 0.5
_FEWEST_DIGITS = 6
# "Mentor", "Både mentor og mentee"; a remark that speaks of a mentor is longer.
_LONGEST_ROLE = 4
# A title like these often stands above a text, which must not cost people their sign-up.
_OFTEN_TEXT = frozenset((Field.WISHES, Field.EXPERIENCE_WANTED, Field.AVAILABLE))
_NAME_PARTS = (Field.FIRST_NAME, Field.LAST_NAME)
# Who says where the name is need not say too that the guessed name parts are none.
_INSTEAD = {Field.NAME: _NAME_PARTS, **dict.fromkeys(_NAME_PARTS, (Field.NAME,))}

_NO_FIELD = N_("There is no field “{field}”. The fields are: {fields}.")


class _Candidate(NamedTuple):
    """A field that a column may hold, and how sure its title makes that (0 is surest)."""

    field: Field
    rank: int


#: What is known to be a value of a field: the subjects and topics of the file.
Known = Dictionary[Field, Collection[str]]


def guess_fields(table: Table, known: Known | None = None) -> Mapping:
    """Return the field that each column most likely holds.

    The whole title counts first, then the words in it; columns that could both be a field are
    told apart by what they hold. No field comes twice, but for the options of one question.

    Args:
        table: The table whose columns are meant.
        known: What a subject or a topic is called in the file; a column that holds these is
            known by them whatever stands above it.
    """
    vocabulary = known or {}
    best: dict[Field, tuple[tuple[float, ...], str]] = {}
    found: list[_Candidate | None] = []
    for index, title in enumerate(table.columns):
        candidate = _candidate(table, index)
        found.append(candidate)
        if candidate:
            fit = _fit(table, index, candidate)
            if candidate.field not in best or fit > best[candidate.field][0]:
                best[candidate.field] = (fit, _group(index, title))
    fields = [
        candidate.field
        if candidate and best[candidate.field][1] == _group(index, table.columns[index])
        else None
        for index, candidate in enumerate(found)
    ]
    for field, is_value in (_TOLD_BY_VALUES | _told_by_names(vocabulary)).items():
        if field not in fields:
            _give_by_values(table, fields, field, is_value)
    return tuple(fields)


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
        if field is None and plain(title) not in FORM_TOOL_TITLES
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


def _group(index: int, title: str) -> str:
    parts = spread(title)
    return parts.question if parts else f"\0{index}"


def _candidate(table: Table, index: int) -> _Candidate | None:
    title = table.columns[index]
    parts = spread(title)
    said = plain(parts.question if parts else title)
    if said in FORM_TOOL_TITLES:
        return None
    whole = _WHOLE.get(said)
    if parts:
        return whole or next(iter(_by_keywords(said)), None)
    sample = table.column(index)[:_SAMPLE]
    if whole:
        text_above = whole.rank and whole.field in _OFTEN_TEXT and sample
        return None if text_above and not _share(whole.field, sample) else whole
    return next((c for c in _by_keywords(said) if _share(c.field, sample) >= _ENOUGH), None)


def _by_keywords(said: str) -> Iterable[_Candidate]:
    padded = f" {said} "
    for keywords in KEYWORDS:
        if all(f" {word}" in padded for word in keywords.words):
            yield _Candidate(keywords.field, 2)


def _fit(table: Table, index: int, candidate: _Candidate) -> tuple[float, ...]:
    """Return how well the column suits the field; the greatest one gets it."""
    filled = table.column(index)
    holds = _share(candidate.field, filled[:_SAMPLE]) > 0 if filled else False
    return (holds, -candidate.rank, len(filled), -index)


def _share(field: Field, cells: Sequence[str]) -> float:
    """Return the share of the cells that could be a value of the field; 1 when all are blank."""
    is_value = _IS_VALUE.get(field)
    if is_value is None or not cells:
        return 1.0
    return sum(map(is_value, cells)) / len(cells)


def _give_by_values(
    table: Table, fields: list[Field | None], wanted: Field, is_value: Callable[[str], bool]
) -> None:
    """Give a field that no title spoke of to the free column whose cells mostly could be it."""
    shares = {}
    for index, field in enumerate(fields):
        cells = table.column(index)[:_SAMPLE]
        if field is None and cells and plain(table.columns[index]) not in FORM_TOOL_TITLES:
            shares[index] = sum(map(is_value, cells)) / len(cells)
    best = max(shares, key=lambda index: shares[index], default=None)
    if best is not None and shares[best] > _ENOUGH:
        fields[best] = wanted


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


_IS_VALUE: dict[Field, Callable[[str], bool]] = {
    Field.EMAIL: partial(can_read, address),
    Field.PHONE: _is_phone,
    Field.ROLE: partial(can_read, roles),
    Field.EXPERIENCE_YEARS: partial(can_read, years),
    Field.EXPERIENCE_WANTED: partial(can_read, years),
    Field.MEETING_FORM: partial(can_read, meeting_form),
    Field.LANGUAGES: partial(can_read, language_codes),
    Field.CAPACITY: partial(can_read, lambda text: seats(text, asks_for_two=True)),
    Field.CONSENT: partial(can_read, yes_or_no),
    Field.AVAILABLE: partial(can_read, yes_or_no),
    Field.WAITED: partial(can_read, yes_or_no),
    Field.WISHES: lambda text: "@" in text,
    Field.AVOIDS: lambda text: "@" in text,
    Field.SUBMITTED: is_moment,
}


def _is_plain_role(text: str) -> bool:
    return len(text.split()) <= _LONGEST_ROLE and can_read(roles, text)


#: Without these no row can be read, so their columns are known by what they hold, too.
_TOLD_BY_VALUES: dict[Field, Callable[[str], bool]] = {
    Field.EMAIL: partial(can_read, address),
    Field.ROLE: _is_plain_role,
}


def _told_by_names(known: Known) -> dict[Field, Callable[[str], bool]]:
    """Return what tells a column of names that the file knows already."""
    return {field: _names(map(words, names)) for field, names in known.items() if names}


def _names(names: Iterable[str]) -> Callable[[str], bool]:
    known = frozenset(names)
    return lambda text: any(words(part) in known for part in re.split(r"[;,\n]", text))


def _whole_titles() -> dict[str, _Candidate]:
    titles: dict[str, _Candidate] = {}
    for field in Field:
        titles[plain(field)] = _Candidate(field, 0)
    for field in Field:
        for known in (*(heading(field, language) for language in Language), *WHOLE_TITLES[field]):
            titles.setdefault(plain(known), _Candidate(field, 1))
    return titles


_WHOLE = _whole_titles()
