"""How fast agreements become paper, against ReportLab drawing the same paragraphs plainly.

Run it from the checkout: `python benchmarks/agreement.py`.
"""

import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from mentordesk.documents.agreement import agreements
from mentordesk.documents.agreement_sections import story
from mentordesk.documents.chips import Chips
from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.text import markup
from mentordesk.documents.theme import theme
from mentordesk.vocabulary import Language

PAIRS = 100
ONE_BUDGET_MS = 50
BATCH_BUDGET = 2.0
STYLE = HouseStyle("Nordhavn University", Language.ENGLISH)

Words = list[tuple[str, ParagraphStyle]]


def pair(number: int) -> AgreementContent:
    """Return the agreement of an invented pair, about as much as pairs write."""
    return AgreementContent(
        code=f"PAIR-{number:03}",
        programme="Career mentor, autumn 2026",
        period="1 September to 15 December 2026",
        mentor=Party(
            f"Jens Lund {number}", f"jens{number}@example.org", "12 34 56 78", ("Biology", "Sund")
        ),
        mentee=Party(f"Ida Krogh {number}", f"ida{number}@example.org", "87 65 43 21", ("Law",)),
        goals=f"Try two research paths before the summer, number {number}, and learn to apply.",
        topics=("Research careers", "Applications", "Fieldwork", f"Working abroad {number}"),
        limits=(
            Limit("Client projects", "The client’s contract", "No names and no figures."),
            Limit("Colleagues", f"Personal data {number}", "Situations, never persons."),
        ),
        terms=tuple(
            Term(label, f"What pair {number} agreed on this, in a line of words or a little more")
            for label in ("How often", "How long", "Where", "Agenda", "Contact", "Moving", "Notes")
        ),
        ground_rules=(
            "What is said between us stays between us.",
            "Nothing is quoted from our talks unless we have agreed on it explicitly.",
            "The mentee decides what we talk about and prepares each meeting.",
            "The mentor is a sparring partner and is not liable for what the mentee does.",
            "Either of us may stop a topic when ethics, competence or confidentiality is at risk.",
        ),
        contact="Anna Holm, anna.holm@example.org, 11 22 33 44",
        evaluation="The programme asks both of us how it goes, halfway and at the end.",
    )


def words(flowable: object) -> Words:
    """Return every paragraph within a flowable as mark-up and style."""
    if isinstance(flowable, Paragraph):
        return [(markup(flowable.getPlainText(), flowable.style.fontName), flowable.style)]
    if isinstance(flowable, Chips):
        style = theme(STYLE).styles.cell
        return [(markup(text, style.fontName), style) for text in vars(flowable)["_texts"]]
    return [found for child in within(flowable) for found in words(child)]


def within(flowable: object) -> Iterator[object]:
    """Yield what a flowable of ours, or a table of ReportLab's, is made of."""
    if isinstance(flowable, list):
        yield from flowable
    inside = getattr(flowable, "__dict__", {})
    for stack in (*inside.get("_columns", ()), inside.get("_stack")):
        yield from getattr(stack, "children", ())
    yield from inside.get("_content", ())
    yield from inside.get("_cellvalues", ())


def plainly(pages: list[Words]) -> bytes:
    """Return the paragraphs on a plain page template, a page break between pairs."""
    flowables: list[Flowable] = []
    for page in pages:
        flowables += [Paragraph(text, style) for text, style in page]
        flowables.append(PageBreak())
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1, pageCompression=1).build(flowables)
    return buffer.getvalue()


def quickest(deeds: list[Callable[[], object]], rounds: int) -> list[float]:
    """Return the seconds of processor time of each deed's quickest round, taken in turn."""
    times: list[list[float]] = [[] for _ in deeds]
    for _ in range(rounds):
        for deed, taken in zip(deeds, times, strict=True):
            start = time.process_time()
            deed()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def main() -> None:
    """Print one agreement against its budget and a hundred against bare ReportLab."""
    contents = [pair(number) for number in range(PAIRS)]
    look = theme(STYLE)
    pages = [words(list(story(look, content))) for content in contents]
    agreements(contents[:1], STYLE)
    one = quickest([lambda: agreements(contents[:1], STYLE)], 10)[0] * 1000
    ours, bare = quickest([lambda: agreements(contents, STYLE), lambda: plainly(pages)], 3)
    sys.stdout.write(
        f"one agreement, warm: {one / ONE_BUDGET_MS:.2f} of its {ONE_BUDGET_MS} ms ({one:.0f} ms)\n"
        f"{PAIRS} agreements: {ours / bare:.2f} x bare ReportLab drawing the same paragraphs, "
        f"budget {BATCH_BUDGET:.1f} x ({ours:.2f} s against {bare:.2f} s)\n"
    )


if __name__ == "__main__":
    main()
