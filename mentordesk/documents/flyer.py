"""A flyer to hang up: big type on the organisation's colour, what it is about, where to sign up."""

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from mentordesk.documents.colours import RGB, mix
from mentordesk.documents.content import GuideContent
from mentordesk.documents.flyer_text import FlyerText
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.page import HEIGHT, MARGIN, MEASURE, WIDTH, Part, draw_logo, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.placeholders import filled
from mentordesk.documents.text import clean, draw_line, fitted, width_of
from mentordesk.documents.theme import Theme, theme

#: Sizes of the title, in points, the largest first.
_TITLES = (84, 74, 64, 56, 50, 44, 38, 32, 27, 23, 20)
_USUAL_TITLE, _TITLE_DEEP = 56, 200.0
#: From the top of the paper to the title and least to where the colour ends, in points.
_TITLE_TOP, _COLOUR_LEAST = 140.0, 400.0
#: How deep title and lead may be together, with the gap between them.
_HEAD_DEEP, _GAP = 300.0, 12.0
#: Below the lead, for the circles; below the colour; below the foot.
_CIRCLES, _AIR, _FOOT = 96.0, 24.0, 40.0
_LEAD_WIDTH, _DEEP = 392.0, 10_000.0


@dataclass(frozen=True, slots=True)
class _Tints:
    """The colours of a flyer: its upper part, the words on it, its circles."""

    ground: RGB
    words: RGB
    circle: RGB
    shared: RGB
    outline: RGB


def flyer(content: GuideContent, style: HouseStyle, *, dark: bool) -> bytes:
    """Return one A4 page; what stands after the last rule of the text goes to its foot.

    A link in the foot, or else the contact's mail, is drawn as a code to scan too. A text too long
    for the page is set smaller until it fits.

    Raises:
        UserError: The text holds a placeholder that means nothing.
    """
    look = theme(style)
    title = filled(content.title, content.values)
    lead = filled(content.subtitle, content.values)
    page = _Page(
        look, content, title, lead, FlyerText(look.house, content), _tints(look, dark=dark)
    )
    part = Part(story=(), running=title, bookmark=title, cover=page.draw)
    return printed([part], look, title).content


def _tints(look: Theme, *, dark: bool) -> _Tints:
    accent, paper = look.palette.accent, look.palette.paper
    if dark:
        return _Tints(
            ground=accent,
            words=paper,
            circle=mix(accent, paper, 0.10),
            shared=mix(accent, paper, 0.24),
            outline=mix(accent, paper, 0.45),
        )
    return _Tints(
        ground=mix(accent, paper, 0.90),
        words=accent,
        circle=mix(accent, paper, 0.80),
        shared=mix(accent, paper, 0.62),
        outline=accent,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """Draws it all on one page."""

    look: Theme
    content: GuideContent
    title: str
    lead: str
    text: FlyerText
    tints: _Tints

    def draw(self, canvas: Canvas) -> None:
        """Draw the flyer on an A4 page."""
        title, lead = self._title(canvas), self._in(self.lead, REGULAR, 18, 25)
        title_deep = title.wrapOn(canvas, MEASURE, _DEEP)[1]
        lead_deep = lead.wrapOn(canvas, _LEAD_WIDTH, _DEEP)[1] if self.lead.strip() else 0.0
        deep = title_deep + _GAP + lead_deep
        scale = min(1.0, _HEAD_DEEP / deep)
        ground = HEIGHT - max(_TITLE_TOP + deep * scale + _CIRCLES, _COLOUR_LEAST)
        self._draw_ground(canvas, ground)
        self._draw_head(canvas)
        canvas.saveState()
        canvas.translate(MARGIN, HEIGHT - _TITLE_TOP)
        canvas.scale(scale, scale)
        title.drawOn(canvas, 0, -title_deep)
        if lead_deep:
            lead.drawOn(canvas, 0, -deep)
        canvas.restoreState()
        self.text.draw(canvas, ground - _AIR, _FOOT)

    def _title(self, canvas: Canvas) -> Flowable:
        """Return the title, as large as it goes without more lines than at a usual size."""
        words = clean(self.title).split()
        usual = self._in(self.title, BOLD, _USUAL_TITLE, 1.0).wrapOn(canvas, MEASURE, _DEEP)[1]
        for size in _TITLES[:-1]:
            laid = self._in(self.title, BOLD, size, size * 1.06)
            longest = max((width_of(word, BOLD, size) for word in words), default=0.0)
            deep = laid.wrapOn(canvas, MEASURE, _DEEP)[1]
            lines = round(deep / (size * 1.06))
            if longest <= MEASURE and deep <= _TITLE_DEEP and lines <= usual:
                return laid
        return self._in(self.title, BOLD, _TITLES[-1], _TITLES[-1] * 1.06)

    def _in(self, text: str, font: str, size: float, leading: float) -> Flowable:
        """Return a text in the colour of the words on the ground."""
        style = self.look.styles.body.clone(
            f"flyer {size}",
            fontName=font,
            fontSize=size,
            leading=leading,
            textColor=Color(*self.tints.words),
        )
        return paragraph(text, style)

    def _draw_ground(self, canvas: Canvas, bottom: float) -> None:
        """Draw the colour, and mentor and mentee as two circles that share a field."""
        tints, radius = self.tints, 120.0
        low, high = (WIDTH - 136, bottom - 16), (WIDTH - 24, bottom + 76)
        canvas.saveState()
        edge = canvas.beginPath()
        edge.rect(0, bottom, WIDTH, HEIGHT - bottom)
        canvas.clipPath(edge, stroke=0)
        canvas.setFillColor(tints.ground)
        canvas.rect(0, bottom, WIDTH, HEIGHT - bottom, stroke=0, fill=1)
        canvas.setFillColor(tints.circle)
        canvas.circle(*high, radius, stroke=0, fill=1)
        canvas.saveState()
        shared = canvas.beginPath()
        shared.circle(*low, radius)
        canvas.clipPath(shared, stroke=0)
        canvas.setFillColor(tints.shared)
        canvas.circle(*high, radius, stroke=0, fill=1)
        canvas.restoreState()
        canvas.setStrokeColor(tints.outline)
        canvas.setLineWidth(1.2)
        canvas.circle(*low, radius, fill=0)
        canvas.circle(*high, radius, fill=0)
        canvas.restoreState()

    def _draw_head(self, canvas: Canvas) -> None:
        room = MEASURE
        if self.look.logo is not None:
            # A logo is made for white paper.
            width, height = self.look.logo.getSize()
            shown = min(136.0, width * 40.0 / height)
            canvas.setFillColor(self.look.palette.paper)
            left = MARGIN + MEASURE - shown
            canvas.roundRect(left - 10, HEIGHT - 102, shown + 20, 60, 4, stroke=0, fill=1)
            room -= draw_logo(canvas, self.look.logo, MARGIN + MEASURE, HEIGHT - 60) + 32
        canvas.setFillColor(self.tints.words)
        name = fitted(self.look.house.organisation, BOLD, 14, room)
        draw_line(canvas, (MARGIN, HEIGHT - 64), name, BOLD, 14)
        programme = fitted(self.content.programme, REGULAR, 14, room)
        draw_line(canvas, (MARGIN, HEIGHT - 84), programme, REGULAR, 14)
