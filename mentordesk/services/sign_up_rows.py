"""Reads sign-ups as states and writes back what became of them, many rows in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, select, update
from sqlalchemy.orm import Session

from mentordesk.models import (
    Base,
    Enrolment,
    EnrolmentSubject,
    EnrolmentTopic,
    Participant,
    Wish,
)
from mentordesk.services.sign_up_states import PartState, PersonState
from mentordesk.vocabulary import WishKind

_PERSON = tuple(field.name for field in fields(PersonState))
_PARTNERS = ("wishes", "avoids")
_HANGING = ("subjects", "topics", *_PARTNERS)
_PART = tuple(field.name for field in fields(PartState) if field.name not in _HANGING)
_SUBJECT = ("enrolment_id", "subject_id", "position")
_TOPIC = ("enrolment_id", "topic_id", "position")
_WISH = ("enrolment_id", "email", "kind")

_person_values = attrgetter(*_PERSON)
_part_values = attrgetter(*_PART)


def read_persons(session: Session, where: ColumnElement[bool]) -> dict[int, PersonState]:
    """Return the people that a condition on `Participant` chooses, by id."""
    rows = session.execute(select(*(getattr(Participant, name) for name in _PERSON)).where(where))
    return {
        row.id: PersonState(**{**row._asdict(), "languages": tuple(row.languages)}) for row in rows
    }


def read_parts(session: Session, where: ColumnElement[bool]) -> dict[int, PartState]:
    """Return the sign-ups that a condition on `Enrolment` chooses, by id."""
    ids = select(Enrolment.id).where(where)
    subjects = _hanging(
        session,
        select(EnrolmentSubject.enrolment_id, EnrolmentSubject.subject_id)
        .where(EnrolmentSubject.enrolment_id.in_(ids))
        .order_by(EnrolmentSubject.position),
    )
    topics = _hanging(
        session,
        select(EnrolmentTopic.enrolment_id, EnrolmentTopic.topic_id)
        .where(EnrolmentTopic.enrolment_id.in_(ids))
        .order_by(EnrolmentTopic.position),
    )
    partners = {
        kind: _hanging(
            session,
            select(Wish.enrolment_id, Wish.email)
            .where(Wish.enrolment_id.in_(ids), Wish.kind == kind)
            .order_by(Wish.email),
        )
        for kind in WishKind
    }
    rows = session.execute(select(*(getattr(Enrolment, name) for name in _PART)).where(where))
    return {
        row.id: PartState(
            **row._asdict(),
            subjects=subjects.get(row.id, ()),
            topics=topics.get(row.id, ()),
            wishes=partners[WishKind.PREFERRED].get(row.id, ()),
            avoids=partners[WishKind.AVOIDED].get(row.id, ()),
        )
        for row in rows
    }


def write_persons(
    session: Session, before: Mapping[int, PersonState], after: Mapping[int, PersonState]
) -> None:
    """Add and update people so that the file holds `after`."""
    new = [state for id_, state in after.items() if id_ not in before]
    changed = [state for id_, state in after.items() if id_ in before and state != before[id_]]
    insert_rows(session, Participant, _PERSON, map(_person_values, new))
    _update(session, Participant, _PERSON, map(_person_values, changed))


def write_parts(
    session: Session, before: Mapping[int, PartState], after: Mapping[int, PartState]
) -> None:
    """Add and update sign-ups, and what hangs on them, so that the file holds `after`."""
    new = [state for id_, state in after.items() if id_ not in before]
    changed = [state for id_, state in after.items() if id_ in before and state != before[id_]]
    insert_rows(session, Enrolment, _PART, map(_part_values, new))
    _update(session, Enrolment, _PART, map(_part_values, changed))
    for table, columns, rows, names in (
        (EnrolmentSubject, _SUBJECT, _subjects, ("subjects",)),
        (EnrolmentTopic, _TOPIC, _topics, ("topics",)),
        (Wish, _WISH, _partners, _PARTNERS),
    ):
        hanging = attrgetter(*names)
        rewritten = [one for one in changed if hanging(one) != hanging(before[one.id])]
        _clear(session, table, rewritten)
        insert_rows(session, table, columns, rows([*new, *rewritten]))


def _hanging(session: Session, query: Any) -> dict[int, tuple[Any, ...]]:  # noqa: ANN401 - a select
    by_id: defaultdict[int, list[Any]] = defaultdict(list)
    for id_, value in session.execute(query):
        by_id[id_].append(value)
    return {id_: tuple(values) for id_, values in by_id.items()}


def _subjects(states: Iterable[PartState]) -> Iterable[tuple[Any, ...]]:
    for state in states:
        for position, id_ in enumerate(state.subjects):
            yield state.id, id_, position


def _topics(states: Iterable[PartState]) -> Iterable[tuple[Any, ...]]:
    for state in states:
        for position, id_ in enumerate(state.topics):
            yield state.id, id_, position


def _partners(states: Iterable[PartState]) -> Iterable[tuple[Any, ...]]:
    for state in states:
        for email in state.wishes:
            yield state.id, email, WishKind.PREFERRED
        for email in state.avoids:
            yield state.id, email, WishKind.AVOIDED


def insert_rows(
    session: Session,
    model: type[Base],
    names: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Insert rows by one statement.

    The columns' own types turn the values, a column at a time: row by row, as `insert()` does
    it, takes half of an import's time.
    """
    filled = list(rows)
    if not filled:
        return
    connection = session.connection()
    table = model.__table__
    turned: list[Iterable[Any]] = list(zip(*filled, strict=True))
    for index, name in enumerate(names):
        of_dialect = table.c[name].type.dialect_impl(connection.dialect)
        processor = of_dialect.bind_processor(connection.dialect)
        if processor:
            turned[index] = map(processor, turned[index])
    marks = ", ".join("?" * len(names))
    connection.exec_driver_sql(
        f"INSERT INTO {model.__tablename__} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608 - the tables' own names
        list(zip(*turned, strict=True)),
    )


def _update(
    session: Session, model: type[Base], names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    if filled := [dict(zip(names, row, strict=True)) for row in rows]:
        session.execute(update(model), filled)


def _clear(
    session: Session,
    table: type[EnrolmentSubject | EnrolmentTopic | Wish],
    states: Iterable[PartState],
) -> None:
    if owners := [{"owner": state.id} for state in states]:
        statement = delete(table).where(table.enrolment_id == bindparam("owner"))
        session.connection().execute(statement, owners)
