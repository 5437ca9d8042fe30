"""Turns marked messages, dates, numbers and sort order into a reader's language."""

import datetime as dt
import gettext
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.paths import resources
from mentordesk.vocabulary import Language

_DOMAIN = "mentordesk"
# The three signs after z stand in for the three letters after z.
_LAST_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


# Letters that no accent makes of another, and where an English reader looks for them.
_AS_IN_ENGLISH = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Wording:
    """The coordinator's own text in both languages; a blank one borrows the other."""

    da: str = ""
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the text in `language`, or in the other one where it is blank."""
        first, second = (self.da, self.en) if language is Language.DANISH else (self.en, self.da)
        return first or second

    def with_(self, language: Language, text: str) -> "Wording":
        """Return a copy whose text in `language` is `text`."""
        if language is Language.DANISH:
            return Wording(da=text, en=self.en)
        return Wording(da=self.da, en=text)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    # `gettext.translation` would load the whole of `locale` to find what we know already.
    compiled = resources() / "locale" / language.value / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    try:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts names as a Danish directory does: æ, ø, å last, aa as å."""
    return _plain(text.casefold().replace("aa", "å").translate(_LAST_LETTERS)), text


def search_key(text: str) -> str:
    """Return `text` as a search sees it: no case, no accents, aa = å, ae = æ, oe = ø."""
    folded = text.casefold().replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    return _plain(folded.replace("ß", "ss"))


def _plain(folded: str) -> str:
    """Return the text without accents; most texts have none, and lists are long."""
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def _joined(items: tuple[str, ...], locale: str) -> str:
    from babel.lists import format_list

    return format_list(items, locale=locale)


class Translator:
    """One language's texts, dates and numbers; made once and passed to those who show."""

    def __init__(self, language: Language) -> None:
        self.language = language
        catalogue = _catalogue(language)
        self.gettext = catalogue.gettext
        self.ngettext = catalogue.ngettext

    def sentence(self, error: UserError) -> str:
        """Return the error's sentence in this language."""
        return self.gettext(error.message).format(**error.values)

    def deed(self, name: DeedName) -> str:
        """Return what a deed is called in this language."""
        said = {key: self._told(value) for key, value in name.values.items()}
        if not name.plural:
            return self.gettext(name.message).format(**said)
        n = name.values["n"]
        assert isinstance(n, int)  # noqa: S101 - a count, as `DeedName` says
        return self.ngettext(name.message, name.plural, n).format(**said)

    def _told(self, value: object) -> str:
        match value:
            case DeedName():
                return self.deed(value)
            case Wording():
                return value.in_(self.language)
            case int():
                return self.number(value)
            case _:
                return str(value)

    def date(self, day: dt.date, style: str = "long") -> str:
        """Return a day as its readers write it; `style` is CLDR's short, medium, long or full."""
        from babel.dates import format_date

        return format_date(day, style, locale=self._locale)

    def day_and_month(self, day: dt.date) -> str:
        """Return a day without its year, the month written out."""
        from babel.dates import format_skeleton

        return format_skeleton("MMMMd", day, locale=self._locale)

    def time(self, moment: dt.datetime) -> str:
        """Return the time of day, hours and minutes."""
        return moment.strftime("%H.%M" if self.language is Language.DANISH else "%H:%M")

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with that many decimals and the language's own separators."""
        from babel.numbers import format_decimal

        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return format_decimal(value, pattern, locale=self._locale)

    def percent(self, fraction: float) -> str:
        """Return a fraction 0-1 as whole per cent."""
        from babel.numbers import format_percent

        return format_percent(fraction, locale=self._locale)

    def order(self, name: str) -> tuple[str, str]:
        """Return a key that sorts names as readers of the language look for them."""
        if self.language is Language.DANISH:
            return sort_key(name)
        return _plain(name.casefold().translate(_AS_IN_ENGLISH)), name

    def enumeration(self, items: Iterable[str]) -> str:
        """Return items as running text: "a, b og c"."""
        listed = list(items)
        # Nothing to join; most lists are this short, and there are thousands in a ranking.
        if len(listed) <= 1:
            return "".join(listed)
        return _joined(tuple(listed), self._locale)

    @property
    def _locale(self) -> str:
        return "da_DK" if self.language is Language.DANISH else "en_GB"
