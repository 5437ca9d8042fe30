"""Says of somebody left over why that is so, one person at a time and without a proposal."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mentordesk.i18n import Translator
from mentordesk.services.matching_reading import Gathering
from mentordesk.vocabulary import Barrier, Role

if TYPE_CHECKING:
    from mentordesk.matching.candidate import Mentee, Mentor


def why_left_over(gathering: Gathering, mentee_id: int, translator: Translator) -> str:
    """Return why a mentee has no mentor, as a sentence that does not name them.

    Args:
        gathering: The programme's people and rules.
        mentee_id: The sign-up of a mentee who takes part.
        translator: The reader's.
    """
    mentee = gathering.mentees[mentee_id]
    fitting, barred = _mentors_for(gathering, mentee)
    free = sum(not gathering.is_full(mentor) for mentor in fitting)
    if free and mentee.consent and mentee.available:
        return translator.ngettext(
            "One mentor who can be matched with this mentee has room.",
            "{n} mentors who can be matched with this mentee have room.",
            free,
        ).format(n=free)
    able = mentee.consent, mentee.available
    return _sentence(Role.MENTEE, able, len(fitting), barred, translator)


def why_without_mentee(gathering: Gathering, mentor_id: int, translator: Translator) -> str:
    """Return why a mentor has no mentee, as a sentence that does not name them."""
    from mentordesk.matching.barriers import first_barrier

    mentor = gathering.mentors[mentor_id]
    barred = [
        first_barrier(mentor, mentee, gathering.rules) for mentee in gathering.mentees.values()
    ]
    fitting = [
        mentee
        for mentee, barrier in zip(gathering.mentees.values(), barred, strict=True)
        if barrier is None
    ]
    taken = {mentee for _, mentee in gathering.rules.standing | gathering.pending}
    free = sum(mentee.email not in taken for mentee in fitting)
    if free:
        return translator.ngettext(
            "One mentee who can be matched with this mentor has no mentor.",
            "{n} mentees who can be matched with this mentor have no mentor.",
            free,
        ).format(n=free)
    able = mentor.consent, mentor.available
    barriers = [barrier for barrier in barred if barrier is not None]
    return _sentence(Role.MENTOR, able, len(fitting), barriers, translator)


def _mentors_for(gathering: Gathering, mentee: "Mentee") -> tuple[list["Mentor"], list[Barrier]]:
    from mentordesk.matching.barriers import first_barrier

    fitting, barred = [], []
    for mentor in gathering.mentors.values():
        barrier = first_barrier(mentor, mentee, gathering.rules)
        if barrier is None:
            fitting.append(mentor)
        else:
            barred.append(barrier)
    return fitting, barred


def _sentence(
    role: Role,
    able: tuple[bool, bool],
    fitting: int,
    barred: Sequence[Barrier],
    translator: Translator,
) -> str:
    from mentordesk.matching.unmatched import UnmatchedKind, UnmatchedReason, reason_sentence

    consents, available = able
    if not consents:
        kind = UnmatchedKind.NO_CONSENT
    elif not available:
        kind = UnmatchedKind.NOT_AVAILABLE
    elif fitting:
        kind = UnmatchedKind.ALL_FULL if role is Role.MENTEE else UnmatchedKind.ALL_PLACED
    else:
        kind = UnmatchedKind.BARRIERS if barred else UnmatchedKind.NOBODY
    reason = UnmatchedReason(kind=kind, role=role, fitting=fitting, barriers=dict(Counter(barred)))
    return reason_sentence(reason, translator)
