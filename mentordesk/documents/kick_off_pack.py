"""Everything that the pairs are handed at the kick-off, as one file, pair after pair."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from mentordesk.documents.agreement import agreement_part
from mentordesk.documents.binding import Binding, Leaves
from mentordesk.documents.contact_card import draw_contact_card
from mentordesk.documents.content import AgreementContent, GuideContent
from mentordesk.documents.event_content import ContactCardContent, LetterContent
from mentordesk.documents.guide import best_part
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.letter import letter_look, letter_part
from mentordesk.documents.page import Progress
from mentordesk.documents.theme import Theme, theme
from mentordesk.vocabulary import PRINT_KIND_NAMES, PrintKind

#: The parts of a pair's pack, in their order.
PACKED = (
    PrintKind.LETTER,
    PrintKind.AGREEMENT,
    PrintKind.MENTEE_GUIDE,
    PrintKind.MENTOR_GUIDE,
    PrintKind.FIRST_MEETING,
    PrintKind.CONTACT_CARD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedPair:
    """What is a pair's own in its pack."""

    names: str
    agreement: AgreementContent
    #: `None` where one of the two has not let their contact data be shared.
    card: ContactCardContent | None = None
    letter: LetterContent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """What is printed for a kick-off."""

    programme: str
    #: In the order printed; each is asked for when the ones before are in the file.
    pairs: Iterable[PackedPair]
    #: How many there are.
    count: int
    #: The guides and sheets that are the same for all.
    guides: Mapping[PrintKind, GuideContent]
    #: How many of each part a pair gets; what is not named is left out.
    copies: Mapping[PrintKind, int]
    #: Each part begins on the front of a sheet, after an empty page where need be.
    duplex: bool = True


def kick_off_pack(
    content: PackContent, style: HouseStyle, file: BinaryIO, *, progress: Progress | None = None
) -> None:
    """Write the packs of the pairs, pair by pair; what all have in common is drawn once.

    However many they are, no more than one pair's pages are in memory.

    Args:
        content: Whose packs, and what of.
        style: The organisation's.
        file: An empty one, open to be written and searched.
        progress: Told after each pair how many of how many are done; may raise `CancelledError`.
    """
    look = theme(style)
    title = " · ".join(filter(None, (look.translator.gettext("Kick-off pack"), content.programme)))
    pack = _Pack(Binding(file, look, title, duplex=content.duplex), look, content.guides)
    for done, pair in enumerate(content.pairs, start=1):
        pack.add(pair, content.copies)
        if progress is not None:
            progress(done, content.count)
    pack.binding.finish()


class _Pack:
    """The file as it grows, and what of it is already drawn."""

    def __init__(
        self, binding: Binding, look: Theme, guides: Mapping[PrintKind, GuideContent]
    ) -> None:
        self.binding = binding
        self._look = look
        self._guides = guides
        self._drawn: dict[PrintKind, Leaves] = {}

    def add(self, pair: PackedPair, copies: Mapping[PrintKind, int]) -> None:
        """Add a pair's pack."""
        self.binding.chapter(f"{pair.names} · {pair.agreement.code}")
        for kind in PACKED:
            leaves = self._drawn.get(kind)
            for _ in range(copies.get(kind, 0)):
                title = self._look.translator.gettext(PRINT_KIND_NAMES[kind])
                if leaves is None:
                    leaves = self._draw(title, kind, pair)
                else:
                    self.binding.repeat(title, leaves)
            if kind in self._guides and leaves is not None:
                self._drawn[kind] = leaves

    def _draw(self, title: str, kind: PrintKind, pair: PackedPair) -> Leaves | None:
        if kind in self._guides:
            part, look, indent = best_part(self._guides[kind], self._look.house)
            return self.binding.set(title, part, look, indent=indent)
        if kind is PrintKind.AGREEMENT:
            return self.binding.set(title, agreement_part(pair.agreement, self._look), self._look)
        if kind is PrintKind.LETTER and pair.letter is not None:
            look = letter_look(self._look.house)
            return self.binding.set(title, letter_part(pair.letter, look.house), look)
        if kind is PrintKind.CONTACT_CARD and pair.card is not None:
            card = pair.card
            return self.binding.draw(
                title, lambda canvas: draw_contact_card(canvas, self._look, card)
            )
        return None
