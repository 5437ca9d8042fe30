"""Scores of single pairs, reckoned among everybody as a proposal would reckon them."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from mentordesk.services.matching_reading import Gathering

if TYPE_CHECKING:
    from mentordesk.matching.score import ScoreTable


#: Told how many of how many steps are done; may raise `CancelledError`.
Progress = Callable[[int, int], None]


def table_for(
    gathering: Gathering, mentee_ids: Collection[int], progress: Progress | None = None
) -> "ScoreTable":
    """Return a table with every mentor and at least these mentees.

    A wish counts only when its person takes part, so those whom a mentor wishes for are in the
    table too; each pair's score is then what it is in the table of all.
    """
    from mentordesk.matching import score

    wished = {email for mentor in gathering.mentors.values() for email in mentor.wishes}
    mentees = [
        mentee
        for id_, mentee in gathering.mentees.items()
        if id_ in mentee_ids or mentee.email in wished
    ]
    return score.table(gathering.mentors.values(), mentees, gathering.rules, progress)


def scored(
    gathering: Gathering, mentor_id: int, mentee_id: int
) -> tuple[float, list[dict[str, Any]]]:
    """Return a pair's score and its reasons as the file keeps them."""
    from mentordesk.matching import reasons

    table = table_for(gathering, {mentee_id})
    row = table.mentee_index[gathering.mentees[mentee_id].email]
    column = table.mentor_index[gathering.mentors[mentor_id].email]
    kept = [reasons.to_json(reason) for reason in table.reasons(row, column)]
    return float(table.score[row, column]), kept
