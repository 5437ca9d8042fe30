"""What a mentee's list of possible mentors says, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateEntry:
    """One mentor to choose: who it is, what they have to give, and why they fit."""

    name: str
    #: Subject, years, place, way to meet: no way to reach them.
    facts: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateGroup:
    """The mentors who fit equally well, the best first."""

    title: str
    entries: tuple[CandidateEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateListContent:
    """The list of one mentee; as many entries are printed as one page holds."""

    mentee: str
    programme: str
    groups: tuple[CandidateGroup, ...]
    #: Mentors with room whom the groups leave out.
    more: int = 0
    #: Whom to answer: "Anna Holm, anna@example.org, 12 34 56 78".
    contact: str = ""
