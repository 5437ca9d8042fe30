"""The addresses that people were known by before: a table that comes again still has them."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.models import OtherAddress


def other_addresses(session: Session) -> dict[str, int]:
    """Return who is meant by an address that is nobody's any more, by participant."""
    rows = session.execute(select(OtherAddress.email, OtherAddress.participant_id))
    return dict(rows.all())


def remember_address(session: Session, participant_id: int, before: str, now: str) -> None:
    """Let an address that a person gave up still mean them.

    Without it the table that brought the old address would bring a second person next time.
    """
    session.execute(delete(OtherAddress).where(OtherAddress.email.in_((before, now))))
    session.add(OtherAddress(email=before, participant_id=participant_id))
    session.flush()
