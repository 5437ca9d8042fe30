"""Knows which sign-up field a column's title speaks of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mentordesk.exchange.field_titles import KEYWORDS, WHOLE_TITLES
from mentordesk.exchange.fields import Field, heading
from mentordesk.exchange.form_tools import FORM_TOOL_TITLES, TOOL_TITLE
from mentordesk.exchange.titles import after_code, plain, spread
from mentordesk.vocabulary import Language

# A form tool numbers a question that is asked twice: "E-mail2".
_SUFFIX = re.compile(r"(?<=[^\W\d_])\d$")
# A quiz of Microsoft's or Google's has these for each question.
_OF_QUIZ = re.compile(r"(?:Points?|Feedback) - |.*\[Score\]$", re.DOTALL)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:leder(?:s|en|ens)?|chef(?:s|en|ens)?|pårørendes?|boss|manager|supervisor|emergency"
    r"|next of kin)\b"
)
# What would make two people of one who signs up.
_WHO = frozenset((Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.PHONE))
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
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
    not_meant = _WHO if is_of_somebody_else(title) else frozenset()
    yield from (one for one in _spoken_of(title, said) if one.field not in not_meant)


def _spoken_of(title: str, said: str) -> Iterator[Candidate]:
    whole = _whole(said) or _whole(plain(after_code(title)))
    if whole:
        yield whole
    padded = f" {_in_ascii(said)} "
    for field, spoken in _SPOKEN:
        if all(f" {word}" in padded for word in spoken):
            yield Candidate(field, 2)


def is_tools_own(title: str) -> bool:
    """Return whether a form tool adds such a column for itself, as a number or a time."""
    if _OF_QUIZ.match(title):
        return True
    called = (plain(title), plain(after_code(title)))
    return any(said in FORM_TOOL_TITLES or TOOL_TITLE.fullmatch(said) for said in called)


def is_of_somebody_else(title: str) -> bool:
    """Return whether a title speaks of another person, as a leader or the next of kin."""
    return _SOMEBODY_ELSE.search(plain(title)) is not None


def says_nothing(title: str) -> bool:
    """Return whether a title is a mere letter, number or code, so that the cells must speak."""
    return _SAYS_NOTHING.fullmatch(plain(title)) is not None


def fields_named(titles: list[str]) -> frozenset[Field]:
    """Return the fields that a row of titles speaks of."""
    found = (next(candidates(title), None) for title in titles if title)
    return frozenset(candidate.field for candidate in found if candidate)


def _whole(said: str) -> Candidate | None:
    known = _in_ascii(said)
    return _WHOLE.get(known) or _WHOLE.get(_SUFFIX.sub("", known))


def _in_ascii(said: str) -> str:
    """Return a title as a tool spells it whose variables take no Danish letters."""
    return said.translate(_ASCII)


def _whole_titles() -> dict[str, Candidate]:
    titles: dict[str, Candidate] = {}
    for field in Field:
        titles[plain(field)] = Candidate(field, 0)
    for field in Field:
        for known in (*(heading(field, language) for language in Language), *WHOLE_TITLES[field]):
            titles.setdefault(_in_ascii(plain(known)), Candidate(field, 1))
    return titles


_WHOLE = _whole_titles()
_SPOKEN = tuple((one.field, tuple(map(_in_ascii, one.words))) for one in KEYWORDS)
