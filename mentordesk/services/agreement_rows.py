"""Writes that agreements exist, were printed and were signed, for whichever deed it was."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Agreement, Match
from mentordesk.vocabulary import N_


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


def mark_printed(session: Session, match_ids: Collection[int], now: datetime) -> None:
    """Let the agreements of these pairs be printed ones, as they stand."""
    begin_all(session, match_ids, now)
    session.execute(
        update(Agreement).where(Agreement.match_id.in_(match_ids)).values(printed_at=now)
    )


def refuse_day_to_come(on: date, today: date) -> None:
    """Let nobody have signed tomorrow.

    Raises:
        UserError: The day has not come yet.
    """
    if on > today:
        raise UserError(
            N_("An agreement cannot have been signed in the future. Choose another day.")
        )


def mark_signed(session: Session, match_ids: Collection[int], on: date, now: datetime) -> None:
    """Note the day on which these pairs signed; also those who wrote on paper alone."""
    begin_all(session, match_ids, now)
    session.execute(update(Agreement).where(Agreement.match_id.in_(match_ids)).values(signed_on=on))
