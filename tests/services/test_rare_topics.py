"""Topics that few mentors offer count more where the coordinator wants it."""

from dataclasses import replace

import pytest

from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Criterion
from tests.builders import a_mentee, a_mentor, a_programme


def test_rare_topics_count_more_once_the_choice_is_made(workspace: Workspace) -> None:
    programme = a_programme(workspace, "open", "Open 2026")
    for number in range(9):
        a_mentor(workspace, programme, f"Common {number}", topics=("Careers",))
    # A mentor who is busy takes part, and what he offers is not as rare as if he did not.
    a_mentor(workspace, programme, "Rare Mentor", topics=("Research",), available=False)
    mentee = a_mentee(workspace, programme, topics=("Careers", "Research"))
    matches = workspace.matches

    def shares() -> set[float | None]:
        (hers,) = matches.candidates(programme.id, mentee.id)
        reasons = [reason for one in hers.candidates for reason in one.reasons]
        return {reason.score for reason in reasons if reason.criterion is Criterion.TOPICS}

    assert shares() == {0.5}
    chosen = replace(workspace.programmes.matching_settings(programme.id), rare_topics=True)
    workspace.programmes.change_matching_settings(programme.id, chosen)
    low, high = sorted(share for share in shares() if share is not None)
    assert 0 < low < 0.3
    assert high == pytest.approx(1 - low)
    (pair,) = matches.propose(programme.id, keep=False).pairs
    assert low in {reason.score for reason in pair.reasons}
