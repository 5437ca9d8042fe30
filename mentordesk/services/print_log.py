"""What was printed when: for each pair, and for the programme as a whole."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from mentordesk.models import Agreement, Match, Printed, Programme
from mentordesk.services.agreement_rows import mark_printed
from mentordesk.services.pair_names import with_names
from mentordesk.services.paper_marks import Marks, marks
from mentordesk.services.print_rows import note_for_pairs
from mentordesk.services.records.papers import PrintedRecord, PrintingRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import UNRECORDED
from mentordesk.vocabulary import PrintKind


class PrintLog:
    """Reading and keeping what was printed."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def note(self, programme_id: int, kind: PrintKind, copies: int = 1, *, pages: str = "") -> None:
        """Note that so many copies of a paper for all were printed now, or of some `pages`."""
        with self._file.write(UNRECORDED) as session:
            found(session, Programme, programme_id)
            session.add(
                Printed(
                    programme_id=programme_id,
                    kind=kind,
                    match_id=None,
                    copies=copies,
                    printed_at=self._clock(),
                    pages=pages,
                )
            )

    def marks(self, match_ids: Collection[int]) -> Marks:
        """Return marks of what the papers of these pairs say now, to note once they are printed."""
        with self._file.read() as session:
            return marks(session, match_ids)

    def note_pairs(
        self,
        copies: Mapping[PrintKind, int],
        match_ids: Collection[int],
        *,
        said: Marks | None = None,
        pages: str = "",
    ) -> None:
        """Note how many copies of which papers were printed now for each of these pairs.

        Args:
            copies: How many of each paper.
            match_ids: The pairs; those that are gone meanwhile are left out.
            said: The marks of what stands on the papers, from before they were made; what it
                would be now without it. An agreement changed since does not count as printed.
            pages: The pages of the file that were printed, such as `3-5`. Which pairs have got
                theirs nobody knows then, so none counts as printed for.
        """
        now = self._clock()
        with self._file.write(UNRECORDED) as session:
            note_for_pairs(session, copies, match_ids, now, said=said, pages=pages)
            if copies.get(PrintKind.AGREEMENT) and not pages:
                said_now = marks(session, match_ids)
                before = said_now if said is None else said
                same = [id_ for id_ in match_ids if _agree(before, said_now, id_)]
                mark_printed(session, same, now)

    def all(self, programme_id: int) -> tuple[PrintedRecord, ...]:
        """Return everything that was printed for a programme, the newest first."""
        with self._file.read() as session:
            rows = session.execute(
                select(
                    Printed.kind,
                    Printed.match_id,
                    Printed.copies,
                    Printed.printed_at,
                    Printed.pages,
                )
                .where(Printed.programme_id == programme_id)
                .order_by(Printed.printed_at.desc(), Printed.id.desc())
            )
            return tuple(
                PrintedRecord(
                    kind=kind,
                    match_id=match_id,
                    copies=copies,
                    printed_at=printed_at,
                    pages=pages,
                )
                for kind, match_id, copies, printed_at, pages in rows
            )

    def printings(self, programme_id: int) -> tuple[PrintingRecord, ...]:
        """Return what was printed for whom at one go, the newest first."""
        log = self.all(programme_id)
        with self._file.read() as session:
            ids = {one.match_id for one in log}
            names = {
                row.id: row
                for row in session.execute(
                    with_names(Match.id, Match.code).where(Match.id.in_(ids))
                )
            }
        together: dict[tuple[datetime, int | None, str], dict[PrintKind, int]] = {}
        for one in log:
            copies = together.setdefault((one.printed_at, one.match_id, one.pages), {})
            copies[one.kind] = copies.get(one.kind, 0) + one.copies
        return tuple(
            _printing(printed_at, pages, copies, names.get(match_id) if match_id else None)
            for (printed_at, match_id, pages), copies in together.items()
        )

    def ever_printed(self, programme_id: int, kinds: Collection[PrintKind]) -> bool:
        """Return whether any pair has got every one of these papers, whatever they said."""
        held: dict[int | None, set[PrintKind]] = {}
        for one in self.all(programme_id):
            if one.match_id is not None and not one.pages:
                held.setdefault(one.match_id, set()).add(one.kind)
        return any(kept.issuperset(kinds) for kept in held.values())

    def printed_pairs(self, programme_id: int, kinds: Collection[PrintKind]) -> frozenset[int]:
        """Return the matches that have got every one of these papers, as it would be today.

        A paper that says something else by now does not count, nor do some pages of a file. A
        signed agreement needs no other.
        """
        with self._file.read() as session:
            got = session.execute(
                select(Printed.match_id, Printed.kind, Printed.said).where(
                    Printed.programme_id == programme_id,
                    Printed.match_id.is_not(None),
                    Printed.pages == "",
                )
            ).all()
            ids = {row.match_id for row in got}
            now = marks(session, ids)
            agreed = session.execute(
                select(Agreement.match_id, Agreement.printed_at, Agreement.signed_on).where(
                    Agreement.match_id.in_(ids)
                )
            ).all()
        held = {row.match_id: {PrintKind.AGREEMENT} for row in agreed if row.signed_on}
        printed = {row.match_id for row in agreed if row.printed_at}
        for match_id, kind, said in got:
            if match_id is None:
                continue
            # Before there were marks, an agreement that was changed was no longer printed.
            unmarked = not said and (kind is not PrintKind.AGREEMENT or match_id in printed)
            if unmarked or said == now[match_id].get(kind, ""):
                held.setdefault(match_id, set()).add(kind)
        return frozenset(id_ for id_, kept in held.items() if kept.issuperset(kinds))


def _printing(
    printed_at: datetime,
    pages: str,
    copies: Mapping[PrintKind, int],
    pair: Any,  # noqa: ANN401 - a row of `with_names`, or None
) -> PrintingRecord:
    in_order = {kind: copies[kind] for kind in PrintKind if kind in copies}
    if pair is None:
        return PrintingRecord(printed_at=printed_at, copies=in_order, pages=pages)
    return PrintingRecord(
        printed_at=printed_at,
        match_id=pair.id,
        mentee=pair.mentee_name,
        mentor=pair.mentor_name,
        code=pair.code,
        copies=in_order,
        pages=pages,
    )


def _agree(before: Marks, now: Marks, match_id: int) -> bool:
    return match_id in now and before.get(match_id) == now[match_id]
