"""The life of a match as rules: which state may follow which, and where a reopened one goes."""

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_, EndReason, MatchState

#: States of a pair that is still being settled: both are spoken for, no match is in force yet.
PENDING_STATES = (MatchState.PROPOSED, MatchState.ASKED, MatchState.ACCEPTED)

# A step forward may skip what was done without the program; a step back mends a slip of the hand.
_MOVES: dict[MatchState, tuple[MatchState, ...]] = {
    MatchState.PROPOSED: (MatchState.ASKED, MatchState.CONFIRMED),
    MatchState.ASKED: (MatchState.PROPOSED, MatchState.ACCEPTED),
    MatchState.ACCEPTED: (MatchState.ASKED, MatchState.CONFIRMED),
    MatchState.CONFIRMED: (MatchState.ANNOUNCED, MatchState.ACTIVE, MatchState.COMPLETED),
    MatchState.ANNOUNCED: (MatchState.CONFIRMED, MatchState.ACTIVE, MatchState.COMPLETED),
    MatchState.ACTIVE: (MatchState.ANNOUNCED, MatchState.COMPLETED),
    MatchState.COMPLETED: (MatchState.ACTIVE,),
    MatchState.ENDED: (),
}

_WRONG_ORDER = {
    MatchState.PROPOSED: N_("{pair} is more than a proposal by now. End the match instead."),
    MatchState.ASKED: N_("The mentor of {pair} has already answered. End the match to start over."),
    MatchState.ACCEPTED: N_("Only a mentor who was asked can accept. Set {pair} to asked first."),
    MatchState.CONFIRMED: N_(
        "{pair} can be confirmed once the mentor has accepted, and only before the pair has begun."
    ),
    MatchState.ANNOUNCED: N_(
        "{pair} is not confirmed yet. Confirm the match before announcing it."
    ),
    MatchState.ACTIVE: N_("{pair} is not confirmed yet. Confirm the match before it begins."),
    MatchState.COMPLETED: N_("{pair} is not confirmed yet, so there is nothing to complete."),
}


def next_states(state: MatchState) -> tuple[MatchState, ...]:
    """Return the states that a match in `state` may be moved to, ending it apart."""
    return _MOVES[state]


def check_move(pair: str, now: MatchState, wanted: MatchState) -> None:
    """Refuse a move that the life of a match does not have.

    Args:
        pair: The two names, for the sentence.
        now: The state that the match is in.
        wanted: The state that it should go to.

    Raises:
        UserError: Ending needs a reason, an ended match must be reopened, or the order is wrong.
    """
    if wanted is MatchState.ENDED:
        raise UserError(N_("Ending a match needs a reason. End {pair} and choose one."), pair=pair)
    if now is MatchState.ENDED:
        raise UserError(N_("{pair} has ended. Reopen the match first."), pair=pair)
    if wanted not in _MOVES[now]:
        raise UserError(_WRONG_ORDER[wanted], pair=pair)


def state_after_reopening(
    *, ended_for: EndReason | None, met: bool, asks_first: bool
) -> MatchState:
    """Return where an ended match goes on.

    Args:
        ended_for: Why it had ended.
        met: Whether the pair has held a meeting.
        asks_first: Whether the programme asks a mentor before a match is made.
    """
    if met:
        return MatchState.ACTIVE
    if asks_first and ended_for is EndReason.DECLINED:
        return MatchState.ASKED
    return MatchState.CONFIRMED
