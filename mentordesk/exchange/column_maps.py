"""Finds the columns that the coordinator speaks of, by their titles."""

from mentordesk.errors import UserError
from mentordesk.exchange.tables import Table
from mentordesk.exchange.titles import plain, spread
from mentordesk.vocabulary import N_

_NO_EQUALS = N_("“{text}” does not say which column is what. Write it as COLUMN=FIELD.")
_NO_COLUMN = N_("There is no column “{column}”. The columns are: {columns}.")


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
