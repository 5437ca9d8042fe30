"""Records of candidates, proposals and matches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

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
    #: A row for each mentee and in it a score 0-1 for each mentor, `None` behind a barrier.
    scores: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """A pair of a proposal (no `match_id`, no `code`) or of the matches in force."""

    mentor: PersonName
    mentee: PersonName
    score: float
    tier: Tier
    state: MatchState
    pinned: bool
    reasons: tuple[ReasonRecord, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """That a pair met."""

    id: int
    match_id: int
    held_on: date
    minutes: int
    form: MeetingForm
