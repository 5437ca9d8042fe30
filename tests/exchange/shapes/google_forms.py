"""The CSV that Google Forms hands out, straight or by way of its spreadsheet.

The time comes first. Straight from the form it is `2026/08/03 9:02:27 AM GMT+2`, and several
answers stand in one cell parted by `;`; from the spreadsheet the time is written as its country
does, and a comma and a space part the answers. A grid has a column a row: `Question [Row]`.
"""

from pathlib import Path

from mentordesk.vocabulary import Language
from tests.exchange.shapes.files import a_text_table
from tests.exchange.shapes.people import AASE, PEOPLE, TOPICS, Person, languages, said

_TITLES = {
    Language.ENGLISH: (
        "Timestamp",
        "Email Address",
        "First name",
        "Last name",
        "Phone number",
        "I want to be",
        "Which subject did you study?",
        "What can you help with, or would like help with?",
        "How many years of work experience do you have?",
        "How many years of experience do you want in your mentor?",
        "Place of work",
        "Industry",
        "City",
        "How can you meet?",
        "Languages you can speak with your match",
        "How many mentees can you take?",
        "I agree that my contact details may be shared with my match",
        "Comments",
    ),
    Language.DANISH: (
        "Tidsstempel",
        "Mailadresse",
        "Fornavn",
        "Efternavn",
        "Telefon",
        "Jeg tilmelder mig som",
        "Hvad er din uddannelsesbaggrund?",
        "Hvad kan du hjælpe med, eller vil du gerne have hjælp med?",
        "Antal års erhvervserfaring",
        "Hvor mange års erfaring ønsker du hos din mentor?",
        "Nuværende arbejdsplads",
        "Branche",
        "By",
        "Hvordan kan I mødes?",
        "Hvilke sprog taler du?",
        "Hvor mange mentees kan du tage?",
        "Jeg giver samtykke til, at mine kontaktoplysninger deles med mit match",
        "Kommentarer",
    ),
}
_TOPICS_AT = 7


def straight(folder: Path, language: Language) -> Path:
    """Write the CSV that the form itself gives, with all its fields in quotation marks."""
    rows = [_row(one, language, f"{one.sent:%Y/%m/%d} {_clock(one)} GMT+2", ";") for one in PEOPLE]
    return a_text_table(folder / "Mentor.csv", [_TITLES[language], *rows], quote=1)


def by_spreadsheet(folder: Path, language: Language) -> Path:
    """Write the CSV that the form's spreadsheet gives."""
    written = "%d/%m/%Y %H.%M.%S" if language is Language.DANISH else "%m/%d/%Y %H:%M:%S"
    rows = [_row(one, language, f"{one.sent:{written}}", ", ") for one in PEOPLE]
    return a_text_table(folder / "Mentor - Formularsvar 1.csv", [_TITLES[language], *rows])


def sent_twice(folder: Path, language: Language) -> Path:
    """Write the CSV in which somebody first answered otherwise; the order is not that of time."""
    earlier = [
        f"{AASE.sent:%Y/%m/%d} 7:02:27 AM GMT+2",
        *(AASE.email.upper(), "Aase", "Baek", "99 99 99 99"),
        *(
            "Mentee",
            "Jura",
            "Netværk",
            "1",
            "2",
            "X",
            "Y",
            "Z",
            "Online",
            "English",
            "3",
            "No",
            "?",
        ),
    ]
    rows = [_row(one, language, f"{one.sent:%Y/%m/%d} {_clock(one)} GMT+2", ";") for one in PEOPLE]
    earlier[5] = said(AASE.role, language)
    return a_text_table(folder / "Mentor.csv", [_TITLES[language], *rows, earlier], quote=1)


def grid(folder: Path, language: Language) -> Path:
    """Write the CSV of a form that asks for the topics in a grid of boxes with one column."""
    titles = list(_TITLES[language])
    rows = []
    for one in PEOPLE:
        row: list[object] = list(
            _row(one, language, f"{one.sent:%Y/%m/%d} {_clock(one)} CEST", ";")
        )
        row[_TOPICS_AT : _TOPICS_AT + 1] = [
            said(True, language) if topic in one.topics else "" for topic in TOPICS
        ]
        rows.append(row)
    asked = titles[_TOPICS_AT]
    titles[_TOPICS_AT : _TOPICS_AT + 1] = [f"{asked} [{topic}]" for topic in TOPICS]
    return a_text_table(folder / "Mentor.csv", [titles, *rows], quote=1)


def _clock(person: Person) -> str:
    """Return the time as 8:52:06 PM."""
    return f"{person.sent:%I:%M:%S %p}".removeprefix("0")


def _row(person: Person, language: Language, sent: str, between: str) -> tuple[object, ...]:
    years = str(person.experience_years)
    return (
        sent,
        person.email,
        person.first_name,
        person.last_name,
        person.phone,
        said(person.role, language),
        person.subjects[0],
        between.join(person.topics),
        years if person.is_mentor else "",
        "" if person.is_mentor else years,
        person.employer,
        person.sector,
        person.location,
        said(person.meeting_form, language),
        between.join(languages(person, language)),
        person.capacity if person.is_mentor else "",
        said(person.consent, language),
        person.note,
    )
