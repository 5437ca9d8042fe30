"""Writes of each pair what was printed for it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from mentordesk.models import Match, Printed
from mentordesk.vocabulary import PrintKind


def note_for_pairs(
    session: Session, copies: Mapping[PrintKind, int], match_ids: Collection[int], now: datetime
) -> None:
    """Note how many copies of which papers each of these pairs got now."""
    found = session.execute(
        select(Match.id, Match.programme_id).where(Match.id.in_(match_ids)).order_by(Match.id)
    ).all()
    rows = [
        {
            "programme_id": programme_id,
            "kind": kind,
            "match_id": match_id,
            "copies": count,
            "printed_at": now,
        }
        for match_id, programme_id in found
        for kind, count in copies.items()
        if count
    ]
    if rows:
        session.execute(insert(Printed), rows)
