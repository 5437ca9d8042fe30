"""What decides a match: the people as their sign-ups tell, and the coordinator's rules."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from mentordesk.vocabulary import Criterion, MeetingForm

#: Called with the steps done and the steps in all; may raise `CancelledError` to stop.
Progress: TypeAlias = Callable[[int, int], None]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return `text` as it is compared: one form of each letter, no case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def address(email: str) -> str:
    """Return an e-mail as the identity of a person, in whichever role."""
    return email.strip().lower()


def _addresses(emails: Iterable[str]) -> frozenset[str]:
    return frozenset(address(email) for email in emails)


def _pairs(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((address(mentor), address(mentee)) for mentor, mentee in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a mentor and a mentee have in common; blank answers neither help nor hurt."""

    #: Identity, lower case: the same e-mail is the same person, also across roles.
    email: str
    subjects: tuple[str, ...] = ()
    #: Offered by a mentor, wished for by a mentee.
    topics: tuple[str, ...] = ()
    employer: str = ""
    #: A mentor's own, or the one that a mentee hopes for.
    sector: str = ""
    location: str = ""
    meeting_form: MeetingForm = MeetingForm.BOTH
    languages: frozenset[str] = frozenset()
    available: bool = True
    consent: bool = True
    #: E-mails of preferred partners, and of those to be kept apart from.
    wishes: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "email", address(self.email))
        object.__setattr__(self, "wishes", _addresses(self.wishes))
        object.__setattr__(self, "avoids", _addresses(self.avoids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor(Person):
    """Somebody who gives experience."""

    experience_years: int | None = None
    #: How many mentees in all, those of confirmed matches included.
    capacity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentee(Person):
    """Somebody who seeks experience; takes one mentor."""

    experience_wanted: int | None = None
    #: Passed over the last time, and so served first.
    waited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The least scores, 0-1, of the tiers above *weak*."""

    top: float = 0.8
    good: float = 0.6
    match: float = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the coordinator set and decided. Pairs are (mentor's e-mail, mentee's e-mail)."""

    #: A criterion that is missing or weighs nothing is not in use.
    weights: Mapping[Criterion, float] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    faculty_of: Mapping[str, str] = field(default_factory=dict)
    #: Unordered pairs of related subjects.
    neighbours: frozenset[frozenset[str]] = frozenset()
    #: One mentee each before any mentor gets a second, where the numbers allow it.
    spread_load: bool = True
    bar_same_employer: bool = False
    bar_meeting_form: bool = True
    bar_language: bool = True
    #: Raise the weakest match before the sum counts; see `leximin`.
    weakest_first: bool = False
    #: How much each folded topic counts where rare ones count more; without it all count 1.
    topic_weights: Mapping[str, float] = field(default_factory=dict)
    pins: frozenset[tuple[str, str]] = frozenset()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    #: Matched in an earlier programme, or in this one until it ended.
    earlier: frozenset[tuple[str, str]] = frozenset()
    #: Those of the earlier ones who were a pair in this programme: no choice lets them in.
    ended: frozenset[tuple[str, str]] = frozenset()
    #: Matches that are confirmed: they stand and hold their mentors' seats.
    standing: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if any(weight < 0 for weight in self.weights.values()):
            raise ValueError("a weight is negative")
        for name in ("pins", "forbidden", "earlier", "ended", "standing"):
            object.__setattr__(self, name, _pairs(getattr(self, name)))

    def weight(self, criterion: Criterion) -> float:
        """Return how much a criterion counts."""
        return self.weights.get(criterion, 0.0)

    def is_full(self, mentor: Mentor) -> bool:
        """Return whether confirmed matches take all of a mentor's seats."""
        return sum(email == mentor.email for email, _ in self.standing) >= mentor.capacity
