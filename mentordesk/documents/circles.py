"""Mentor and mentee as two circles that share a field: the mark on badges and certificates."""

from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.colours import RGB, mix
from mentordesk.documents.theme import Theme

#: How far apart the two centres are, as a share of the radius: across and up.
_APART = (0.82, 0.88)

Point = tuple[float, float]


def draw_circles(
    canvas: Canvas, look: Theme, low: Point, radius: float, *, line: float, filled: str = ""
) -> None:
    """Draw the two circles, the mentee's with its centre at `low`, in points.

    `filled` names whose is filled, "mentor" or "mentee"; without it the field they share is.
    """
    palette = look.palette
    high = (low[0] + _APART[0] * radius, low[1] + _APART[1] * radius)
    canvas.saveState()
    canvas.setStrokeColor(palette.accent)
    canvas.setLineWidth(line)
    if filled:
        _disc(canvas, high if filled == "mentor" else low, radius, palette.accent)
    else:
        _disc(canvas, high, radius, palette.tint)
        _shared(canvas, low, high, radius, mix(palette.accent, palette.paper, 0.74))
    canvas.circle(*low, radius, fill=0)
    canvas.circle(*high, radius, fill=0)
    canvas.restoreState()


def _disc(canvas: Canvas, centre: Point, radius: float, colour: RGB) -> None:
    canvas.setFillColor(colour)
    canvas.circle(*centre, radius, stroke=0, fill=1)


def _shared(canvas: Canvas, low: Point, high: Point, radius: float, colour: RGB) -> None:
    canvas.saveState()
    field = canvas.beginPath()
    field.circle(*low, radius)
    canvas.clipPath(field, stroke=0)
    _disc(canvas, high, radius, colour)
    canvas.restoreState()
