"""Splits cells that hold several choices, and finds the known ones that a text reads like."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from mentordesk.exchange.titles import words

_BREAKS = re.compile(r"[;\n]")
# Fewer cells with commas than this cannot show by themselves that they hold choices.
_TELLING = 5
_MOST_WORDS = 4
_JOINING = ("og", "eller", "samt", "men", "and", "or", "but")
#: From this likeness on, two choices mean the same, but for how they are written.
NEARLY_EQUAL = 0.9
_ALIKE = 0.6
_PERHAPS_CUT = 0.85
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3
# Tools without Danish letters, and people abroad, write "Oekonomi".
_IN_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_JOINT = re.compile(r"(?<=[a-z]{4}s)(?=[bcdfghjklmnpqrtvwxz])")

Splitter = Callable[[str], tuple[str, ...]]


def splitter(cells: Iterable[str], *, usually_several: bool, known: Iterable[str] = ()) -> Splitter:
    """Return what splits the cells of one column into its choices.

    A `;` or a new line always separates. A comma does when no cell of the column has a `;` and
    its parts come back in other cells beside other parts. A part that only ever follows one
    other, in lower case, belongs to it: "Løn, ansættelse og kontrakt" stays one choice.

    Args:
        cells: The filled cells of the column.
        usually_several: Whether the question is one with several answers by nature; then a few
            short parts are split though none comes back.
        known: Choices that the file knows; one with a comma in it stays whole.
    """
    distinct = sorted(set(cells))
    if any(_BREAKS.search(cell) for cell in distinct):
        return _at_breaks
    listed = [[part.strip() for part in cell.split(",")] for cell in distinct]
    with_commas = [parts for parts in listed if len(parts) > 1]
    if not with_commas:
        return _at_breaks
    within = (pairwise(part.strip() for part in name.split(",")) for name in known)
    glued = _glued(listed) | {pair for pairs in within for pair in pairs}
    if _parts_come_back(listed, with_commas):
        return lambda cell: _at_commas(cell, glued)
    if usually_several and len(with_commas) < _TELLING:
        return lambda cell: _at_commas_of_list(cell, glued)
    return _at_breaks


def _at_breaks(cell: str) -> tuple[str, ...]:
    return _each_once(_BREAKS.split(cell))


def _at_commas(cell: str, glued: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    choices: list[str] = []
    last = ""
    for part in (part.strip() for part in cell.split(",")):
        if choices and (last, part) in glued:
            choices[-1] += f", {part}"
        else:
            choices.append(part)
        last = part
    return _each_once(choices)


def _at_commas_of_list(cell: str, glued: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    parts = _at_commas(cell, glued)
    return parts if _is_list(parts) else _at_breaks(cell)


def _each_once(parts: Sequence[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for part in parts:
        text = part.strip()
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())


def _parts_come_back(listed: list[list[str]], with_commas: list[list[str]]) -> bool:
    """Return whether at least half of the parts beside commas are in two different cells."""
    seen = Counter(part for parts in listed for part in set(parts))
    parts = {part for parts in with_commas for part in parts}
    return 2 * sum(seen[part] > 1 for part in parts) >= len(parts)


def _glued(listed: list[list[str]]) -> frozenset[tuple[str, str]]:
    """Return the parts that are never seen apart, the second one in lower case."""
    if any(parts[0][:1].islower() for parts in listed):
        return frozenset()  # here the choices themselves begin in lower case
    seen = Counter(part for parts in listed for part in parts)
    beside = Counter(pair for parts in listed for pair in pairwise(parts))
    return frozenset(
        pair
        for pair, count in beside.items()
        if count > 1 and count == seen[pair[0]] == seen[pair[1]] and pair[1][:1].islower()
    )


def _is_list(parts: Sequence[str]) -> bool:
    alike = parts[0][:1].islower() or not any(part[:1].islower() for part in parts)
    short = all(len(part.split()) <= _MOST_WORDS for part in parts)
    return alike and short and not any(part.split(" ")[0] in _JOINING for part in parts[1:])


class Similar(NamedTuple):
    """A known choice that a text may mean, and how alike the two are: 1 is the same."""

    choice: str
    likeness: float


def similar(unknown: str, known: Iterable[str]) -> tuple[Similar, ...]:
    """Return the known choices that read like `unknown`, the likest first.

    Letters alone decide: case and signs count nothing, words may change places, one may be cut
    short or be the other's initials, also those of a long word's parts: "IT" is found under
    "Informationsteknologi". What two words mean is not known here: it is not under "Datalogi".
    """
    likenesses = (Similar(choice, likeness(unknown, choice)) for choice in known)
    alike = [one for one in likenesses if one.likeness >= _ALIKE]
    return tuple(sorted(alike, key=lambda one: (-one.likeness, one.choice)))


def likeness(left: str, right: str) -> float:
    """Return how alike two choices read, from 0 to 1; from `NEARLY_EQUAL` they mean the same."""
    said, other = (_tokens(text) for text in (left, right))
    if said == other:
        return 1.0
    if sorted(said) == sorted(other):
        return 0.98
    shorter, longer = sorted((said, other), key=lambda tokens: len("".join(tokens)))
    abbreviated = _abbreviates(shorter, longer, is_marked="." in left + right)
    if abbreviated:
        return abbreviated
    if shorter and set(shorter) <= set(longer):
        return 0.8
    return min(SequenceMatcher(None, " ".join(said), " ".join(other)).ratio(), 0.97)


def _tokens(text: str) -> list[str]:
    said = words(text).translate(_IN_ASCII)
    return [token for token in said.split() if token not in _JOINING]


def _initials_of_parts(word: str) -> str:
    """Return the first letter of each part of a Danish compound that an s joins."""
    return "".join(part[0] for part in _JOINT.split(word))


def _abbreviates(shorter: list[str], longer: list[str], *, is_marked: bool) -> float:
    """Return how likely one is the other cut short, word by word, or its initials; 0 if neither.

    "Psyk." is cut short; "Kunst" may be a subject beside "Kunsthistorie".
    """
    if len(shorter) == len(longer):
        enough = all(len(token) >= _SHORTEST_STEM or token in longer for token in shorter)
        if enough and all(map(str.startswith, longer, shorter)):
            cut = len("".join(longer)) - len("".join(shorter))
            return NEARLY_EQUAL if is_marked or cut <= _LONGEST_ENDING else _PERHAPS_CUT
        is_compound = len(longer) == 1 and shorter == [_initials_of_parts(longer[0])]
        return _PERHAPS_CUT if is_compound else 0.0
    is_initials = len(longer) > 1 and ["".join(token[0] for token in longer)] == shorter
    return NEARLY_EQUAL if is_initials else 0.0
