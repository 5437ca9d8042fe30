"""Reads the names of languages, in Danish or English, as their codes."""

import re
from functools import cache

from mentordesk.exchange.rejection import UnreadableError
from mentordesk.exchange.titles import words
from mentordesk.vocabulary import N_

# The usual ones, so that the names of all the world's languages are seldom loaded.
_USUAL_NAMES = {
    "da": "da dk dansk danish",
    "en": "en gb uk engelsk english",
    "sv": "sv svensk swedish",
    "no": "no nb norsk norwegian",
    "de": "de tysk german",
    "fr": "fr fransk french",
    "es": "es spansk spanish",
    "it": "it italiensk italian",
}
_USUAL = {name: code for code, names in _USUAL_NAMES.items() for name in names.split()}
_SEPARATORS = re.compile(r"[;,/\n+&]|\b(?:og|and|samt|eller|or)\b", re.IGNORECASE)

_NO_LANGUAGE = N_("“{value}” is not the name of a language.")


def language_codes(text: str) -> tuple[str, ...]:
    """Return the codes of the languages named in a cell: "Dansk; engelsk" is `("da", "en")`.

    Raises:
        UnreadableError: One of them is the name or code of no language.
    """
    names = [part.strip() for part in _SEPARATORS.split(text)]
    return tuple(dict.fromkeys(_code(name) for name in names if name))


def _code(name: str) -> str:
    said = words(name)
    # "English (United States)" and "en-GB" are English.
    for candidate in (said, said.partition(" ")[0]):
        code = _USUAL.get(candidate) or _codes().get(candidate)
        if code:
            return code
    raise UnreadableError(_NO_LANGUAGE, value=name)


@cache
def _codes() -> dict[str, str]:
    from babel import Locale

    codes: dict[str, str] = {}
    for locale in ("da", "en"):
        for code, name in Locale(locale).languages.items():
            if "_" not in code:
                codes.setdefault(words(code), code)
                codes.setdefault(words(name), code)
    return codes
