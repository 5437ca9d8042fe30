"""Marks of what a pair's papers say, to tell whether a paper says what the file says now."""

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mentordesk.models import (
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Match,
    Participant,
    Subject,
    Topic,
)
from mentordesk.services.agreement_reading import records
from mentordesk.services.grouping import grouped
from mentordesk.services.records.agreements import TERM_FIELDS
from mentordesk.vocabulary import PrintKind


class _Told(NamedTuple):
    """What papers tell of somebody: an agreement, and others besides."""

    name: str
    on_agreement: tuple[Any, ...]
    besides: tuple[Any, ...]


#: A mark for each paper that is a pair's own, by the pair.
Marks = Mapping[int, Mapping[PrintKind, str]]

_LONG = 16


def marks(session: Session, match_ids: Collection[int]) -> Marks:
    """Return what the papers of these pairs would say now, in a constant number of queries.

    A guide says the same to everybody and has no mark.
    """
    people = _people(session, match_ids)
    return {
        pair.match_id: _of_pair(
            (people[pair.mentor.enrolment_id], people[pair.mentee.enrolment_id]),
            tuple(getattr(pair, name) for name in ("goals", "topics", "limits", *TERM_FIELDS)),
        )
        for pair in records(session, Match.id.in_(match_ids))
    }


def _of_pair(both: tuple[_Told, _Told], agreed: tuple[Any, ...]) -> Mapping[PrintKind, str]:
    met = _mark(both)
    return {
        PrintKind.AGREEMENT: _mark((*(person.on_agreement for person in both), agreed)),
        PrintKind.CONTACT_CARD: met,
        PrintKind.LETTER: met,
        PrintKind.CERTIFICATES: _mark(tuple(person.name for person in both)),
    }


def _mark(said: tuple[Any, ...]) -> str:
    return sha256(repr(said).encode()).hexdigest()[:_LONG]


def _people(session: Session, match_ids: Collection[int]) -> dict[int, _Told]:
    among = _in_pairs(match_ids)
    subjects, topics = (
        grouped(
            session.execute(
                select(link.enrolment_id, choice.name)
                .join(choice, choice.id == chosen)
                .join(Enrolment, Enrolment.id == link.enrolment_id)
                .where(among)
                .order_by(link.position)
            )
        )
        for link, choice, chosen in (
            (EnrolmentSubject, Subject, EnrolmentSubject.subject_id),
            (EnrolmentTopic, Topic, EnrolmentTopic.topic_id),
        )
    )
    rows = session.execute(
        select(Enrolment, Participant)
        .join(Participant, Participant.id == Enrolment.participant_id)
        .where(among)
    )
    return {
        one.id: _Told(
            name=person.name,
            on_agreement=(
                *(person.name, person.email, person.phone, person.employer),
                *(one.consented_on is not None, subjects.get(one.id, ())),
            ),
            besides=(
                *(person.location, one.sector, one.experience_years, one.meeting_form.value),
                topics.get(one.id, ()),
            ),
        )
        for one, person in rows
    }


def _in_pairs(match_ids: Collection[int]) -> ColumnElement[bool]:
    chosen = Match.id.in_(match_ids)
    return or_(
        Enrolment.id.in_(select(Match.mentor_id).where(chosen)),
        Enrolment.id.in_(select(Match.mentee_id).where(chosen)),
    )
