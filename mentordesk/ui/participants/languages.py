"""Languages by name in the reader's own language; the file keeps their codes."""

from collections.abc import Iterable

from mentordesk.i18n import Translator, sort_key

_CODE_LENGTH = 2


class LanguageNames:
    """Turns codes into names and back, by CLDR."""

    def __init__(self, translator: Translator) -> None:
        from babel import Locale

        known = Locale(translator.language.value).languages
        self._names = {
            code: name[:1].upper() + name[1:]
            for code, name in known.items()
            if len(code) == _CODE_LENGTH
        }
        self._codes = {name: code for code, name in self._names.items()}

    @property
    def offered(self) -> list[str]:
        """Every name, in the reader's order."""
        return sorted(self._codes, key=sort_key)

    def names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the names of codes; an unknown code stands for itself."""
        return tuple(self._names.get(code, code) for code in codes)

    def codes(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of names."""
        return tuple(self._codes.get(name, name) for name in names)
