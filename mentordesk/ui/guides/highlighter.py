"""Colours a guide's text: headings, strong words, placeholders, and those that are mistyped."""

import re
from collections.abc import Collection

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mentordesk.ui.colours import Tone
from mentordesk.ui.guides.words import BOXES, FIGURES, LISTS, PAGES
from mentordesk.ui.theme import Theme

_HEADING = re.compile(r"^#{1,6}\s.*")
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_SLANTED = re.compile(r"(?<!\*)\*[^*]+\*(?!\*)")
_PLACEHOLDER = re.compile(r"\{[A-Za-z_][\w:-]*\}")
_COUNTED = re.compile(r"\{(lines:([1-9]|[12]\d|30)|clock:\d{1,3})\}")
_DRAWN = LISTS.keys() | FIGURES.keys() | BOXES.keys() | PAGES.keys()


class GuideHighlighter(QSyntaxHighlighter):
    """Works line by line as the writer types."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._known: frozenset[str] = frozenset()
        self._formats = self._made()
        theme.changed.connect(self._recolour)

    def know(self, placeholders: Collection[str]) -> None:
        """Take these names for placeholders that mean something."""
        known = frozenset(f"{{{name}}}" for name in placeholders) | _DRAWN
        if known != self._known:
            self._known = known
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's own name
        """Colour one line."""
        for pattern, name in (
            (_SLANTED, "slanted"),
            (_STRONG, "strong"),
            (_HEADING, "heading"),
        ):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), self._formats[name])
        for found in _PLACEHOLDER.finditer(text):
            means = found[0] in self._known or _COUNTED.fullmatch(found[0])
            name = "placeholder" if means else "mistyped"
            self.setFormat(found.start(), len(found[0]), self._formats[name])

    def _recolour(self) -> None:
        self._formats = self._made()
        self.rehighlight()

    def _made(self) -> dict[str, QTextCharFormat]:
        formats = {
            name: QTextCharFormat()
            for name in ("heading", "strong", "slanted", "placeholder", "mistyped")
        }
        formats["heading"].setFontWeight(QFont.Weight.DemiBold)
        formats["heading"].setForeground(self._theme.colour(Tone.ACCENT))
        formats["strong"].setFontWeight(QFont.Weight.DemiBold)
        formats["slanted"].setFontItalic(True)
        formats["placeholder"].setForeground(self._theme.colour(Tone.ACCENT))
        formats["placeholder"].setBackground(self._theme.tint(Tone.ACCENT))
        mistyped = formats["mistyped"]
        mistyped.setForeground(self._theme.colour(Tone.BAD))
        mistyped.setBackground(self._theme.tint(Tone.BAD))
        mistyped.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        mistyped.setUnderlineColor(self._theme.colour(Tone.BAD))
        return formats
