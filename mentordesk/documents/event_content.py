"""What the papers of a shared meeting say, as plain values: lists, badges, signs, certificates."""

from dataclasses import dataclass

from mentordesk.documents.content import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedGuest:
    """A line of the attendance list; somebody with two partners has one line."""

    name: str
    role: str
    partner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceListContent:
    """Everybody who is expected, in the order printed."""

    programme: str
    #: "Kick-off · Tuesday 1 September 2026, 17:00 · Room 12"
    event: str
    guests: tuple[ExpectedGuest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatedGuest:
    """A line of the table list: who finds which table."""

    name: str
    partner: str
    table: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableListContent:
    """Everybody's table, in the order printed."""

    programme: str
    event: str
    guests: tuple[SeatedGuest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSign:
    """The sign on one table."""

    number: int
    #: What those at the table have in common; blank where nothing is said.
    subject: str = ""
    #: "Ida Krogh and Jens Lund"
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSignsContent:
    """The signs of all tables."""

    programme: str
    signs: tuple[TableSign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A name badge; `is_mentor` chooses which of the two circles is filled."""

    name: str
    role: str
    is_mentor: bool
    subject: str = ""
    #: Where the person works.
    employer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBadgesContent:
    """The badges in the order printed."""

    programme: str
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A thank-you to one person."""

    name: str
    #: What the person has given or done, in one sentence that goes on from the name.
    merit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatesContent:
    """The certificates in the order printed."""

    programme: str
    period: str
    #: Who signs, and for whom.
    signed_by: str
    signed_for: str
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSide:
    """What one of a pair is given of the other."""

    #: "Your mentor"
    heading: str
    #: Whose hands it is for: "For Ida Krogh".
    given_to: str
    name: str
    details: tuple[str, ...] = ()
    #: E-mail, phone, place: what is known.
    facts: tuple[Fact, ...] = ()
    #: What the reader does first.
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCardContent:
    """One page to be cut in two: each gets the other's contact details."""

    code: str
    programme: str
    mentee_gets: CardSide
    mentor_gets: CardSide
    #: Whom to turn to: "Anna Holm, anna@example.org".
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One of a pair as the other is told of them."""

    role: str
    name: str
    #: Subject, years, employer, place: a line each.
    details: tuple[str, ...] = ()
    #: What they want to talk about, or can offer: a heading and the topics.
    topics_heading: str = ""
    topics: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A shared meeting that the letter invites to."""

    heading: str
    #: When and where, a line each.
    lines: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A letter to a pair, or, without introductions, to one person."""

    #: "Ida Krogh and Jens Lund", for the bookmark and the header.
    to: str
    date: str
    title: str
    programme: str
    opening: tuple[str, ...]
    people: tuple[Introduction, ...] = ()
    #: "What you have in common: …"
    common: str = ""
    steps_heading: str = ""
    steps: tuple[str, ...] = ()
    invitation: Invitation | None = None
    closing: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    code: str = ""
