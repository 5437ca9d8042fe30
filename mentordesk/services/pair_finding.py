"""Reads pairs of any programme and state, as they are found again by their code."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from mentordesk.models import Agreement, Match, Programme
from mentordesk.services.pair_names import mentee_of, mentor_of, with_names
from mentordesk.services.records.finding import FoundPair


def found_pairs(session: Session, *which: ColumnElement[bool]) -> list[FoundPair]:
    """Return the pairs that the conditions on `Match` let through."""
    programmes = {row.id: row.name for row in session.execute(select(Programme.id, Programme.name))}
    rows = session.execute(
        with_names(Match.id, Match.code, Match.state, Match.programme_id, Agreement.signed_on)
        .outerjoin(Agreement, Agreement.match_id == Match.id)
        .where(*which)
    )
    return [
        FoundPair(
            match_id=row.id,
            code=row.code,
            mentee=mentee_of(row),
            mentor=mentor_of(row),
            state=row.state,
            signed_on=row.signed_on,
            programme_id=row.programme_id,
            programme=programmes[row.programme_id],
        )
        for row in rows
    ]
