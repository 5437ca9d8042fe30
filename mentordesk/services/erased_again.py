"""Erases again whoever an old copy of the file brings back."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.i18n import Translator
from mentordesk.models import Organisation, OtherAddress, Participant, Wish
from mentordesk.services.erased_list import (
    ErasedAddress,
    digest,
    marks,
    read_outside,
    read_remembered,
)
from mentordesk.services.erasing import Gone, erase_person
from mentordesk.services.for_good import for_good
from mentordesk.storage.file import File

#: What was erased, by salt and then by digest: the latest of each.
_Memory = dict[str, dict[str, ErasedAddress]]


def erase_again(
    file: File,
    now: datetime,
    *,
    remembered: Iterable[ErasedAddress] = (),
) -> Gone:
    """Erase whoever was erased after this copy of the file was made.

    Who signed up anew since their erasure stays.

    Args:
        file: Open for writing.
        now: The moment of the deed.
        remembered: What another copy of the file remembers.
    """
    with file.read() as session:
        memory = _memory(session, file.path, remembered)
        ids, wished = _come_back(session, memory)
        translator = Translator(session.scalars(select(Organisation.language)).one())
    if not ids and not wished:
        return Gone()
    with for_good(file, now) as (session, gone):
        for id_ in ids:
            erase_person(session, id_, gone, now, translator)
        session.execute(delete(Wish).where(Wish.email.in_(wished)))
    return gone


def keep_erased(
    clock: Callable[[], datetime],
) -> Callable[[File | None], Callable[[File], None] | None]:
    """Return what carries erasures over from a file that is replaced to the one that comes."""

    def ask(before: File | None) -> Callable[[File], None] | None:
        remembered: tuple[ErasedAddress, ...] = ()
        if before is not None:
            with before.read() as session:
                remembered = tuple(read_remembered(session))

        def apply(restored: File) -> None:
            erase_again(restored, clock(), remembered=remembered)

        # Where nobody was ever erased, the file that comes is left as it is, to the byte.
        return apply if remembered or read_outside() else None

    return ask


def _memory(session: Session, place: Path, remembered: Iterable[ErasedAddress]) -> _Memory:
    programmes = marks(session)
    memory: _Memory = {}
    for line in (*remembered, *read_remembered(session), *read_outside()):
        if line.file and not line.is_of(place, programmes):
            continue
        known = memory.setdefault(line.salt, {})
        if line.digest not in known or known[line.digest].moment < line.moment:
            known[line.digest] = line
    return memory


def _come_back(session: Session, memory: _Memory) -> tuple[list[int], list[str]]:
    """Return the people, and others' wishes, that were erased and are here again."""
    ids: dict[int, None] = {}
    people: set[str] = set()
    for id_, email, added_at in _addresses(session):
        people.add(email)
        moment = _erased_at(memory, email)
        if moment is not None and added_at <= moment:
            ids[id_] = None
    wished = session.scalars(select(Wish.email).distinct()).all()
    return list(ids), [
        each for each in wished if each not in people and _erased_at(memory, each) is not None
    ]


def _erased_at(memory: _Memory, address: str) -> datetime | None:
    moments = [
        known[found].moment
        for salt, known in memory.items()
        if (found := digest(salt, address)) in known
    ]
    return max(moments, default=None)


def _addresses(session: Session) -> Iterator[tuple[int, str, datetime]]:
    people = session.execute(select(Participant.id, Participant.email, Participant.added_at))
    before = session.execute(
        select(Participant.id, OtherAddress.email, Participant.added_at).join(
            Participant, Participant.id == OtherAddress.participant_id
        )
    )
    for row in (*people, *before):
        yield row[0], row[1], row[2]
