"""The thank-you at the end: a page to be proud of, for each who took part."""

from collections.abc import Callable
from functools import partial

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.circles import draw_circles
from mentordesk.documents.event_content import Certificate, CertificatesContent
from mentordesk.documents.fitting import fitting, sized
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.free_pages import drawn
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import Progress, draw_logo
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, fitted, legible
from mentordesk.documents.theme import Theme, theme

_WIDTH, _HEIGHT = landscape(A4)
_MARGIN = 68.0
_COLUMN = 520.0
_LOGO_GAP = 16.0
#: The sentence stays clear of the circles.
_MERIT = 396.0
_FRAME = 24.0
_RADIUS = 168.0
_NAME_ROOM = (_COLUMN, 92.0)
_LINE = 210.0


def certificates(
    content: CertificatesContent, style: HouseStyle, *, progress: Progress | None = None
) -> bytes:
    """Return a certificate for each, A4 on its side, with a bookmark each.

    `progress(done, total)` is called after each page and may raise `CancelledError`.
    """
    look = theme(style)
    pages: list[Callable[[Canvas], None]] = [
        partial(_draw, look=look, content=content, certificate=each)
        for each in content.certificates
    ]
    title = " · ".join(filter(None, (look.translator.gettext("Certificates"), content.programme)))
    return drawn(
        pages,
        look,
        title,
        size=(_WIDTH, _HEIGHT),
        bookmarks=[each.name for each in content.certificates],
        progress=progress,
    )


def _draw(
    canvas: Canvas, look: Theme, content: CertificatesContent, certificate: Certificate
) -> None:
    canvas.saveState()
    inside = canvas.beginPath()
    inside.rect(_FRAME, _FRAME, _WIDTH - 2 * _FRAME, _HEIGHT - 2 * _FRAME)
    canvas.clipPath(inside, stroke=0)
    draw_circles(canvas, look, (_WIDTH - 178, 150), _RADIUS, line=1.4)
    canvas.restoreState()
    _draw_frame(canvas, look)
    _draw_house(canvas, look)
    top = _draw_words(canvas, look, content, certificate)
    _draw_signing(canvas, look, content, min(top - 64, 128.0))


def _draw_frame(canvas: Canvas, look: Theme) -> None:
    canvas.setStrokeColor(look.palette.rule)
    canvas.setLineWidth(0.6)
    canvas.rect(_FRAME, _FRAME, _WIDTH - 2 * _FRAME, _HEIGHT - 2 * _FRAME)
    canvas.setFillColor(look.palette.accent)
    canvas.rect(_FRAME, _FRAME, 6, _HEIGHT - 2 * _FRAME, stroke=0, fill=1)


def _draw_house(canvas: Canvas, look: Theme) -> None:
    room = _COLUMN
    if look.logo is not None:
        room = _WIDTH - 2 * _MARGIN
        room -= draw_logo(canvas, look.logo, _WIDTH - _MARGIN + 12, _HEIGHT - 64) + _LOGO_GAP
    canvas.setFillColor(look.palette.muted)
    line = fitted(legible(look.house.organisation), BOLD, 12, room)
    draw_line(canvas, (_MARGIN, _HEIGHT - 76), line, BOLD, 12)


def _draw_words(
    canvas: Canvas, look: Theme, content: CertificatesContent, certificate: Certificate
) -> float:
    """Draw the thanks, the name and the merit, and return how far down they reach."""
    styles = look.styles
    canvas.setFillColor(look.palette.accent)
    canvas.rect(_MARGIN, _HEIGHT - 136, 48, 4, stroke=0, fill=1)
    draw_line(canvas, (_MARGIN, _HEIGHT - 206), look.translator.gettext("Thank you"), BOLD, 60)
    top = _HEIGHT - 236
    name, height = fitting(
        canvas,
        legible(certificate.name),
        styles.display,
        _NAME_ROOM,
        (40.0, 9.0),
        one_line_to=26.0,
    )
    name.drawOn(canvas, _MARGIN, top - height)
    top -= height + 14
    merit, height = fitting(
        canvas,
        legible(certificate.merit),
        styles.body,
        (_MERIT, 96.0),
        (16.0, 8.0),
        one_line_to=16.5,
    )
    merit.drawOn(canvas, _MARGIN, top - height)
    top -= height + 10
    when = paragraph(legible(content.period), sized(styles.note, 11))
    height = when.wrapOn(canvas, _COLUMN, 40)[1]
    when.drawOn(canvas, _MARGIN, top - height)
    return top - height


def _draw_signing(canvas: Canvas, look: Theme, content: CertificatesContent, line: float) -> None:
    gettext = look.translator.gettext
    canvas.setStrokeColor(look.palette.muted)
    canvas.setLineWidth(0.6)
    for left, width, below in (
        (_MARGIN, _LINE, (content.signed_by, content.signed_for)),
        (_MARGIN + _LINE + 36, 110.0, (gettext("Date"),)),
    ):
        canvas.line(left, line, left + width, line)
        canvas.setFillColor(look.palette.muted)
        for place, label in enumerate(filter(None, map(legible, below))):
            text = fitted(label, REGULAR, 10, width + 24)
            draw_line(canvas, (left, line - 15 - 13 * place), text, REGULAR, 10)
