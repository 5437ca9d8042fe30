"""Reads what people write in a sign-up: yes and no, years, roles, forms, addresses."""

import re
from itertools import zip_longest
from typing import NamedTuple

from mentordesk.exchange.rejection import UnreadableError, can_read
from mentordesk.exchange.titles import words
from mentordesk.vocabulary import N_, MeetingForm, Role

#: What people write to say that they have nothing to write.
BLANKS = ("", "-", "–", "—", "n/a", "N/A")

_YES_WORDS = frozenset(
    (
        *("ja", "yes", "y", "j", "x", "1", "sand", "true", "ok", "okay", "enig", "accepteret"),
        *("accepted", "accept", "agree", "agreed", "samtykke", "on", "checked", "afkrydset"),
        *("valgt", "selected", "ledig", "tilgængelig", "available", "free", "klar"),
    )
)
_NO_WORDS = frozenset(
    (
        *("nej", "no", "n", "0", "falsk", "false", "off", "ikke", "not", "afvist", "declined"),
        *("optaget", "busy", "travl", "utilgængelig", "unavailable", "unchecked", "ikke valgt"),
        *("not selected",),
    )
)
_TICKS = {"✓": True, "✔": True, "☑": True, "✅": True, "☐": False, "✗": False, "✘": False}
_NO_BEGINNINGS = re.compile(
    r"(?:nej|no|ikke|jeg \w+ ikke|i do not|i don t|not|har ikke|vil ikke|ønsker ikke)\b"
)
_YES_BEGINNINGS = re.compile(
    r"(?:ja|yes|jeg (?:giver|accepterer|samtykker|bekræfter|tillader|erklærer|er indforstået)"
    r"|i (?:consent|agree|accept|confirm|allow|give)|i hereby|hermed)\b"
)
_AGREES = re.compile(
    r"\b(?:samtyk|accept|giver lov|må (?:gerne )?dele|consent|agree|may (?:be )?sha)"
)
_NEGATES = re.compile(r"\b(?:ikke|ej|aldrig|uden|not|never|without|don t|cannot)\b")

_NUMBERS_IN_WORDS = {
    0: "nul ingen none zero",
    1: "en én et one",
    2: "to two",
    3: "tre three",
    4: "fire four",
    5: "fem five",
    6: "seks six",
    7: "syv seven",
    8: "otte eight",
    9: "ni nine",
    10: "ti ten",
    15: "femten fifteen",
    20: "tyve twenty",
}
_NUMBER_WORDS = {word: n for n, names in _NUMBERS_IN_WORDS.items() for word in names.split()}
_AFTER_NUMBERS = ("år", "year", "måned", "mdr", "month", "til", "to", "erfaring", "experience")
_NUMBER = re.compile(r"(-?)(\d+)(?:[.,](\d+))?")
_BELOW = re.compile(r"^(?:under|mindre end|færre end|højst|op til|less than|fewer than|up to|<)")
_MONTHS = re.compile(r"^\s*(?:mdr|måned|month)")
_MOST_YEARS = 80
_MOST_MENTEES = 99

_BOTH = re.compile(
    r"\b(?:begge|både|both|either|ligegyldigt|hybrid|blandet|any|whatever|no preference"
    r"|ingen præference|alt efter|det hele|lige meget)\b"
)
_NEGATED = re.compile(r"\b(?:ikke|not|no|uden|without)\s+\w+")
_PHYSICAL = re.compile(
    r"fysisk|personlig|fremmøde|ansigt|\bphysical|\bin person|\bface to face|\bon ?site|\boffline"
)
_VIRTUAL = re.compile(
    r"virtu|\bonline|\bdigital|\bvideo|\bteams|\bzoom|\bremote|\bskærm|\bdistance|\bfjern|\bweb"
    r"|telefon|\bphone"
)

_ROLES = re.compile(r"\b(mentor|mentee)(?:s|er|ere)?\b")
_SEEKS_MENTOR = re.compile(
    r"\b(?:have|få|søger|finde|ønsker|get|find|looking for|want|seek\w*)"
    r"(?: (?:mig|en|a|at|have|gerne|to))* mentor\b"
)
_SEEKS_MENTEE = re.compile(_SEEKS_MENTOR.pattern.replace("mentor", "mentees?"))
_TOGETHER = re.compile(
    r"\bmentor\w* (?:og |and |samt |plus )?mentee|\bmentee\w* (?:og |and |samt |plus )?mentor"
)

_ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*"
    r"@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)
_IN_BRACKETS = re.compile(r"<([^<>]+)>")
_BETWEEN_PEOPLE = re.compile(
    r"[;\n]|,(?=[^,]*@)|(?<=[^\s,]),(?=\s*\S+\s+\S)|\s(?:og|eller|and|or|&)\s"
)
_NOBODY = frozenset(
    (
        *("", "nej", "nej tak", "ingen", "ikke nogen", "ingen bestemte", "intet", "ved ikke"),
        *("ikke relevant", "ingen særlige", "ikke umiddelbart", "det ved jeg ikke", "n a"),
        *("no", "none", "nobody", "no one", "noone", "no thanks", "not relevant", "don t know"),
        *("nothing", "nope", "not applicable", "nej ingen", "nej det er der ikke", "not really"),
    )
)
_LONGEST_ADDRESS = 254
_SHORTENED = re.compile(r"(\d)[.,](\d+)[eE]\+?(\d+)")

_NEITHER = N_("“{value}” is neither yes nor no.")
_NO_NUMBER = N_("“{value}” is not a number of years.")
_NO_CAPACITY = N_("“{value}” is not a number of mentees.")
_NO_ROLE = N_("“{value}” is not a role. Write mentor, mentee or both.")
_NO_FORM = N_("“{value}” is not a meeting form. Write in person, online or both.")
_NO_ADDRESS = N_("“{value}” is not an e-mail address.")
_DIGITS_LOST = N_("“{value}” is a phone number that a spreadsheet has shortened.")


class People(NamedTuple):
    """People as a cell names them: by e-mail address, or by name alone."""

    addresses: tuple[str, ...]
    names: tuple[str, ...]


def yes_or_no(text: str) -> bool:
    """Return whether `text` is a yes, in Danish or English, as a word, tick or sentence.

    Raises:
        UnreadableError: It is neither.
    """
    if text in _TICKS:
        return _TICKS[text]
    said = words(text)
    if said in _YES_WORDS or said in _NO_WORDS:
        return said in _YES_WORDS
    if _NO_BEGINNINGS.match(said):
        return False
    if _YES_BEGINNINGS.match(said):
        return True
    if _AGREES.search(said):
        return not _NEGATES.search(said)
    raise UnreadableError(_NEITHER, value=text)


def years(text: str) -> int:
    """Return whole years, at least: 7 for "7,5 år", 5 for "5-10 år", 0 for "under 5 år".

    A range counts from its lower end, as that is what the person surely has.

    Raises:
        UnreadableError: There is no number in it, or one that no working life reaches.
    """
    lowered = text.casefold()
    found = _NUMBER.search(lowered)
    number, unit = (int(found[2][:9]), lowered[found.end() :]) if found else _in_words(text)
    if number > _MOST_YEARS or (found and found[1] and not lowered[: found.start()].strip()):
        raise UnreadableError(_NO_NUMBER, value=text)
    if _BELOW.match(lowered):
        return 0
    return number // 12 if _MONTHS.match(unit) else number


def _in_words(text: str) -> tuple[int, str]:
    """Return the first number written as a word, and the word after it."""
    said = words(text).split()
    for word, after in zip_longest(said, said[1:], fillvalue=""):
        # "En del år" is not one year.
        if word in _NUMBER_WORDS and (not after or after.startswith(_AFTER_NUMBERS)):
            return _NUMBER_WORDS[word], after
    raise UnreadableError(_NO_NUMBER, value=text)


def seats(text: str, *, asks_for_two: bool) -> int:
    """Return how many mentees a mentor takes.

    Args:
        text: A number, "2 mentees", "to", or a yes or no.
        asks_for_two: Whether the column asks if the mentor takes two: yes is 2, no is 1.

    Raises:
        UnreadableError: It is no such number.
    """
    first = words(text).partition(" ")[0]
    found = _NUMBER.search(text)
    number = int(found[2][:9]) if found and not found[1] else _NUMBER_WORDS.get(first)
    if number is None and asks_for_two:
        return 2 if yes_or_no(text) else 1
    if number == 0 and asks_for_two:
        return 1
    if number is None or number > _MOST_MENTEES or (found and int(found[3] or 0)):
        raise UnreadableError(_NO_CAPACITY, value=text)
    return number


def roles(text: str) -> tuple[Role, ...]:
    """Return the roles that `text` asks for; both when it says so.

    Raises:
        UnreadableError: It speaks of neither role.
    """
    said = words(re.sub(r"\([^()]*\)", " ", text))
    found = [Role(role) for role in _ROLES.findall(said)]
    if _BOTH.search(said) or _TOGETHER.search(said):
        return (Role.MENTOR, Role.MENTEE)
    if _SEEKS_MENTOR.search(said):
        return (Role.MENTEE,)
    if _SEEKS_MENTEE.search(said):
        return (Role.MENTOR,)
    if not found:
        raise UnreadableError(_NO_ROLE, value=text)
    return (found[0],)


def meeting_form(text: str) -> MeetingForm:
    """Return how the person can meet.

    Raises:
        UnreadableError: It speaks of neither form.
    """
    said = words(text)
    if _BOTH.search(said):
        return MeetingForm.BOTH
    said = _NEGATED.sub(" ", said)
    physical, virtual = _PHYSICAL.search(said), _VIRTUAL.search(said)
    if physical and virtual:
        return MeetingForm.BOTH
    if not physical and not virtual:
        raise UnreadableError(_NO_FORM, value=text)
    return MeetingForm.PHYSICAL if physical else MeetingForm.VIRTUAL


def address(text: str) -> str:
    """Return an e-mail address in lower case, without the name or `mailto:` around it.

    Raises:
        UnreadableError: It is none.
    """
    within = _IN_BRACKETS.search(text)
    bare = (within[1] if within else text).strip().lower()
    bare = bare.removeprefix("mailto:").lstrip(" ,;").rstrip(" .,;")
    if len(bare) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(bare):
        raise UnreadableError(_NO_ADDRESS, value=text)
    return bare


def people(text: str) -> People:
    """Return the people whom a cell speaks of: their addresses, and the names without one.

    "Nej", "none" and the like speak of nobody. Words beside an address are only its owner's name.
    """
    found: list[str] = []
    names: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN_PEOPLE.split(text))):
        pieces = [part] if "<" in part else re.split(r"[\s,()]+", part)
        meant = [address(piece) for piece in pieces if can_read(address, piece)]
        found.extend(meant)
        if not meant and words(part) not in _NOBODY:
            names.append(part.strip(" ,."))
    return People(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(names)))


def phone(text: str) -> str:
    """Return a phone number as it was written, mended where a spreadsheet made it a number.

    Raises:
        UnreadableError: The spreadsheet has kept too few of its digits.
    """
    if text.endswith(".0") and text[:-2].isdigit():
        return text[:-2]
    shortened = _SHORTENED.fullmatch(text)
    if shortened is None:
        return text
    if len(shortened[2]) < int(shortened[3]):
        raise UnreadableError(_DIGITS_LOST, value=text)
    return (shortened[1] + shortened[2])[: int(shortened[3]) + 1]
