"""The steps that a match can take, as buttons."""

import pytest

from mentordesk.ui.matches.moves import forward, movable, other_moves
from mentordesk.vocabulary import MatchState
from tests.ui.matches.test_rows import BO, IDA, JENS, SARA, a_pair


@pytest.mark.parametrize(
    ("now", "usual"),
    [
        (MatchState.ASKED, MatchState.ACCEPTED),
        (MatchState.ACCEPTED, MatchState.CONFIRMED),
        (MatchState.CONFIRMED, MatchState.ANNOUNCED),
        (MatchState.ANNOUNCED, MatchState.ACTIVE),
        (MatchState.ACTIVE, MatchState.COMPLETED),
        (MatchState.COMPLETED, None),
        (MatchState.ENDED, None),
    ],
)
def test_one_step_is_the_usual_one(now, usual):
    assert forward(a_pair(JENS, IDA, now, 1)) is usual


def test_a_proposal_takes_no_step_before_it_is_a_match():
    assert forward(a_pair(JENS, IDA, MatchState.PROPOSED, None)) is None


@pytest.mark.parametrize("now", list(MatchState))
def test_every_other_step_has_a_verb(now):
    pair = a_pair(JENS, IDA, now, 1)
    assert all(verb for _state, verb in other_moves(pair))
    assert forward(pair) not in [state for state, _verb in other_moves(pair)]


def test_back_is_called_back():
    moves = dict(other_moves(a_pair(JENS, IDA, MatchState.ACTIVE, 1)))
    assert moves == {MatchState.ANNOUNCED: "Back to announced"}


def test_of_several_only_those_move_that_can_go_forward():
    confirmed = a_pair(JENS, IDA, MatchState.CONFIRMED, 1)
    completed = a_pair(BO, SARA, MatchState.COMPLETED, 2)
    assert movable([confirmed, completed], MatchState.ACTIVE) == (confirmed,)
