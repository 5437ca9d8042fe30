"""Headings that are bookmarks too, and the list of contents that points at them."""

from collections.abc import Iterable

from reportlab.platypus import Flowable
from reportlab.platypus.flowables import NullDraw

from mentordesk.documents.fonts import BOLD
from mentordesk.documents.page import Sheet
from mentordesk.documents.stacks import Hanging
from mentordesk.documents.text import clean, draw_line, fitted, width_of
from mentordesk.documents.theme import HALF, Theme

_ENTRY = 24.0
_SIZE = 10.5
#: A longer heading, in points, is parted between pages.
_LONGEST_WHOLE = 400.0


class Heading(Flowable):
    """A heading with its place among the bookmarks; hangs `hang` points out to the left."""

    canv: Sheet

    def __init__(self, laid: Flowable, title: str, key: str, level: int, hang: float = 0) -> None:
        super().__init__()
        self.title = clean(title).replace("\n", " ")
        self.key = key
        self.level = level
        self._laid = laid
        self._hang = hang

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size taken within the text."""
        self.width = width
        self.height = self._laid.wrapOn(self.canv, width + self._hang, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return nothing, as a heading moves on whole; the parts of one longer than most of a page.

        The first part is the bookmark.
        """
        deep = self._laid.wrapOn(self.canv, width + self._hang, height)[1]
        if deep <= _LONGEST_WHOLE:
            return []
        parts = self._laid.splitOn(self.canv, width + self._hang, height)
        if not parts:
            return []
        first = Heading(parts[0], self.title, self.key, self.level, self._hang)
        return [first, *(Hanging(part, self._hang) for part in parts[1:])]

    def draw(self) -> None:
        """Draw the heading and note where it stands."""
        sheet = self.canv
        sheet.bookmarkHorizontal(self.key, 0, self.height)
        sheet.addOutlineEntry(self.title, self.key, self.level)
        sheet.page_of[self.key] = sheet.part_page
        self._laid.drawOn(sheet, -self._hang, 0)


class ContentsEntry(Flowable):
    """A heading's line in the list of contents, with its page and a way to it."""

    canv: Sheet

    def __init__(self, theme: Theme, heading: Heading) -> None:
        super().__init__()
        self._theme = theme
        self._heading = heading

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = width, _ENTRY
        return self.width, self.height

    def draw(self) -> None:
        """Draw the title now and the page when it is known."""
        sheet, style = self.canv, self._theme.styles.body
        sheet.setStrokeColor(self._theme.palette.rule)
        sheet.setLineWidth(0.4)
        sheet.line(0, -HALF, self.width, -HALF)
        sheet.setFillColor(self._theme.palette.ink)
        title = fitted(self._heading.title, style.fontName, _SIZE, self.width - 40)
        draw_line(sheet, (0, HALF), title, style.fontName, _SIZE)
        sheet.promise(self.width, HALF, self._write_page)
        sheet.linkRect(
            "", self._heading.key, (0, -HALF, self.width, _ENTRY - HALF), relative=1, thickness=0
        )

    def _write_page(self, sheet: Sheet) -> None:
        page = str(sheet.page_of.get(self._heading.key, ""))
        sheet.setFillColor(self._theme.palette.accent)
        draw_line(sheet, (-width_of(page, BOLD, _SIZE), 0), page, BOLD, _SIZE)


class ContentsHere(NullDraw):
    """Stands where a text wants its list of contents, until the headings are known."""


def contents(theme: Theme, headings: Iterable[Heading]) -> list[Flowable]:
    """Return the list of contents for the headings of the first level."""
    return [ContentsEntry(theme, heading) for heading in headings if heading.level == 0]
