"""A sign for each table: a sheet folded in two, its number and its people on both sides."""

from collections.abc import Callable
from functools import partial

from reportlab.lib.enums import TA_CENTER
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.event_content import TableSign, TableSignsContent
from mentordesk.documents.fitting import fitting
from mentordesk.documents.fonts import BOLD
from mentordesk.documents.free_pages import drawn
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import HEIGHT, WIDTH, Progress
from mentordesk.documents.text import draw_line, fitted, legible, width_of
from mentordesk.documents.theme import Theme, theme

_HALF = HEIGHT / 2
_MARGIN = 48.0
_ROOM = WIDTH - 2 * _MARGIN
_NUMBER = 190.0
#: From the foot of a half, in points: the names, the number's baseline, what stands above it.
_FOOT, _BASE, _TOP = 34.0, 190.0, 352.0


def table_signs(
    content: TableSignsContent, style: HouseStyle, *, progress: Progress | None = None
) -> bytes:
    """Return a page for each table, to be folded in the middle so that it stands.

    `progress(done, total)` is called after each page and may raise `CancelledError`.
    """
    look = theme(style)
    gettext = look.translator.gettext
    pages: list[Callable[[Canvas], None]] = [
        partial(_draw, look=look, sign=sign, programme=content.programme) for sign in content.signs
    ]
    names = [gettext("Table {n}").format(n=sign.number) for sign in content.signs]
    title = " · ".join(filter(None, (gettext("Table signs"), content.programme)))
    return drawn(pages, look, title, bookmarks=names, progress=progress)


def _draw(canvas: Canvas, look: Theme, sign: TableSign, programme: str) -> None:
    canvas.setStrokeColor(look.palette.rule)
    canvas.setLineWidth(0.4)
    canvas.setDash(2, 4)
    canvas.line(0, _HALF, WIDTH, _HALF)
    canvas.setDash()
    _draw_half(canvas, look, sign, programme)
    canvas.saveState()
    canvas.translate(WIDTH, HEIGHT)
    canvas.rotate(180)
    _draw_half(canvas, look, sign, programme)
    canvas.restoreState()


def _draw_half(canvas: Canvas, look: Theme, sign: TableSign, programme: str) -> None:
    palette = look.palette
    head = sign.subject or programme
    canvas.setFillColor(palette.muted)
    _centred(canvas, legible(head), 15, _TOP)
    canvas.setFillColor(palette.accent)
    number = str(sign.number)
    size = min(_NUMBER, _NUMBER * _ROOM / width_of(number, BOLD, _NUMBER))
    draw_line(canvas, ((WIDTH - width_of(number, BOLD, size)) / 2, _BASE), number, BOLD, size)
    canvas.rect(WIDTH / 2 - 24, _BASE - 26, 48, 3, stroke=0, fill=1)
    centred = look.styles.body.clone("seated", alignment=TA_CENTER)
    names = [legible(pair) for pair in sign.pairs]
    top = _BASE - 44
    each = min(34.0, (top - _FOOT) / max(len(names), 1))
    for name in names:
        block, height = fitting(
            canvas, name, centred, (_ROOM, each), (min(17.0, each * 0.75), 5.0), one_line_to=9.0
        )
        block.drawOn(canvas, _MARGIN, top - (each + height) / 2)
        top -= each


def _centred(canvas: Canvas, text: str, size: float, baseline: float) -> None:
    line = fitted(text, BOLD, size, _ROOM)
    left = (WIDTH - width_of(line, BOLD, size)) / 2
    draw_line(canvas, (left, baseline), line, BOLD, size)
