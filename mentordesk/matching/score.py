"""How well everybody fits everybody: one table of scores, barriers and what is behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from mentordesk.matching.barriers import NONE, ORDER, Holding, first_codes, holding
from mentordesk.matching.candidate import Mentee, Mentor, Person, Progress, Rules, Thresholds
from mentordesk.matching.criteria import SCORERS, Scores
from mentordesk.matching.facts import Relations, answered_facts, blank_facts
from mentordesk.matching.reasons import Reason
from mentordesk.vocabulary import Barrier, Criterion, Tier

#: Decimals of a score. Beyond them lies only the noise of adding binary fractions, which would
#: give equal pairs unequal labels.
_DECIMALS = 12

P = TypeVar("P", bound=Person)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreTable:
    """Scores of all pairs. People lie in the order of their e-mails; arrays are [mentee, mentor].

    `score` is 0-1, the weighted mean of the criteria answered on both sides, 0 where there is
    none; it is there behind a barrier too. `barrier` is a position in `barriers.ORDER` or -1.
    """

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    rules: Rules
    score: Scores
    barrier: npt.NDArray[np.int8]
    #: `nan` where either side's answer is blank.
    criteria: Mapping[Criterion, Scores]
    barriers: Holding
    relations: Relations
    mentor_index: Mapping[str, int]
    mentee_index: Mapping[str, int]

    def reasons(self, mentee_index: int, mentor_index: int) -> tuple[Reason, ...]:
        """Return every criterion's part in a pair's score, in the vocabulary's order."""
        return tuple(self._reason(criterion, mentee_index, mentor_index) for criterion in SCORERS)

    def _reason(self, criterion: Criterion, row: int, column: int) -> Reason:
        score = float(self.criteria[criterion][row, column])
        mentor, mentee = self.mentors[column], self.mentees[row]
        weight = self.rules.weight(criterion)
        if np.isnan(score):
            facts = blank_facts(criterion, mentor, mentee)
            return Reason(criterion=criterion, score=None, weight=weight, facts=facts)
        facts = answered_facts(criterion, mentor, mentee, self.relations)
        return Reason(criterion=criterion, score=score, weight=weight, facts=facts)

    def first_barrier(self, mentee_index: int, mentor_index: int) -> Barrier | None:
        """Return the first barrier that holds between two people, or `None`."""
        code = int(self.barrier[mentee_index, mentor_index])
        return None if code == NONE else ORDER[code]

    def of(self, mentors: Iterable[Mentor], mentees: Iterable[Mentee]) -> "ScoreTable":
        """Return the part of the table that is about some of its people.

        The people may be changed copies (another capacity, say); scores and barriers are kept.

        Raises:
            KeyError: Somebody is not in the table.
        """
        columns, rows = in_order(mentors), in_order(mentees)
        if columns == self.mentors and rows == self.mentees:
            return self
        part = np.ix_(
            [self.mentee_index[p.email] for p in rows],
            [self.mentor_index[p.email] for p in columns],
        )
        return ScoreTable(
            mentors=columns,
            mentees=rows,
            rules=self.rules,
            score=self.score[part],
            barrier=self.barrier[part],
            criteria={criterion: scores[part] for criterion, scores in self.criteria.items()},
            barriers={barrier: holds[part] for barrier, holds in self.barriers.items()},
            relations=self.relations,
            mentor_index=places(columns),
            mentee_index=places(rows),
        )


def in_order(people: Iterable[P]) -> tuple[P, ...]:
    """Return people in the order of their e-mails.

    Raises:
        ValueError: Two of them have the same e-mail.
    """
    ordered = tuple(sorted(people, key=lambda person: person.email))
    if len({person.email for person in ordered}) < len(ordered):
        raise ValueError("an e-mail appears twice in one role")
    return ordered


def places(people: Sequence[Person]) -> dict[str, int]:
    """Return each e-mail's place."""
    return {person.email: place for place, person in enumerate(people)}


def table(
    mentors: Iterable[Mentor],
    mentees: Iterable[Mentee],
    rules: Rules,
    progress: Progress | None = None,
) -> ScoreTable:
    """Score everybody against everybody; the order of the rows does not matter."""
    columns, rows = in_order(mentors), in_order(mentees)
    report = steps(progress, len(SCORERS) + 2)
    barriers = holding(columns, rows, rules)
    report()
    criteria = {}
    for criterion, scorer in SCORERS.items():
        criteria[criterion] = scorer(columns, rows, rules)
        report()
    score = weighted_mean(criteria, rules, (len(rows), len(columns)))
    report()
    return ScoreTable(
        mentors=columns,
        mentees=rows,
        rules=rules,
        score=score,
        barrier=first_codes(barriers),
        criteria=criteria,
        barriers=barriers,
        relations=Relations.of(rules),
        mentor_index=places(columns),
        mentee_index=places(rows),
    )


def steps(progress: Progress | None, total: int) -> Callable[[], None]:
    """Return what is called after each of `total` steps to tell how far the work has come."""
    done = chain(range(1, total + 1), repeat(total))

    def report() -> None:
        if progress is not None:
            progress(next(done), total)

    return report


def weighted_mean(
    criteria: Mapping[Criterion, Scores], rules: Rules, shape: tuple[int, int]
) -> Scores:
    """Return the mean of the criteria that both answered, 0 where there is none."""
    total, weights, part = np.zeros(shape), np.zeros(shape), np.empty(shape)
    for criterion, scores in criteria.items():
        weight = rules.weight(criterion)
        if weight > 0:
            answered = ~np.isnan(scores)
            np.multiply(scores, weight, out=part)
            np.add(total, part, out=total, where=answered)
            np.add(weights, weight, out=weights, where=answered)
    np.divide(total, weights, out=total, where=weights > 0)
    return total.round(_DECIMALS, out=total)


def tier(score: float, thresholds: Thresholds) -> Tier:
    """Return the label of a score; equal scores have equal labels."""
    if score >= thresholds.top:
        return Tier.TOP
    if score >= thresholds.good:
        return Tier.GOOD
    return Tier.MATCH if score >= thresholds.match else Tier.WEAK


def order_of_candidates(scores: ScoreTable, mentee_index: int) -> list[int]:
    """Return the mentors' places for one mentee: best first, then by e-mail; barred last."""
    barred = scores.barrier[mentee_index] != NONE
    return [int(place) for place in np.lexsort((-scores.score[mentee_index], barred))]
