"""What the words of a guide are set with: its look, its content, its column."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from mentordesk.documents.content import GuideContent
from mentordesk.documents.inline import inline_markup, plain_text
from mentordesk.documents.paragraphs import Prose
from mentordesk.documents.theme import Theme


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
        return Prose(self.markup(words, style), style)

    def letters(self, words: list[SyntaxTreeNode]) -> str:
        """Return the bare letters of inline nodes."""
        return plain_text(words, self.content.values)
