"""What makes a pair impossible: one pair at a time, and for everybody at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mentordesk.matching.candidate import Mentee, Mentor, Rules, fold
from mentordesk.matching.membership import pair_matrix, shared, text_codes
from mentordesk.vocabulary import Barrier, MeetingForm

#: Barriers in the order in which they are looked for; codes are positions here.
ORDER = tuple(Barrier)
#: The code of a pair that nothing bars.
NONE = -1

Mask: TypeAlias = npt.NDArray[np.bool_]
Holding: TypeAlias = Mapping[Barrier, Mask]

_EITHER_WAY = {MeetingForm.PHYSICAL: 1, MeetingForm.VIRTUAL: 2, MeetingForm.BOTH: 3}


def first_barrier(mentor: Mentor, mentee: Mentee, rules: Rules) -> Barrier | None:
    """Return the first barrier that holds between two people, or `None`."""
    pair = (mentor.email, mentee.email)
    holds = {
        Barrier.SAME_PERSON: mentor.email == mentee.email,
        Barrier.CONSENT: not (mentor.consent and mentee.consent),
        Barrier.UNAVAILABLE: not (mentor.available and mentee.available),
        Barrier.FORBIDDEN: pair in rules.forbidden,
        Barrier.AVOIDED: mentor.email in mentee.avoids or mentee.email in mentor.avoids,
        Barrier.MEETING_FORM: rules.bar_meeting_form
        and {mentor.meeting_form, mentee.meeting_form}
        == {MeetingForm.PHYSICAL, MeetingForm.VIRTUAL},
        Barrier.LANGUAGE: rules.bar_language and _strangers(mentor.languages, mentee.languages),
        Barrier.EMPLOYER: rules.bar_same_employer
        and fold(mentor.employer) == fold(mentee.employer) != "",
        Barrier.EARLIER: pair in rules.earlier,
    }
    return next((barrier for barrier in ORDER if holds[barrier]), None)


def _strangers(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    mine, yours = set(map(fold, ours)) - {""}, set(map(fold, theirs)) - {""}
    return bool(mine and yours) and mine.isdisjoint(yours)


def holding(mentors: Sequence[Mentor], mentees: Sequence[Mentee], rules: Rules) -> Holding:
    """Return which pairs each barrier holds for, as arrays [mentee, mentor]."""
    never = np.zeros((len(mentees), len(mentors)), bool)
    employers = text_codes([p.employer for p in mentees], [p.employer for p in mentors])
    return {
        Barrier.SAME_PERSON: pair_matrix(mentors, mentees, ((p.email, p.email) for p in mentees)),
        Barrier.CONSENT: _either_lacks([p.consent for p in mentees], [p.consent for p in mentors]),
        Barrier.UNAVAILABLE: _either_lacks(
            [p.available for p in mentees], [p.available for p in mentors]
        ),
        Barrier.FORBIDDEN: pair_matrix(mentors, mentees, rules.forbidden),
        Barrier.AVOIDED: _avoided(mentors, mentees),
        Barrier.MEETING_FORM: _no_common_form(mentors, mentees)
        if rules.bar_meeting_form
        else never,
        Barrier.LANGUAGE: _no_common_language(mentors, mentees) if rules.bar_language else never,
        Barrier.EMPLOYER: employers.equal if rules.bar_same_employer else never,
        Barrier.EARLIER: pair_matrix(mentors, mentees, rules.earlier),
    }


def first_codes(barriers: Holding) -> npt.NDArray[np.int8]:
    """Return the position in `ORDER` of each pair's first barrier, or `NONE`."""
    codes = np.full(barriers[ORDER[0]].shape, NONE, np.int8)
    for code in reversed(range(len(ORDER))):
        codes[barriers[ORDER[code]]] = code
    return codes


def _either_lacks(mentees: list[bool], mentors: list[bool]) -> Mask:
    lacks: Mask = ~np.logical_and.outer(np.array(mentees, bool), np.array(mentors, bool))
    return lacks


def _avoided(mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> Mask:
    by_mentee = ((other, p.email) for p in mentees for other in p.avoids)
    by_mentor = ((p.email, other) for p in mentors for other in p.avoids)
    return pair_matrix(mentors, mentees, by_mentee) | pair_matrix(mentors, mentees, by_mentor)


def _no_common_form(mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> Mask:
    ours = np.array([_EITHER_WAY[p.meeting_form] for p in mentees], np.int8)
    theirs = np.array([_EITHER_WAY[p.meeting_form] for p in mentors], np.int8)
    apart: Mask = np.bitwise_and.outer(ours, theirs) == 0
    return apart


def _no_common_language(mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> Mask:
    common = shared([p.languages for p in mentees], [p.languages for p in mentors])
    answered = np.logical_and.outer(common.first_answered, common.second_answered)
    strangers: Mask = answered & (common.counts == 0)
    return strangers
