"""Pairs as they are shown: matches and proposed pairs, with their reasons as sentences."""

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from mentordesk.i18n import Translator, sort_key
from mentordesk.models import Match, MatchingRules, Meeting, Proposal, ProposalPair
from mentordesk.services.matching_reading import thresholds
from mentordesk.services.matching_settings import settings_from_json, settings_of
from mentordesk.services.pair_names import mentee_of, mentor_of, with_names
from mentordesk.services.pair_states import PENDING_STATES
from mentordesk.services.records.matches import PairRecord, ReasonRecord
from mentordesk.services.rows import found
from mentordesk.services.told_reasons import ToldReasons
from mentordesk.vocabulary import MatchState, Tier

if TYPE_CHECKING:
    from mentordesk.matching.reasons import Reason

# `with_names` selects the two itself, and reasons are left as they are written.
_OWN = ("mentor_id", "mentee_id", "reasons")


def by_names(pairs: Iterable[PairRecord]) -> tuple[PairRecord, ...]:
    """Return pairs by the mentee's name, and by the mentor's where she has had several."""
    return tuple(
        sorted(pairs, key=lambda pair: (sort_key(pair.mentee.name), sort_key(pair.mentor.name)))
    )


def reason_records(reasons: Iterable["Reason"], translator: Translator) -> tuple[ReasonRecord, ...]:
    """Return a pair's reasons in the reader's language."""
    from mentordesk.matching.reasons import sentence

    return tuple(
        ReasonRecord(
            criterion=reason.criterion,
            score=reason.score,
            weight=reason.weight,
            text=sentence(reason, translator),
        )
        for reason in reasons
    )


def read_matches(
    session: Session, translator: Translator, *which: ColumnElement[bool]
) -> list[PairRecord]:
    """Return the matches that conditions on `Match` choose; unsettled ones have no code yet."""
    rows = session.execute(
        with_names(
            *(column for column in Match.__table__.columns if column.name not in _OWN),
            _as_written(Match.reasons),
        ).where(*which)
    ).all()
    meetings = {
        match_id: (count, last)
        for match_id, count, last in session.execute(
            select(Meeting.match_id, func.count(), func.max(Meeting.held_on))
            .where(Meeting.match_id.in_(select(Match.id).where(*which)))
            .group_by(Meeting.match_id)
        )
    }
    label = _labels(session)
    return [
        PairRecord(
            mentor=mentor_of(row),
            mentee=mentee_of(row),
            score=row.score,
            tier=label(row.programme_id, row.score),
            state=row.state,
            pinned=row.pinned,
            reasons=_told(row.reasons, translator),
            match_id=row.id,
            code=None if row.state in PENDING_STATES else row.code,
            state_since=row.state_since,
            ended_on=row.ended_on,
            end_reason=row.end_reason,
            end_note=row.end_note,
            meetings=meetings.get(row.id, (0, None))[0],
            last_meeting=meetings.get(row.id, (0, None))[1],
        )
        for row in rows
    ]


def read_proposed(session: Session, translator: Translator, proposal: Proposal) -> list[PairRecord]:
    """Return the pairs of a kept proposal.

    Their labels are those of the thresholds that the proposal was made with, so that it reads
    the same whatever is set meanwhile; once confirmed they are the programme's.
    """
    from mentordesk.matching.score import tier

    settings = settings_from_json(proposal.settings) or settings_of(
        found(session, MatchingRules, proposal.programme_id)
    )
    steps = thresholds(settings)
    rows = session.execute(
        with_names(
            ProposalPair.score,
            ProposalPair.pinned,
            _as_written(ProposalPair.reasons),
            mentor=ProposalPair.mentor_id,
            mentee=ProposalPair.mentee_id,
        ).where(ProposalPair.proposal_id == proposal.id)
    )
    return [
        PairRecord(
            mentor=mentor_of(row),
            mentee=mentee_of(row),
            score=row.score,
            tier=tier(row.score, steps),
            state=MatchState.PROPOSED,
            pinned=row.pinned,
            reasons=_told(row.reasons, translator),
        )
        for row in rows
    ]


def _as_written(reasons: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return reasons as the text that the file holds: to parse all would take the longest."""
    return type_coerce(reasons, String).label("reasons")


def _told(written: str, translator: Translator) -> ToldReasons:
    from mentordesk.matching.reasons import from_json

    return ToldReasons(lambda: reason_records(map(from_json, json.loads(written)), translator))


def _labels(session: Session) -> Callable[[int, float], Tier]:
    """Return what tells a score's tier by the thresholds of its programme."""
    from mentordesk.matching.score import tier

    rows = session.scalars(select(MatchingRules))
    steps = {row.programme_id: thresholds(settings_of(row)) for row in rows}
    return lambda programme_id, score: tier(score, steps[programme_id])
