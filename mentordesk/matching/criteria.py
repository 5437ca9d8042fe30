"""How well each pair fits by each criterion, 0-1, for everybody at once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mentordesk.matching.candidate import Mentee, Mentor, Person, Rules, fold
from mentordesk.matching.membership import (
    Floats,
    incidence,
    numbering,
    pair_matrix,
    text_codes,
)
from mentordesk.vocabulary import Criterion

#: Scores 0-1, [mentee, mentor]; `nan` where either side's answer is blank.
Scores: TypeAlias = npt.NDArray[np.float64]

#: What is left of the subject's full score when it is only related.
NEIGHBOUR = 0.7
SAME_FACULTY = 0.5

#: Weights of topics are counted in thousandths: sums of thousands of them are exact in float32.
_UNITS = 1_000


def subject_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], rules: Rules) -> Scores:
    """Same subject 1, declared neighbours less, same faculty less still, else 0."""
    numbers = numbering([*(p.subjects for p in mentees), *(p.subjects for p in mentors)])
    ours = incidence([p.subjects for p in mentees], numbers)
    theirs = incidence([p.subjects for p in mentors], numbers)
    faculties = _faculties(numbers, rules.faculty_of)
    scores: Scores = np.zeros((len(mentees), len(mentors)))
    np.copyto(scores, SAME_FACULTY, where=(ours @ faculties) @ (theirs @ faculties).T > 0)
    related = ours @ _neighbours(numbers, rules.neighbours) @ theirs.T > 0
    np.copyto(scores, NEIGHBOUR, where=related)
    np.copyto(scores, 1, where=ours @ theirs.T > 0)
    return _blanked(scores, ours.sum(axis=1) > 0, theirs.sum(axis=1) > 0)


def _faculties(numbers: Mapping[str, int], faculty_of: Mapping[str, str]) -> Floats:
    """Return 1 where a subject belongs to a faculty, [subject, faculty]."""
    of = {fold(subject): (faculty,) for subject, faculty in faculty_of.items()}
    rows = [of.get(subject, ()) for subject in numbers]
    return incidence(rows, numbering(rows))


def _neighbours(numbers: Mapping[str, int], pairs: frozenset[frozenset[str]]) -> Floats:
    """Return 1 where two subjects are declared neighbours, [subject, subject]."""
    matrix = np.zeros((len(numbers), len(numbers)), np.float32)
    for pair in pairs:
        places = [numbers.get(fold(subject), -1) for subject in pair]
        if min(places) >= 0:
            matrix[np.ix_(places, places)] = 1
    return matrix


def topic_weights(mentors: Iterable[Mentor]) -> dict[str, float]:
    """Return how much each offered topic counts, folded: the fewer mentors offer it, the more.

    A topic that all offer counts 1, one that a share of them offers 1 + ln(1 / share): inverse
    document frequency (Spärck Jones, 1972), which finds what tells people apart. Mentors who
    left the question blank say nothing about how rare a topic is.
    """
    offers = [set(map(fold, mentor.topics)) - {""} for mentor in mentors]
    counts = Counter(topic for offered in offers for topic in offered)
    answered = sum(map(bool, offers))
    return {topic: 1 + log(answered / count) for topic, count in counts.items()}


def topic_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], rules: Rules) -> Scores:
    """The share of the mentee's wished topics that the mentor offers, by their weights."""
    numbers = numbering([*(p.topics for p in mentees), *(p.topics for p in mentors)])
    ours = incidence([p.topics for p in mentees], numbers)
    theirs = incidence([p.topics for p in mentors], numbers)
    answered = ours.sum(axis=1) > 0, theirs.sum(axis=1) > 0
    ours *= _units(numbers, rules.topic_weights)
    wished = np.maximum(ours.sum(axis=1), 1).astype(float)
    scores = (ours @ theirs.T).astype(float)
    scores /= wished[:, np.newaxis]
    return _blanked(scores, *answered)


def _units(topics: Iterable[str], weights: Mapping[str, float]) -> Floats:
    """Return weights as whole numbers, whose sums are exact in whatever order they are added.

    A topic that no mentor offers is as rare as the rarest of the others.
    """
    if not weights:
        return np.ones(1, np.float32)
    rarest = max(weights.values())
    counted = [weights.get(topic, rarest) for topic in topics]
    return np.rint(np.array(counted, np.float32) * _UNITS)


def experience_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], _: Rules) -> Scores:
    """1 where the mentor has the years that the mentee hopes for, their share below."""
    wanted = _years([p.experience_wanted for p in mentees])[:, np.newaxis]
    years = _years([p.experience_years for p in mentors])
    scores: Scores = np.minimum(years / np.maximum(wanted, 1), 1)
    return np.where(wanted == 0, years * 0 + 1, scores)


def _years(answers: Sequence[int | None]) -> Scores:
    return np.array([np.nan if years is None else max(years, 0) for years in answers], float)


def sector_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], _: Rules) -> Scores:
    """1 in the sector that the mentee hopes for, else 0."""
    codes = text_codes([p.sector for p in mentees], [p.sector for p in mentors])
    return np.where(codes.both, codes.equal.astype(float), np.nan)


def location_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], _: Rules) -> Scores:
    """1 in the same place, else 0."""
    codes = text_codes([p.location for p in mentees], [p.location for p in mentors])
    return np.where(codes.both, codes.equal.astype(float), np.nan)


def wish_scores(mentors: Sequence[Mentor], mentees: Sequence[Mentee], _: Rules) -> Scores:
    """The share of those with wishes who named the other; wishes for the absent don't count."""
    by_mentee = pair_matrix(mentors, mentees, ((w, p.email) for p in mentees for w in p.wishes))
    by_mentor = pair_matrix(mentors, mentees, ((p.email, w) for p in mentors for w in p.wishes))
    ours = wishing(mentees, mentors)[:, np.newaxis].astype(float)
    theirs = wishing(mentors, mentees).astype(float)
    named = by_mentee.astype(float) + by_mentor
    sides = ours + theirs
    scores: Scores = np.full(named.shape, np.nan)
    np.divide(named, sides, out=scores, where=sides > 0)
    return scores


def wishing(people: Sequence[Person], others: Sequence[Person]) -> npt.NDArray[np.bool_]:
    """Return who of `people` wishes for somebody among `others`."""
    present = {p.email for p in others}
    return np.array([not present.isdisjoint(p.wishes) for p in people], bool)


def _blanked(
    scores: Scores, mentees_answered: npt.NDArray[np.bool_], mentors_answered: npt.NDArray[np.bool_]
) -> Scores:
    scores[~mentees_answered, :] = np.nan
    scores[:, ~mentors_answered] = np.nan
    return scores


#: In the order in which reasons are listed and added up.
SCORERS: Mapping[Criterion, Callable[[Sequence[Mentor], Sequence[Mentee], Rules], Scores]] = {
    Criterion.SUBJECT: subject_scores,
    Criterion.TOPICS: topic_scores,
    Criterion.EXPERIENCE: experience_scores,
    Criterion.SECTOR: sector_scores,
    Criterion.LOCATION: location_scores,
    Criterion.WISHES: wish_scores,
}
