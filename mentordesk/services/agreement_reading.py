"""Reads whole agreements in a constant number of queries, however many pairs there are."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from mentordesk.models import (
    Agreement,
    AgreementTopic,
    ConfidentialityLimit,
    EnrolmentTopic,
    Match,
    Topic,
)
from mentordesk.services.grouping import grouped
from mentordesk.services.pair_names import mentee_of, mentor_of, with_names
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord, LimitRecord
from mentordesk.vocabulary import AgreementState


def records(session: Session, *which: ColumnElement[bool]) -> list[AgreementRecord]:
    """Return a record for every match that the conditions on `Match` let through."""
    chosen = _chosen_topics(session, which)
    return [
        AgreementRecord(
            match_id=row.id,
            code=row.code,
            mentor=mentor_of(row),
            mentee=mentee_of(row),
            match_state=row.state,
            state=_state(row, anything_written=bool(topics or limits)),
            goals=row.goals or "",
            topics=topics,
            limits=limits,
            **{name: getattr(row, name) or "" for name in TERM_FIELDS},
            printed_at=row.printed_at,
            signed_on=row.signed_on,
            suggested_topics=_suggested(
                offered=chosen.get(row.mentor_id, ()), wished=chosen.get(row.mentee_id, ())
            ),
        )
        for row, topics, limits in _written(session, which)
    ]


def _written(
    session: Session, which: tuple[ColumnElement[bool], ...]
) -> list[tuple[Row[Any], tuple[str, ...], tuple[LimitRecord, ...]]]:
    terms = [getattr(Agreement, name) for name in TERM_FIELDS]
    rows = session.execute(
        with_names(
            Match.id,
            Match.code,
            Match.state,
            Agreement.goals,
            *terms,
            Agreement.printed_at,
            Agreement.signed_on,
        )
        .outerjoin(Agreement, Agreement.match_id == Match.id)
        .where(*which)
    ).all()
    ids = select(Match.id).where(*which)
    topics = grouped(
        session.execute(
            select(AgreementTopic.match_id, AgreementTopic.text)
            .where(AgreementTopic.match_id.in_(ids))
            .order_by(AgreementTopic.position)
        )
    )
    limits = grouped(
        (row.match_id, LimitRecord(topic=row.topic, why=row.why, agreed=row.agreed))
        for row in session.execute(
            select(
                ConfidentialityLimit.match_id,
                ConfidentialityLimit.topic,
                ConfidentialityLimit.why,
                ConfidentialityLimit.agreed,
            )
            .where(ConfidentialityLimit.match_id.in_(ids))
            .order_by(ConfidentialityLimit.position)
        )
    )
    return [(row, topics.get(row.id, ()), limits.get(row.id, ())) for row in rows]


def _chosen_topics(
    session: Session, which: tuple[ColumnElement[bool], ...]
) -> dict[int, tuple[str, ...]]:
    """Return sign-up id to the topics ticked there, in the person's order."""
    return grouped(
        session.execute(
            select(EnrolmentTopic.enrolment_id, Topic.name)
            .join(Topic, Topic.id == EnrolmentTopic.topic_id)
            .where(
                or_(
                    EnrolmentTopic.enrolment_id.in_(select(Match.mentor_id).where(*which)),
                    EnrolmentTopic.enrolment_id.in_(select(Match.mentee_id).where(*which)),
                )
            )
            .order_by(EnrolmentTopic.position)
        )
    )


def _suggested(*, offered: Iterable[str], wished: tuple[str, ...]) -> tuple[str, ...]:
    """Return what both sides ticked, and after it what the mentee alone wishes for."""
    shared = set(offered)
    return tuple(sorted(wished, key=lambda topic: topic not in shared))


def _state(row: Row[Any], *, anything_written: bool) -> AgreementState:
    if row.signed_on is not None:
        return AgreementState.SIGNED
    if row.printed_at is not None:
        return AgreementState.PRINTED
    if anything_written or any(getattr(row, name) for name in ("goals", *TERM_FIELDS)):
        return AgreementState.DRAFT
    return AgreementState.MISSING
