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
        "aftale-skema aller-flest arbejds-dag arbejds-liv arbejds-plads biblio-tek del-tager-liste "
        "del-tager-op-lysning erhvervs-er-faring for-vent-nings-af-stem-ning færdig-ud-dan-ned "
        "gruppe-rum job-samtale job-sikker job-søg kaffe-maskine karriere-forløb karriere-mentor "
        "karriere-mulig karriere-plan karriere-valg karriere-vej klokke-slæt "
        "kom-petence-af-klaring kontakt-op-lysning match-brev match-ning med-arbejder "
        "mentee-guide mentee-relation "
        "mentor-af-tale mentor-forløb mentor-guide mentor-møde mentor-ord-ning mentor-program "
        "mentor-relation mentor-samtale midt-vejs-evaluering ny-ud-dan-ned op-starts-ar-rangement "
        "op-starts-møde rejse-ud-gift sam-tykke-er-klæring slut-evaluering spille-regl studie-job "
        "studie-liv studie-ord-ning studie-regl studie-start studie-vej-led tvært-imod udrama-tisk "
        "åbnings-tid"
    ),
    Language.ENGLISH: "expec-tation mentee-relation mentor-ing mentor-ship organi-sation",
}


@cache
def hyphenator(language: Language) -> Hyphenator:
    """Return what yields a word's partings, the longest beginning first, in that language."""
    patterns = pyphen.Pyphen(lang=_PATTERNS[language], left=_SHORTEST_HEAD, right=_SHORTEST_TAIL)
    stems = {stem.replace("-", ""): _partings(stem) for stem in _STEMS[language].split()}

    def partings(word: str) -> Iterable[tuple[str, str]]:
        small = word.lower()
        stem = next((stem for stem in stems if small.startswith(stem)), None)
        if stem is not None:
            return ((word[:at], word[at:]) for at in stems[stem])
        # Neither language begins other words with a capital, but for the first of a sentence.
        may_be_a_name = word[:1].isupper()
        found: Iterable[tuple[str, str]] = () if may_be_a_name else patterns.iterate(word)
        return found

    return partings


def _partings(stem: str) -> list[int]:
    parts = stem.split("-")
    ends = (sum(map(len, parts[:count])) for count in range(len(parts) - 1, 0, -1))
    return [at for at in ends if at >= _SHORTEST_HEAD]
