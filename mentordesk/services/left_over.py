"""Says of a mentee without a mentor why that is so, one mentee at a time."""

from collections import Counter

from mentordesk.i18n import Translator
from mentordesk.services.matching_reading import Gathering
from mentordesk.vocabulary import Role


def why_left_over(gathering: Gathering, mentee_id: int, translator: Translator) -> str:
    """Return why a mentee has no mentor, as a sentence that does not name them.

    Args:
        gathering: The programme's people and rules.
        mentee_id: The sign-up of a mentee who takes part.
        translator: The reader's.
    """
    from mentordesk.matching.barriers import first_barrier
    from mentordesk.matching.unmatched import UnmatchedKind, UnmatchedReason, reason_sentence

    mentee = gathering.mentees[mentee_id]
    barred = [
        first_barrier(mentor, mentee, gathering.rules) for mentor in gathering.mentors.values()
    ]
    fitting = [
        mentor
        for mentor, barrier in zip(gathering.mentors.values(), barred, strict=True)
        if barrier is None
    ]
    free = sum(not gathering.is_full(mentor) for mentor in fitting)
    if free and mentee.consent and mentee.available:
        return translator.ngettext(
            "One mentor who can be matched with this mentee has room.",
            "{n} mentors who can be matched with this mentee have room.",
            free,
        ).format(n=free)
    barriers = Counter(barrier for barrier in barred if barrier is not None)
    if not mentee.consent:
        kind = UnmatchedKind.NO_CONSENT
    elif not mentee.available:
        kind = UnmatchedKind.NOT_AVAILABLE
    elif fitting:
        kind = UnmatchedKind.ALL_FULL
    else:
        kind = UnmatchedKind.BARRIERS if barriers else UnmatchedKind.NOBODY
    reason = UnmatchedReason(
        kind=kind, role=Role.MENTEE, fitting=len(fitting), barriers=dict(barriers)
    )
    return reason_sentence(reason, translator)
