"""The whole of a programme: who is matched, who is proposed, who is left over and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import fsum
from typing import Any

from sqlalchemy.orm import Session

from mentordesk.i18n import Translator, sort_key
from mentordesk.models import Match, Proposal
from mentordesk.services.kept_proposals import chosen, on_table
from mentordesk.services.matching_reading import Gathering, gather
from mentordesk.services.pair_reading import by_names, read_matches, read_proposed
from mentordesk.services.records.matches import PairRecord, UnmatchedRecord, WholeRecord
from mentordesk.vocabulary import MatchState, Role

#: Somebody left over, as the file keeps them; see `models.Proposal.unmatched`.
LeftOver = Mapping[str, Any]


def standing_matches(
    session: Session, programme_id: int, translator: Translator
) -> list[PairRecord]:
    """Return the matches that a proposal leaves as they are: all but those that ended."""
    return read_matches(
        session, translator, Match.programme_id == programme_id, Match.state != MatchState.ENDED
    )


def shown_pairs(
    session: Session,
    translator: Translator,
    proposal: Proposal,
    standing: Sequence[PairRecord],
) -> list[PairRecord]:
    """Return the matches that stand and beside them a proposal's pairs of who has none."""
    matched = {pair.mentee.enrolment_id for pair in standing}
    proposed = read_proposed(session, translator, proposal)
    return [*standing, *(pair for pair in proposed if pair.mentee.enrolment_id not in matched)]


def read_whole(
    session: Session, programme_id: int, translator: Translator, proposal_id: int | None = None
) -> WholeRecord:
    """Return the matches that stand and, where a proposal is kept, its pairs beside them.

    Without the id of a proposal it is the one on the table.
    """
    gathering = gather(session, programme_id)
    pairs = standing_matches(session, programme_id, translator)
    if proposal_id is None:
        kept = on_table(session, programme_id)
    else:
        kept = chosen(session, programme_id, proposal_id)
    if kept is None:
        return whole_record(gathering, translator, pairs, left_over=())
    whole = whole_record(
        gathering,
        translator,
        shown_pairs(session, translator, kept, pairs),
        left_over=kept.unmatched,
        made_at=kept.made_at,
    )
    return replace(
        whole, proposal_id=kept.id, blocking_pairs=kept.blocking_pairs, optimal=kept.optimal
    )


def whole_record(
    gathering: Gathering,
    translator: Translator,
    pairs: Iterable[PairRecord],
    *,
    left_over: Iterable[LeftOver],
    made_at: datetime | None = None,
) -> WholeRecord:
    """Return pairs and those left over as one record, names in Danish order.

    What is known of how the pairs were found is for the caller to add.
    """
    ordered = by_names(pairs)
    return WholeRecord(
        pairs=ordered,
        unmatched=_unmatched(
            gathering, translator, ordered, left_over, explained=bool(ordered) and made_at is None
        ),
        total=fsum(pair.score for pair in ordered),
        matched=len({pair.mentee.enrolment_id for pair in ordered}),
        seats=gathering.seats,
        optimal=False,
        made_at=made_at,
        waited=gathering.waited,
    )


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
