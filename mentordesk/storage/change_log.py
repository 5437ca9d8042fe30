"""Logs each row that a transaction changes, and what it was: TEMP triggers, whoever changed it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from mentordesk.storage.connection import quoted

#: A row's number in its table, as SQLite knows it; the column `id` is another name of it.
ROWID = "rowid"


class Kind(IntEnum):
    """What happened to a row."""

    ADDED = 0
    ALTERED = 1
    REMOVED = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one table that were changed one after the other in the same way.

    Attributes:
        table: The table.
        kind: What happened to the rows.
        lines: The rows' rowids; of altered rows, those that they have now.
        columns: What `images` hold: of altered rows what was altered and nothing else, of removed
            rows the rowid and everything.
        images: What stood there before, a tuple for each row; none of added rows.
    """

    table: str
    kind: Kind
    lines: Sequence[int]
    columns: tuple[str, ...] = ()
    images: Sequence[tuple[Any, ...]] = ()

    @property
    def touched(self) -> Iterator[int]:
        """The rowids that the rows have now, and those that they had."""
        yield from self.lines
        if self.kind is Kind.ALTERED and self.columns[0] == ROWID:
            yield from map(itemgetter(0), self.images)


class ChangeLog:
    """The log of the one connection that writes."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401 - sqlcipher3 ships no types
        """Make the log, and the triggers that fill it for every table."""
        self._raw = raw
        self._tables = _tables(raw)
        most = max((len(columns) for _, columns in self._tables), default=0)
        raw.execute("CREATE TEMP TABLE change_log (seq INTEGER PRIMARY KEY, code, line)")
        # Values are kept as they are, in columns without a type: quoting them as SQL would cut
        # texts at a NUL and round numbers.
        places = "".join(f", c{place}" for place in range(most))
        raw.execute(f"CREATE TEMP TABLE change_image (altered, was{places})")
        for number, (table, columns) in enumerate(self._tables):
            for statement in _triggers(number * len(Kind), table, columns):
                raw.execute(statement)

    def take(self) -> tuple[Run, ...]:
        """Empty the log inside the transaction it belongs to, and return what it held."""
        # Straight from the library: an import logs tens of thousands of rows.
        logged = self._raw.execute("SELECT code, line FROM change_log ORDER BY seq").fetchall()
        if not logged:
            return ()
        images = iter(self._raw.execute("SELECT * FROM change_image ORDER BY rowid").fetchall())
        runs = tuple(self._runs(logged, images))
        self._raw.execute("DELETE FROM change_log")
        self._raw.execute("DELETE FROM change_image")
        return runs

    def _runs(
        self, logged: Iterable[tuple[int, int]], images: Iterator[tuple[Any, ...]]
    ) -> Iterator[Run]:
        for code, group in groupby(logged, itemgetter(0)):
            number, kind = divmod(code, len(Kind))
            table, columns = self._tables[number]
            lines = array("q", map(itemgetter(1), group))
            if kind == Kind.ADDED:
                yield Run(table, Kind.ADDED, lines)
            elif kind == Kind.REMOVED:
                held = [next(images)[1 : len(columns) + 2] for _ in lines]
                yield Run(table, Kind.REMOVED, lines, (ROWID, *columns), held)
            else:
                yield from _altered(table, columns, [(line, next(images)) for line in lines])


def _altered(
    table: str, columns: Sequence[str], changes: Iterable[tuple[int, tuple[Any, ...]]]
) -> Iterator[Run]:
    """Yield runs of rows in which the same columns were altered; only these are held."""

    def which(change: tuple[int, tuple[Any, ...]]) -> str:
        line, image = change
        moved, altered = "1" if image[1] != line else "0", image[0]
        return f"{moved}{altered}"

    for key, group in groupby(changes, which):
        chosen = [sign == "1" for sign in key]
        rows = list(group)
        yield Run(
            table,
            Kind.ALTERED,
            array("q", map(itemgetter(0), rows)),
            tuple(compress((ROWID, *columns), chosen)),
            [tuple(compress(image[1:], chosen)) for _, image in rows],
        )


def _tables(raw: Any) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - as above
    names = raw.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    return [
        (
            table,
            tuple(
                name for (name,) in raw.execute("SELECT name FROM pragma_table_info(?)", (table,))
            ),
        )
        for (table,) in names
    ]


def _triggers(code: int, table: str, columns: Sequence[str]) -> list[str]:
    """Return the statements that log a table's rows; an update to the same values logs nothing."""
    altered = [f"OLD.{quoted(c)} IS NOT NEW.{quoted(c)}" for c in columns]
    signs = " || ".join(f"({one})" for one in altered)
    before = ", ".join(
        f"CASE WHEN {one} THEN OLD.{quoted(c)} END" for one, c in zip(altered, columns, strict=True)
    )
    places = "".join(f", c{place}" for place in range(len(columns)))
    log = "INSERT INTO change_log (code, line) VALUES"
    image = f"INSERT INTO change_image (altered, was{places}) VALUES"
    whole = ", ".join(f"OLD.{quoted(c)}" for c in columns)
    kinds = (
        ("INSERT", "", f"{log} ({code + Kind.ADDED}, NEW.rowid);"),
        (
            "UPDATE",
            f"WHEN {' OR '.join(altered)} OR OLD.rowid <> NEW.rowid",
            f"{log} ({code + Kind.ALTERED}, NEW.rowid); {image} ({signs}, OLD.rowid, {before});",
        ),
        (
            "DELETE",
            "",
            f"{log} ({code + Kind.REMOVED}, OLD.rowid); {image} (NULL, OLD.rowid, {whole});",
        ),
    )
    return [
        f"CREATE TEMP TRIGGER {quoted(f'{table} {kind}')} AFTER {kind} ON main.{quoted(table)} "
        f"{when} BEGIN {lines} END"
        for kind, when, lines in kinds
    ]
