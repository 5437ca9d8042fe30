"""How much memory the packs of many pairs take, against those of few: they flow to the disk.

Run it from the checkout: `python benchmarks/kick_off_pack.py`.
"""

import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.agreement import pair
from mentordesk.documents.content import Fact, GuideContent
from mentordesk.documents.event_content import CardSide, ContactCardContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.kick_off_pack import PackContent, PackedPair, kick_off_pack
from mentordesk.services.records.papers import USUAL_COPIES
from mentordesk.vocabulary import Language, PrintKind

FEW, MANY = 30, 150
BUDGET_MB = 4.0
STYLE = HouseStyle("Nordhavn University", Language.ENGLISH)
BODY = "\n\n".join(f"## Chapter {n}\n\n" + "What a guide says at length. " * 90 for n in range(9))
GUIDES = {
    PrintKind.MENTEE_GUIDE: GuideContent(title="Mentee guide", body=BODY),
    PrintKind.MENTOR_GUIDE: GuideContent(title="Mentor guide", body=BODY),
    PrintKind.FIRST_MEETING: GuideContent(title="The first meeting", body="## Talk", cover=False),
}


def card(number: int) -> ContactCardContent:
    """Return the cards of an invented pair."""
    facts = (Fact("Phone", "12 34 56 78"), Fact("E-mail", f"person{number}@example.org"))
    mentor, mentee = (
        CardSide(heading=heading, given_to=f"For {number}", name=f"Person {number}", facts=facts)
        for heading in ("Your mentor", "Your mentee")
    )
    return ContactCardContent(
        code=f"PAIR-{number:03}",
        programme="Career mentor",
        mentee_gets=mentor,
        mentor_gets=mentee,
        contact="Anna Holm",
    )


def packed(number: int) -> PackedPair:
    """Return what an invented pair gets."""
    agreement = pair(number)
    return PackedPair(names=f"Pair {number}", agreement=agreement, card=card(number))


def made(count: int) -> int:
    """Make the packs of so many pairs, and return the file's size in bytes."""
    content = PackContent(
        programme="Career mentor, autumn 2026",
        pairs=map(packed, range(1, count + 1)),
        count=count,
        guides=GUIDES,
        copies=USUAL_COPIES,
    )
    with tempfile.TemporaryFile() as file:
        kick_off_pack(content, STYLE, file)
        return file.seek(0, 2)


def peak(count: int) -> float:
    """Return the most megabytes that Python held at once meanwhile."""
    tracemalloc.start()
    made(count)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    """Print what the many need beyond the few, and how long they take."""
    made(2)
    start = time.process_time()
    size = made(MANY)
    took = time.process_time() - start
    few, many = peak(FEW), peak(MANY)
    sys.stdout.write(
        f"kick-off pack, {MANY} pairs: {many - few:.1f} MB of memory beyond {FEW} pairs' "
        f"{few:.1f} MB, budget {BUDGET_MB:.0f} MB ({size / 1e6:.1f} MB of file in {took:.1f} s)\n"
    )


if __name__ == "__main__":
    main()
