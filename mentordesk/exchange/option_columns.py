"""Finds the columns of one question's options where they are called `Question - Option`."""

from collections.abc import Callable, Iterator, Sequence, Set

from mentordesk.exchange.coded_titles import PARTING, shared_beginning
from mentordesk.exchange.fields import Field
from mentordesk.exchange.known_titles import fields_named, is_tools_own
from mentordesk.exchange.rejection import can_read
from mentordesk.exchange.ticks import ticked
from mentordesk.exchange.titles import spread

# A yes to each of several such columns is no choice among them.
_ANSWERED_BY_YES = frozenset((Field.CONSENT, Field.AVAILABLE, Field.WAITED, Field.CAPACITY))


def option_titles(titles: Sequence[str], column: Callable[[int], list[str]]) -> tuple[str, ...]:
    """Return the titles, those of columns that stand for options as `Question [Option]`.

    Columns do so when they stand side by side, their titles part in a question that they share and
    an option each, and all that they hold are ticks.

    Args:
        titles: The table's.
        column: Gives the filled cells under the title at a place.
    """
    named = list(titles)
    for first, last in _side_by_side(titles):
        question = _question(titles[first:last])
        asked = question.rstrip(" -–—:")
        options = [title[len(question) :].strip() for title in titles[first:last]]
        held = {
            (option, cell)
            for place, option in enumerate(options, start=first)
            for cell in column(place)
        }
        if _is_choice(asked) and _are_ticks(held):
            named[first:last] = [f"{asked} [{option}]" for option in options]
    return tuple(named)


def _side_by_side(titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first place and the end of each run of titles that share a question."""
    first = 0
    while first < len(titles):
        end = first + 1
        while end < len(titles) and _question(titles[first : end + 1]):
            end += 1
        if end > first + 1:
            yield first, end
        first = end


def _question(titles: Sequence[str]) -> str:
    """Return what the titles have in common up to where they part, blank where they don't."""
    if any(is_tools_own(title) or spread(title) for title in titles):
        return ""
    ends = [parting.end() for parting in PARTING.finditer(shared_beginning(titles))]
    named = ends and all(title[ends[-1] :].strip() for title in titles)
    return titles[0][: ends[-1]] if named else ""


def _is_choice(question: str) -> bool:
    return not fields_named([question]) & _ANSWERED_BY_YES


def _are_ticks(held: Set[tuple[str, str]]) -> bool:
    """Return whether all cells say of their option that it is ticked or not.

    Ones alone may be a low mark as well.
    """
    numbers = {cell for _, cell in held if cell.isdigit()}
    return bool(held) and numbers != {"1"} and all(_is_tick(*one) for one in held)


def _is_tick(option: str, cell: str) -> bool:
    return can_read(lambda text: ticked(text, option), cell)
