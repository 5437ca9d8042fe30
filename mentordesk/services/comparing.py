"""Proposals in figures, and two of them side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from mentordesk.i18n import sort_key
from mentordesk.matching.candidate import Thresholds
from mentordesk.models import Enrolment, Match, MatchingRules, Proposal, ProposalPair
from mentordesk.services.grouping import grouped
from mentordesk.services.kept_proposals import on_table
from mentordesk.services.matching_reading import thresholds
from mentordesk.services.matching_settings import settings_from_json, settings_of
from mentordesk.services.records.matches import ChangedPartner, PairRecord, ProposalRecord
from mentordesk.services.rows import found
from mentordesk.vocabulary import EnrolmentState, MatchState, Role, Tier

# Figures need no more of a proposal; reasons and those left over are most of what it holds.
_FIGURES = (
    *(Proposal.id, Proposal.name, Proposal.made_at, Proposal.settings),
    *(Proposal.blocking_pairs, Proposal.optimal),
)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Of a pair only what is counted."""

    mentee_id: int
    score: float
    tier: Tier


def proposal_records(session: Session, programme_id: int) -> tuple[ProposalRecord, ...]:
    """Return a programme's proposals in figures, the newest first.

    Matches that stand are counted in, labelled by the programme's thresholds; a proposal's own
    pairs by those that it was made with.
    """
    saved = thresholds(settings_of(found(session, MatchingRules, programme_id)))
    shown = on_table(session, programme_id)
    standing = _scored(_standing(session, programme_id), saved)
    matched = {pair.mentee_id for pair in standing}
    present = mentees(session, programme_id)
    proposed = _proposed(session, programme_id)
    records = []
    for row in _rows(session, programme_id):
        settings = settings_from_json(row.settings)
        own = _scored(proposed.get(row.id, ()), thresholds(settings) if settings else saved)
        pairs = [*standing, *(pair for pair in own if pair.mentee_id not in matched)]
        paired = {pair.mentee_id for pair in pairs}
        counts = Counter(pair.tier for pair in pairs)
        records.append(
            ProposalRecord(
                id=row.id,
                name=row.name,
                made_at=row.made_at,
                on_table=shown is not None and row.id == shown.id,
                settings=settings,
                total=fsum(pair.score for pair in pairs),
                matched=len(paired),
                alone=len(present - paired),
                smallest=min((pair.score for pair in pairs), default=None),
                tiers={tier: counts[tier] for tier in Tier},
                blocking_pairs=row.blocking_pairs,
                optimal=row.optimal,
            )
        )
    return tuple(records)


def _rows(session: Session, programme_id: int) -> Sequence[Row[Any]]:
    of_programme = select(*_FIGURES).where(Proposal.programme_id == programme_id)
    return session.execute(of_programme.order_by(Proposal.id.desc())).all()


def _standing(session: Session, programme_id: int) -> Sequence[tuple[int, float]]:
    rows = session.execute(
        select(Match.mentee_id, Match.score).where(
            Match.programme_id == programme_id, Match.state != MatchState.ENDED
        )
    )
    return [(row.mentee_id, row.score) for row in rows]


def _proposed(session: Session, programme_id: int) -> Mapping[int, Sequence[tuple[int, float]]]:
    """Return each proposal's mentees with their scores."""
    rows = session.execute(
        select(ProposalPair.proposal_id, ProposalPair.mentee_id, ProposalPair.score)
        .join(Proposal, Proposal.id == ProposalPair.proposal_id)
        .where(Proposal.programme_id == programme_id)
    )
    return grouped((row.proposal_id, (row.mentee_id, row.score)) for row in rows)


def mentees(session: Session, programme_id: int) -> frozenset[int]:
    """Return who takes part as a mentee."""
    return frozenset(
        session.scalars(
            select(Enrolment.id).where(
                Enrolment.programme_id == programme_id,
                Enrolment.role == Role.MENTEE,
                Enrolment.state == EnrolmentState.SIGNED_UP,
            )
        )
    )


def _scored(rows: Iterable[tuple[int, float]], steps: Thresholds) -> list[_Scored]:
    from mentordesk.matching.score import tier

    return [_Scored(mentee_id, score, tier(score, steps)) for mentee_id, score in rows]


def changed_partners(
    first: Iterable[PairRecord], second: Iterable[PairRecord]
) -> tuple[ChangedPartner, ...]:
    """Return whose mentor is another one in the second of two wholes, by the mentee's name."""
    before, after = _by_mentee(first), _by_mentee(second)
    changed = []
    for mentee_id, seen in (before | after).items():
        was, comes = before.get(mentee_id), after.get(mentee_id)
        if _mentor(was) != _mentor(comes):
            changed.append(ChangedPartner(mentee=seen.mentee, first=was, second=comes))
    return tuple(sorted(changed, key=lambda one: (sort_key(one.mentee.name), one.mentee.email)))


def _by_mentee(pairs: Iterable[PairRecord]) -> dict[int, PairRecord]:
    return {pair.mentee.enrolment_id: pair for pair in pairs}


def _mentor(pair: PairRecord | None) -> int | None:
    return None if pair is None else pair.mentor.enrolment_id
