"""Short builders of what the papers of an event say, and where words came out on them."""

from dataclasses import dataclass
from typing import Any

from mentordesk.documents.content import Fact
from mentordesk.documents.event_content import (
    AttendanceListContent,
    Badge,
    CardSide,
    Certificate,
    CertificatesContent,
    ContactCardContent,
    ExpectedGuest,
    Introduction,
    Invitation,
    LetterContent,
    NameBadgesContent,
    SeatedGuest,
    TableListContent,
    TableSign,
    TableSignsContent,
)
from tests.documents.papers import opened

HOSTILE = [
    "<b>Bo</b> & Søn <script>",
    '=HYPERLINK("http://x")',
    "Ole 😀 \u202egnirts",
    "x" * 300,
    "W" * 300,
    "Æble " * 60,
    "one\ntwo\nthree",
    "محمد علي",
    "Åse",
]


@dataclass(frozen=True)
class Placed:
    """A piece of text and where its baseline begins, in points."""

    text: str
    x: float
    y: float
    size: float
    font: str


def placed(paper: bytes, page: int = 1) -> list[Placed]:
    """Return what stands on a page (the first is 1), and where."""
    found: list[Placed] = []

    def see(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        # A page's number is a form of its own, told from its own corner.
        if text.strip() and tm[5]:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            name = str(font["/BaseFont"]).partition("+")[2] if font else ""
            found.append(Placed(text.strip("\n"), x, y, size, name))

    opened(paper).pages[page - 1].extract_text(visitor_text=see)
    return found


def an_attendance_list(name: str = "Ida Krogh", count: int = 1) -> AttendanceListContent:
    guest = ExpectedGuest(name=name, role="Mentee", partner=name)
    return AttendanceListContent(programme=name, event=name, guests=(guest,) * count)


def a_table_list(name: str = "Ida Krogh", count: int = 1) -> TableListContent:
    guests = tuple(SeatedGuest(name=name, partner=name, table=n + 1) for n in range(count))
    return TableListContent(programme=name, event=name, guests=guests)


def badges(*names: str, employer: str = "Sund ApS") -> NameBadgesContent:
    return NameBadgesContent(
        programme="Career mentor",
        badges=tuple(
            Badge(name=name, role="Mentor", is_mentor=True, subject="Biology", employer=employer)
            for name in names
        ),
    )


def signs(*names: str, tables: int = 1) -> TableSignsContent:
    return TableSignsContent(
        programme="Career mentor",
        signs=tuple(TableSign(number=n + 1, subject="Law", pairs=names) for n in range(tables)),
    )


def a_certificate(name: str = "Ida Krogh") -> CertificatesContent:
    return CertificatesContent(
        programme=name,
        period="1 September – 31 December 2026",
        signed_by=name,
        signed_for=name,
        certificates=(Certificate(name=name, merit=f"has moved on in {name}."),),
    )


def a_card(name: str = "Ida Krogh", code: str = "K7F-2QX") -> ContactCardContent:
    facts = (Fact("Phone", "12 34 56 78"), Fact("E-mail", f"{name}@example.org"))
    own = CardSide(
        heading="Your mentee",
        given_to="For Jens",
        name=name,
        details=(name,),
        facts=facts,
        note="Write first.",
    )
    other = CardSide(heading="Your mentor", given_to=f"For {name}", name="Jens Lund", facts=facts)
    return ContactCardContent(
        code=code, programme=name, mentee_gets=other, mentor_gets=own, contact="Anna Holm"
    )


def a_letter(name: str = "Ida Krogh", **said: Any) -> LetterContent:
    person = Introduction(
        role="Mentee",
        name=name,
        details=(name,),
        topics_heading="Would like to talk about",
        topics=(name,),
        email=f"{name}@example.org",
        phone="12 34 56 78",
    )
    content: dict[str, Any] = {
        "to": name,
        "date": "4 August 2026",
        "title": "You are a match",
        "programme": name,
        "opening": (f"Hello {name}",),
        "people": (person, person),
        "common": name,
        "steps_heading": "What happens now",
        "steps": (name, name),
        "invitation": Invitation(heading=name, lines=(name,), note=name),
        "closing": (name,),
        "sender": ("Kind regards", name),
        "code": "K7F-2QX",
    }
    return LetterContent(**(content | said))
