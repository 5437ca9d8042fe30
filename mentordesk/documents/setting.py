"""What the words of a guide are set with: its look, its content, its column."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from mentordesk.documents.content import GuideContent
from mentordesk.documents.headings import Heading
from mentordesk.documents.inline import inline_markup, plain_text
from mentordesk.documents.paragraphs import Prose, Remembered
from mentordesk.documents.theme import Theme, on_grid

#: Space before a heading of each rank, in points, a share of it where a text is set closely; the
#: least there; the space after it.
_AROUND = ((32.0, 16.0, 8.0), (24.0, 8.0, 0.0), (16.0, 8.0, 0.0))


@dataclass(frozen=True, slots=True)
class Setting:
    """How one guide's Markdown is set; widths in points."""

    theme: Theme
    content: GuideContent
    #: The width of the column of text.
    width: float
    #: The styles of headings, for the highest level that the text uses first.
    ranks: Sequence[ParagraphStyle]
    #: How far chapters' headings, figures and tables hang out to the left of the column.
    hang: float = 0.0

    @property
    def air(self) -> float:
        """The share of the usual space between paragraphs, items and sections."""
        return self.theme.rhythm.air

    def markup(self, words: list[SyntaxTreeNode], style: ParagraphStyle) -> str:
        """Return inline nodes as mark-up for a paragraph of a style.

        Raises:
            UserError: A placeholder in them means nothing.
        """
        return inline_markup(words, self.content.values, style.fontName)

    def paragraph(self, words: list[SyntaxTreeNode], style: ParagraphStyle) -> Paragraph:
        """Return inline nodes as a paragraph."""
        return self.prose(self.markup(words, style), style)

    def prose(self, text: str, style: ParagraphStyle, mark: str | None = None) -> Paragraph:
        """Return mark-up as a paragraph; what is one pair's own is not remembered for others."""
        kind = Prose if self.content.code else Remembered
        return kind(text, style, bulletText=mark)

    def heading(self, laid: Paragraph, title: str, key: str, rank: int, level: int) -> Heading:
        """Return a heading of a rank, kept with what follows; `level` is its bookmark's."""
        heading = Heading(laid, title, key, level, 0.0 if rank else self.hang)
        above, least, below = _AROUND[rank]
        heading.spaceBefore = max(least, on_grid(above * self.air))
        heading.spaceAfter = below
        heading.keepWithNext = True
        return heading

    def letters(self, words: list[SyntaxTreeNode]) -> str:
        """Return the bare letters of inline nodes."""
        return plain_text(words, self.content.values)
