"""Puts a map of scores in another order of its people."""

from collections.abc import Sequence
from dataclasses import replace

from mentordesk.services.records.matches import ScoreMap


def arranged(seen: ScoreMap, *, mentees: Sequence[int], mentors: Sequence[int]) -> ScoreMap:
    """Return a map whose rows and columns stand in the order of these places of `seen`."""
    import numpy as np

    levels = np.frombuffer(seen.levels, np.uint8).reshape(len(seen.mentees), len(seen.mentors))
    rows, columns = np.array(mentees, np.intp), np.array(mentors, np.intp)
    return replace(
        seen,
        mentees=tuple(seen.mentees[place] for place in mentees),
        mentors=tuple(seen.mentors[place] for place in mentors),
        levels=levels[rows].take(columns, axis=1).tobytes(),
    )
