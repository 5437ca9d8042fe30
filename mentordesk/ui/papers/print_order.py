"""What was chosen in the system's print dialog, in the words of the program and of the spooler."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

#: What of a letter stays where it is taken apart: æ and its like come apart in no other way.
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "Æ": "Ae",
        "ø": "oe",
        "Ø": "Oe",
        "å": "aa",
        "Å": "Aa",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
    }
)
_NOT_IN_JOBS = re.compile(r"[^A-Za-z0-9 .,_-]+")
_LONGEST = 80
_NAMELESS = "MentorDesk"
_USUAL_PAPER = "A4"


class Sides(StrEnum):
    """Which sides of the sheet are printed on; the values are CUPS's."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """How a paper is printed; what is left blank is as the printer has it."""

    printer: str
    copies: int = 1
    sides: Sides | None = None
    #: The paper's name as printer descriptions have it, such as `A4`.
    paper: str = _USUAL_PAPER
    #: Pages such as `1-3,5`, all when blank.
    pages: str = ""
    grey: bool = False
    collated: bool = True
    #: What else the printer offers and was chosen, by CUPS's names.
    more: tuple[tuple[str, str], ...] = ()

    def options(self) -> tuple[tuple[str, str], ...]:
        """Return the order as options of a CUPS job, without printer and copies."""
        chosen = [("media", self.paper)] if self.paper else []
        if self.paper != _USUAL_PAPER:
            chosen.append(("fit-to-page", "true"))
        if self.sides:
            chosen.append(("sides", self.sides.value))
        if self.copies > 1:
            chosen.append(("collate", "true" if self.collated else "false"))
        if self.pages:
            chosen.append(("page-ranges", self.pages))
        if self.grey:
            chosen.append(("print-color-mode", "monochrome"))
        named = {name for name, _ in chosen}
        return (*chosen, *(each for each in self.more if each[0] not in named))


def job_name(title: str) -> str:
    """Return what the printer's list calls a job: ASCII alone, whoever it is about."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", title).translate(_LETTERS))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = " ".join(_NOT_IN_JOBS.sub(" ", plain).split())
    return words[:_LONGEST].strip(" .,_-") or _NAMELESS
