"""Reads sign-ups into records: a handful of queries, however many people there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session

from mentordesk.i18n import sort_key
from mentordesk.models import (
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Faculty,
    Match,
    Organisation,
    Participant,
    Programme,
    Subject,
    Topic,
    Wish,
)
from mentordesk.services.records.participants import EnrolmentRecord, PersonRecord
from mentordesk.vocabulary import CONFIRMED_STATES, WishKind

_EVERY = true()
_PREFERRED = WishKind.PREFERRED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Details:
    """What lies in tables of its own, by enrolment."""

    subjects: Mapping[int, tuple[str, ...]]
    faculties: Mapping[int, tuple[str, ...]]
    topics: Mapping[int, tuple[str, ...]]
    wishes: Mapping[int, tuple[str, ...]]
    avoids: Mapping[int, tuple[str, ...]]
    taken: Mapping[int, int]
    house_languages: tuple[str, ...]


def read_enrolments(
    session: Session, where: ColumnElement[bool] = _EVERY
) -> tuple[EnrolmentRecord, ...]:
    """Return the sign-ups that `where` chooses, by name in Danish order.

    Args:
        session: A session of the file.
        where: A condition on `Enrolment`; all of the file's without one.
    """
    rows = session.execute(
        select(
            *(getattr(Enrolment, name) for name in _ENROLMENT),
            *(getattr(Participant, name) for name in _PERSON),
            Programme.name.label("programme"),
        )
        .join(Participant, Participant.id == Enrolment.participant_id)
        .join(Programme, Programme.id == Enrolment.programme_id)
        .where(where)
    ).all()
    details = _details(session, where)
    return tuple(sorted((_record(row, details) for row in rows), key=_by_name))


def read_people(session: Session, where: ColumnElement[bool] = _EVERY) -> tuple[PersonRecord, ...]:
    """Return the people that `where` chooses by a condition on `Participant`, by name."""
    ids = select(Participant.id).where(where)
    by_person: defaultdict[int, list[EnrolmentRecord]] = defaultdict(list)
    for enrolment in read_enrolments(session, Enrolment.participant_id.in_(ids)):
        by_person[enrolment.participant_id].append(enrolment)
    house = house_languages(session)
    rows = session.execute(
        select(Participant.id, *(getattr(Participant, name) for name in _PERSON)).where(where)
    )
    people = [
        PersonRecord(
            participant_id=row.id,
            name=row.name,
            email=row.email,
            phone=row.phone,
            employer=row.employer,
            location=row.location,
            languages=tuple(row.languages) or house,
            enrolments=tuple(by_person[row.id]),
        )
        for row in rows
    ]
    return tuple(sorted(people, key=_by_name))


def house_languages(session: Session) -> tuple[str, ...]:
    """Return the languages that a blank answer is taken to mean."""
    return tuple(session.scalars(select(Organisation.languages)).one())


_ENROLMENT = (
    "id",
    "participant_id",
    "programme_id",
    "role",
    "state",
    "experience_years",
    "sector",
    "capacity",
    "available",
    "consented_on",
    "meeting_form",
    "waited",
    "note",
)
_PERSON = ("name", "email", "phone", "employer", "location", "languages")


def _by_name(record: EnrolmentRecord | PersonRecord) -> tuple[tuple[str, str], str]:
    return sort_key(record.name), record.email


def _record(row: Any, details: _Details) -> EnrolmentRecord:  # noqa: ANN401 - a row of columns
    return EnrolmentRecord(
        id=row.id,
        participant_id=row.participant_id,
        programme_id=row.programme_id,
        programme=row.programme,
        role=row.role,
        state=row.state,
        name=row.name,
        email=row.email,
        phone=row.phone,
        employer=row.employer,
        location=row.location,
        languages=tuple(row.languages) or details.house_languages,
        subjects=details.subjects.get(row.id, ()),
        faculties=details.faculties.get(row.id, ()),
        topics=details.topics.get(row.id, ()),
        experience_years=row.experience_years,
        sector=row.sector,
        capacity=row.capacity,
        taken=details.taken.get(row.id, 0),
        available=row.available,
        consented_on=row.consented_on,
        meeting_form=row.meeting_form,
        waited=row.waited,
        wishes=details.wishes.get(row.id, ()),
        avoids=details.avoids.get(row.id, ()),
        note=row.note,
    )


def _details(session: Session, where: ColumnElement[bool]) -> _Details:
    ids = select(Enrolment.id).where(where)
    subjects = session.execute(
        select(EnrolmentSubject.enrolment_id, Subject.name, Faculty.name)
        .join(Subject, Subject.id == EnrolmentSubject.subject_id)
        .outerjoin(Faculty, Faculty.id == Subject.faculty_id)
        .where(EnrolmentSubject.enrolment_id.in_(ids))
        .order_by(EnrolmentSubject.position)
    ).all()
    topics = session.execute(
        select(EnrolmentTopic.enrolment_id, Topic.name)
        .join(Topic, Topic.id == EnrolmentTopic.topic_id)
        .where(EnrolmentTopic.enrolment_id.in_(ids))
        .order_by(EnrolmentTopic.position)
    )
    wishes = session.execute(
        select(Wish.enrolment_id, Wish.email, Wish.kind)
        .where(Wish.enrolment_id.in_(ids))
        .order_by(Wish.email)
    ).all()
    return _Details(
        subjects=_grouped((id_, name) for id_, name, _ in subjects),
        faculties=_grouped((id_, faculty) for id_, _, faculty in subjects if faculty),
        topics=_grouped(topics),
        wishes=_grouped((id_, email) for id_, email, kind in wishes if kind is _PREFERRED),
        avoids=_grouped((id_, email) for id_, email, kind in wishes if kind is not _PREFERRED),
        taken=seats_taken(session, ids),
        house_languages=house_languages(session),
    )


def seats_taken(session: Session, enrolment_ids: Select[int] | Sequence[int]) -> Mapping[int, int]:
    """Return how many matches in force each of these sign-ups is in; those in none are left out."""
    taken: Counter[int] = Counter()
    for side in (Match.mentor_id, Match.mentee_id):
        counted = session.execute(
            select(side, func.count())
            .where(side.in_(enrolment_ids), Match.state.in_(CONFIRMED_STATES))
            .group_by(side)
        )
        for id_, count in counted:
            taken[id_] += count
    return taken


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """Return each id's texts in order, every text once."""
    by_id: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for id_, text in pairs:
        by_id[id_][text] = None
    return {id_: tuple(texts) for id_, texts in by_id.items()}
