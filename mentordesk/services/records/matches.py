"""Records of candidates, proposals and matches."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mentordesk.vocabulary import (
    Barrier,
    Criterion,
    EndReason,
    MatchState,
    MeetingForm,
    PairRuleKind,
    Role,
    Tier,
)

#: A score of 1 in a map of scores, and the first of the levels that each name a barrier.
LEVELS = 200
BARRED = 240
_BARRIERS = tuple(Barrier)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRecord:
    """One criterion of one pair; `score` is `None` where either side's answer is blank."""

    criterion: Criterion
    score: float | None
    weight: float
    #: Already in the reader's language.
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """Enough of a person to show them in a list."""

    enrolment_id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecord:
    """One mentor seen from one mentee. `score` is 0-1, or `None` behind a barrier."""

    mentor: PersonName
    score: float | None
    tier: Tier | None
    barrier: Barrier | None
    #: The barrier as a sentence in the reader's language; blank where there is none.
    barrier_text: str
    #: Every seat is taken by a match in force.
    full: bool
    pinned: bool
    reasons: tuple[ReasonRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeCandidates:
    """All mentors for one mentee, best first, those behind a barrier last."""

    mentee: PersonName
    candidates: tuple[CandidateRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreMap:
    """Everybody's score with everybody, for a map of the whole; people by name."""

    mentors: tuple[PersonName, ...]
    mentees: tuple[PersonName, ...]
    #: One byte a pair, mentee by mentee: the score in half per cents (0-200), or `BARRED` and
    #: the place of the first barrier among all.
    levels: bytes
    #: The least level of each tier, the best first.
    tiers: Mapping[Tier, int] = field(default_factory=lambda: {Tier.WEAK: 0})
    #: The sign-ups of mentors all of whose seats are taken by matches in force.
    full: frozenset[int] = frozenset()

    def level(self, mentee: int, mentor: int) -> int:
        """Return the byte of the pair in these places."""
        return self.levels[mentee * len(self.mentors) + mentor]

    def score(self, mentee: int, mentor: int) -> float | None:
        """Return a pair's score 0-1 to the half per cent, `None` behind a barrier."""
        level = self.level(mentee, mentor)
        return None if level >= BARRED else level / LEVELS

    def tier(self, mentee: int, mentor: int) -> Tier | None:
        """Return a pair's label, `None` behind a barrier."""
        level = self.level(mentee, mentor)
        if level >= BARRED:
            return None
        return next(tier for tier, least in self.tiers.items() if level >= least)

    def barrier(self, mentee: int, mentor: int) -> Barrier | None:
        """Return what makes a pair impossible, or `None`."""
        level = self.level(mentee, mentor)
        return _BARRIERS[level - BARRED] if level >= BARRED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """A pair of a proposal (no `match_id`, no `code`) or of the matches in force."""

    mentor: PersonName
    mentee: PersonName
    score: float
    tier: Tier
    state: MatchState
    pinned: bool
    #: Some are made into sentences only when somebody looks.
    reasons: Sequence[ReasonRecord]
    match_id: int | None = None
    code: str | None = None
    state_since: datetime | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None
    end_note: str = ""
    #: Meetings held so far, and the last one's day.
    meetings: int = 0
    last_meeting: date | None = None

    @property
    def confirmed(self) -> bool:
        """Whether this is a match in force and not a proposal."""
        return self.match_id is not None and self.state not in (
            MatchState.PROPOSED,
            MatchState.ASKED,
            MatchState.ACCEPTED,
            MatchState.ENDED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeMatch:
    """A match made by hand, and what it overruled."""

    match_id: int
    #: Mentors to whom the mentee was pinned before.
    unpinned: tuple[PersonName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedRecord:
    """Somebody left over: why, and the smallest change that would match them."""

    person: PersonName
    role: Role
    #: Sentences in the reader's language; `remedy` is blank where nothing small helps.
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRecord:
    """The whole of a programme: matches in force and, with them, the proposal's pairs."""

    pairs: tuple[PairRecord, ...]
    unmatched: tuple[UnmatchedRecord, ...]
    #: Sum of scores over `pairs`.
    total: float
    matched: int
    seats: int
    optimal: bool
    made_at: datetime | None = None
    #: The kept proposal that is on the table; `None` without one, and in a trial.
    proposal_id: int | None = None
    #: Pairs of people not matched with each other who would both rather be; `None` if unknown.
    blocking_pairs: int | None = None
    #: Mentees who were passed over last time, by sign-up: the programme on whose waiting list
    #: they stand, blank where only the sign-up says so.
    waited: Mapping[int, str] = field(default_factory=dict)

    @property
    def smallest(self) -> float | None:
        """The weakest pair's score, `None` without pairs."""
        return min((pair.score for pair in self.pairs), default=None)

    @property
    def tiers(self) -> Mapping[Tier, int]:
        """How many pairs have each label, the best first."""
        counts = Counter(pair.tier for pair in self.pairs)
        return {tier: counts[tier] for tier in Tier}

    @property
    def alone(self) -> int:
        """How many mentees are left over."""
        return sum(one.role is Role.MENTEE for one in self.unmatched)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRecord:
    """A kept proposal in figures, standing matches counted in."""

    id: int
    #: The coordinator's own; blank for one that nobody named.
    name: str
    made_at: datetime
    #: The one that is shown, and confirmed.
    on_table: bool
    #: What it was made with; `None` where nobody kept it.
    settings: "MatchingSettings | None"
    total: float
    matched: int
    #: Mentees left over.
    alone: int
    smallest: float | None
    tiers: Mapping[Tier, int]
    blocking_pairs: int | None
    optimal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPartner:
    """A mentee whose mentor is another one in the second of two wholes."""

    mentee: PersonName
    first: PairRecord | None
    second: PairRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRecord:
    """Two proposals side by side; `changed` is by the mentee's name."""

    first: ProposalRecord
    second: ProposalRecord
    changed: tuple[ChangedPartner, ...]
    #: How many mentees have the same mentor, or nobody, in both.
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRecord:
    """What a choice of the coordinator's does to the best whole."""

    #: How much less all scores sum up to; below 0 where the sum grows.
    points: float
    #: How many fewer mentees have a mentor; below 0 where more have.
    mentees: int
    #: Who gets another mentor by it, the two of the choice left out; by the mentee's name.
    moved: tuple[ChangedPartner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """A change that, the whole solved again with it, gives somebody left over a partner."""

    person: PersonName
    role: Role
    #: What is changed, a sentence each in the reader's language.
    steps: tuple[str, ...]
    partner: PersonName
    score: float
    tier: Tier
    #: What it does to the whole; others never pay with their match.
    cost: CostRecord
    #: The same steps as the program makes them; see `matching.unmatched.remedy_to_json`.
    remedy: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRuleRecord:
    """A pin or a forbid of the coordinator's."""

    mentor: PersonName
    mentee: PersonName
    kind: PairRuleKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingSettings:
    """Weights, thresholds and choices of one programme's matching."""

    weights: Mapping[Criterion, float] = field(default_factory=dict)
    threshold_top: float = 0.80
    threshold_good: float = 0.60
    threshold_match: float = 0.40
    spread_load: bool = True
    bar_same_employer: bool = False
    bar_meeting_form: bool = True
    bar_language: bool = True
    #: Those who were a pair in an earlier programme are kept apart.
    bar_earlier: bool = True
    #: Raise the weakest match before the sum counts.
    weakest_first: bool = False
    #: A topic that few mentors offer counts more.
    rare_topics: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """That a pair met."""

    id: int
    match_id: int
    held_on: date
    minutes: int
    form: MeetingForm
