"""Who is matched with whom, read when somebody's partner is first asked for."""

from collections import defaultdict
from typing import TYPE_CHECKING

from mentordesk.ui.desk import Desk

if TYPE_CHECKING:
    from mentordesk.services.records.matches import PairRecord


class Partners:
    """The matches in force of the programme shown; `forget` after a commit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pairs: dict[int, list[PairRecord]] | None = None

    def forget(self) -> None:
        """Read again when next asked."""
        self._pairs = None

    def of(self, enrolment_id: int) -> "tuple[PairRecord, ...]":
        """Return the pairs in force that a sign-up is in."""
        if self._pairs is None:
            pairs = defaultdict(list)
            for pair in self._desk.workspace.matches.pairs(self._desk.programme_id):
                if pair.confirmed:
                    pairs[pair.mentor.enrolment_id].append(pair)
                    pairs[pair.mentee.enrolment_id].append(pair)
            self._pairs = pairs
        return tuple(self._pairs.get(enrolment_id, ()))
