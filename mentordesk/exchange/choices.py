"""Splits cells that hold several choices, and knows when a comma separates them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

_BREAKS = re.compile(r"[;\n]")
# Fewer cells with commas than this cannot show by themselves that they hold choices.
_TELLING = 5
_MOST_WORDS = 4
_JOINING = ("og", "eller", "samt", "men", "and", "or", "but")

Splitter = Callable[[str], tuple[str, ...]]


def splitter(cells: Iterable[str], *, usually_several: bool) -> Splitter:
    """Return what splits the cells of one column into its choices.

    A `;` or a new line always separates. A comma does when no cell of the column has a `;` and
    its parts come back in other cells beside other parts. A part that only ever follows one
    other, in lower case, belongs to it: "Løn, ansættelse og kontrakt" stays one choice.

    Args:
        cells: The filled cells of the column.
        usually_several: Whether the question is one with several answers by nature; then a few
            short parts are split though none comes back.
    """
    distinct = sorted(set(cells))
    if any(_BREAKS.search(cell) for cell in distinct):
        return _at_breaks
    listed = [[part.strip() for part in cell.split(",")] for cell in distinct]
    with_commas = [parts for parts in listed if len(parts) > 1]
    if not with_commas:
        return _at_breaks
    glued = _glued(listed)
    if _parts_come_back(listed, with_commas):
        return lambda cell: _at_commas(cell, glued)
    if usually_several and len(with_commas) < _TELLING:
        return lambda cell: _at_commas(cell, glued) if _is_list(cell) else _at_breaks(cell)
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


def _is_list(cell: str) -> bool:
    parts = [part.strip() for part in cell.split(",")]
    alike = parts[0][:1].islower() or not any(part[:1].islower() for part in parts)
    short = all(len(part.split()) <= _MOST_WORDS for part in parts)
    return alike and short and not any(part.split(" ")[0] in _JOINING for part in parts[1:])
