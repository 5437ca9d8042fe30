"""Proposals as the file keeps them: which is on the table, how one is added, how many stay."""

from collections.abc import Sequence
from datetime import datetime
from math import fsum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Enrolment, Programme, Proposal, ProposalPair
from mentordesk.services.matching_reading import Gathering
from mentordesk.services.matching_settings import settings_to_json
from mentordesk.services.rows import GONE, found
from mentordesk.vocabulary import Role

if TYPE_CHECKING:
    from mentordesk.matching.assignment import Whole

#: How many proposals without a name are kept beside the one on the table.
MOST_UNNAMED = 9


def on_table(session: Session, programme_id: int) -> Proposal | None:
    """Return the proposal that is shown and confirmed, or `None` when there is none.

    A file of an older program may have said so of several: then it is the newest of them.
    """
    return session.scalar(
        select(Proposal)
        .where(Proposal.programme_id == programme_id, Proposal.on_table)
        .order_by(Proposal.id.desc())
        .limit(1)
    )


def chosen(session: Session, programme_id: int, proposal_id: int) -> Proposal:
    """Return one of a programme's proposals.

    Raises:
        UserError: It is no longer there.
    """
    proposal = found(session, Proposal, proposal_id)
    if proposal.programme_id != programme_id:
        raise UserError(GONE)
    return proposal


def clear_table(session: Session, programme_id: int) -> None:
    """Keep the proposal that is on the table, but no longer there."""
    session.execute(
        update(Proposal)
        .where(Proposal.programme_id == programme_id, Proposal.on_table)
        .values(on_table=False)
    )


def drop(session: Session, proposal: Proposal) -> None:
    """Throw a proposal away; no other takes its place on the table."""
    former = on_table(session, proposal.programme_id)
    if former is not None and former.id == proposal.id:
        clear_table(session, proposal.programme_id)
    session.execute(delete(Proposal).where(Proposal.id == proposal.id))


def as_kept(gathering: Gathering, whole: "Whole") -> dict[str, Any]:
    """Return a computed whole as the file keeps it: a row of a proposal, and its `pairs`."""
    from mentordesk.matching.reasons import to_json

    mentors, mentees = gathering.mentor_ids(), gathering.mentee_ids()
    own = [pair for pair in whole.pairs if not pair.standing]
    return {
        "pairs": [
            {
                "mentor_id": mentors[pair.mentor],
                "mentee_id": mentees[pair.mentee],
                "score": pair.score,
                "pinned": pair.pinned,
                "reasons": [to_json(reason) for reason in pair.reasons],
            }
            for pair in own
        ],
        "total": fsum(pair.score for pair in own),
        "optimal": whole.optimal,
        "unmatched": _left_over_as_kept(gathering, whole),
        "settings": settings_to_json(gathering.settings),
        "blocking_pairs": whole.blocking_pairs,
    }


def _left_over_as_kept(gathering: Gathering, whole: "Whole") -> list[dict[str, Any]]:
    from mentordesk.matching.unmatched import reason_to_json, remedy_to_json

    ids = {Role.MENTOR: gathering.mentor_ids(), Role.MENTEE: gathering.mentee_ids()}
    return [
        {
            "enrolment_id": ids[one.role][one.person],
            "reason": reason_to_json(one.reason),
            "remedy": remedy_to_json(one.remedy),
        }
        for one in whole.unmatched
    ]


def put(
    session: Session,
    programme_id: int,
    kept: dict[str, Any],
    *,
    made_at: datetime,
    replace: bool,
) -> int:
    """Put a new proposal on the table and return its id.

    The former one stays kept, unless it has no name and `replace` lets the new one take its
    place. Of those without a name the oldest go.
    """
    found(session, Programme, programme_id)
    former = on_table(session, programme_id)
    clear_table(session, programme_id)
    if replace and former is not None and not former.name:
        session.execute(delete(Proposal).where(Proposal.id == former.id))
    row = {key: value for key, value in kept.items() if key != "pairs"}
    proposal = Proposal(programme_id=programme_id, made_at=made_at, on_table=True, **row)
    session.add(proposal)
    session.flush()
    _add_pairs(session, proposal, kept["pairs"])
    _forget_the_oldest(session, programme_id)
    return proposal.id


def _add_pairs(session: Session, proposal: Proposal, pairs: Sequence[dict[str, Any]]) -> None:
    # Whoever was removed while the proposal was computed is missing from it, as later.
    here = set(
        session.scalars(select(Enrolment.id).where(Enrolment.programme_id == proposal.programme_id))
    )
    rows = [
        {"proposal_id": proposal.id, **pair}
        for pair in pairs
        if {pair["mentor_id"], pair["mentee_id"]} <= here
    ]
    if rows:
        session.execute(insert(ProposalPair), rows)


def _forget_the_oldest(session: Session, programme_id: int) -> None:
    unnamed = session.scalars(
        select(Proposal.id)
        .where(Proposal.programme_id == programme_id, ~Proposal.on_table, Proposal.name == "")
        .order_by(Proposal.id.desc())
    ).all()
    session.execute(delete(Proposal).where(Proposal.id.in_(unnamed[MOST_UNNAMED:])))
