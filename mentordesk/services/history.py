"""Taking deeds back and doing them again, each by the name that it has."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from operator import attrgetter
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.models import Agreement, Match
from mentordesk.storage.file import File

_MANY_ROWS = 2_000

if TYPE_CHECKING:
    from mentordesk.services.records.agreements import AgreementRecord


class History:
    """The deeds of this session on one file, the newest first.

    It starts empty when the file is opened, and is of the window alone: a command is one deed.
    """

    def __init__(self, file: File) -> None:
        self._file = file

    @property
    def undoable(self) -> DeedName | None:
        """What `undo` would take back, `None` when there is nothing."""
        step = self._file.history.to_undo
        return step.name if step else None

    @property
    def redoable(self) -> DeedName | None:
        """What `redo` would do again, `None` when there is nothing."""
        step = self._file.history.to_redo
        return step.name if step else None

    @property
    def is_long(self) -> bool:
        """Whether so many rows are to be changed, either way, that a window would wait for it."""
        history = self._file.history
        steps = (history.to_undo, history.to_redo)
        return any(step is not None and step.rows > _MANY_ROWS for step in steps)

    def undo(self) -> DeedName | None:
        """Take the newest deed back and return its name, `None` when there was none.

        Raises:
            UserError: The file has changed since in a way that leaves no way back; or as any
                deed that writes.
        """
        return self._file.undo(_papers_followed)

    def redo(self) -> DeedName | None:
        """Do again what was taken back last and return its name; see `undo`."""
        return self._file.redo(_papers_followed)

    def together(self, name: DeedName) -> AbstractContextManager[None]:
        """Make one deed, of this name, of all that this thread does meanwhile."""
        return self._file.history.together(name)

    def forget(self) -> None:
        """Let nothing be taken back any more.

        For deeds that are final: somebody was erased, another file took this one's place, or the
        passphrase changed. What was deleted is then in the memory no longer either.
        """
        self._file.forget()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Hear, in the thread that did it, whenever there is something else to undo or redo.

        Returns:
            What to call to hear no more.
        """
        return self._file.history.subscribe(callback)


@contextmanager
def _papers_followed(session: Session) -> Iterator[None]:
    """Let no agreement count as printed that reads otherwise than its paper by now.

    A print is no step. Where it came after the deed that is taken back, the paper says what the
    file no longer says.
    """
    before = _printed(session)
    yield
    stale = [
        match_id
        for match_id, now in _printed(session).items()
        if match_id in before and _is_stale(before[match_id], now)
    ]
    session.execute(update(Agreement).where(Agreement.match_id.in_(stale)).values(printed_at=None))


def _printed(session: Session) -> dict[int, "AgreementRecord"]:
    # Read where something is taken back: the window opens sooner without it.
    from mentordesk.services.agreement_reading import records

    ids = select(Agreement.match_id).where(Agreement.printed_at.is_not(None))
    return {one.match_id: one for one in records(session, Match.id.in_(ids))}


def _is_stale(before: "AgreementRecord", now: "AgreementRecord") -> bool:
    """Return whether the words changed and the time of printing did not go along with them."""
    from mentordesk.services.records.agreements import TERM_FIELDS

    words = attrgetter("goals", "topics", "limits", *TERM_FIELDS)
    return before.printed_at == now.printed_at and words(before) != words(now)
