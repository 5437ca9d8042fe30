"""Compares the titles of columns as a reader would: no case, no punctuation, no numbering."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from mentordesk.errors import UserError
from mentordesk.exchange.tables import Table
from mentordesk.vocabulary import N_

_NUMBERING = re.compile(r"^(?:q ?)?\d+ (?=\S)")
_SPREAD = re.compile(r"^(?P<question>.*?)\s*\[(?P<option>[^\[\]]+)\]\s*$", re.DOTALL)

_NO_EQUALS = N_("“{text}” does not say which column is what. Write it as COLUMN=FIELD.")
_NO_COLUMN = N_("There is no column “{column}”. The columns are: {columns}.")


class Spread(NamedTuple):
    """A column that stands for one option of a question: `Question [Option]`."""

    question: str
    option: str


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return a text's words alone, without case and punctuation: "e-mail" becomes "email"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split()).replace("e mail", "email")


def plain(title: str) -> str:
    """Return a title's words without its numbering: "3. E-mail (privat)*" is "email privat"."""
    return _NUMBERING.sub("", words(title))


def spread(title: str) -> Spread | None:
    """Return the question and the option of a column that stands for one option."""
    found = _SPREAD.match(title)
    return Spread(found["question"], found["option"].strip()) if found else None


def split_map(text: str) -> tuple[str, str]:
    """Return the column and what it is from `COLUMN=FIELD`; a column may itself hold a `=`.

    Raises:
        UserError: There is no `=` in it.
    """
    column, equals, meaning = text.rpartition("=")
    if not equals or not column.strip():
        raise UserError(_NO_EQUALS, text=text)
    return column.strip(), meaning.strip()


def columns_called(table: Table, title: str) -> list[int]:
    """Return the places of the columns called `title`, or whose question it is.

    Raises:
        UserError: There is none.
    """
    columns = list(enumerate(table.columns))
    found = [index for index, column in columns if column == title][:1]
    if not found:
        wanted = plain(title)
        found = [index for index, column in columns if plain(column) == wanted][:1]
        found = found or [index for index, column in columns if _question(column) == wanted]
    if not found:
        raise UserError(_NO_COLUMN, column=title, columns=", ".join(table.columns))
    return found


def _question(column: str) -> str | None:
    parts = spread(column)
    return plain(parts.question) if parts else None
