"""Pages: headers, footers with "page x of y", bookmarks, and one file of many parts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
)

from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.measuring import MeasuringFrame
from mentordesk.documents.text import clean, draw_line, fitted, width_of
from mentordesk.documents.theme import HALF, Theme
from mentordesk.vocabulary import Language

Progress = Callable[[int, int], None]

WIDTH, HEIGHT = A4
#: 22 mm at the left and at the right.
MARGIN = 62.36
#: The width between the margins, in points.
MEASURE = WIDTH - 2 * MARGIN
#: From the edge of the paper to the text, in points: on a part's first page, on others, below.
#: The last line of a full page stands on the last step of the grid above the foot.
_FIRST_TOP, _TOP, _BOTTOM = 88.0, 80.0, HEIGHT - 768 - HALF
_HEADER_LINE, _FOOTER_LINE = 48.0, HEIGHT - 800
_LOGO_ROOM = (136.0, 40.0)
_SMALL = 8.5

LOCALES = {Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}

# Streams as the bytes they are, not spelt out in ASCII: smaller files, written sooner.
rl_config.useA85 = 0

#: Less of a last page than this, 0-1, looks left over.
SCANT = 0.4

#: A face keeps its reading position in the font file: one paper is made at a time.
PRESS = Lock()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file with page numbers of its own: one pair's agreement, one guide."""

    story: Sequence[Flowable]
    #: What the header of its later pages says.
    running: str
    #: What the footer says at the left.
    footer: str = ""
    #: The pair's reference code.
    code: str = ""
    #: Its entry among the bookmarks; blank leaves them to the headings.
    bookmark: str = ""
    #: Draws a whole first page without header and footer; without a story it is the only one.
    cover: Callable[[Canvas], None] | None = None


class Sheet(Canvas):
    """A canvas on which a place is kept for what is known only after the last page."""

    #: ReportLab's own, which its types leave out.
    _doc: Any
    _addAnnotation: Any  # noqa: N815
    _startPage: Any  # noqa: N815

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed on unread
        super().__init__(*args, **options)
        #: The number, within its part, of the page that a heading landed on.
        self.page_of: dict[str, int] = {}
        self.pages_before_part = 0
        self._promised = 0
        self._promises: dict[str, Callable[[Sheet], None]] = {}
        #: The fields to fill in: what each shows, and how large it is, in points.
        self._fields: dict[str, tuple[tuple[float, float], Callable[[Sheet], None]]] = {}

    @property
    def part_page(self) -> int:
        """The number of the current page within its part."""
        return self.getPageNumber() - self.pages_before_part

    def promise(self, x: float, y: float, write: "Callable[[Sheet], None]") -> None:
        """Keep the place at (x, y), in points, for what `write` draws around its origin."""
        name = f"promise{self._promised}"
        self._promised += 1
        self._promises[name] = write
        self.saveState()
        self.translate(x, y)
        self.doForm(name)
        self.restoreState()

    def add_field(
        self, field: PDFDictionary, size: tuple[float, float], show: "Callable[[Sheet], None]"
    ) -> None:
        """Put a field on the page; `show` draws what it holds, in a place of `size` points."""
        picture = f"field{len(self._fields)}"
        field["AP"] = PDFDictionary({"N": PDFObjectReference(xObjectName(picture))})
        self._addAnnotation(field, picture)
        self._fields[picture] = size, show

    def keep_promises(self) -> None:
        """Draw what was promised so far, now that it is known."""
        for name, write in self._promises.items():
            self.beginForm(name, -int(MEASURE), -8, int(MEASURE), 24)
            write(self)
            self.endForm()
        self._promises.clear()

    def save(self) -> None:
        """Keep every promise, then finish the file."""
        self.keep_promises()
        if self._fields:
            self._finish_fields()
        super().save()

    def _finish_fields(self) -> None:
        for name, ((width, height), show) in self._fields.items():
            self.beginForm(name, 0, 0, width, height)
            show(self)
            self.endForm()
        # Readers have this face; ours holds only the letters printed, not those to be typed.
        face = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
        helvetica = PDFDictionary({key: PDFName(value) for key, value in face.items()})
        helvetica["Encoding"] = PDFName("WinAnsiEncoding")
        fonts = PDFDictionary({"Font": PDFDictionary({"Helv": helvetica})})
        self._doc._catalog.AcroForm = PDFDictionary(  # noqa: SLF001 - it has no name in public
            {
                "Fields": PDFArray([self._doc.refAnnotation(name) for name in self._fields]),
                "DR": fonts,
                "DA": PDFString("/Helv 0 Tf 0 g"),
            }
        )


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and how it came out."""

    content: bytes
    pages: int
    #: How much of its last page is used, 0-1.
    last_page: float
    #: How many pages each part takes.
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """How a part would come out on paper."""

    pages: int
    #: How much of its last page is used, 0-1.
    last_page: float


def paper(
    parts: Sequence[Part], theme: Theme, title: str, *, progress: Progress | None = None
) -> bytes:
    """Return a PDF of the parts, each on an odd page; `title` is what a reader's window shows.

    `progress(done, total)` is called after each part and may raise `CancelledError`.
    """
    return printed(parts, theme, title, progress=progress).content


def printed(
    parts: Sequence[Part],
    theme: Theme,
    title: str,
    *,
    indent: float = 0.0,
    progress: Progress | None = None,
) -> Printed:
    """Return the same with how it came out; the text stands in from the left by `indent` points."""
    with PRESS:
        document = _Paper(theme, title, indent, _opening(parts[0]))
        document.build(list(document.stories(parts, progress)), canvasmaker=Sheet)
        return Printed(document.buffer.getvalue(), document.page, document.filled, document.lengths)


def measured(part: Part, theme: Theme, *, indent: float = 0.0) -> Measured:
    """Return how a part would come out, for a fraction of what drawing it takes."""
    with PRESS:
        document = _Unseen(theme, part.running, indent, _opening(part))
        document.build(list(document.stories([part], None)), canvasmaker=Sheet)
        return Measured(document.page, document.filled)


def set_on(sheet: Sheet, part: Part, theme: Theme, *, indent: float = 0.0) -> None:
    """Set one part on the next pages of a sheet that others are set on too, whose press is held."""
    part = replace(part, bookmark="")
    document = _Paper(theme, part.running, indent, _opening(part))
    document.stay_open(sheet)
    document.build(list(document.stories([part], None)), canvasmaker=lambda *_, **__: sheet)
    sheet.keep_promises()


class _Paper(BaseDocTemplate):
    """ReportLab's template with our pages; knows which part is being set."""

    canv: Sheet
    #: What holds the text of a page.
    frame_kind = Frame

    def __init__(self, theme: Theme, title: str, indent: float, opening: str) -> None:
        self.buffer = BytesIO()
        self._theme = theme
        self._part = Part((), "")
        self._number = -1
        self._lengths: list[int] = []
        #: How much of the current page was used when its part ended, 0-1.
        self.filled = 0.0
        templates = {
            "first": (_FIRST_TOP, self._draw_first_page, "later"),
            "later": (_TOP, self._draw_later_page, "later"),
            "cover": (_TOP, self._draw_cover, "later"),
            "blank": (_TOP, _draw_nothing, "first"),
        }
        super().__init__(
            self.buffer,
            pageTemplates=[
                PageTemplate(
                    name, [self._frame(top, indent)], onPageEnd=draw, autoNextPageTemplate=then
                )
                for name, (top, draw, then) in sorted(
                    templates.items(), key=lambda item: item[0] != opening
                )
            ],
            pagesize=A4,
            title=clean(title),
            subject=clean(title),
            author=clean(theme.house.organisation) or "MentorDesk",
            creator="MentorDesk",
            producer="MentorDesk",
            lang=LOCALES[theme.house.language],
            initialFontName=REGULAR,
            pageCompression=1,
            displayDocTitle=1,
            invariant=1,
        )

    def stay_open(self, sheet: Sheet) -> None:
        """Leave it to others to finish the file."""
        self._doSave = 0
        self.canv = sheet

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many pages each finished part has."""
        return tuple(self._lengths)

    def stories(self, parts: Sequence[Part], progress: Progress | None) -> Iterator[Flowable]:
        """Yield the flowables of all parts, with what begins and ends each."""
        for number, (part, following) in enumerate(zip(parts, [*parts[1:], None], strict=True)):
            yield _Deed(partial(self._begin, part))
            if part.cover is not None and part.story:
                yield PageBreak()
            yield from part.story
            yield _Deed(partial(self._end, following))
            if progress is not None:
                yield _Deed(partial(progress, number + 1, len(parts)))

    def _frame(self, top: float, indent: float) -> Frame:
        return self.frame_kind(
            MARGIN + indent,
            _BOTTOM,
            MEASURE - indent,
            HEIGHT - top - _BOTTOM,
            leftPadding=0,
            rightPadding=0,
            topPadding=HALF,
            bottomPadding=0,
        )

    def _begin(self, part: Part) -> None:
        self._part = part
        self._number += 1
        sheet = self.canv
        sheet.pages_before_part = sheet.getPageNumber() - 1
        if part.bookmark:
            key = f"part{self._number}"
            sheet.bookmarkPage(key)
            sheet.addOutlineEntry(clean(part.bookmark), key)

    def _end(self, following: Part | None) -> None:
        self._lengths.append(self.canv.part_page)
        self.filled = _share_used(self.frame)
        if following is None:
            return
        if self.canv.getPageNumber() % 2:
            self.handle_nextPageTemplate("blank")
            self.handle_pageBreak()
            self.clean_hanging()
        self.handle_nextPageTemplate(_opening(following))
        self.handle_pageBreak()

    def _draw_cover(self, _canvas: Canvas, _document: object) -> None:
        if self._part.cover is not None:
            self._part.cover(self.canv)

    def _draw_first_page(self, _canvas: Canvas, _document: object) -> None:
        sheet, theme = self.canv, self._theme
        width = MEASURE
        if theme.logo is not None:
            width -= draw_logo(sheet, theme.logo, MARGIN + MEASURE, HEIGHT - _HEADER_LINE) + 16
        sheet.setFillColor(theme.palette.muted)
        name = fitted(theme.house.organisation, BOLD, 10.5, width)
        draw_line(sheet, (MARGIN, HEIGHT - _HEADER_LINE - 8), name, BOLD, 10.5)
        self._draw_footer()

    def _draw_later_page(self, _canvas: Canvas, _document: object) -> None:
        sheet = self.canv
        sheet.setFillColor(self._theme.palette.muted)
        line = fitted(self._part.running, REGULAR, _SMALL, MEASURE)
        draw_line(sheet, (MARGIN, HEIGHT - _HEADER_LINE), line, REGULAR, _SMALL)
        self._draw_footer()

    def _draw_footer(self) -> None:
        sheet = self.canv
        sheet.setStrokeColor(self._theme.palette.rule)
        sheet.setLineWidth(0.5)
        sheet.line(MARGIN, _FOOTER_LINE + 16, MARGIN + MEASURE, _FOOTER_LINE + 16)
        sheet.setFillColor(self._theme.palette.muted)
        left = fitted(self._part.footer, REGULAR, _SMALL, MEASURE * 0.55)
        draw_line(sheet, (MARGIN, _FOOTER_LINE), left, REGULAR, _SMALL)
        number = (sheet.part_page, self._number)
        write = partial(self._write_page_number, number=number, code=self._part.code)
        sheet.promise(MARGIN + MEASURE, _FOOTER_LINE, write)

    def _write_page_number(self, sheet: Sheet, number: tuple[int, int], code: str) -> None:
        page, part = number
        words = self._theme.translator.gettext("page {page} of {pages}")
        line = words.format(page=page, pages=self._lengths[part])
        left = -width_of(line, REGULAR, _SMALL)
        sheet.setFillColor(self._theme.palette.muted)
        draw_line(sheet, (left, 0), line, REGULAR, _SMALL)
        if code:
            draw_line(sheet, (left - width_of(code, BOLD, _SMALL) - 16, 0), code, BOLD, _SMALL)


class _Unseen(_Paper):
    """A paper whose pages are filled and not drawn."""

    frame_kind = MeasuringFrame

    def __init__(self, theme: Theme, title: str, indent: float, opening: str) -> None:
        super().__init__(theme, title, indent, opening)
        self._doSave = 0
        for template in self.pageTemplates:
            template.onPageEnd = _draw_nothing


class _Deed(ActionFlowable):
    """Something to be done when the pages have come this far."""

    def __init__(self, deed: Callable[[], None]) -> None:
        super().__init__()
        self._deed = deed

    def apply(self, doc: BaseDocTemplate) -> None:  # noqa: ARG002 - ReportLab passes it
        self._deed()


def draw_logo(canvas: Canvas, logo: ImageReader, right: float, top: float) -> float:
    """Draw a logo with its upper right corner there, in points, and return its width."""
    pixels = logo.getSize()
    scale = min(_LOGO_ROOM[0] / pixels[0], _LOGO_ROOM[1] / pixels[1])
    width, height = pixels[0] * scale, pixels[1] * scale
    canvas.drawImage(logo, right - width, top - height + 8, width, height, mask="auto")
    return width


def _draw_nothing(sheet: Canvas, document: object) -> None:
    """Leave a page empty, so that the next part begins on the front of a sheet."""


def _share_used(frame: Frame) -> float:
    # How far down a frame is filled, it tells in names of its own alone.
    top, now, height = (vars(frame)[name] for name in ("_y2", "_y", "_height"))
    return float((top - now) / height)


def _opening(part: Part) -> str:
    return "first" if part.cover is None else "cover"
