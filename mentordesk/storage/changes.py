"""Tells what a commit changed: generated TEMP triggers log each row, whoever changed it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from mentordesk.storage.connection import quoted


@dataclass(frozen=True, slots=True)
class Changed:
    """What one commit changed: the tables, and in each the rowids added, altered or deleted.

    In a table with an `id` column the rowid is the id.
    """

    rows: Mapping[str, frozenset[int]]
    tables: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(self.rows))


class Changes:
    """The subscribers of one open file."""

    def __init__(self) -> None:
        self._callbacks: dict[object, Callable[[Changed], None]] = {}

    def subscribe(self, callback: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `callback` after each commit that changed rows; return what ends that.

        It runs in the thread that committed, after the transaction, and may itself write.
        """
        subscription = object()
        self._callbacks[subscription] = callback

        def unsubscribe() -> None:
            self._callbacks.pop(subscription, None)

        return unsubscribe

    def announce(self, changed: Changed) -> None:
        """Tell everybody, in the order they came; silence when nothing changed."""
        if changed.rows:
            for callback in tuple(self._callbacks.values()):
                callback(changed)


def watch(raw: Any) -> None:  # noqa: ANN401 - sqlcipher3 ships no types
    """Make the log and the triggers of every table on the one connection that writes."""
    raw.execute("CREATE TEMP TABLE change_log (name TEXT NOT NULL, line INTEGER NOT NULL)")
    tables = raw.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    for (table,) in tables:
        columns = raw.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        for statement in _triggers(table, [column for (column,) in columns]):
            raw.execute(statement)


def _triggers(table: str, columns: list[str]) -> list[str]:
    """Return the statements that log a table's rows; an update to the same values logs nothing."""
    name, literal = quoted(table), "'" + table.replace("'", "''") + "'"
    differs = " OR ".join(f"OLD.{quoted(c)} IS NOT NEW.{quoted(c)}" for c in columns)
    log = "INSERT INTO change_log VALUES"
    kinds = (
        ("INSERT", "", f"({literal}, NEW.rowid)"),
        ("DELETE", "", f"({literal}, OLD.rowid)"),
        ("UPDATE", f"WHEN {differs}", f"({literal}, OLD.rowid), ({literal}, NEW.rowid)"),
    )
    return [
        f"CREATE TEMP TRIGGER {quoted(f'{table} {kind}')} AFTER {kind} ON main.{name} {when} "
        f"BEGIN {log} {lines}; END"
        for kind, when, lines in kinds
    ]


def take(connection: Connection) -> Changed:
    """Empty the log inside the transaction it belongs to, and return what it held."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    # Straight from the library: an import logs tens of thousands of rows.
    raw: Any = connection.connection.driver_connection
    for name, line in raw.execute("SELECT name, line FROM change_log").fetchall():
        rows[name].add(line)
    if rows:
        connection.exec_driver_sql("DELETE FROM change_log")
    return Changed({name: frozenset(lines) for name, lines in rows.items()})
