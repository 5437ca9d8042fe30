"""The workbook that Microsoft Forms hands out, with its columns named in Danish or English.

The tool's own columns come first; several answers stand in one cell, each ended by `;`; times are
real ones, without a zone. A question's heading may end in a fixed space.
"""

from pathlib import Path

from mentordesk.vocabulary import Language
from tests.exchange.shapes.files import a_workbook
from tests.exchange.shapes.people import PEOPLE, Person, languages, said

_OWN = {
    Language.DANISH: ("Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn"),
    Language.ENGLISH: ("ID", "Start time", "Completion time", "Email", "Name"),
}
_QUESTIONS = {
    Language.DANISH: (
        "Hvad er dit fulde navn?",
        "Din e-mailadresse\u00a0",
        "Telefonnummer",
        "Vil du være mentor eller mentee?",
        "Hvilket fagområde kommer du fra?",
        "Hvilke emner vil du gerne tale om?\n",
        "Hvor mange års erhvervserfaring har du?",
        "Hvor mange års erfaring ønsker du, at din mentor har?",
        "Hvor arbejder du?",
        "Hvilken sektor?",
        "Hvilken by bor du i?",
        "Hvordan vil du helst mødes?",
        "Hvilke sprog kan I tale sammen på?",
        "Kunne du tænke dig to mentees?",
        "Må vi dele dine kontaktoplysninger med dit match?",
        "Er der andet, vi skal vide?",
    ),
    Language.ENGLISH: (
        "What is your full name?",
        "Your e-mail address\u00a0",
        "Phone number",
        "I would like to be",
        "Which field of study do you come from?",
        "Which topics would you like to talk about?\n",
        "How many years of work experience do you have?",
        "How many years of experience do you want your mentor to have?",
        "Where do you work?",
        "Which sector?",
        "Which city do you live in?",
        "How would you prefer to meet?",
        "Which languages can you speak together?",
        "Would you take two mentees?",
        "May we share your contact details with your match?",
        "Anything else we should know?",
    ),
}


def anonymous(folder: Path, language: Language) -> Path:
    """Write what a form gives that anybody may answer: the tool knows nobody's name."""
    rows = [
        (number, _started(one), one.sent, "anonymous", None, *_answers(one, language))
        for number, one in enumerate(PEOPLE, start=1)
    ]
    titles = (*_OWN[language], *_QUESTIONS[language])
    return a_workbook(folder / "Mentor (svar).xlsx", Sheet1=[titles, *rows])


def signed_in(folder: Path, language: Language) -> Path:
    """Write what a form gives within an organisation: the tool's own columns say who it is."""
    rows = [
        (number, _started(one), one.sent, one.email, one.name, None, *_answers(one, language)[2:])
        for number, one in enumerate(PEOPLE, start=1)
    ]
    changed = "Last modified time" if language is Language.ENGLISH else "Seneste ændringstidspunkt"
    titles = (*_OWN[language], changed, *_QUESTIONS[language][2:])
    return a_workbook(folder / "Mentor (1-4).xlsx", Sheet1=[titles, *rows])


def branching(folder: Path, language: Language) -> Path:
    """Write what a form gives that asks mentors and mentees the same in sections of their own.

    A title that is taken gets a number: "Telefonnummer2".
    """
    titles = _QUESTIONS[language]
    own = _OWN[language]
    again = (*titles[4:6], *titles[10:12])
    rows = []
    for number, one in enumerate(PEOPLE, start=1):
        answers = _answers(one, language)
        asked_again: list[object] = [*answers[4:6], *answers[10:12]]
        first: list[object] = list(answers)
        if one.is_mentor:
            asked_again = [None] * len(again)
        else:
            first[4:6], first[10:12] = [None] * 2, [None] * 2
        known = (number, _started(one), one.sent, "anonymous", None)
        rows.append((*known, *first, *asked_again))
    headings = (*own, *titles, *(f"{title.rstrip()}2" for title in again))
    return a_workbook(folder / "Mentor og mentee.xlsx", Sheet1=[headings, *rows])


def _started(person: Person) -> object:
    return person.sent.replace(second=0)


def _answers(person: Person, language: Language) -> tuple[object, ...]:
    two = person.capacity > 1
    return (
        person.name,
        person.email,
        person.phone,
        said(person.role, language),
        person.subjects[0],
        "".join(f"{topic};" for topic in person.topics),
        person.experience_years if person.is_mentor else None,
        None if person.is_mentor else person.experience_years,
        person.employer or None,
        person.sector,
        person.location,
        said(person.meeting_form, language),
        "".join(f"{name};" for name in languages(person, language)),
        said(two, language) if person.is_mentor else None,
        said(person.consent, language),
        person.note or None,
    )
