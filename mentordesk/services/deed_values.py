"""Whom a deed is about, as its name tells them: one by name, several by number."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.models import Enrolment, Participant


def person(session: Session, enrolment_id: int) -> str:
    """Return the name behind a sign-up, blank where there is none."""
    return str(people(session, [enrolment_id])["name"])


def people(session: Session, enrolment_ids: Collection[int]) -> dict[str, Any]:
    """Return how many sign-ups there are (`n`), and the name behind the first (`name`)."""
    found = select(Participant.name).join(Enrolment, Enrolment.participant_id == Participant.id)
    first = session.scalar(found.where(Enrolment.id == min(enrolment_ids, default=0)))
    return {"n": len(enrolment_ids), "name": first or ""}


def pairs(session: Session, match_ids: Collection[int]) -> dict[str, Any]:
    """Return how many matches there are (`n`), and the two names of the first (`pair`)."""
    # Loaded for a deed, not for the window.
    from mentordesk.services.pair_names import names_of

    first = min(match_ids, default=0)
    return {"n": len(match_ids), "pair": names_of(session, [first]).get(first, "")}
