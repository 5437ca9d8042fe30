"""Writes of each pair what was printed for it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from mentordesk.models import Match, Printed
from mentordesk.services.paper_marks import Marks, marks
from mentordesk.vocabulary import PrintKind


def note_for_pairs(
    session: Session,
    copies: Mapping[PrintKind, int],
    match_ids: Collection[int],
    now: datetime,
    *,
    said: Marks | None = None,
    pages: str = "",
) -> None:
    """Note how many copies of which papers each of these pairs got now.

    `said` are the marks of what stands on them, what it would be now without it; `pages` those
    of the file that were printed, all where it is blank.
    """
    found = session.execute(
        select(Match.id, Match.programme_id).where(Match.id.in_(match_ids)).order_by(Match.id)
    ).all()
    said = marks(session, match_ids) if said is None else said
    rows = [
        {
            "programme_id": programme_id,
            "kind": kind,
            "match_id": match_id,
            "copies": count,
            "printed_at": now,
            "pages": pages,
            "said": said.get(match_id, {}).get(kind, ""),
        }
        for match_id, programme_id in found
        for kind, count in copies.items()
        if count
    ]
    if rows:
        session.execute(insert(Printed), rows)
