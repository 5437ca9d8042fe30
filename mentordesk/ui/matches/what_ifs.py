"""What a choice would do to the whole: asked of one reading of the file while that holds."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from mentordesk.errors import UserError
from mentordesk.services.records.matches import ChangeRecord, CostRecord, PersonName
from mentordesk.ui.desk import Desk
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from mentordesk.services.what_if import WhatIf

Progress = Callable[[int, int], None]
#: A mentor's sign-up and a mentee's.
Two = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Pairs that would be kept together, and pairs that would be kept apart."""

    pins: tuple[Two, ...] = ()
    forbids: tuple[Two, ...] = ()
    #: Matches in force that would become `pins`, and so are no matter of proposals.
    instead_of: tuple[Two, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """What would match somebody: changes, or where none is needed, a proposal as things stand."""

    changes: tuple[ChangeRecord, ...]
    #: Whom a new proposal gives them.
    partner: PersonName | None


#: What it costs, or why it cannot be.
Answer = CostRecord | UserError


class WhatIfs:
    """Answers from any thread; reads the file at the first question after `forget`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._what_if: WhatIf | None = None
        self._known: dict[Question, Answer] = {}
        #: Whether the programme is so large that a question is better asked in the background.
        self.many = False

    def forget(self) -> None:
        """Something changed: what was found may be wrong."""
        with self._lock:
            self._what_if, self._known = None, {}

    def known(self, question: Question) -> Answer | None:
        """Return an answer that was found already."""
        return self._known.get(question)

    def answer(self, question: Question, progress: Progress | None = None) -> Answer:
        """Return what a choice costs against the best whole as things stand."""
        kept = self._known
        if question not in kept:
            try:
                kept[question] = self._found(question, progress)
            except UserError as refusal:
                kept[question] = refusal
        return kept[question]

    def help(self, enrolment_id: int, progress: Progress | None = None) -> Help:
        """Return what would match somebody who is left over, or whom a new proposal gives them."""
        what_if = self._now()
        changes = what_if.changes(enrolment_id, progress=progress)
        return Help(changes, None if changes else what_if.partner(enrolment_id, progress))

    def _found(self, question: Question, progress: Progress | None) -> CostRecord:
        if not question.instead_of:
            return self._now().cost(pins=question.pins, forbids=question.forbids, progress=progress)
        points = sum(map(self._score, question.instead_of)) - sum(map(self._score, question.pins))
        return CostRecord(points=points, mentees=0, moved=())

    def _score(self, two: Two) -> float:
        """Return how well two people fit each other.

        Raises:
            UserError: A barrier stands between them.
        """
        desk, (mentor_id, mentee_id) = self._desk, two
        for mentee in desk.workspace.matches.candidates(desk.programme_id, mentee_id):
            for one in mentee.candidates:
                if one.mentor.enrolment_id == mentor_id and one.score is not None:
                    return one.score
        raise UserError(N_("There is something in the way of one of the two pairs."))

    def _now(self) -> "WhatIf":
        with self._lock:
            if self._what_if is None:
                desk = self._desk
                self._what_if = desk.workspace.matches.what_if(desk.programme_id)
            return self._what_if
