"""Tells by its cells what a column holds, and when it cannot hold what its title says."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from mentordesk.exchange.cell_values import address, meeting_form, roles, seats, years, yes_or_no
from mentordesk.exchange.fields import Field
from mentordesk.exchange.languages import language_codes
from mentordesk.exchange.rejection import can_read
from mentordesk.exchange.submissions import is_moment
from mentordesk.exchange.titles import words

IsValue = Callable[[str], bool]
#: What is known to be a value of a field: the subjects and topics of the file.
Known = Mapping[Field, Collection[str]]

_FEWEST_DIGITS = 6
# "Mentor", "Både mentor og mentee"; a remark that speaks of a mentor is longer.
_FEW_WORDS = 4
_A_SENTENCE = 5
_PHONE = re.compile(
    r"(?:(?:\+|00)\d{1,3}[ -]?)?(?:\d[ .-]?){7,11}\d|\(\+?\d{1,3}\) ?(?:\d ?){7,11}"
)
_CIVIL_NUMBER = re.compile(r"\d{6} ?- ?\d{4}")
_LONGEST_PLAIN_PHONE = 8
_CLOCK = re.compile(r"\d[.:]\d{2}")
_AGREES = re.compile(r"\b(?:samtykke|consent|må (?:gerne )?(?:dele|videregive)|may (?:be )?sha)")
_SECTORS = re.compile(r"(?:den )?(?:privat|offentlig|private|public|ngo|non profit|civil\w*)e?\b.*")
_PARTICLES = frozenset(
    ("von", "van", "de", "der", "den", "af", "la", "da", "el", "al", "bin", "ben")
)
_ORGANISATIONS = re.compile(
    r"\b(?:a/s|aps|ltd|inc|gmbh|kommune|region|universitet|university|museum|skole|gymnasium"
    r"|ministeriet|styrelsen|hospital|group|bank)\b"
)


def share(is_value: IsValue | None, cells: Sequence[str]) -> float:
    """Return the share of the cells that could be such a value; 1 when all are blank."""
    if is_value is None or not cells:
        return 1.0
    return sum(map(is_value, cells)) / len(cells)


def names_known(names: Collection[str]) -> IsValue:
    """Return what tells a cell that holds one of `names`, alone or among others."""
    known = frozenset(map(words, names))
    return lambda text: any(words(part) in known for part in re.split(r"[;,\n]", text))


def _is_short(read: Callable[[str], object], text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS and can_read(read, text)


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text))


def _is_words(text: str) -> bool:
    """Return whether a text names something: it is no number, address, day, yes or no."""
    return not (_is_number(text) or "@" in text or is_moment(text) or _is_short(yes_or_no, text))


def _is_place(text: str) -> bool:
    return "@" not in text and not _is_short(yes_or_no, text)


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def _is_yes(text: str) -> bool:
    return _is_short(yes_or_no, text) and yes_or_no(text)


#: Whether a cell could be a value of the field, where not every text could.
IS_VALUE: dict[Field, IsValue] = {
    Field.NAME: lambda text: not (text.isdigit() or can_read(address, text)),
    Field.FIRST_NAME: lambda text: not (text.isdigit() or can_read(address, text)),
    Field.LAST_NAME: lambda text: not (text.isdigit() or can_read(address, text)),
    Field.EMAIL: partial(can_read, address),
    Field.PHONE: _is_phone,
    Field.ROLE: partial(can_read, roles),
    Field.SUBJECT: _is_words,
    Field.FACULTY: _is_words,
    Field.TOPICS: _is_words,
    Field.EXPERIENCE_YEARS: partial(can_read, years),
    Field.EXPERIENCE_WANTED: partial(can_read, years),
    Field.EMPLOYER: _is_words,
    Field.SECTOR: _is_words,
    Field.LOCATION: _is_place,
    Field.MEETING_FORM: partial(can_read, meeting_form),
    Field.LANGUAGES: partial(can_read, language_codes),
    Field.CAPACITY: partial(can_read, lambda text: seats(text, asks_for_two=True)),
    Field.CONSENT: partial(can_read, yes_or_no),
    Field.AVAILABLE: partial(can_read, yes_or_no),
    Field.WAITED: partial(can_read, yes_or_no),
    Field.WISHES: lambda text: "@" in text,
    # Names count: they are told of, where a column that is left out would be overlooked.
    Field.AVOIDS: lambda text: not _is_yes(text),
    Field.SUBMITTED: is_moment,
}


def _is_whole_name(text: str) -> bool:
    parts = text.replace(",", " ").split()
    capital = all(part[0].isupper() or part.casefold() in _PARTICLES for part in parts)
    bare = not any(sign.isdigit() or sign in "@/&;:?!()" for sign in text)
    return capital and bare and 1 < len(parts) <= _A_SENTENCE and not _is_organisation(text)


def _is_organisation(text: str) -> bool:
    return _ORGANISATIONS.search(text.casefold()) is not None


def _is_surely_phone(text: str) -> bool:
    if not _PHONE.fullmatch(text) or _CIVIL_NUMBER.fullmatch(text) or is_moment(text):
        return False
    # Nine digits and more without a + are a number of something else: a student, a member.
    return text[0] in "+0(" or sum(map(str.isdigit, text)) == _LONGEST_PLAIN_PHONE


def _is_consent(text: str) -> bool:
    return len(text.split()) >= _A_SENTENCE and _AGREES.search(words(text)) is not None


def _is_language(text: str) -> bool:
    return len(text) > len("da") and _is_short(language_codes, text)


#: What shows by itself what it is, whatever stands above it.
SHOWS_BY_ITSELF: dict[Field, IsValue] = {
    Field.EMAIL: IS_VALUE[Field.EMAIL],
    Field.ROLE: partial(_is_short, roles),
    Field.CONSENT: _is_consent,
}
#: What shows well enough where the title says nothing.
SHOWS_WITHOUT_TITLE: dict[Field, IsValue] = {
    Field.SUBMITTED: lambda text: is_moment(text) and _CLOCK.search(text) is not None,
    Field.PHONE: _is_surely_phone,
    Field.MEETING_FORM: partial(_is_short, meeting_form),
    Field.LANGUAGES: _is_language,
    Field.SECTOR: lambda text: _SECTORS.fullmatch(words(text)) is not None,
}
#: A name is needed: a column of two or three words in capitals is the best that there is.
SHOWS_A_NAME: IsValue = _is_whole_name
