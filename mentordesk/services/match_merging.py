"""Makes two matches of the same two people one, with what was agreed, met and kept in both."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from mentordesk.models import (
    Agreement,
    AgreementTopic,
    Attachment,
    ConfidentialityLimit,
    Match,
    Meeting,
    Printed,
    TopicAnswer,
)
from mentordesk.vocabulary import CONFIRMED_STATES

_LISTS = (AgreementTopic, ConfidentialityLimit)


def one_match(session: Session, first: Match, second: Match) -> Match:
    """Keep the match that is in force or has an agreement, with what both have met and kept."""

    def rank(match: Match) -> tuple[bool, bool]:
        return match.state in CONFIRMED_STATES, session.get(Agreement, match.id) is not None

    stays, goes = (second, first) if rank(second) > rank(first) else (first, second)
    _one_agreement(session, stays.id, goes.id)
    for kept_with in (Meeting, Attachment, Printed):
        session.execute(
            update(kept_with).where(kept_with.match_id == goes.id).values(match_id=stays.id)
        )
    # Of a topic that somebody answered as of both matches one answer stays.
    session.execute(
        update(TopicAnswer)
        .prefix_with("OR IGNORE")
        .where(TopicAnswer.match_id == goes.id)
        .values(match_id=stays.id)
    )
    session.execute(delete(Match).where(Match.id == goes.id))
    session.expunge(goes)
    return stays


def _one_agreement(session: Session, stays_id: int, goes_id: int) -> None:
    """Fill what one agreement leaves blank from the other.

    The day of signing goes along only where nothing was written: nobody has signed a mixture.
    """
    goes, stays = session.get(Agreement, goes_id), session.get(Agreement, stays_id)
    if goes is None:
        return
    if stays is None:
        stays = Agreement(match_id=stays_id, first_written_at=goes.first_written_at)
        session.add(stays)
        session.flush()
    if not _is_written(session, stays):
        stays.signed_on = stays.signed_on or goes.signed_on
        stays.printed_at = stays.printed_at or goes.printed_at
    for name in _texts():
        setattr(stays, name, getattr(stays, name) or getattr(goes, name))
    for table in _LISTS:
        if not _count(session, table, stays_id):
            session.execute(
                update(table).where(table.match_id == goes_id).values(match_id=stays_id)
            )
    session.flush()
    session.expunge(goes)


def _is_written(session: Session, agreement: Agreement) -> bool:
    texts = any(getattr(agreement, name) for name in _texts())
    return texts or any(_count(session, table, agreement.match_id) for table in _LISTS)


def _count(
    session: Session, table: type[AgreementTopic | ConfidentialityLimit], match_id: int
) -> int:
    return session.scalars(
        select(func.count()).select_from(table).where(table.match_id == match_id)
    ).one()


def _texts() -> tuple[str, ...]:
    # The page of participants, which start-up may show first, needs no agreements.
    from mentordesk.services.records.agreements import TERM_FIELDS

    return ("goals", *TERM_FIELDS)
