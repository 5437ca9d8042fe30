"""The whole of a programme: who is matched, who is proposed, who is left over and why."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from math import fsum
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.i18n import Translator, sort_key
from mentordesk.models import Match, Proposal
from mentordesk.services.matching_reading import Gathering, gather
from mentordesk.services.pair_reading import by_names, read_matches, read_proposed
from mentordesk.services.records.matches import PairRecord, UnmatchedRecord, WholeRecord
from mentordesk.vocabulary import MatchState, Role

if TYPE_CHECKING:
    from mentordesk.matching.assignment import Unmatched

#: Somebody left over, as the file keeps them; see `models.Proposal.unmatched`.
LeftOver = Mapping[str, Any]


def standing_matches(
    session: Session, programme_id: int, translator: Translator
) -> list[PairRecord]:
    """Return the matches that a proposal leaves as they are: all but those that ended."""
    return read_matches(
        session, translator, Match.programme_id == programme_id, Match.state != MatchState.ENDED
    )


def kept_proposal(session: Session, programme_id: int) -> Proposal | None:
    """Return the programme's proposal, or `None` when none is kept."""
    return session.scalar(
        select(Proposal)
        .where(Proposal.programme_id == programme_id)
        .order_by(Proposal.id.desc())
        .limit(1)
    )


def read_whole(session: Session, programme_id: int, translator: Translator) -> WholeRecord:
    """Return the matches that stand and, where a proposal is kept, its pairs beside them."""
    gathering = gather(session, programme_id)
    pairs = standing_matches(session, programme_id, translator)
    kept = kept_proposal(session, programme_id)
    if kept is None:
        return whole_record(gathering, translator, pairs, left_over=())
    proposed = read_proposed(session, translator, programme_id, kept.id)
    matched = {pair.mentee.enrolment_id for pair in pairs}
    still_free = [pair for pair in proposed if pair.mentee.enrolment_id not in matched]
    return whole_record(
        gathering,
        translator,
        [*pairs, *still_free],
        left_over=kept.unmatched,
        optimal=kept.optimal,
        made_at=kept.made_at,
    )


def whole_record(
    gathering: Gathering,
    translator: Translator,
    pairs: Iterable[PairRecord],
    *,
    left_over: Iterable[LeftOver],
    optimal: bool = False,
    made_at: datetime | None = None,
) -> WholeRecord:
    """Return pairs and those left over as one record, names in Danish order."""
    ordered = by_names(pairs)
    return WholeRecord(
        pairs=ordered,
        unmatched=_unmatched(
            gathering, translator, ordered, left_over, explained=bool(ordered) and made_at is None
        ),
        total=fsum(pair.score for pair in ordered),
        matched=len({pair.mentee.enrolment_id for pair in ordered}),
        seats=gathering.seats,
        optimal=optimal,
        made_at=made_at,
    )


def left_over_as_kept(
    gathering: Gathering, unmatched: Iterable["Unmatched"]
) -> list[dict[str, Any]]:
    """Return those left over by a proposal as the file keeps them."""
    from mentordesk.matching.unmatched import reason_to_json, remedy_to_json

    ids = {Role.MENTOR: gathering.mentor_ids(), Role.MENTEE: gathering.mentee_ids()}
    return [
        {
            "enrolment_id": ids[one.role][one.person],
            "reason": reason_to_json(one.reason),
            "remedy": remedy_to_json(one.remedy),
        }
        for one in unmatched
    ]


def _unmatched(
    gathering: Gathering,
    translator: Translator,
    pairs: Iterable[PairRecord],
    left_over: Iterable[LeftOver],
    *,
    explained: bool,
) -> tuple[UnmatchedRecord, ...]:
    """Return mentees without a mentor, and mentors who could have a mentee and have none.

    Why, is what the proposal found. Once it is confirmed, each is looked at alone; before any
    match nothing is known yet.
    """
    paired = {id_ for pair in pairs for id_ in (pair.mentor.enrolment_id, pair.mentee.enrolment_id)}
    mentors = [id_ for id_, one in gathering.mentors.items() if one.available and one.consent]
    told = _teller(gathering, translator, left_over, explained=explained)
    records = []
    for role, ids in ((Role.MENTEE, gathering.mentees), (Role.MENTOR, mentors)):
        for id_ in sorted(ids, key=lambda id_: sort_key(gathering.names[id_].name)):
            if id_ not in paired:
                person, (reason, remedy) = gathering.names[id_], told(id_)
                records.append(
                    UnmatchedRecord(person=person, role=role, reason=reason, remedy=remedy)
                )
    return tuple(records)


def _teller(
    gathering: Gathering, translator: Translator, left_over: Iterable[LeftOver], *, explained: bool
) -> Callable[[int], tuple[str, str]]:
    """Return what gives a person's reason and remedy as sentences."""
    from mentordesk.matching import unmatched
    from mentordesk.services.left_over import LeftOver

    alone = LeftOver(gathering, translator)
    names = {person.email: person.name for person in gathering.names.values()}
    kept = {one["enrolment_id"]: one for one in left_over}

    def told(id_: int) -> tuple[str, str]:
        if id_ not in kept:
            if not explained:
                return translator.gettext("Not in a proposal yet."), ""
            return alone.why(id_), ""
        reason = unmatched.reason_from_json(kept[id_]["reason"])
        remedy = unmatched.remedy_from_json(kept[id_]["remedy"])
        return (
            unmatched.reason_sentence(reason, translator),
            unmatched.remedy_sentence(remedy, translator, lambda email: names.get(email, email)),
        )

    return told
