"""Records of what pairs have settled."""

from dataclasses import dataclass
from datetime import date, datetime

from mentordesk.services.records.matches import PersonName
from mentordesk.vocabulary import AgreementState, MatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRecord:
    """A confidentiality limit: the topic, why it is at risk, what the pair agrees."""

    topic: str
    why: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRecord:
    """One pair's agreement; blank fields where nothing is written yet."""

    match_id: int
    code: str
    mentor: PersonName
    mentee: PersonName
    match_state: MatchState
    state: AgreementState
    goals: str = ""
    topics: tuple[str, ...] = ()
    limits: tuple[LimitRecord, ...] = ()
    frequency: str = ""
    length: str = ""
    place: str = ""
    calls: str = ""
    agenda: str = ""
    contact: str = ""
    cancelling: str = ""
    notes: str = ""
    feedback: str = ""
    printed_at: datetime | None = None
    signed_on: date | None = None
    #: Topics that mentee wishes and mentor offers, to choose from.
    suggested_topics: tuple[str, ...] = ()


#: The practical terms in the order of the paper; each is a field of `AgreementRecord`.
TERM_FIELDS = (
    "frequency",
    "length",
    "place",
    "calls",
    "agenda",
    "contact",
    "cancelling",
    "notes",
    "feedback",
)
