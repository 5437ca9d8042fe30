"""The lists at the door of a shared meeting: who is expected, and who sits where."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from mentordesk.documents.blocks import table
from mentordesk.documents.event_content import AttendanceListContent, TableListContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import MEASURE, Part, paper
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import legible
from mentordesk.documents.theme import Theme, theme

_BOX = 11.0
_EXPECTED = (MEASURE - 314, 90.0, 182.0, 42.0)
_SEATED = (MEASURE - 290, 230.0, 60.0)


def attendance_list(content: AttendanceListContent, style: HouseStyle) -> bytes:
    """Return the list of everybody who is expected, with a box to tick for each."""
    look = theme(style)
    gettext = look.translator.gettext
    count = look.translator.ngettext("{n} expected", "{n} expected", len(content.guests))
    bold, plain = _row_styles(look, 10.5)
    heads = (gettext("Name"), gettext("Role"), gettext("Together with"), gettext("Here"))
    rows: list[list[Flowable]] = [
        [
            paragraph(legible(guest.name), bold),
            paragraph(guest.role, plain),
            paragraph(legible(guest.partner), plain),
            TickBox(look),
        ]
        for guest in content.guests
    ]
    story = [
        *_head(look, gettext("Attendance list"), content.event),
        paragraph(count.format(n=len(content.guests)), look.styles.note),
        table(look, heads, rows, _EXPECTED),
    ]
    return _list(look, gettext("Attendance list"), content.programme, story)


def table_list(content: TableListContent, style: HouseStyle) -> bytes:
    """Return the list on which everybody finds their table by their own name."""
    look = theme(style)
    gettext = look.translator.gettext
    heads = (gettext("Name"), gettext("Together with"), gettext("Table"))
    bold, plain = _row_styles(look, 12)
    number = bold.clone("table number", textColor=look.styles.chapter.textColor)
    rows: list[list[Flowable]] = [
        [
            paragraph(legible(guest.name), bold),
            paragraph(legible(guest.partner), plain),
            paragraph(str(guest.table), number),
        ]
        for guest in content.guests
    ]
    story = [
        *_head(look, gettext("Find your table"), content.event),
        table(look, heads, rows, _SEATED),
    ]
    return _list(look, gettext("Table list"), content.programme, story)


class TickBox(Flowable):
    """An empty box for a pen."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._colour = look.palette.muted
        self.width = self.height = _BOX

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        return _BOX, _BOX

    def draw(self) -> None:
        """Draw the box."""
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(0.8)
        self.canv.rect(0.5, 0.5, _BOX - 1, _BOX - 1)


def _row_styles(look: Theme, size: float) -> tuple[ParagraphStyle, ParagraphStyle]:
    """Return a bold and a plain style of one size: what stands in a row stands on one line."""
    styles = look.styles
    return (
        styles.subheading.clone("in bold", fontSize=size),
        styles.body.clone("in plain", fontSize=size),
    )


def _head(look: Theme, title: str, event: str) -> Iterator[Flowable]:
    yield paragraph(title, look.styles.title)
    yield paragraph(legible(event), look.styles.lead)
    yield Spacer(0, 8)


def _list(look: Theme, title: str, programme: str, story: Sequence[Flowable]) -> bytes:
    running = " · ".join(filter(None, (title, programme)))
    part = Part(story=story, running=running, footer=programme)
    return paper([part], look, running)
