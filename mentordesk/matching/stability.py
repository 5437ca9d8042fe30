"""Pairs who would both rather have each other than what a whole gives them."""

from collections.abc import Set

import numpy as np

from mentordesk.matching.barriers import NONE
from mentordesk.matching.score import ScoreTable

#: Below every score: what somebody has who has nobody, or a seat to spare.
_NOBODY = -1.0


def blocking_pairs(table: ScoreTable, pairs: Set[tuple[int, int]]) -> int:
    """Return how many pairs block a whole, given as places (mentee, mentor).

    A pair blocks (Gale and Shapley, 1962) when nothing bars it, the whole does not hold it, the
    mentee's score is higher with that mentor than with her own or she has none, and the mentor
    has a free seat or a mentee with a lower score.
    """
    own = np.full(len(table.mentees), _NOBODY)
    loads = np.zeros(len(table.mentors), np.int64)
    weakest = np.full(len(table.mentors), np.inf)
    for mentee, mentor in pairs:
        score = table.score[mentee, mentor]
        own[mentee] = max(own[mentee], score)
        weakest[mentor] = min(weakest[mentor], score)
        loads[mentor] += 1
    capacity = np.array([mentor.capacity for mentor in table.mentors], np.int64)
    weakest[loads < capacity] = _NOBODY
    gains = (table.score > own[:, np.newaxis]) & (table.score > weakest)
    return int(np.count_nonzero(gains & (table.barrier == NONE)))
