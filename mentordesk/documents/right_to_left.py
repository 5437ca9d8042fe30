"""Arabic and Hebrew put in the order and shape in which they are drawn."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Around a text of its own within a line: no letters, and so never typed.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_AS_ISOLATES = str.maketrans({_OPEN: "\u2068", _CLOSE: "\u2069"})
_ARABIC = re.compile("[\u0600-\u08ff]")


def runs_right_to_left(text: str) -> bool:
    """Return whether any letter of `text` runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text.partition(_OPEN)[0])
    return next((d for d in directions if d in {"L", "R", "AL"}), "L") != "L"


def isolated(text: str) -> str:
    """Return a text that keeps its order within a line, whatever stands beside it."""
    if not runs_right_to_left(text):
        return text
    return _OPEN + text.replace(_OPEN, "").replace(_CLOSE, "") + _CLOSE


def side_by_side(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that are not blank as one line, each in an order of its own."""
    return between.join(isolated(part) for part in parts if part)


def visual(line: str) -> str:
    """Return one line's letters, shaped, from left to right as the eye meets them."""
    if not runs_right_to_left(line):
        return line
    from bidi import get_display  # type: ignore[import-untyped] # has no types

    ordered: str = get_display(_shaped(line.translate(_AS_ISOLATES)))
    return ordered


def visual_lines(text: str, width: float, width_of: Callable[[str], float]) -> Iterator[str]:
    """Yield `text` broken into lines of `width` as it is read, each ordered for the eye.

    The lines are broken first: broken after the reordering, a name's end would come before its
    beginning. `width_of` measures, in the unit of `width`.
    """
    for paragraph in text.split("\n"):
        line = ""
        for word in _short_words(paragraph, width, width_of):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer) > width:
                yield visual(line)
                line = word
            else:
                line = longer
        yield visual(line)


def _short_words(text: str, width: float, width_of: Callable[[str], float]) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while len(rest) > 1 and width_of(rest) > width:
            end = max(1, int(len(rest) * width / width_of(rest)) - 1)
            yield rest[:end]
            rest = rest[end:]
        yield rest


def _shaped(text: str) -> str:
    if _ARABIC.search(text) is None:
        return text
    shaped: str = _reshaper().reshape(text)
    return shaped


@cache
def _reshaper() -> Any:  # noqa: ANN401 - the package has no types
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped] # has no types

    # One sign for the four letters of a common part of names; hardly a font has it.
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": "no"})
