"""Writes that agreements exist and were printed, for whichever deed printed them."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from mentordesk.models import Agreement, Match
from mentordesk.services.print_rows import note_for_pairs
from mentordesk.vocabulary import PrintKind


def begin_all(session: Session, match_ids: Collection[int], now: datetime) -> None:
    """Give those of the matches an agreement that have none."""
    matches = set(session.scalars(select(Match.id).where(Match.id.in_(match_ids))))
    begun = session.scalars(select(Agreement.match_id).where(Agreement.match_id.in_(matches)))
    rows = [
        {"match_id": match_id, "first_written_at": now}
        for match_id in sorted(matches.difference(begun))
    ]
    if rows:
        session.execute(insert(Agreement), rows)


def mark_printed(
    session: Session, match_ids: Collection[int], now: datetime, copies: int = 1
) -> None:
    """Note that the agreements of these pairs were printed now, as they stand."""
    begin_all(session, match_ids, now)
    session.execute(
        update(Agreement).where(Agreement.match_id.in_(match_ids)).values(printed_at=now)
    )
    note_for_pairs(session, {PrintKind.AGREEMENT: copies}, match_ids, now)
