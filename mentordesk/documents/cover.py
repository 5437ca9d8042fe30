"""The first page of a guide: whose it is, what it is, and two circles that share a field."""

from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.colours import mix
from mentordesk.documents.content import GuideContent
from mentordesk.documents.fonts import BOLD
from mentordesk.documents.page import HEIGHT, MARGIN, MEASURE, WIDTH, draw_logo
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, fitted
from mentordesk.documents.theme import Theme

_TITLE_TOP = HEIGHT - 204.0
#: The baseline of the last fact.
_FOOT = HEIGHT - 784.0
_TITLE_WIDTH = 400.0
_RADIUS = 136.0
_DEEP = 400.0


def draw_cover(canvas: Canvas, theme: Theme, content: GuideContent, title: str, lead: str) -> None:
    """Draw a guide's cover on an A4 page."""
    _draw_circles(canvas, theme)
    _draw_organisation(canvas, theme)
    canvas.setFillColor(theme.palette.accent)
    canvas.rect(MARGIN, _TITLE_TOP + 20, 48, 4, stroke=0, fill=1)
    top = _TITLE_TOP
    for text, style in ((title, theme.styles.display), (lead, theme.styles.lead)):
        block = paragraph(text, style)
        depth = block.wrapOn(canvas, _TITLE_WIDTH, _DEEP)[1]
        block.drawOn(canvas, MARGIN, top - depth)
        top -= depth + 16
    _draw_facts(canvas, theme, content)


def _draw_organisation(canvas: Canvas, theme: Theme) -> None:
    width = MEASURE
    if theme.logo is not None:
        width -= draw_logo(canvas, theme.logo, MARGIN + MEASURE, HEIGHT - 56) + 16
    canvas.setFillColor(theme.palette.muted)
    name = fitted(theme.house.organisation, BOLD, 12, width)
    draw_line(canvas, (MARGIN, HEIGHT - 64), name, BOLD, 12)


def _draw_circles(canvas: Canvas, theme: Theme) -> None:
    """Draw mentor and mentee as two circles, the part they share filled."""
    palette = theme.palette
    low, high = (WIDTH - 152, 216.0), (WIDTH - 40, 336.0)
    canvas.saveState()
    canvas.setFillColor(palette.tint)
    canvas.circle(*high, _RADIUS, stroke=0, fill=1)
    shared = canvas.beginPath()
    shared.circle(*low, _RADIUS)
    canvas.clipPath(shared, stroke=0)
    canvas.setFillColor(mix(palette.accent, palette.paper, 0.74))
    canvas.circle(*high, _RADIUS, stroke=0, fill=1)
    canvas.restoreState()
    canvas.setStrokeColor(palette.accent)
    canvas.setLineWidth(1.2)
    canvas.circle(*low, _RADIUS, fill=0)
    canvas.circle(*high, _RADIUS, fill=0)


def _draw_facts(canvas: Canvas, theme: Theme, content: GuideContent) -> None:
    rows = [(fact.label, fact.text) for fact in content.facts if fact.text.strip()]
    y = _FOOT + 16 * len(rows)
    canvas.setFillColor(theme.palette.ink)
    draw_line(canvas, (MARGIN, y), fitted(content.programme, BOLD, 12, 280), BOLD, 12)
    font = theme.styles.body.fontName
    for label, text in rows:
        y -= 16
        canvas.setFillColor(theme.palette.muted)
        draw_line(canvas, (MARGIN, y), fitted(f"{label}: {text}", font, 9.5, 280), font, 9.5)
