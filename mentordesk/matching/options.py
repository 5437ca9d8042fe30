"""What would match somebody left over: single changes, each proven by solving the whole again."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mentordesk.errors import UserError
from mentordesk.matching import changes
from mentordesk.matching.remedies import LeftOver
from mentordesk.matching.single_changes import Steps, drafts
from mentordesk.matching.unmatched import RemedyKind
from mentordesk.matching.what_if import BareWhole, after, bare_whole
from mentordesk.vocabulary import Role

#: More options than these are not worth reading.
MOST = 4
# Where the whole is solved in an instant (so many pairs of people), more of them can be tried.
_SMALL = 60_000
_TRIES_SMALL, _TRIES = 40, 12
_PARTNERS_SMALL, _PARTNERS = 3, 1


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """Steps which, all taken, match a person, while nobody who was matched loses a partner."""

    steps: Steps
    whole: BareWhole
    #: The pair that the person is in then, as places.
    mentee: int
    mentor: int

    @property
    def score(self) -> float:
        """How well the two fit, 0-1."""
        return float(self.whole.table.score[self.mentee, self.mentor])

    @property
    def worth(self) -> tuple[int, int, int, float]:
        """What the whole is worth then by its aims, and last how well the two fit."""
        matched = self.whole.matched
        waited = np.array([person.waited for person in self.whole.table.mentees], bool)
        served = int((matched & waited).sum())
        return int(matched.sum()), served, self.whole.millionths, self.score

    @property
    def size(self) -> tuple[tuple[int, int], int]:
        """How much is asked, and what it leaves of the sum: the smallest option first."""
        return changes.effort(self.steps), -self.whole.millionths


class Options:
    """The search for what would match one person; made anew for each."""

    def __init__(
        self, whole: BareWhole, left: LeftOver, role: Role, place: int, report: Callable[[], None]
    ) -> None:
        """Search for the person in that place of that role; `report` is called while solving."""
        self._whole, self._left = whole, left
        self._role, self._place = role, place
        self._report = report
        small = whole.table.score.size <= _SMALL
        self._tries = _TRIES_SMALL if small else _TRIES
        self._partners = _PARTNERS_SMALL if small else _PARTNERS

    def found(self) -> tuple[Option, ...]:
        """Return the best option of each kind, the smallest first; none where none helps."""
        best: dict[frozenset[RemedyKind], Option] = {}
        seen: list[Steps] = []
        whole = self._whole
        for draft in drafts(whole.table, self._left, self._role, self._place, self._partners):
            if len(best) == MOST and draft.kinds not in best:
                break
            if draft.steps in seen:
                continue
            seen.append(draft.steps)
            option = self._tried(draft.steps)
            if option is None and draft.pin:
                option = self._tried((*draft.steps, draft.pin))
            known = best.get(draft.kinds)
            if option and (known is None or option.worth > known.worth):
                best[draft.kinds] = option
        return tuple(sorted(best.values(), key=lambda option: option.size))

    def _tried(self, steps: Steps) -> Option | None:
        """Return what comes of steps, `None` where they do not help or somebody pays for them."""
        if not self._tries:
            return None
        self._tries -= 1
        before = self._whole
        try:
            now = bare_whole(*after(before.table, before.rules, steps), self._report)
        except UserError:
            # The pin asks for a seat that another pin or a match has.
            return None
        lost = (before.matched & ~now.matched).any() or (
            (before.loads > 0) & (now.loads == 0)
        ).any()
        pair = None if lost else self._pair(now)
        return pair and Option(steps, now, *pair)

    def _pair(self, whole: BareWhole) -> tuple[int, int] | None:
        if self._role is Role.MENTEE:
            place = self._place
            return (place, int(whole.mentor_of[place])) if whole.matched[place] else None
        given = np.flatnonzero(whole.mentor_of == self._place)
        if not given.size:
            return None
        best = given[np.argmax(whole.table.score[given, self._place])]
        return int(best), self._place
