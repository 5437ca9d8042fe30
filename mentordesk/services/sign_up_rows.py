"""Reads sign-ups as states and writes back what became of them, many rows in a few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update
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
_HANGING = ("subjects", "topics", "wishes")
_PART = tuple(field.name for field in fields(PartState) if field.name not in _HANGING)


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
    wishes = _hanging(
        session,
        select(Wish.enrolment_id, Wish.email)
        .where(Wish.enrolment_id.in_(ids), Wish.kind == WishKind.PREFERRED)
        .order_by(Wish.email),
    )
    rows = session.execute(select(*(getattr(Enrolment, name) for name in _PART)).where(where))
    return {
        row.id: PartState(
            **row._asdict(),
            subjects=subjects.get(row.id, ()),
            topics=topics.get(row.id, ()),
            wishes=wishes.get(row.id, ()),
        )
        for row in rows
    }


def write_persons(
    session: Session, before: Mapping[int, PersonState], after: Mapping[int, PersonState]
) -> None:
    """Add and update people so that the file holds `after`."""
    new = [state for id_, state in after.items() if id_ not in before]
    changed = [state for id_, state in after.items() if id_ in before and state != before[id_]]
    _insert(session, Participant, map(_person_row, new))
    _update(session, Participant, map(_person_row, changed))


def write_parts(
    session: Session, before: Mapping[int, PartState], after: Mapping[int, PartState]
) -> None:
    """Add and update sign-ups, and what hangs on them, so that the file holds `after`."""
    new = [state for id_, state in after.items() if id_ not in before]
    changed = [state for id_, state in after.items() if id_ in before and state != before[id_]]
    _insert(session, Enrolment, map(_part_row, new))
    _update(session, Enrolment, map(_part_row, changed))
    rewritten = {
        name: [
            state for state in changed if getattr(state, name) != getattr(before[state.id], name)
        ]
        for name in _HANGING
    }
    _clear(session, EnrolmentSubject, rewritten["subjects"])
    _clear(session, EnrolmentTopic, rewritten["topics"])
    _clear(session, Wish, rewritten["wishes"], Wish.kind == WishKind.PREFERRED)
    _insert(session, EnrolmentSubject, _subject_rows([*new, *rewritten["subjects"]]))
    _insert(session, EnrolmentTopic, _topic_rows([*new, *rewritten["topics"]]))
    _insert(session, Wish, _wish_rows([*new, *rewritten["wishes"]]))


def _hanging(session: Session, query: Any) -> dict[int, tuple[Any, ...]]:  # noqa: ANN401 - a select
    by_id: defaultdict[int, list[Any]] = defaultdict(list)
    for id_, value in session.execute(query):
        by_id[id_].append(value)
    return {id_: tuple(values) for id_, values in by_id.items()}


def _person_row(state: PersonState) -> dict[str, Any]:
    row = {name: getattr(state, name) for name in _PERSON}
    row["languages"] = list(state.languages)
    return row


def _part_row(state: PartState) -> dict[str, Any]:
    return {name: getattr(state, name) for name in _PART}


def _subject_rows(states: Iterable[PartState]) -> Iterable[dict[str, Any]]:
    for state in states:
        for position, id_ in enumerate(state.subjects):
            yield {"enrolment_id": state.id, "subject_id": id_, "position": position}


def _topic_rows(states: Iterable[PartState]) -> Iterable[dict[str, Any]]:
    for state in states:
        for position, id_ in enumerate(state.topics):
            yield {"enrolment_id": state.id, "topic_id": id_, "position": position}


def _wish_rows(states: Iterable[PartState]) -> Iterable[dict[str, Any]]:
    for state in states:
        for email in state.wishes:
            yield {"enrolment_id": state.id, "email": email, "kind": WishKind.PREFERRED}


def _insert(session: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    if filled := list(rows):
        session.execute(insert(table.__table__), filled)  # type: ignore[arg-type]  # a Table


def _update(session: Session, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    if filled := list(rows):
        session.execute(update(table), filled)


def _clear(
    session: Session,
    table: type[EnrolmentSubject | EnrolmentTopic | Wish],
    states: Iterable[PartState],
    *only: ColumnElement[bool],
) -> None:
    if owners := [{"owner": state.id} for state in states]:
        statement = delete(table).where(table.enrolment_id == bindparam("owner"), *only)
        session.connection().execute(statement, owners)
