"""What makes a passphrase: long enough, typeable, and how long a stranger would guess at it."""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

#: Characters, as a person counts them.
LEAST = 12
TOO_SHORT = N_("A passphrase has at least {n} characters. Take four words or more.")
UNTYPEABLE = N_("A passphrase is one line of characters that can be typed. Choose another one.")

# Consonants that sound the same in Danish and in English, so that one can be told by telephone.
_CONSONANTS, _VOWELS = "bdfgklmnprstv", "aeiou"
_GROUPS, _SYLLABLES = 6, 2

#: Bits of a word that people choose: one of some 4,000.
_WORD_BITS = 12.0
_LETTER_BITS = 4.7
_DIGIT_BITS = 3.3
_YEAR_BITS = 7.0
_SIGN_BITS = 4.0
#: What follows from the character before it.
_FOLLOWS_BITS = 1.0
_CAPITAL_BITS = 1.0

_ROWS = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzæøå", "01234567890")
_PARTS = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_YEAR = re.compile(r"(19|20)\d\d$")


class Strength(Enum):
    """How well a passphrase holds against somebody who has the file, and many computers."""

    #: Guessed within a day.
    WEAK = 0
    #: Guessed within a year.
    FAIR = 40
    #: Not guessed in a lifetime.
    GOOD = 55
    STRONG = 70


def require_good(passphrase: str) -> None:
    """Check a new passphrase.

    Raises:
        UserError: it is too short, or holds what no keyboard types.
    """
    if any(unicodedata.category(each) in {"Cc", "Cs"} for each in passphrase):
        raise UserError(UNTYPEABLE)
    if length(passphrase) < LEAST:
        raise UserError(TOO_SHORT, n=LEAST)


def length(passphrase: str) -> int:
    """Return the number of characters that a person would count."""
    composed = unicodedata.normalize("NFC", passphrase)
    return sum(unicodedata.category(each) not in {"Mn", "Me", "Cf"} for each in composed)


def strength(passphrase: str) -> Strength:
    """Return an estimate, on the careful side, of what a passphrase withstands.

    Somebody who guesses knows how people make passphrases. So a run of letters counts as a word
    from a short list, however long it is; a word said twice counts once, a row of keys or a year
    next to nothing. A file costs its guesser 256,000 rounds a guess: with a thousand graphics
    cards some ten million guesses a second.
    """
    guessed = bits(passphrase)
    return max(
        (level for level in Strength if guessed >= level.value), key=lambda level: level.value
    )


def bits(passphrase: str) -> float:
    """Return the estimate behind `strength`: the logarithm, to base 2, of the guesses."""
    if length(passphrase) < LEAST:
        return 0.0
    return sum(_bits_of_parts(unicodedata.normalize("NFC", passphrase)))


def _bits_of_parts(passphrase: str) -> Iterator[float]:
    seen: set[str] = set()
    for part in _PARTS.findall(passphrase):
        plain = part.casefold()
        if plain in seen:
            continue
        seen.add(plain)
        if part.isspace():
            yield 0.0
        elif part[0].isalpha():
            yield min(_WORD_BITS, _bits_of_row(plain, _LETTER_BITS)) + _bits_of_capitals(part)
        elif part[0].isdigit():
            year = _YEAR_BITS if _YEAR.match(part) else _DIGIT_BITS * len(part)
            yield min(year, _bits_of_row(part, _DIGIT_BITS))
        else:
            yield _SIGN_BITS


def _bits_of_row(part: str, each: float) -> float:
    follows = sum(_follows(a, b) for a, b in pairwise(part))
    return each * (len(part) - follows) + _FOLLOWS_BITS * follows


def _follows(a: str, b: str) -> bool:
    return a == b or any(a + b in row or b + a in row for row in _ROWS)


def _bits_of_capitals(part: str) -> float:
    return min(_CAPITAL_BITS * sum(each.isupper() for each in part), _LETTER_BITS)


def generate() -> str:
    """Return a passphrase that nobody chose: six short groups that can be told by telephone."""
    import secrets

    return "-".join(
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES))
        for _ in range(_GROUPS)
    )
