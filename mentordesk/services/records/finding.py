"""Records of whom and what can be found again anywhere in the file."""

from dataclasses import dataclass
from datetime import date

from mentordesk.errors import UserError
from mentordesk.services.records.matches import PersonName
from mentordesk.vocabulary import CONFIRMED_STATES, MatchState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """One sign-up of a person's, in whichever programme."""

    person: PersonName
    role: Role
    programme_id: int
    programme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPair:
    """One pair, in whichever programme and state."""

    match_id: int
    code: str
    mentee: PersonName
    mentor: PersonName
    state: MatchState
    signed_on: date | None
    programme_id: int
    programme: str

    @property
    def in_force(self) -> bool:
        """Whether the two are a pair now, and so have an agreement to write."""
        return self.state in CONFIRMED_STATES


Found = FoundPerson | FoundPair


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPaper:
    """One of a stack of signed papers: whose it is, and what keeps it from being marked."""

    #: As it is kept; as it was typed where it can be no code.
    code: str
    pair: FoundPair | None = None
    refusal: UserError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedStack:
    """What became of a stack of signed papers."""

    signed: tuple[FoundPair, ...]
    refused: tuple[SignedPaper, ...]
