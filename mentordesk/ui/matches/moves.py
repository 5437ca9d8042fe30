"""The steps of a match as verbs on buttons: the next one, and the others that are possible."""

from collections.abc import Iterable

from mentordesk.services.pair_states import next_states
from mentordesk.services.records.matches import PairRecord
from mentordesk.vocabulary import N_, MatchState

#: The step that usually comes next.
_FORWARD = {
    MatchState.PROPOSED: MatchState.CONFIRMED,
    MatchState.ASKED: MatchState.ACCEPTED,
    MatchState.ACCEPTED: MatchState.CONFIRMED,
    MatchState.CONFIRMED: MatchState.ANNOUNCED,
    MatchState.ANNOUNCED: MatchState.ACTIVE,
    MatchState.ACTIVE: MatchState.COMPLETED,
}

FORWARD_VERBS = {
    MatchState.ASKED: N_("Ask the mentor"),
    MatchState.ACCEPTED: N_("Mentor has accepted"),
    MatchState.CONFIRMED: N_("Confirm the match"),
    MatchState.ANNOUNCED: N_("Mark as announced"),
    MatchState.ACTIVE: N_("Mark as active"),
    MatchState.COMPLETED: N_("Mark as completed"),
}

_BACK_VERBS = {
    MatchState.PROPOSED: N_("Back to proposed"),
    MatchState.ASKED: N_("Back to asked"),
    MatchState.CONFIRMED: N_("Back to confirmed"),
    MatchState.ANNOUNCED: N_("Back to announced"),
    MatchState.ACTIVE: N_("Back to active"),
}

_ORDER = list(MatchState)


def forward(pair: PairRecord) -> MatchState | None:
    """Return the state that a match usually goes to next, `None` at the end of its life."""
    return _FORWARD.get(pair.state) if pair.match_id is not None else None


def other_moves(pair: PairRecord) -> tuple[tuple[MatchState, str], ...]:
    """Return the other states that a match may go to, each with a verb still to be translated."""
    usual = forward(pair)
    return tuple(
        (state, verb(pair.state, state)) for state in next_states(pair.state) if state is not usual
    )


def verb(now: MatchState, wanted: MatchState) -> str:
    """Return the verb of a step, still to be translated."""
    back = _ORDER.index(wanted) < _ORDER.index(now)
    return _BACK_VERBS[wanted] if back else FORWARD_VERBS[wanted]


def movable(pairs: Iterable[PairRecord], state: MatchState) -> tuple[PairRecord, ...]:
    """Return the matches for which `state` is a step forward."""
    return tuple(
        pair
        for pair in pairs
        if pair.match_id is not None
        and state in next_states(pair.state)
        and _ORDER.index(state) > _ORDER.index(pair.state)
    )
