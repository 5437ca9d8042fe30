"""One file of many parts, in which what was drawn once is repeated, and fonts are there once."""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFName,
    PDFPage,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.flowing_file import FlowingFile
from mentordesk.documents.free_pages import name, new_sheet
from mentordesk.documents.page import PRESS, Part, Sheet, set_on
from mentordesk.documents.text import clean
from mentordesk.documents.theme import Theme

#: The pages of a part as they were drawn, to be repeated.
Leaves = Sequence[PDFPage]
#: What a page leaves to be told anew when it is repeated: whose it is, and where it stands.
_DRAWN = (
    *("_colorsUsed", "_shadingUsed"),
    "pagewidth",
    "pageheight",
    "hasImages",
    "XObjects",
    "ExtGState",
    "Contents",
)


class _BoundSheet(Sheet):
    """A sheet whose bookmarks are the binding's alone; each page is folded up when it is full."""

    # ReportLab's own, which its types leave out.
    _doc: Any
    _startPage: Any  # noqa: N815 - as below

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End a page, and keep of what was drawn only its compressed form."""
        super().showPage()
        page = self.drawn()[-1]
        folded = PDFStream(content=PDFZCompress.encode(page.stream))
        folded.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
        page.Contents, page.stream = self._doc.Reference(folded), None

    def drawn(self) -> list[PDFPage]:
        """Return every page so far."""
        pages: list[PDFPage] = self._doc.Pages.pages
        return pages

    def repeat(self, page: PDFPage) -> None:
        """Add a page that looks like one that is there."""
        twin = PDFPage()
        for own in _DRAWN:
            setattr(twin, own, getattr(page, own, None))
        self._doc.addPage(twin)
        self._startPage()

    def mark(self, title: str, key: str, level: int) -> None:
        """Put the page that is next among the bookmarks."""
        self.bookmarkPage(key)
        super().addOutlineEntry(clean(title), key, level, closed=level == 0)

    def addOutlineEntry(self, *_told: object, **_options: object) -> None:  # noqa: N802 - as above
        """Leave the headings of a part out of the bookmarks."""

    def bookmarkHorizontal(self, *_told: object, **_options: object) -> None:  # noqa: N802 - as above
        """Leave out where a heading stands."""

    def linkRect(self, *_told: object, **_options: object) -> None:  # noqa: N802 - as above
        """Leave out the ways to headings: paper has none."""


class Binding:
    """Parts one after another; with `duplex` each of them begins on the front of a sheet.

    A part is on its way to the file as soon as it is drawn.
    """

    def __init__(self, file: BinaryIO, theme: Theme, title: str, *, duplex: bool) -> None:
        self._duplex = duplex
        self._theme = theme
        self._title = title
        self._marks = 0
        self._sheet = new_sheet(file, _BoundSheet, theme)
        self._file = FlowingFile(self._sheet, file)

    def chapter(self, title: str) -> None:
        """Let the part that comes next stand under this bookmark, and those after it."""
        self._to_the_front()
        self._mark(title, 0)

    def set(self, title: str, part: Part, look: Theme, *, indent: float = 0.0) -> Leaves:
        """Set a part, and return its pages."""
        return self._add(title, lambda: set_on(self._sheet, part, look, indent=indent))

    def draw(self, title: str, draw: Callable[[Canvas], None]) -> Leaves:
        """Draw a part that is one page, and return it."""

        def page() -> None:
            draw(self._sheet)
            self._sheet.showPage()

        return self._add(title, page)

    def repeat(self, title: str, leaves: Leaves) -> Leaves:
        """Let a part that is in the file already come again."""

        def pages() -> None:
            for leaf in leaves:
                self._sheet.repeat(leaf)

        return self._add(title, pages)

    def finish(self) -> None:
        """Write what makes the parts a file."""
        with PRESS:
            name(self._sheet, self._theme, self._title)
            self._file.finish()

    def _add(self, title: str, pages: Callable[[], None]) -> Leaves:
        # Part by part: whoever waits for another paper waits for one part.
        with PRESS:
            self._to_the_front()
            self._mark(title, 1)
            before = len(self._sheet.drawn())
            pages()
            leaves = self._sheet.drawn()[before:]
            self._file.flow()
            return leaves

    def _to_the_front(self) -> None:
        if self._duplex and self._sheet.getPageNumber() % 2 == 0:
            self._sheet.showPage()

    def _mark(self, title: str, level: int) -> None:
        self._marks += 1
        self._sheet.mark(title, f"mark{self._marks}", level)
