"""A pair's reasons, made into sentences when somebody looks: of a thousand pairs one is read."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from mentordesk.services.records.matches import ReasonRecord


class ToldReasons(Sequence[ReasonRecord]):
    """What a tuple of reasons would be; made at the first look, and kept."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[ReasonRecord, ...]]) -> None:
        self._make = make
        self._made: tuple[ReasonRecord, ...] | None = None

    @property
    def _reasons(self) -> tuple[ReasonRecord, ...]:
        # Two threads that look at once make the same twice.
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> ReasonRecord: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ReasonRecord, ...]: ...

    def __getitem__(self, index: int | slice) -> ReasonRecord | tuple[ReasonRecord, ...]:
        return self._reasons[index]

    def __len__(self) -> int:
        return len(self._reasons)

    def __iter__(self) -> Iterator[ReasonRecord]:
        return iter(self._reasons)

    def __eq__(self, other: object) -> bool:
        return self._reasons == (other._reasons if isinstance(other, ToldReasons) else other)

    def __hash__(self) -> int:
        return hash(self._reasons)

    def __repr__(self) -> str:
        return repr(self._reasons)
