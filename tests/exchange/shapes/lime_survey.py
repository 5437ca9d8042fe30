"""The CSV that LimeSurvey hands out with full answers, its headings in three ways.

Every field stands in quotation marks. A question with several answers has a column for each, Yes
or No in it, called `Question [Option]` by its text and `code[SQ001]` by its code; "Other" holds
what was written. What nobody was asked is blank, or "N/A" where a tick was.
"""

from pathlib import Path

from mentordesk.vocabulary import Language
from tests.exchange.shapes.files import a_text_table
from tests.exchange.shapes.people import PEOPLE, TOPICS, Person, said

_OWN = {
    Language.DANISH: (
        *("Response ID", "Dato afsendt", "Sidste side", "Startsprog", "Seed"),
        *("Startdato", "Dato for sidste handling", "IP-adresse", "Henvisende URL"),
    ),
    Language.ENGLISH: (
        *("Response ID", "Date submitted", "Last page", "Start language", "Seed"),
        *("Date started", "Date last action", "IP address", "Referrer URL"),
    ),
}
_OWN_CODES = (
    *("id", "submitdate", "lastpage", "startlanguage", "seed"),
    *("startdate", "datestamp", "ipaddr", "refurl"),
)
#: The code of each question and what it asked; None for the topics, a column each.
_QUESTIONS = {
    Language.DANISH: (
        ("navn", "Hvad hedder du? (Fornavn og efternavn)"),
        ("email", "Hvad er din e-mail?"),
        ("tlf", "Telefon"),
        ("rolle", "Jeg vil gerne være:"),
        ("fag", "Hvilken studieretning?"),
        ("emner", "Emner, du gerne vil tale om"),
        ("erfaring", "Hvor mange års erhvervserfaring har du?"),
        ("oensket_erfaring", "Hvor mange års erfaring ønsker du hos en mentor?"),
        ("arbejdsplads", "Arbejdsplads"),
        ("sektor", "Sektor"),
        ("by", "By"),
        ("moedeform", "Mødeform"),
        ("sprog", "Sprog"),
        ("samtykke", "Jeg accepterer, at mine data deles med mit match"),
        ("note", "Bemærkninger"),
    ),
    Language.ENGLISH: (
        ("name", "What is your name? (First and last name)"),
        ("email", "What is your e-mail?"),
        ("phone", "Phone"),
        ("role", "I would like to be:"),
        ("subject", "Which field of study?"),
        ("topics", "Topics that you would like to talk about"),
        ("experience", "How many years of work experience do you have?"),
        ("experience_wanted", "How many years of experience do you want in a mentor?"),
        ("employer", "Workplace"),
        ("sector", "Sector"),
        ("city", "City"),
        ("meeting_form", "Form of meeting"),
        ("languages", "Languages"),
        ("consent", "I agree that my data may be shared with my match"),
        ("note", "Comments"),
    ),
}
_TOPICS_AT, _LANGUAGES_AT = 5, 12
_OTHER = {Language.DANISH: "Andet", Language.ENGLISH: "Other"}


def by_texts(folder: Path, language: Language) -> Path:
    """Write it with the questions for headings."""
    titles = [*_OWN[language]]
    for place, (_, text) in enumerate(_QUESTIONS[language]):
        options = _options(place, language)
        titles.extend([f"{text} [{option}]" for option in options] if options else [text])
    return _written(folder, titles, language)


def by_codes_and_texts(folder: Path, language: Language) -> Path:
    """Write it with the codes before the questions: `emner[SQ001]. Emner [Netværk]`."""
    titles = [f"{code}. {text}" for code, text in zip(_OWN_CODES, _OWN[language], strict=True)]
    for place, (code, text) in enumerate(_QUESTIONS[language]):
        options = _options(place, language)
        for number, option in enumerate(options, start=1):
            mark = "other" if option == _OTHER[language] else f"SQ{number:03}"
            titles.append(f"{code}[{mark}]. {text} [{option}]")
        if not options:
            titles.append(f"{code}. {text}")
    return _written(folder, titles, language)


def by_codes(folder: Path, language: Language) -> Path:
    """Write it with the codes alone, which say nothing of the options: `emner[SQ001]`."""
    titles = [*_OWN_CODES]
    for place, (code, _) in enumerate(_QUESTIONS[language]):
        options = _options(place, language)
        for number, option in enumerate(options, start=1):
            mark = "other" if option == _OTHER[language] else f"SQ{number:03}"
            titles.append(f"{code}[{mark}]")
        if not options:
            titles.append(code)
    return _written(folder, titles, language)


def _options(place: int, language: Language) -> tuple[str, ...]:
    if place == _TOPICS_AT:
        return (*TOPICS[:-1], _OTHER[language])
    if place == _LANGUAGES_AT:
        return (said("da", language), said("en", language))
    return ()


def _written(folder: Path, titles: list[str], language: Language) -> Path:
    rows = [_row(number, one, language) for number, one in enumerate(PEOPLE, start=1)]
    return a_text_table(folder / "results-survey123456.csv", [titles, *rows], quote=1)


def _row(number: int, person: Person, language: Language) -> tuple[object, ...]:
    sent = f"{person.sent:%Y-%m-%d %H:%M:%S}"
    yes, no = said(True, language), said(False, language)
    years = str(person.experience_years)
    return (
        *(number, sent, 3, language.value, 1234567890 + number, sent, sent, "10.0.0.7", ""),
        person.name,
        person.email,
        person.phone,
        said(person.role, language),
        person.subjects[0],
        *(yes if topic in person.topics else no for topic in TOPICS[:-1]),
        # The last one is no choice of the form: she wrote it herself.
        TOPICS[-1] if TOPICS[-1] in person.topics else "",
        years if person.is_mentor else "",
        "" if person.is_mentor else years,
        person.employer,
        person.sector,
        person.location,
        said(person.meeting_form, language),
        *(yes if code in person.languages else no for code in ("da", "en")),
        yes if person.consent else no,
        person.note,
    )
