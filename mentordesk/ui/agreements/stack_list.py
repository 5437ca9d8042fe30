"""The papers of a stack as their codes are typed: what is ready, what is wrong with the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.finding import FoundPair, SignedPaper
from mentordesk.ui.colours import Tone
from mentordesk.ui.short_list import Entry
from mentordesk.vocabulary import N_

_TWICE = N_("This paper is in the list already.")


@dataclass
class StackList:
    """Papers in the order typed; a second one of the same pair counts once."""

    papers: list[SignedPaper] = field(default_factory=list)

    @property
    def ready(self) -> tuple[FoundPair, ...]:
        """The pairs to be marked."""
        return tuple(one.pair for one in self.papers if one.pair and one.refusal is None)

    @property
    def refused(self) -> tuple[SignedPaper, ...]:
        """What cannot be marked, but for what is merely written twice."""
        return tuple(
            one for one in self.papers if one.refusal and one.refusal.message is not _TWICE
        )

    def add(self, paper: SignedPaper) -> SignedPaper:
        """Put a paper on the stack, and return it as it is judged beside the others."""
        if paper.pair in self.ready:
            twice = UserError(_TWICE)
            paper = SignedPaper(code=paper.code, pair=paper.pair, refusal=twice)
        self.papers.append(paper)
        return paper

    def take_out(self, place: int) -> None:
        """Take a paper from the stack."""
        del self.papers[place]

    def entries(self, tr: Translator) -> Sequence[Entry]:
        """Return the papers as they are listed, the last one first; a paper's place is its key."""
        return [_entry(place, self.papers[place], tr) for place in self._last_first()]

    def _last_first(self) -> Sequence[int]:
        return range(len(self.papers) - 1, -1, -1)


def _entry(place: int, paper: SignedPaper, tr: Translator) -> Entry:
    pair = paper.pair
    title = f"{pair.mentee.name} · {pair.mentor.name}" if pair else paper.code
    note = f"{paper.code} · {pair.programme}" if pair else ""
    if paper.refusal is None:
        return Entry(key=place, icon="circle-check", title=title, note=note, tone=Tone.GOOD)
    said = tr.sentence(paper.refusal)
    note = f"{paper.code} · {said}" if pair else said
    return Entry(key=place, icon="circle-alert", title=title, note=note, tone=Tone.BAD)
