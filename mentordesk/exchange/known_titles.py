"""Knows which sign-up field a column's title speaks of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mentordesk.exchange.field_titles import KEYWORDS, WHOLE_TITLES
from mentordesk.exchange.fields import Field, heading
from mentordesk.exchange.form_tools import FORM_TOOL_TITLES, TOOL_TITLE
from mentordesk.exchange.titles import plain, spread
from mentordesk.vocabulary import Language

# A form tool numbers a question that is asked twice: "E-mail2".
_SUFFIX = re.compile(r"(?<=[^\W\d_])\d$")
# "C", "G01Q02", "s_5", "Kolonne1", "Spørgsmål 3": such titles leave it to the cells to speak.
_SAYS_NOTHING = re.compile(
    r"|[a-z]{1,2}|column|kolonne|felt|field|question|spørgsmål"
    r"|(?:[a-z]{1,3}|column|kolonne|felt|field|question|spørgsmål|var|variabel)? ?\d[\d ]*"
    r"|(?:[a-z]{1,3}\d+){1,2}(?: [a-z]{0,3}\d+)*"
)


class Candidate(NamedTuple):
    """A field that a column may hold, and how sure its title makes that (0 is surest)."""

    field: Field
    rank: int


def candidates(title: str) -> Iterator[Candidate]:
    """Return the fields that a title may speak of, the surest first; none for a form tool's own."""
    parts = spread(title)
    said = plain(parts.question if parts else title)
    if is_tools_own(title):
        return
    whole = _WHOLE.get(said) or _WHOLE.get(_SUFFIX.sub("", said))
    if whole:
        yield whole
    padded = f" {said} "
    for keywords in KEYWORDS:
        if all(f" {word}" in padded for word in keywords.words):
            yield Candidate(keywords.field, 2)


def is_tools_own(title: str) -> bool:
    """Return whether a form tool adds such a column for itself, as a number or a time."""
    said = plain(title)
    return said in FORM_TOOL_TITLES or TOOL_TITLE.fullmatch(said) is not None


def says_nothing(title: str) -> bool:
    """Return whether a title is a mere letter, number or code, so that the cells must speak."""
    return _SAYS_NOTHING.fullmatch(plain(title)) is not None


def fields_named(titles: list[str]) -> frozenset[Field]:
    """Return the fields that a row of titles speaks of."""
    found = (next(candidates(title), None) for title in titles if title)
    return frozenset(candidate.field for candidate in found if candidate)


def _whole_titles() -> dict[str, Candidate]:
    titles: dict[str, Candidate] = {}
    for field in Field:
        titles[plain(field)] = Candidate(field, 0)
    for field in Field:
        for known in (*(heading(field, language) for language in Language), *WHOLE_TITLES[field]):
            titles.setdefault(plain(known), Candidate(field, 1))
    return titles


_WHOLE = _whole_titles()
