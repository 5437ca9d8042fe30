"""Reads the cells of a column that stands for one option of a question: `Question [Option]`."""

import re

from mentordesk.exchange.cell_values import BLANKS, yes_or_no
from mentordesk.exchange.rejection import UnreadableError
from mentordesk.exchange.titles import words

_OTHER_OPTIONS = frozenset(("andet", "other", "andre", "others", "other please specify"))
# "1", "2. prioritet", "First choice": the cell itself is then the answer.
_PLACE = re.compile(
    r"\d+|(?:\d+|første|anden|andet|tredje|first|second|third)? ?"
    r"(?:prioritet|valg|choice|priority|preference)(?: \d+)?"
)


def ticked(cell: str, option: str) -> str:
    """Return what a cell says of its option: the option's name, blank, or an answer of its own.

    A tool writes yes and no, 1 and 0, or the option's own name where it is ticked. Under "Other",
    and where options are places in an order, the cell is the answer.

    Raises:
        UnreadableError: It is neither a yes nor a no.
    """
    if cell in BLANKS:
        return ""
    said = words(option)
    is_place = _PLACE.fullmatch(said) is not None
    if words(cell) == said and not is_place:
        return option
    try:
        ticked_at_all = yes_or_no(cell)
    except UnreadableError:
        if said in _OTHER_OPTIONS or is_place:
            return cell
        raise
    return option if ticked_at_all and not is_place else ""
