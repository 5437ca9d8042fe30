"""Single changes that would let two people be matched, and the least of them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from mentordesk.matching.barriers import Holding
from mentordesk.matching.candidate import Mentee, Mentor, Person, fold
from mentordesk.matching.reach import NOBODY, Mask
from mentordesk.matching.unmatched import RemedyKind, Step
from mentordesk.vocabulary import Barrier, Role

#: Not to be lifted: a fact, and a confidential wish of one of the two.
_FINAL = (Barrier.SAME_PERSON, Barrier.AVOIDED)

_LIFTED_BY = {
    Barrier.MEETING_FORM: RemedyKind.MEETING_FORM,
    Barrier.LANGUAGE: RemedyKind.LANGUAGE,
    Barrier.EMPLOYER: RemedyKind.EMPLOYER,
    Barrier.EARLIER: RemedyKind.EARLIER,
    Barrier.FORBIDDEN: RemedyKind.FORBIDDEN,
}

#: What a change asks of people: fewer changes come first, then less asked.
_EFFORT = {
    RemedyKind.CONSENT: 2,
    RemedyKind.MEETING_FORM: 4,
    RemedyKind.AVAILABLE: 6,
    RemedyKind.SEAT: 8,
    RemedyKind.LANGUAGE: 10,
    RemedyKind.EMPLOYER: 12,
    RemedyKind.EARLIER: 14,
    RemedyKind.FORBIDDEN: 16,
}
_EFFORT_OF_PIN = 1

Asked = tuple[RemedyKind, Mask]


def between(holds: Holding) -> Iterator[Asked]:
    """Return what lifts the barriers between two people, and with whom it is needed."""
    return ((kind, holds[barrier]) for barrier, kind in _LIFTED_BY.items())


def ready(people: Sequence[Person]) -> Mask:
    """Return who has consented and is available."""
    return np.array([person.consent and person.available for person in people], bool)


def readying(people: Sequence[Person]) -> Iterator[Asked]:
    """Return what makes the other side ready, and with whom it is needed."""
    yield RemedyKind.CONSENT, np.array([not person.consent for person in people], bool)
    yield RemedyKind.AVAILABLE, np.array([not person.available for person in people], bool)


def final(holds: Holding, ended: Mask) -> Mask:
    """Return with whom nothing helps; `ended` are those who were a pair in this programme."""
    result: Mask = np.any([ended, *(holds[barrier] for barrier in _FINAL)], axis=0)
    return result


def effort(steps: Iterable[Step]) -> tuple[int, int]:
    """Return what steps ask of people, to put the smallest change first: how many, then what."""
    kinds = [step.kind for step in steps]
    pins = kinds.count(RemedyKind.PIN)
    asked = sum(_EFFORT[kind] for kind in kinds if kind is not RemedyKind.PIN)
    return len(kinds) - pins, asked + pins * _EFFORT_OF_PIN


def in_order(asked: Iterable[Asked]) -> dict[RemedyKind, Mask]:
    """Return with whom each kind of change is needed, what asks least first."""
    return dict(sorted(asked, key=lambda one: _EFFORT[one[0]]))


def least(
    asked: Iterable[Asked], pinned: Mask, score: npt.NDArray[np.float64], hopeless: Mask
) -> int:
    """Return with whom the least is asked, the best fitting among equals, or `NOBODY`."""
    if hopeless.all():
        return NOBODY
    count = np.zeros(len(score), np.int64)
    effort = pinned * _EFFORT_OF_PIN
    for kind, needed in asked:
        count += needed
        effort = effort + needed * _EFFORT[kind]
    return int(np.lexsort((-score, effort, count, hopeless))[0])


def own_steps(person: Person) -> Iterator[Step]:
    """Return what makes one person ready to be matched at all."""
    if not person.consent:
        yield Step(kind=RemedyKind.CONSENT, facts=_sign_up(person))
    if not person.available:
        yield Step(kind=RemedyKind.AVAILABLE, facts=_sign_up(person))


def pair_steps(mentor: Mentor, mentee: Mentee, *, asked: Person, holds: Holding) -> Iterator[Step]:
    """Return what lifts the barriers between two people; `asked` is the one who would change.

    `holds` is about this pair alone.
    """
    pair = {"mentor": mentor.email, "mentee": mentee.email}
    other: Person = mentee if asked is mentor else mentor
    if holds[Barrier.MEETING_FORM]:
        yield Step(kind=RemedyKind.MEETING_FORM, facts=_sign_up(asked))
    if holds[Barrier.LANGUAGE]:
        language = min(filter(fold, other.languages), key=lambda text: (fold(text), text))
        yield Step(kind=RemedyKind.LANGUAGE, facts={**_sign_up(asked), "language": language})
    if holds[Barrier.EMPLOYER]:
        yield Step(kind=RemedyKind.EMPLOYER)
    if holds[Barrier.EARLIER]:
        yield Step(kind=RemedyKind.EARLIER)
    if holds[Barrier.FORBIDDEN]:
        yield Step(kind=RemedyKind.FORBIDDEN, facts=pair)


def _sign_up(person: Person) -> dict[str, object]:
    """Say whose sign-up would change: one person may have two."""
    role = Role.MENTOR if isinstance(person, Mentor) else Role.MENTEE
    return {"person": person.email, "role": role.value}


def seat_step(mentor: Mentor, load: int) -> Step:
    """Return how many more seats a mentor with so many mentees needs to take one more."""
    more = load + 1 - mentor.capacity
    facts = {**_sign_up(mentor), "seats": more, "capacity": load + 1}
    return Step(kind=RemedyKind.SEAT, facts=facts)


def pin_step(mentor: Mentor, mentee: Mentee) -> Step:
    """Return the pin that keeps others from coming first."""
    facts = {"mentor": mentor.email, "mentee": mentee.email}
    return Step(kind=RemedyKind.PIN, facts=facts)
