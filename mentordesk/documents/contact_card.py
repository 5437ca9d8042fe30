"""A page cut in two: each of a pair gets a card with how to reach the other."""

from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.circles import draw_circles
from mentordesk.documents.event_content import CardSide, ContactCardContent
from mentordesk.documents.fitting import first_line, fitting
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.page import HEIGHT, MARGIN, MEASURE, WIDTH
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, fitted, legible, width_of
from mentordesk.documents.theme import Theme

_HALF = HEIGHT / 2
_LABEL = 76.0
_COLUMN = MEASURE - 96
#: A long name comes down to where the circles are widest.
_NAME = MEASURE - 124
#: What the circles leave of a line.
_FACT = MEASURE - _LABEL - 148
_FACT_DEPTH = 34.0
_SMALL = 8.5


def draw_contact_card(canvas: Canvas, look: Theme, content: ContactCardContent) -> None:
    """Draw both cards of a pair on an A4 page."""
    canvas.setStrokeColor(look.palette.muted)
    canvas.setLineWidth(0.4)
    canvas.setDash(3, 4)
    canvas.line(0, _HALF, WIDTH, _HALF)
    canvas.setDash()
    for bottom, side, whose in (
        (_HALF, content.mentee_gets, "mentor"),
        (0.0, content.mentor_gets, "mentee"),
    ):
        canvas.saveState()
        canvas.translate(0, bottom)
        draw_circles(canvas, look, (WIDTH - 140, 236), 42, line=1.1, filled=whose)
        _draw_side(canvas, look, side)
        _draw_foot(canvas, look, content)
        canvas.restoreState()


def _draw_side(canvas: Canvas, look: Theme, side: CardSide) -> None:
    palette, styles = look.palette, look.styles
    canvas.setFillColor(palette.muted)
    draw_line(
        canvas, (MARGIN, _HALF - 46), fitted(side.given_to, REGULAR, 10, _COLUMN), REGULAR, 10
    )
    canvas.setFillColor(palette.accent)
    canvas.rect(MARGIN, _HALF - 66, 40, 3, stroke=0, fill=1)
    draw_line(canvas, (MARGIN, _HALF - 94), side.heading, BOLD, 15)
    top = _HALF - 106
    name, height = fitting(
        canvas, legible(side.name), styles.title, (_NAME, 62), (26.0, 7.0), one_line_to=17.0
    )
    name.drawOn(canvas, MARGIN, top - height)
    top -= height + 6
    for detail in filter(None, map(legible, side.details)):
        canvas.setFillColor(palette.ink)
        top -= 15
        draw_line(canvas, (MARGIN, top), fitted(detail, REGULAR, 11, _COLUMN), REGULAR, 11)
    _draw_facts(canvas, look, side, top - 14)


def _draw_facts(canvas: Canvas, look: Theme, side: CardSide, top: float) -> None:
    for fact in side.facts:
        # An address that is cut reaches nobody.
        text, height = fitting(
            canvas,
            legible(fact.text),
            look.styles.subheading,
            (_FACT, _FACT_DEPTH),
            (13.0, 7.0),
            one_line_to=9.0,
        )
        canvas.setFillColor(look.palette.muted)
        draw_line(canvas, (MARGIN, top - first_line(text)), fact.label, REGULAR, 10)
        text.drawOn(canvas, MARGIN + _LABEL, top - height)
        top -= max(height, 15) + 4
    if side.note:
        note = paragraph(side.note, look.styles.cell_prose)
        height = note.wrapOn(canvas, MEASURE, 80)[1]
        note.drawOn(canvas, MARGIN, top - 8 - height)


def _draw_foot(canvas: Canvas, look: Theme, content: ContactCardContent) -> None:
    meeting = look.translator.gettext("Our first meeting")
    canvas.setFillColor(look.palette.muted)
    draw_line(canvas, (MARGIN, 80), meeting, REGULAR, 10)
    canvas.setStrokeColor(look.palette.muted)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN + width_of(meeting, REGULAR, 10) + 8, 78, MARGIN + MEASURE, 78)
    canvas.setStrokeColor(look.palette.rule)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, 52, MARGIN + MEASURE, 52)
    code = content.code
    room = MEASURE - width_of(code, BOLD, _SMALL) - 16
    contact = look.translator.gettext("Questions? {contact}").format(contact=content.contact)
    left = " · ".join(
        filter(None, (legible(content.programme), contact if content.contact else ""))
    )
    draw_line(canvas, (MARGIN, 37), fitted(left, REGULAR, _SMALL, room), REGULAR, _SMALL)
    right = MARGIN + MEASURE - width_of(code, BOLD, _SMALL)
    draw_line(canvas, (right, 37), code, BOLD, _SMALL)
