"""Pages that are drawn freely, from edge to edge: badges, signs, cards, certificates."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import BinaryIO, TypeVar

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.fonts import REGULAR
from mentordesk.documents.page import LOCALES, PRESS, Progress, Sheet
from mentordesk.documents.text import clean
from mentordesk.documents.theme import Theme

Size = tuple[float, float]
Draw = Callable[[Canvas], None]
S = TypeVar("S", bound=Sheet)


def drawn(
    pages: Sequence[Draw],
    theme: Theme,
    title: str,
    *,
    size: Size = A4,
    bookmarks: Sequence[str] = (),
    progress: Progress | None = None,
) -> bytes:
    """Return a PDF with a page for each that draws; `size` in points.

    `progress(done, total)` is called after each page and may raise `CancelledError`.
    """
    with PRESS:
        buffer = BytesIO()
        sheet = new_sheet(buffer, Sheet, theme, size)
        for number, draw in enumerate(pages):
            if number < len(bookmarks):
                sheet.bookmarkPage(f"page{number}")
                sheet.addOutlineEntry(clean(bookmarks[number]), f"page{number}")
            draw(sheet)
            sheet.showPage()
            if progress is not None:
                progress(number + 1, len(pages))
        name(sheet, theme, title)
        sheet.save()
        return buffer.getvalue()


def new_sheet(buffer: BinaryIO, kind: type[S], theme: Theme, size: Size = A4) -> S:
    """Return an empty sheet of a kind; the same drawn on it becomes the same bytes."""
    return kind(
        buffer,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang=LOCALES[theme.house.language],
    )


def name(sheet: Sheet, theme: Theme, title: str) -> None:
    """Write on a file what it is and whose, where a reader's window shows it."""
    sheet.setTitle(clean(title))
    sheet.setSubject(clean(title))
    sheet.setAuthor(clean(theme.house.organisation) or "MentorDesk")
    sheet.setCreator("MentorDesk")
    sheet.setProducer("MentorDesk")
    sheet.setViewerPreference("DisplayDocTitle", "true")
