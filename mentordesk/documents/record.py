"""A record of personal data on paper: everything about a person, or the receipt of a deletion."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.blocks import ASIDE, BESIDE, GUTTER, fact_rows
from mentordesk.documents.headings import Heading
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import Part, paper
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.record_content import RecordContent, RecordEntry, RecordSection
from mentordesk.documents.stacks import Columns
from mentordesk.documents.theme import Theme, theme

#: The width of what a fact is called, and of a question, in points.
_TELLING, _ASKING = 112.0, 208.0


def record(content: RecordContent, style: HouseStyle) -> bytes:
    """Return the record as a PDF, its sections among the bookmarks."""
    look = theme(style)
    part = Part(story=list(_story(look, content)), running=content.title, footer=content.footer)
    return paper([part], look, content.title)


def _story(look: Theme, content: RecordContent) -> Iterator[Flowable]:
    yield paragraph(content.title, look.styles.title)
    yield paragraph(content.lead, look.styles.lead)
    if content.intro:
        yield Spacer(0, 8)
    for text in content.intro:
        said = paragraph(text, look.styles.intro)
        said.spaceAfter = 8
        yield said
    for number, section in enumerate(content.sections):
        yield _section(look, section, number)


def _section(look: Theme, section: RecordSection, number: int) -> Flowable:
    title = paragraph(section.title, look.styles.margin)
    aside: list[Flowable] = [Heading(title, section.title, f"section{number}", 0)]
    if section.note:
        aside.append(paragraph(section.note, look.styles.note_prose))
    inside: list[Flowable] = []
    for text in section.words:
        said = paragraph(text, look.styles.prose)
        said.spaceAfter = 8
        inside.append(said)
    for place, entry in enumerate(section.entries):
        inside += _entry(look, entry, is_first=place == 0)
    block = Columns([aside, inside or [Spacer(0, 0)]], [ASIDE, BESIDE], GUTTER)
    block.spaceBefore = 24
    return block


def _entry(look: Theme, entry: RecordEntry, *, is_first: bool) -> list[Flowable]:
    found: list[Flowable] = []
    if entry.heading:
        heading = paragraph(entry.heading, look.styles.subheading)
        heading.spaceBefore = 0 if is_first else 16
        heading.spaceAfter = 8
        heading.keepWithNext = bool(entry.facts)
        found.append(heading)
    rows = [(fact.label, paragraph(fact.text, look.styles.body)) for fact in entry.facts]
    width = _ASKING if entry.asks else _TELLING
    return found + fact_rows(look, rows, label_width=width, whole=True)
