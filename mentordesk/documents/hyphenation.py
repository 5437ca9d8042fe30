"""Where a long word of running text may be parted at the end of a line."""

from collections.abc import Callable, Iterable
from functools import cache

import pyphen  # type: ignore[import-untyped] # has no types

from mentordesk.vocabulary import Language

Hyphenator = Callable[[str], Iterable[tuple[str, str]]]

#: Shorter words stay whole, and so do a word's first and last letters.
SHORTEST_WORD = 9
_SHORTEST_HEAD, _SHORTEST_TAIL = 3, 4

_PATTERNS = {Language.DANISH: "da_DK", Language.ENGLISH: "en_GB"}

#: Beginnings of the field's words that the patterns part wrongly (delta-gero-plysninger).
_STEMS = {
    Language.DANISH: (
        "aftale-skema del-tager-liste del-tager-op-lysning erhvervs-er-faring karriere-forløb "
        "karriere-mentor karriere-mulig karriere-valg karriere-vej kompetence-af-klaring "
        "med-arbejder mentor-af-tale midt-vejs-evaluering op-starts-ar-rangement op-starts-møde "
        "sam-tykke-er-klæring slut-evaluering spille-regl studie-ord-ning studie-vej-led"
    ),
    Language.ENGLISH: "expec-tation mentor-ing mentor-ship organi-sation",
}


@cache
def hyphenator(language: Language) -> Hyphenator:
    """Return what yields a word's partings, the longest beginning first, in that language."""
    patterns = pyphen.Pyphen(lang=_PATTERNS[language], left=_SHORTEST_HEAD, right=_SHORTEST_TAIL)
    stems = {stem.replace("-", ""): _partings(stem) for stem in _STEMS[language].split()}

    def partings(word: str) -> Iterable[tuple[str, str]]:
        small = word.lower()
        stem = next((stem for stem in stems if small.startswith(stem)), None)
        if stem is None:
            found: Iterable[tuple[str, str]] = patterns.iterate(word)
            return found
        return ((word[:at], word[at:]) for at in stems[stem])

    return partings


def _partings(stem: str) -> list[int]:
    parts = stem.split("-")
    ends = (sum(map(len, parts[:count])) for count in range(len(parts) - 1, 0, -1))
    return [at for at in ends if at >= _SHORTEST_HEAD]
