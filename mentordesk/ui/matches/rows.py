"""The list of mentees as data: one row a mentee, and one for each match that has ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mentordesk.services.records.matches import (
    PairRecord,
    PairRuleRecord,
    PersonName,
    UnmatchedRecord,
    WholeRecord,
)
from mentordesk.vocabulary import CONFIRMED_STATES, MatchState, PairRuleKind, Role


class Standing(StrEnum):
    """How a row stands, as the chips above the list have it."""

    UNMATCHED = "unmatched"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeRow:
    """A mentee with her mentor, proposed or hers; without one, with why."""

    mentee: PersonName
    pair: PairRecord | None = None
    unmatched: UnmatchedRecord | None = None
    #: Whom the next proposal must give her.
    pinned_to: PersonName | None = None
    #: The programme in which she was passed over, blank where only the sign-up says so; `None`
    #: for whoever was not.
    waited_in: str | None = None

    @property
    def identity(self) -> tuple[str, int]:
        """What the row is known by, whatever becomes of the mentee; an ended match is its own."""
        if self.pair is not None and self.pair.state is MatchState.ENDED:
            return ("ended", self.pair.match_id or 0)
        return ("mentee", self.mentee.enrolment_id)

    @property
    def match_id(self) -> int | None:
        """The match that the row shows; `None` for a proposal or nobody."""
        return self.pair.match_id if self.pair else None

    @property
    def mentor(self) -> PersonName | None:
        """The mentor shown in the row."""
        return self.pair.mentor if self.pair else None

    @property
    def standing(self) -> Standing:
        """How the row stands."""
        if self.pair is None:
            return Standing.UNMATCHED
        if self.pair.state is MatchState.ENDED:
            return Standing.ENDED
        if self.pair.state in CONFIRMED_STATES:
            return Standing.CONFIRMED
        return Standing.PROPOSED


def mentee_rows(
    whole: WholeRecord, ended: Iterable[PairRecord], rules: Iterable[PairRuleRecord]
) -> tuple[MenteeRow, ...]:
    """Return the rows of a programme.

    Args:
        whole: The matches that stand and the kept proposal.
        ended: The matches that have ended.
        rules: The coordinator's pins and forbids.
    """
    pinned = {
        rule.mentee.enrolment_id: rule.mentor for rule in rules if rule.kind is PairRuleKind.PINNED
    }

    def row(
        mentee: PersonName, pair: PairRecord | None = None, left: UnmatchedRecord | None = None
    ) -> MenteeRow:
        return MenteeRow(
            mentee=mentee,
            pair=pair,
            unmatched=left,
            pinned_to=pinned.get(mentee.enrolment_id),
            waited_in=whole.waited.get(mentee.enrolment_id),
        )

    live = [row(pair.mentee, pair) for pair in whole.pairs]
    alone = [row(one.person, left=one) for one in whole.unmatched if one.role is Role.MENTEE]
    over = [MenteeRow(mentee=pair.mentee, pair=pair) for pair in ended]
    return (*live, *alone, *over)


def free_mentors(whole: WholeRecord) -> tuple[UnmatchedRecord, ...]:
    """Return the mentors who could have a mentee and have none."""
    return tuple(left for left in whole.unmatched if left.role is Role.MENTOR)


def others_of(rows: Iterable[MenteeRow], mentee_id: int) -> dict[int, tuple[PairRecord, ...]]:
    """Return each mentor's pairs that have not ended, but for those of one mentee."""
    others: dict[int, tuple[PairRecord, ...]] = {}
    for row in rows:
        pair = row.pair
        if pair is None or row.standing is Standing.ENDED or row.mentee.enrolment_id == mentee_id:
            continue
        mentor_id = pair.mentor.enrolment_id
        others[mentor_id] = (*others.get(mentor_id, ()), pair)
    return others


def rows_meant(rows: Iterable[MenteeRow], ids: Iterable[int]) -> tuple[MenteeRow, ...]:
    """Return the rows that ids from another page mean: matches, or mentees without a match.

    Where both readings name a row for every id, the rows of both are returned.
    """
    wanted = set(ids)
    by_match = [row for row in rows if row.match_id in wanted]
    by_mentee = [row for row in rows if row.match_id is None and row.mentee.enrolment_id in wanted]
    readings = [found for found in (by_match, by_mentee) if len(found) == len(wanted)]
    return tuple(row for found in readings or (by_match, by_mentee) for row in found)
