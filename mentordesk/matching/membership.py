"""Who names what, as matrices: sets of answers compared for everybody at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mentordesk.matching.candidate import Person, fold

#: Counts of shared answers stay exact: they are far below 2**24.
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shared:
    """How many answers two groups share, [first, second], and who answered at all."""

    counts: Floats
    first_answered: npt.NDArray[np.bool_]
    second_answered: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Codes:
    """Single answers compared: equal ones, and pairs where both answered, [first, second]."""

    equal: npt.NDArray[np.bool_]
    both: npt.NDArray[np.bool_]


def numbering(groups: Iterable[Collection[str]]) -> dict[str, int]:
    """Return a number for each distinct folded answer that is not blank."""
    words = dict.fromkeys(fold(word) for group in groups for word in group)
    return {word: number for number, word in enumerate(filter(None, words))}


def incidence(people: Sequence[Collection[str]], numbers: Mapping[str, int]) -> Floats:
    """Return 1 where a person gave an answer that has a number, [person, answer]."""
    matrix = np.zeros((len(people), len(numbers)), np.float32)
    for row, words in enumerate(people):
        matrix[row, [numbers[key] for key in map(fold, words) if key in numbers]] = 1
    return matrix


def shared(first: Sequence[Collection[str]], second: Sequence[Collection[str]]) -> Shared:
    """Return how many answers each person of one group shares with each of the other."""
    numbers = numbering([*first, *second])
    ours, theirs = incidence(first, numbers), incidence(second, numbers)
    return Shared(ours @ theirs.T, ours.sum(axis=1) > 0, theirs.sum(axis=1) > 0)


def text_codes(first: Sequence[str], second: Sequence[str]) -> Codes:
    """Compare single answers of two groups; a blank one equals nothing."""
    numbers = {"": -1}
    for text in (*first, *second):
        numbers.setdefault(fold(text), len(numbers))
    ours = np.array([numbers[fold(text)] for text in first], np.int64)
    theirs = np.array([numbers[fold(text)] for text in second], np.int64)
    both = np.logical_and.outer(ours >= 0, theirs >= 0)
    return Codes(np.equal.outer(ours, theirs) & both, both)


def pair_matrix(
    mentors: Sequence[Person], mentees: Sequence[Person], pairs: Iterable[tuple[str, str]]
) -> npt.NDArray[np.bool_]:
    """Return where pairs of (mentor's, mentee's) e-mails lie, [mentee, mentor]."""
    column = {p.email: n for n, p in enumerate(mentors)}
    row = {p.email: n for n, p in enumerate(mentees)}
    matrix = np.zeros((len(mentees), len(mentors)), bool)
    for mentor, mentee in pairs:
        if mentor in column and mentee in row:
            matrix[row[mentee], column[mentor]] = True
    return matrix
