"""Takes a person out of the file, with everything others wrote of them; numbers alone stay."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from mentordesk.i18n import Translator
from mentordesk.models import (
    Agreement,
    Attachment,
    Base,
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Faculty,
    Match,
    Organisation,
    Participant,
    Proposal,
    Reply,
    Subject,
    Topic,
    TopicAnswer,
    Wish,
)
from mentordesk.services.counted import count_out
from mentordesk.services.held_data import addresses_of, read_held
from mentordesk.services.mentions import Mentions
from mentordesk.services.personal_schema import IDS_INSIDE, texts
from mentordesk.services.records.privacy import ErasureOutlook
from mentordesk.services.rows import found
from mentordesk.vocabulary import CONFIRMED_STATES, N_

#: Stands where a name or an address stood.
_NEUTRAL = N_("[deleted]")

#: Whose own these are: another's name and address, and the organisation's contact.
_THEIR_OWN = {
    ("participant", "name"),
    ("participant", "email"),
    ("other_address", "email"),
    ("organisation", "contact_name"),
    ("organisation", "contact_email"),
    ("organisation", "contact_phone"),
    ("wish", "email"),
    ("erased", "salt"),
    ("erased", "digest"),
}


@dataclass(slots=True)
class Gone:
    """What was taken away so far, in numbers."""

    people: int = 0
    sign_ups: int = 0
    matches: int = 0
    agreements: int = 0
    scans: int = 0
    replies: int = 0
    choices: int = 0
    wishes: int = 0
    mentions: int = 0
    staying: int = 0
    #: The addresses to be remembered.
    addresses: list[str] = field(default_factory=list)


def erase_person(
    session: Session, participant_id: int, gone: Gone, now: datetime, translator: Translator
) -> None:
    """Delete a person, whatever hangs on them, and what others wrote of them.

    Args:
        session: A session that writes.
        participant_id: Who.
        gone: Is added to.
        now: The moment of the deed.
        translator: Speaks the language of the neutral word.
    """
    person = found(session, Participant, participant_id)
    addresses = addresses_of(session, participant_id)
    mentions = mentions_of(session, person, addresses)
    parts = session.scalars(
        select(Enrolment.id).where(Enrolment.participant_id == participant_id)
    ).all()
    erase_parts(session, parts, gone, now)
    session.execute(delete(Participant).where(Participant.id == participant_id))
    session.expire_all()
    wishes = session.execute(delete(Wish).where(Wish.email.in_(addresses)))
    gone.wishes += wishes.rowcount  # type: ignore[attr-defined]  # a delete's result has one
    gone.mentions += _replace(session, mentions, translator.gettext(_NEUTRAL))
    gone.people += 1
    gone.addresses += addresses


def erase_parts(
    session: Session, enrolment_ids: Collection[int], gone: Gone, now: datetime
) -> None:
    """Delete sign-ups with their matches, agreements, scans and replies, and count them."""
    for name, number in _counts(session, enrolment_ids).items():
        setattr(gone, name, getattr(gone, name) + number)
    if enrolment_ids:
        count_out(session, enrolment_ids, now)
    choices = _own_choices(session, enrolment_ids)
    _leave_to_partners(session, enrolment_ids)
    _forget_in_proposals(session, enrolment_ids)
    session.execute(delete(Enrolment).where(Enrolment.id.in_(enrolment_ids)))
    for table, ids in choices.items():
        session.execute(delete(table).where(table.id.in_(ids)))
        gone.choices += len(ids)
    session.expire_all()


def outlook(session: Session, participant_id: int) -> ErasureOutlook:
    """Return what erasing a person would take away; nothing is changed."""
    person = found(session, Participant, participant_id)
    addresses = addresses_of(session, participant_id)
    parts = session.scalars(
        select(Enrolment.id).where(Enrolment.participant_id == participant_id)
    ).all()
    counts = _counts(session, parts)
    choices = [
        name
        for table, ids in _own_choices(session, parts).items()
        for name in session.scalars(select(table.name).where(table.id.in_(ids)))
    ]
    about = select(func.count()).select_from(Wish).where(Wish.email.in_(addresses))
    contact = session.scalars(select(Organisation.contact_email)).one().strip().lower()
    return ErasureOutlook(
        name=person.name,
        email=person.email,
        partners=tuple(_partners(session, parts)),
        choices=tuple(choices),
        wishes=session.scalars(about).one(),
        mentions=_named_by_others(session, participant_id, mentions_of(session, person, addresses)),
        namesake=_has_namesake(session, person),
        is_contact=contact in addresses,
        **counts,
    )


def mentions_of(session: Session, person: Participant, addresses: Iterable[str]) -> Mentions:
    """Return what finds a person in texts; a name that another bears, too, is left alone."""
    names = [] if _has_namesake(session, person) else [person.name]
    return Mentions(names, addresses, [person.phone])


def _has_namesake(session: Session, person: Participant) -> bool:
    """Return whether the name is another's too, or, as a single word, a part of another's."""
    own = person.name.casefold().split()
    for name in session.scalars(select(Participant.name).where(Participant.id != person.id)):
        words = name.casefold().split()
        if words == own or (len(own) == 1 and own[0] in words):
            return True
    return False


def _counts(session: Session, parts: Collection[int]) -> dict[str, int]:
    matches = select(Match.id).where(or_(Match.mentor_id.in_(parts), Match.mentee_id.in_(parts)))

    def number(table: type[Base], where: ColumnElement[bool]) -> int:
        return session.scalars(select(func.count()).select_from(table).where(where)).one()

    return {
        "sign_ups": len(parts),
        "matches": number(Match, Match.id.in_(matches)),
        "agreements": number(Agreement, Agreement.match_id.in_(matches)),
        "scans": number(Attachment, Attachment.match_id.in_(matches)),
        "replies": number(Reply, Reply.enrolment_id.in_(parts)),
    }


def _partners(session: Session, parts: Sequence[int]) -> list[str]:
    names: list[str] = []
    for own, other in ((Match.mentor_id, Match.mentee_id), (Match.mentee_id, Match.mentor_id)):
        rows = (
            select(Participant.name)
            .join(Enrolment, Enrolment.participant_id == Participant.id)
            .join(Match, other == Enrolment.id)
            .where(own.in_(parts), Match.state.in_(CONFIRMED_STATES))
            .order_by(Match.id)
        )
        names += session.scalars(rows)
    return list(dict.fromkeys(names))


def _own_choices(session: Session, parts: Collection[int]) -> dict[type[Any], list[int]]:
    """Return the subjects, topics and faculties that these sign-ups alone brought in and have."""
    found: dict[type[Any], list[int]] = {}
    for table, chosen, column in (
        (Subject, EnrolmentSubject, EnrolmentSubject.subject_id),
        (Topic, EnrolmentTopic, EnrolmentTopic.topic_id),
    ):
        own = select(column).where(chosen.enrolment_id.in_(parts))
        others = select(column).where(chosen.enrolment_id.not_in(parts))
        found[table] = list(
            session.scalars(
                select(table.id).where(
                    table.from_sign_up, table.id.in_(own), table.id.not_in(others)
                )
            )
        )
    subjects = found[Subject]
    under = select(Subject.faculty_id).where(Subject.id.in_(subjects))
    elsewhere = select(Subject.faculty_id).where(
        Subject.id.not_in(subjects), Subject.faculty_id.is_not(None)
    )
    empty = select(Faculty.id).where(
        Faculty.from_sign_up, Faculty.id.in_(under), Faculty.id.not_in(elsewhere)
    )
    return found | {Faculty: list(session.scalars(empty))}


def _leave_to_partners(session: Session, parts: Collection[int]) -> None:
    """Let partners keep the points that they gave, without the pair and what was agreed."""
    matches = select(Match.id).where(or_(Match.mentor_id.in_(parts), Match.mentee_id.in_(parts)))
    replies = select(Reply.id).where(Reply.enrolment_id.not_in(parts))
    session.execute(
        update(TopicAnswer)
        .where(TopicAnswer.match_id.in_(matches), TopicAnswer.reply_id.in_(replies))
        .values(match_id=None, topic="")
    )


def _forget_in_proposals(session: Session, parts: Collection[int]) -> None:
    key, gone = IDS_INSIDE["proposal", "unmatched"], frozenset(parts)
    for id_, unmatched in session.execute(select(Proposal.id, Proposal.unmatched)).all():
        kept = [entry for entry in unmatched if entry.get(key) not in gone]
        if kept != unmatched:
            session.execute(update(Proposal).where(Proposal.id == id_).values(unmatched=kept))


def _named_by_others(session: Session, participant_id: int, mentions: Mentions) -> int:
    """Return in how many texts that stay the person is named."""
    places = read_held(session, participant_id, mentions).places
    return sum(place.count for place in places if (place.table, place.column) not in _THEIR_OWN)


def _replace(session: Session, mentions: Mentions, word: str) -> int:
    """Put a word wherever the person is named, in any text of the file; return in how many."""
    replaced = 0
    for name, columns in texts().items():
        table = Base.metadata.tables[name]
        own = [table.c[each] for each in columns if (name, each) not in _THEIR_OWN]
        keys = list(table.primary_key.columns)
        for row in session.execute(select(*{*keys, *own})).all():
            values = row._mapping  # noqa: SLF001 - SQLAlchemy's name in public
            named = [each for each in own if mentions.in_(values[each])]
            if named:
                said = {
                    each.name: _free(session, each, mentions.replaced(values[each], word))
                    for each in named
                }
                this = [key == values[key] for key in keys]
                session.execute(update(table).where(*this).values(said))
                replaced += len(named)
    return replaced


def _free(session: Session, column: Any, value: Any) -> Any:  # noqa: ANN401 - any column's
    """Return a text that may stand in a column whose texts are each there once."""
    table = column.table
    alone = column.unique or list(table.primary_key.columns) == [column]
    number, free = 1, value
    while alone and session.execute(select(column).where(column == free)).first() is not None:
        number += 1
        free = f"{value} {number}"
    return free
