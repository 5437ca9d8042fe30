"""Finds somebody by name, address or number in whatever people wrote, and puts a word in place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from mentordesk.i18n import Wording

#: Fewer digits are no telephone number that is anybody's own.
_DIGITS_LEAST = 6


class Mentions:
    """What one person is called in texts.

    Args:
        names: Full names; each is found with its words in order, or with the last one first.
        addresses: E-mail addresses.
        phones: Telephone numbers, found as they are written here.
    """

    def __init__(
        self, names: Iterable[str], addresses: Iterable[str], phones: Iterable[str] = ()
    ) -> None:
        patterns = [
            *(_whole(re.escape(address.strip())) for address in addresses if address.strip()),
            *(pattern for name in names for pattern in _name(name)),
            *(
                _whole(_spaced(re.escape(phone)))
                for phone in map(str.strip, phones)
                if _is_one(phone)
            ),
        ]
        self._pattern = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None

    def in_(self, value: object) -> bool:
        """Return whether a text, or one within lists and objects, names the person."""
        pattern = self._pattern
        return pattern is not None and any(pattern.search(text) for text in _texts(value))

    def replaced(self, value: Any, word: str) -> Any:  # noqa: ANN401 - whatever a column holds
        """Return a value with `word` where the person was named; of the same kind."""
        if isinstance(value, str):
            pattern = self._pattern
            return value if pattern is None else pattern.sub(lambda _found: word, value)
        if isinstance(value, Wording):
            return Wording(da=self.replaced(value.da, word), en=self.replaced(value.en, word))
        if isinstance(value, list):
            return [self.replaced(each, word) for each in value]
        if isinstance(value, dict):
            pairs = value.items()
            return {self.replaced(key, word): self.replaced(each, word) for key, each in pairs}
        return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Wording):
        yield from (value.da, value.en)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(key)
            yield from _texts(each)


def _name(name: str) -> Iterator[str]:
    """Yield the patterns of a full name, in either of the two ways that accents are written."""
    for form in {unicodedata.normalize(how, name) for how in ("NFC", "NFD")}:
        words = [re.escape(word) for word in form.split()]
        if words:
            yield _whole(r"\s+".join(words))
        if len(words) > 1:
            first = r"\s+".join(words[:-1])
            yield _whole(rf"{words[-1]},\s*{first}")


def _whole(pattern: str) -> str:
    """Return a pattern that is found between other letters and digits, and not within a word."""
    return rf"(?<!\w){pattern}(?!\w)"


def _spaced(escaped: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s*", escaped)


def _is_one(phone: str) -> bool:
    return sum(sign.isdigit() for sign in phone) >= _DIGITS_LEAST
