"""Tells what a commit changed to everybody who wants to know."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from mentordesk.storage.change_log import Run


@dataclass(frozen=True, slots=True)
class Changed:
    """What one commit changed: the tables, and in each the rowids added, altered or deleted.

    In a table with an `id` column the rowid is the id.
    """

    rows: Mapping[str, frozenset[int]]
    tables: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(self.rows))

    @classmethod
    def by(cls, runs: Iterable[Run]) -> Self:
        """Return what the runs of a log changed."""
        rows: defaultdict[str, set[int]] = defaultdict(set)
        for run in runs:
            rows[run.table].update(run.touched)
        return cls({name: frozenset(lines) for name, lines in rows.items()})


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
