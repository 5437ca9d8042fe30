"""The life of a match: what may follow what."""

from itertools import pairwise

import pytest

from mentordesk.errors import UserError
from mentordesk.services.pair_states import check_move, next_states, state_after_reopening
from mentordesk.vocabulary import EndReason, MatchState

THE_WAY = (
    MatchState.PROPOSED,
    MatchState.ASKED,
    MatchState.ACCEPTED,
    MatchState.CONFIRMED,
    MatchState.ANNOUNCED,
    MatchState.ACTIVE,
    MatchState.COMPLETED,
)


def test_a_match_can_go_the_whole_way_one_step_at_a_time() -> None:
    for now, wanted in pairwise(THE_WAY):
        check_move("Jens and Ida", now, wanted)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (MatchState.CONFIRMED, MatchState.PROPOSED),
        (MatchState.ACTIVE, MatchState.ASKED),
        (MatchState.CONFIRMED, MatchState.ACCEPTED),
        (MatchState.ASKED, MatchState.CONFIRMED),
        (MatchState.PROPOSED, MatchState.ANNOUNCED),
        (MatchState.ASKED, MatchState.ACTIVE),
        (MatchState.ACCEPTED, MatchState.COMPLETED),
        (MatchState.ENDED, MatchState.ACTIVE),
        (MatchState.ACTIVE, MatchState.ENDED),
    ],
)
def test_a_step_that_makes_no_sense_is_refused_with_the_pairs_names(
    now: MatchState, wanted: MatchState
) -> None:
    with pytest.raises(UserError, match="Jens and Ida"):
        check_move("Jens and Ida", now, wanted)


def test_what_is_offered_as_the_next_state_is_allowed() -> None:
    for now in MatchState:
        for wanted in next_states(now):
            check_move("Jens and Ida", now, wanted)


def test_a_reopened_pair_that_has_met_is_active() -> None:
    for reason in EndReason:
        state = state_after_reopening(ended_for=reason, met=True, asks_first=True)
        assert state is MatchState.ACTIVE


def test_a_mentor_who_declined_is_asked_again_where_mentors_are_asked() -> None:
    declined = EndReason.DECLINED
    asked = state_after_reopening(ended_for=declined, met=False, asks_first=True)
    assert asked is MatchState.ASKED
    matched = state_after_reopening(ended_for=declined, met=False, asks_first=False)
    assert matched is MatchState.CONFIRMED
