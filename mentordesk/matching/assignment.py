"""The best whole: everybody's mentor at once, with the proof, and who is left over."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from math import fsum

from mentordesk.matching.aims import reports, solve
from mentordesk.matching.candidate import Mentee, Mentor, Progress, Rules
from mentordesk.matching.reasons import Reason
from mentordesk.matching.remedies import LeftOver
from mentordesk.matching.score import ScoreTable, steps, tier
from mentordesk.matching.settled import settled
from mentordesk.matching.stability import blocking_pairs
from mentordesk.matching.unmatched import Remedy, UnmatchedReason
from mentordesk.vocabulary import Role, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two people who belong together, by their e-mails; `score` is 0-1."""

    mentor: str
    mentee: str
    score: float
    tier: Tier
    pinned: bool
    #: A confirmed match that stood before.
    standing: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Somebody left over, by their e-mail."""

    person: str
    role: Role
    reason: UnmatchedReason
    remedy: Remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everybody's match. Pairs are ordered by mentee, the unmatched by role (mentees first).

    `unmatched` lists mentees without a mentor, and available, consenting mentors without a
    mentee. `total` is the sum of all pairs' scores and `smallest` the lowest of them, `matched`
    counts mentees, `seats` is the capacity of available, consenting mentors. `optimal` says
    that it is proven best.
    """

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    total: float
    #: `None` without pairs.
    smallest: float | None
    matched: int
    seats: int
    #: Pairs of two who would both rather have each other; see `stability`.
    blocking_pairs: int
    optimal: bool


def best_whole(
    table: ScoreTable,
    mentors: Iterable[Mentor],
    mentees: Iterable[Mentee],
    rules: Rules,
    progress: Progress | None = None,
) -> Whole:
    """Return the best whole, exactly, by these aims in order.

    Pins and confirmed matches stand; the most mentees matched; the most of those who waited;
    the least load * (load - 1) / 2 over all mentors, unless `rules.spread_load` is off; the
    highest sum of scores in millionths or, with `rules.weakest_first`, the highest weakest
    score of a new pair, then the next weakest, and so on. Among equals the order of e-mails
    decides.

    Args:
        table: Scores of at least these people, under these rules; pins, confirmed matches,
            thresholds and the spreading of load may be others than the table was made with.
        mentors: All or some of the table's.
        mentees: All or some of the table's.
        rules: What the coordinator set and decided.
        progress: Told of every step; may raise `CancelledError`.

    Raises:
        UserError: The coordinator's decisions contradict each other, a barrier or the seats.
    """
    part = table.of(mentors, mentees)
    report = steps(progress, 2 + reports(rules))
    fixed = settled(part, rules)
    report()
    solved = solve(part, rules, fixed, report)
    places = fixed | solved.pairs
    left_over = _left_over(part, fixed, solved.pairs, rules)
    report()
    pairs = tuple(_pair(part, rules, mentee, mentor) for mentee, mentor in sorted(places))
    return Whole(
        pairs=pairs,
        unmatched=left_over,
        total=fsum(pair.score for pair in pairs),
        smallest=min((pair.score for pair in pairs), default=None),
        matched=len({pair.mentee for pair in pairs}),
        seats=sum(max(0, m.capacity) for m in part.mentors if m.available and m.consent),
        blocking_pairs=blocking_pairs(part, places),
        optimal=solved.optimal,
    )


def _pair(table: ScoreTable, rules: Rules, mentee: int, mentor: int) -> Pair:
    emails = (table.mentors[mentor].email, table.mentees[mentee].email)
    score = float(table.score[mentee, mentor])
    return Pair(
        mentor=emails[0],
        mentee=emails[1],
        score=score,
        tier=tier(score, rules.thresholds),
        pinned=emails in rules.pins,
        standing=emails in rules.standing,
        reasons=table.reasons(mentee, mentor),
    )


def _left_over(
    table: ScoreTable, fixed: Set[tuple[int, int]], found: Set[tuple[int, int]], rules: Rules
) -> tuple[Unmatched, ...]:
    left = LeftOver(table, rules, fixed, found)
    mentees = (
        Unmatched(
            person=table.mentees[place].email,
            role=Role.MENTEE,
            reason=left.reason_of_mentee(place),
            remedy=left.remedy_of_mentee(place),
        )
        for place in left.mentees
    )
    mentors = (
        Unmatched(
            person=table.mentors[place].email,
            role=Role.MENTOR,
            reason=left.reason_of_mentor(place),
            remedy=left.remedy_of_mentor(place),
        )
        for place in left.mentors
    )
    return (*mentees, *mentors)
