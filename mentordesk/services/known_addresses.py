"""The addresses that people were known by before: a table that comes again still has them."""

from collections.abc import Iterable

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from mentordesk.models import Enrolment, OtherAddress, Participant, Wish
from mentordesk.services.addresses import kept_address
from mentordesk.vocabulary import WishKind


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


def forget_address(session: Session, address: str) -> None:
    """Let an address that somebody new has mean nobody else any more."""
    session.execute(delete(OtherAddress).where(OtherAddress.email == address))


def move_wishes(session: Session, participant_id: int, before: str, now: str) -> None:
    """Let others' wishes about a person's old address be about the new one.

    None is about oneself, and to avoid weighs more than to prefer.
    """
    avoiding = select(Wish.enrolment_id).where(Wish.email == before, Wish.kind == WishKind.AVOIDED)
    about_now = update(Wish).where(Wish.email == now, Wish.enrolment_id.in_(avoiding))
    session.execute(about_now.values(kind=WishKind.AVOIDED))
    session.execute(
        update(Wish).prefix_with("OR IGNORE").where(Wish.email == before).values(email=now)
    )
    own = select(Enrolment.id).where(Enrolment.participant_id == participant_id)
    session.execute(
        delete(Wish).where(
            or_(Wish.email == before, (Wish.email == now) & Wish.enrolment_id.in_(own))
        )
    )


def as_known_now(session: Session, addresses: Iterable[str]) -> tuple[str, ...]:
    """Return addresses with those that people gave up as the ones they have now."""
    rows = session.execute(
        select(OtherAddress.email, Participant.email).join(
            Participant, Participant.id == OtherAddress.participant_id
        )
    )
    now: dict[str, str] = dict(rows.all())
    return tuple(now.get(kept_address(one), one) for one in addresses)
