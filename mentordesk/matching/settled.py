"""Pairs that stand before anything is computed: confirmed matches and the coordinator's pins."""

from collections import Counter
from collections.abc import Mapping

from mentordesk.errors import UserError
from mentordesk.matching.candidate import Rules
from mentordesk.matching.score import ScoreTable
from mentordesk.vocabulary import N_, Barrier

#: Pairs of places (mentee, mentor) in the table.
Settled = frozenset[tuple[int, int]]

_PIN_AGAINST_BARRIER: Mapping[Barrier, str] = {
    Barrier.SAME_PERSON: N_(
        "{mentor} and {mentee} are the same person and cannot be pinned to each other. "
        "Take the pin away."
    ),
    Barrier.CONSENT: N_(
        "{mentor} and {mentee} cannot be pinned while one of them has not consented to sharing "
        "contact details. Record the consent or take the pin away."
    ),
    Barrier.UNAVAILABLE: N_(
        "{mentor} and {mentee} cannot be pinned while one of them is not available. "
        "Make them available or take the pin away."
    ),
    Barrier.FORBIDDEN: N_(
        "{mentor} and {mentee} are both pinned and ruled out. Take one of the two away."
    ),
    Barrier.AVOIDED: N_(
        "{mentor} and {mentee} cannot be pinned: one of them asked not to be matched with the "
        "other. Take the pin away."
    ),
    Barrier.MEETING_FORM: N_(
        "{mentor} and {mentee} cannot be pinned: one meets only in person and the other only "
        "online. Change how one of them meets or take the pin away."
    ),
    Barrier.LANGUAGE: N_(
        "{mentor} and {mentee} cannot be pinned: they have no language in common. "
        "Add a language or take the pin away."
    ),
    Barrier.EMPLOYER: N_(
        "{mentor} and {mentee} cannot be pinned: they have the same employer, and the programme "
        "keeps such people apart. Take the pin away."
    ),
    Barrier.EARLIER: N_(
        "{mentor} and {mentee} cannot be pinned: they have been matched before. Take the pin away."
    ),
}


def settled(table: ScoreTable, rules: Rules) -> Settled:
    """Return the pairs that stand, as places (mentee, mentor) in the table.

    Raises:
        UserError: A pin meets a barrier, another pin, a confirmed match or full seats, or a
            pair names somebody who is not here.
    """
    _check_known(table, rules)
    standing = _places(table, rules.standing)
    pins = _places(table, rules.pins)
    for pair in sorted(rules.pins & rules.forbidden):
        _refuse(_PIN_AGAINST_BARRIER[Barrier.FORBIDDEN], pair)
    for pair in sorted(rules.pins - rules.standing):
        _check_barrier(table, pair)
    _check_one_mentor_each(rules)
    _check_seats(table, standing, pins - standing)
    return standing | pins


def _check_known(table: ScoreTable, rules: Rules) -> None:
    for mentor, mentee in sorted(rules.pins | rules.forbidden | rules.standing):
        if mentor not in table.mentor_index:
            raise UserError(
                N_("No mentor here has the address {person}. Check it, or sign them up."),
                person=mentor,
            )
        if mentee not in table.mentee_index:
            raise UserError(
                N_("No mentee here has the address {person}. Check it, or sign them up."),
                person=mentee,
            )


def _places(table: ScoreTable, pairs: frozenset[tuple[str, str]]) -> Settled:
    return frozenset(
        (table.mentee_index[mentee], table.mentor_index[mentor]) for mentor, mentee in pairs
    )


def _refuse(message: str, pair: tuple[str, str]) -> None:
    raise UserError(message, mentor=pair[0], mentee=pair[1])


def _check_barrier(table: ScoreTable, pair: tuple[str, str]) -> None:
    mentor, mentee = pair
    barrier = table.first_barrier(table.mentee_index[mentee], table.mentor_index[mentor])
    if barrier is not None:
        _refuse(_PIN_AGAINST_BARRIER[barrier], pair)


def _check_one_mentor_each(rules: Rules) -> None:
    confirmed = {mentee: mentor for mentor, mentee in sorted(rules.standing)}
    pinned: dict[str, str] = {}
    for mentor, mentee in sorted(rules.pins - rules.standing):
        if mentee in confirmed:
            raise UserError(
                N_(
                    "{mentee} is pinned to {mentor} but has a confirmed match with {other}. "
                    "End the match or take the pin away."
                ),
                mentee=mentee,
                mentor=mentor,
                other=confirmed[mentee],
            )
        if mentee in pinned:
            raise UserError(
                N_("{mentee} is pinned to both {other} and {mentor}. Take one pin away."),
                mentee=mentee,
                mentor=mentor,
                other=pinned[mentee],
            )
        pinned[mentee] = mentor


def _check_seats(table: ScoreTable, standing: Settled, pins: Settled) -> None:
    taken = Counter(mentor for _, mentor in standing)
    wanted = Counter(mentor for _, mentor in pins)
    for place in sorted(wanted):
        mentor = table.mentors[place]
        if taken[place] + wanted[place] > mentor.capacity:
            raise UserError(
                N_(
                    "More mentees are pinned to {mentor} or matched already ({wanted}) than there "
                    "are seats ({seats}). Give {mentor} more seats or take a pin away."
                ),
                mentor=mentor.email,
                wanted=taken[place] + wanted[place],
                seats=mentor.capacity,
            )
