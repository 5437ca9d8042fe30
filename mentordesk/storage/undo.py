"""What can be taken back, and what can be done again: the steps of one open file, in memory."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.storage.change_log import Run

#: Steps that can be taken back, unless what they hold is more than this many bytes.
STEPS_MOST = 200
BYTES_MOST = 64 * 1024 * 1024
#: An edit that is saved so soon after the one before it, in seconds, is the same visit to a field.
MERGE_WITHIN = 5.0

#: A write that is no step: it notes what happened outside of the program, which no undo undoes.
UNRECORDED = DeedName("")

#: A write that is final: nothing can be taken back after it, neither it nor what came before.
FINAL = DeedName("")

#: A write that goes with the deed before it, as a proposal made anew for a pin: one step with it.
FOLLOWS = DeedName("")

#: What the program learns of the tables it is given: taking an import back unlearns nothing.
_LEARNT = frozenset({"sign_up_layout"})

_NO_STEPS = (UNRECORDED, FINAL, FOLLOWS)
_DEED = "deed"
_A_ROW = 100


@dataclass(frozen=True, slots=True)
class Step:
    """A deed, and the runs of rows that it changed, in their order."""

    name: DeedName
    runs: tuple[Run, ...] = field(repr=False)
    at: float = 0.0

    @property
    def rows(self) -> int:
        """How many times it changed a row."""
        return sum(len(run.lines) for run in self.runs)

    @property
    def size(self) -> int:
        """Some of the bytes that it holds: texts and pictures, and a little for each row."""
        return sum(_size(run) for run in self.runs)


class History:
    """The steps, the newest last. Only who holds the turn to write changes them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done: deque[Step] = deque()
        self._undone: deque[Step] = deque()
        self._here = threading.local()
        self._callbacks: dict[object, Callable[[], None]] = {}

    @property
    def to_undo(self) -> Step | None:
        """The step that would be taken back, `None` when there is none."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that would be done again."""
        return self._undone[-1] if self._undone else None

    def keep(self, name: DeedName, runs: tuple[Run, ...]) -> None:
        """Remember a deed that was committed; what was undone before it cannot be redone."""
        runs = tuple(run for run in runs if run.table not in _LEARNT)
        if name is FINAL:
            self.forget()
        last = None if self._undone else self.to_undo
        group = self._group(name, last)
        if not runs or (group is None and any(name is one for one in _NO_STEPS)):
            return
        name = group or name
        step = Step(name, runs, self._clock())
        if last is not None and (last.name is group or _one_visit(last, step)):
            step = Step(name, last.runs + runs, step.at)
            self._done.pop()
        self._undone.clear()
        self._done.append(step)
        self._drop_the_oldest()

    def _group(self, name: DeedName, last: Step | None) -> DeedName | None:
        """Return the name of the step that a deed of this name belongs to, if not its own."""
        if name is FOLLOWS:
            return last.name if last else None
        return (
            None if name is UNRECORDED or name is FINAL else getattr(self._here, "together", None)
        )

    @contextmanager
    def together(self, name: DeedName) -> Iterator[None]:
        """Make one step, of this name, of all that this thread writes meanwhile."""
        self._here.together = name.of()
        try:
            yield
        finally:
            self._here.together = None

    def undone(self, runs: tuple[Run, ...]) -> None:
        """Move the newest step over; `runs` are what taking it back changed."""
        self._undone.append(Step(self._done.pop().name, runs))

    def redone(self, runs: tuple[Run, ...]) -> None:
        """Move the step that was undone last back."""
        self._done.append(Step(self._undone.pop().name, runs))

    def forget(self) -> None:
        """Forget every step: what was erased, restored or encrypted stays so."""
        self._done.clear()
        self._undone.clear()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` whenever there may be something else to undo; return what ends that."""
        subscription = object()
        self._callbacks[subscription] = callback

        def unsubscribe() -> None:
            self._callbacks.pop(subscription, None)

        return unsubscribe

    def announce(self) -> None:
        """Tell everybody that there may be something else to undo."""
        for callback in tuple(self._callbacks.values()):
            callback()

    def _drop_the_oldest(self) -> None:
        sizes = [step.size for step in self._done]
        while len(sizes) > 1 and (len(sizes) > STEPS_MOST or sum(sizes) > BYTES_MOST):
            self._done.popleft()
            sizes.pop(0)


def name_deed(session: Session, name: DeedName) -> None:
    """Give the deed of a write its name."""
    session.info[_DEED] = name


def tell(session: Session, **values: object) -> None:
    """Give the name of a write's deed what it tells: names, and numbers known only by now."""
    name_deed(session, named(session).of(**values))


def named(session: Session) -> DeedName:
    """Return the name of the deed of a write."""
    name: DeedName = session.info[_DEED]
    return name


def _one_visit(last: Step, step: Step) -> bool:
    key = step.name.merge_key
    return key is not None and key == last.name.merge_key and step.at - last.at <= MERGE_WITHIN


def _size(run: Run) -> int:
    texts: Iterable[Any] = (value for image in run.images for value in image)
    return (
        len(run.lines) * 8
        + len(run.images) * _A_ROW
        + sum(len(value) for value in texts if isinstance(value, (str, bytes)))
    )
