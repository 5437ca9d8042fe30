"""Changes rows back: a log applied from its end to its beginning."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from mentordesk.storage.change_log import ROWID, Kind, Run
from mentordesk.storage.connection import quoted, sqlite


class OvertakenError(Exception):
    """What was written meanwhile, unrecorded, leaves no way back."""


def change_back(raw: Any, runs: Sequence[Run]) -> None:  # noqa: ANN401 - sqlcipher3 ships no types
    """Bring every row of a log to what it was, inside a transaction of the connection.

    What the rows become is logged like any change, and changes them forth again. Columns that a
    deed did not alter keep what they hold by now.

    Raises:
        OvertakenError: the rows no longer fit what the file holds.
    """
    # Inside a deed parents may come after children; going back they may too.
    raw.execute("PRAGMA defer_foreign_keys = 1")
    try:
        for run in reversed(runs):
            _BACK[run.kind](raw, run)
    except sqlite.IntegrityError as error:
        raise OvertakenError from error
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise OvertakenError


def _remove(raw: Any, run: Run) -> None:  # noqa: ANN401 - as above
    raw.executemany(_removal(run.table), [(line,) for line in reversed(run.lines)])


def _alter(raw: Any, run: Run) -> None:  # noqa: ANN401 - as above
    rows = zip(reversed(run.images), reversed(run.lines), strict=True)
    statement = _alteration(run.table, run.columns)
    raw.executemany(statement, [(*image, line) for image, line in rows])


def _add(raw: Any, run: Run) -> None:  # noqa: ANN401 - as above
    _make_room(raw, run)
    raw.executemany(_addition(run.table, run.columns), list(reversed(run.images)))


# A large deed alternates between a few tables row by row.


@cache
def _removal(table: str) -> str:
    return f"DELETE FROM main.{quoted(table)} WHERE rowid = ?"  # noqa: S608 - the file's own names


@cache
def _alteration(table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join(f"{_column(column)} = ?" for column in columns)
    return f"UPDATE main.{quoted(table)} SET {places} WHERE rowid = ?"  # noqa: S608 - as above


@cache
def _addition(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(map(_column, columns)), ", ".join("?" * len(columns))
    return f"INSERT INTO main.{quoted(table)} ({names}) VALUES ({marks})"  # noqa: S608 - as above


def _make_room(raw: Any, run: Run) -> None:  # noqa: ANN401 - as above
    """Let rows that came meanwhile, unrecorded, give their numbers to those that come back.

    They get others; where the number says what a row belongs to, the one that comes back stands.
    """
    table = quoted(run.table)
    within = f"FROM main.{table} WHERE rowid BETWEEN ? AND ?"
    first, last = min(run.lines), max(run.lines)
    there = raw.execute(f"SELECT rowid {within}", (first, last)).fetchall()
    taken = sorted({line for (line,) in there}.intersection(run.lines))
    if not taken:
        return
    if _belongs(raw, run.table):
        raw.executemany(_removal(run.table), [(one,) for one in taken])
        return
    (highest,) = raw.execute(f"SELECT max(rowid) FROM main.{table}").fetchone()  # noqa: S608 - as above
    free = range(max(highest, last) + 1, max(highest, last) + 1 + len(taken))
    raw.executemany(
        f"UPDATE main.{table} SET rowid = ? WHERE rowid = ?",  # noqa: S608 - as above
        list(zip(free, taken, strict=True)),
    )


def _belongs(raw: Any, table: str) -> bool:  # noqa: ANN401 - as above
    """Return whether a row's number is the number of a row of another table."""
    found = raw.execute(
        "SELECT 1 FROM pragma_table_info(:table) AS own JOIN pragma_foreign_key_list(:table) AS key"
        ' ON key."from" = own.name WHERE own.pk AND'
        " (SELECT count(*) FROM pragma_table_info(:table) WHERE pk) = 1",
        {"table": table},
    )
    return found.fetchone() is not None


def _column(name: str) -> str:
    return ROWID if name == ROWID else quoted(name)


_BACK = {Kind.ADDED: _remove, Kind.ALTERED: _alter, Kind.REMOVED: _add}
