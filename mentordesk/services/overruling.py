"""Pins that a match made by hand overrules: they go with it, and come back where it is undone."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import sort_key
from mentordesk.models import PairRule
from mentordesk.services.matching_reading import Gathering
from mentordesk.services.records.matches import PersonName
from mentordesk.vocabulary import N_, PairRuleKind


def lift_overruled(
    session: Session, gathering: Gathering, mentor_id: int, mentee_id: int
) -> tuple[PersonName, ...]:
    """Take a mentee's pins to other mentors away, and return those mentors by name.

    She has a mentor now: with such a pin no proposal could be made at all.
    """
    mentee = gathering.names[mentee_id].email
    mentor_ids = gathering.mentor_ids()
    pinned = [mentor_ids[mentor] for mentor, one in gathering.rules.pins if one == mentee]
    others = [id_ for id_ in pinned if id_ != mentor_id]
    session.execute(
        delete(PairRule).where(
            PairRule.mentee_id == mentee_id,
            PairRule.mentor_id.in_(others),
            PairRule.kind == PairRuleKind.PINNED,
        )
    )
    names = (gathering.names[id_] for id_ in others)
    return tuple(sorted(names, key=lambda person: sort_key(person.name)))


def check_pinned_seats(gathering: Gathering, mentor_id: int, mentee_id: int) -> None:
    """Refuse a match that would take the seat that a pin keeps for another mentee.

    Raises:
        UserError: The mentor has too few seats for both; the coordinator decides who has it.
    """
    mentor, mentee = gathering.mentors[mentor_id], gathering.names[mentee_id].email
    standing = gathering.standing_rules.standing
    taken = {one for giver, one in standing if giver == mentor.email} | {mentee}
    waiting = gathering.rules.pins - standing
    kept = {one for giver, one in waiting if giver == mentor.email} - taken
    if kept and len(taken) + len(kept) > mentor.capacity:
        ids = gathering.mentee_ids()
        names = sorted((gathering.names[ids[one]].name for one in kept), key=sort_key)
        raise UserError(
            N_(
                "A pin keeps the seat left at {mentor} for {mentee}. Give {mentor} one more "
                "seat, or take that pin away first."
            ),
            mentor=gathering.names[mentor_id].name,
            mentee=names[0],
        )
