"""Whether two people can be a pair now, with one sentence on the rule that says no."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from mentordesk.errors import UserError
from mentordesk.services.matching_reading import Gathering
from mentordesk.services.records.matches import PersonName
from mentordesk.vocabulary import N_, Barrier

_NO_PART = N_(
    "One of the two takes no part now: withdrawn, on the waiting list or removed. "
    "Look at the participants first."
)
_BARRED = {
    Barrier.SAME_PERSON: N_("{mentor} is both sides of this pair. Choose two people."),
    Barrier.CONSENT: N_(
        "{mentor} and {mentee} cannot be matched while one of them has not consented to sharing "
        "contact details. Record the consent first."
    ),
    Barrier.UNAVAILABLE: N_(
        "{mentor} and {mentee} cannot be matched while one of them is not available. "
        "Make them available first."
    ),
    Barrier.FORBIDDEN: N_("You have ruled {mentor} and {mentee} out as a pair. Allow it first."),
    Barrier.AVOIDED: N_(
        "{mentor} and {mentee} cannot be matched: one of them asked not to be matched with the "
        "other."
    ),
    Barrier.MEETING_FORM: N_(
        "{mentor} and {mentee} cannot be matched: one meets only in person and the other only "
        "online. Change how one of them meets first."
    ),
    Barrier.LANGUAGE: N_(
        "{mentor} and {mentee} cannot be matched: they have no language in common. "
        "Add a language first."
    ),
    Barrier.EMPLOYER: N_(
        "{mentor} and {mentee} cannot be matched: they have the same employer, and the programme "
        "keeps such people apart."
    ),
    Barrier.EARLIER: N_("{mentor} and {mentee} have been matched before. Choose somebody else."),
}


def check_pair(
    gathering: Gathering,
    mentor_id: int,
    mentee_id: int,
    *,
    again: bool = False,
    seats_count: bool = True,
) -> None:
    """Refuse a pair that a rule forbids.

    Args:
        gathering: The programme's people and rules.
        mentor_id: The mentor's sign-up.
        mentee_id: The mentee's sign-up.
        again: The two go on with each other: that they were a pair does not bar them, and a
            mentor who is busy for others may keep a mentee.
        seats_count: False where the seats that they need are freed in the same deed.

    Raises:
        UserError: One of them takes no part, a barrier holds, the mentee has a mentor, or the
            mentor's seats are taken.
    """
    from mentordesk.matching.barriers import first_barrier

    require_present(gathering, mentor_id, mentee_id)
    mentor, mentee = gathering.mentors[mentor_id], gathering.mentees[mentee_id]
    rules = gathering.rules
    if again:
        mentor, mentee = replace(mentor, available=True), replace(mentee, available=True)
        rules = replace(rules, earlier=frozenset())
    barrier = first_barrier(mentor, mentee, rules)
    names = gathering.names[mentor_id], gathering.names[mentee_id]
    if barrier is not None:
        raise UserError(_BARRED[barrier], mentor=names[0].name, mentee=names[1].name)
    if seats_count:
        _check_seats(gathering, *names)


@contextmanager
def named(gathering: Gathering) -> Iterator[None]:
    """Let a refusal of the matching, which knows addresses, speak of people by their names."""
    try:
        yield
    except UserError as refusal:
        names = {person.email: person.name for person in gathering.names.values()}
        # A stranger is called by the address: there may be somebody of that address, in the
        # other role, and that is what is wrong.
        values = {
            key: value if key == "person" else names.get(str(value), value)
            for key, value in refusal.values.items()
        }
        raise UserError(refusal.message, **values) from refusal


def require_present(gathering: Gathering, mentor_id: int, mentee_id: int) -> None:
    """Refuse a pair of which one takes no part now.

    Raises:
        UserError: One of them withdrew, waits or was removed.
    """
    require_taking_part(gathering, mentee_id)
    if mentor_id not in gathering.mentors:
        raise UserError(_NO_PART)


def require_taking_part(gathering: Gathering, mentee_id: int) -> None:
    """Refuse a mentee who takes no part now.

    Raises:
        UserError: She withdrew, waits or was removed.
    """
    if mentee_id not in gathering.mentees:
        raise UserError(_NO_PART)


def refuse_spoken_for(gathering: Gathering, mentee_id: int) -> None:
    """Refuse to decide for a mentee for whom a mentor is being asked.

    Raises:
        UserError: One is; every proposal leaves the two together.
    """
    person = gathering.names[mentee_id]
    for mentor, mentee in gathering.pending:
        if mentee == person.email:
            raise UserError(
                N_("{mentor} is being asked to be the mentor of {mentee}. End that first."),
                mentor=gathering.names[gathering.mentor_ids()[mentor]].name,
                mentee=person.name,
            )


def _check_seats(gathering: Gathering, mentor: PersonName, mentee: PersonName) -> None:
    standing = {pair[1]: pair[0] for pair in gathering.rules.standing}
    if mentee.email in standing:
        names = {person.email: person.name for person in gathering.names.values()}
        raise UserError(
            N_("{mentee} has {mentor} as mentor already. End that match first."),
            mentee=mentee.name,
            mentor=names.get(standing[mentee.email], standing[mentee.email]),
        )
    if gathering.is_full(gathering.mentors[mentor.enrolment_id]):
        raise UserError(
            N_("All of {mentor}'s seats are taken. Give {mentor} one more, or end a match."),
            mentor=mentor.name,
        )
