"""What was printed when: for each pair, and for the programme as a whole."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.models import Match, Printed, Programme
from mentordesk.services.agreement_reading import records
from mentordesk.services.agreement_rows import mark_printed
from mentordesk.services.print_rows import note_for_pairs
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import PrintedRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import UNRECORDED
from mentordesk.vocabulary import PrintKind


class PrintLog:
    """Reading and keeping what was printed."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def note(self, programme_id: int, kind: PrintKind, copies: int = 1) -> None:
        """Note that so many copies of a paper for all were printed now."""
        with self._file.write(UNRECORDED) as session:
            found(session, Programme, programme_id)
            session.add(
                Printed(
                    programme_id=programme_id,
                    kind=kind,
                    match_id=None,
                    copies=copies,
                    printed_at=self._clock(),
                )
            )

    def note_pairs(
        self,
        copies: Mapping[PrintKind, int],
        match_ids: Collection[int],
        agreements: Collection[AgreementRecord] = (),
    ) -> None:
        """Note how many copies of which papers were printed now for each of these pairs.

        Args:
            copies: How many of each paper.
            match_ids: The pairs; those that are gone meanwhile are left out.
            agreements: What the printed agreements say. One that was changed while the paper was
                made is not what stands on it, and so does not count as printed.
        """
        now = self._clock()
        others = dict(copies)
        agreement_copies = others.pop(PrintKind.AGREEMENT, 0)
        with self._file.write(UNRECORDED) as session:
            if agreements and agreement_copies:
                mark_printed(session, _unchanged(session, agreements), now, agreement_copies)
            note_for_pairs(session, others, match_ids, now)

    def all(self, programme_id: int) -> tuple[PrintedRecord, ...]:
        """Return everything that was printed for a programme, the newest first."""
        with self._file.read() as session:
            rows = session.execute(
                select(Printed.kind, Printed.match_id, Printed.copies, Printed.printed_at)
                .where(Printed.programme_id == programme_id)
                .order_by(Printed.printed_at.desc(), Printed.id.desc())
            )
            return tuple(
                PrintedRecord(kind=kind, match_id=match_id, copies=copies, printed_at=printed_at)
                for kind, match_id, copies, printed_at in rows
            )

    def printed_pairs(self, programme_id: int, kinds: Collection[PrintKind]) -> frozenset[int]:
        """Return the matches that have got every one of these papers."""
        with self._file.read() as session:
            got = session.execute(
                select(Printed.match_id, Printed.kind)
                .where(Printed.programme_id == programme_id, Printed.match_id.is_not(None))
                .distinct()
            ).all()
        held: dict[int, set[PrintKind]] = {}
        for match_id, kind in got:
            if match_id is not None:
                held.setdefault(match_id, set()).add(kind)
        return frozenset(id_ for id_, kept in held.items() if kept.issuperset(kinds))


def _unchanged(session: Session, printed: Collection[AgreementRecord]) -> list[int]:
    now = records(session, Match.id.in_([one.match_id for one in printed]))
    return [one.match_id for one in now if one in printed]
