"""A flyer to hang up: big type on the organisation's colour, what it is about, where to sign up."""

import re
from dataclasses import dataclass, replace
from functools import partial

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from mentordesk.documents.colours import RGB, mix
from mentordesk.documents.content import GuideContent
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.markdown import flowables
from mentordesk.documents.page import HEIGHT, MARGIN, MEASURE, WIDTH, Part, draw_logo, printed
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.placeholders import filled
from mentordesk.documents.quick_code import QuickCode
from mentordesk.documents.setting import Setting
from mentordesk.documents.stacks import Stack
from mentordesk.documents.text import clean, draw_line, fitted, width_of
from mentordesk.documents.theme import Rhythm, Theme, theme

#: Sizes of the title, in points, the largest first.
_TITLES = (84, 74, 64, 56, 50, 44, 38, 32, 27, 23, 20)
_USUAL_TITLE, _TITLE_DEEP = 56, 200.0
#: How closely the text below is set, the most generous first.
_RHYTHMS = (
    Rhythm(13.5, 21.0, 1.1),
    Rhythm(12.5, 19.0, 0.9),
    Rhythm(12.0, 18.0, 0.8),
    Rhythm(11.5, 17.0, 0.7),
    Rhythm(11.0, 16.0, 0.6),
    Rhythm(10.5, 15.0, 0.5),
)
#: From the top of the paper to the title and least to where the colour ends, in points.
_TITLE_TOP, _COLOUR_LEAST = 140.0, 424.0
#: Below the lead, for the circles; around the text below; below the foot.
_CIRCLES, _AIR, _FOOT = 96.0, 28.0, 40.0
_CODE, _LEAD_WIDTH, _DEEP = 96.0, 392.0, 10_000.0
#: A longer one makes a code too fine for a telephone, in letters.
_LONGEST_LINK = 240
_LINK = re.compile(r"\]\((https?://[^\s)]+|mailto:[^\s)]+)\)")
_RULE = re.compile(r"^(?:-{3,}|\*{3,})[ \t]*$", re.MULTILINE)


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
    # A placeholder that means nothing is refused here, not while the page is drawn.
    lower = _Lower(look.house, content)
    page = _Page(look, content, title, lead, lower, _tints(look, dark=dark))
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


class _Lower:
    """What stands on the white: the text, and the foot with where to sign up."""

    def __init__(self, house: HouseStyle, content: GuideContent) -> None:
        text, foot = _parted(content.body)
        self.link = _link(foot, content)
        self._sets = [
            tuple(partial(_stack, look, content, part) for part in (text, foot))
            for look in (theme(house, rhythm) for rhythm in _RHYTHMS)
        ]
        for make in self._sets[0]:
            make()

    def fitting(self, canvas: Canvas, room: float) -> tuple[Stack, Stack, float]:
        """Return text and foot, and the scale at which they fit a height in points."""
        for make_text, make_foot in self._sets[:-1]:
            text, foot = make_text(), make_foot()
            if self.deep(canvas, text, foot) <= room:
                return text, foot, 1.0
        text, foot = (make() for make in self._sets[-1])
        return text, foot, min(1.0, room / self.deep(canvas, text, foot))

    def deep(self, canvas: Canvas, text: Stack, foot: Stack) -> float:
        """Return how much height the two take, with the space between them."""
        beside = self.foot_height(canvas, foot)
        return text.height(canvas, MEASURE) + (beside + _AIR if beside else 0.0)

    def foot_height(self, canvas: Canvas, foot: Stack) -> float:
        """Return the height of the foot, the code beside it included."""
        return max(foot.height(canvas, self.foot_width), _CODE + 16 if self.link else 0.0)

    @property
    def foot_width(self) -> float:
        """How much of the measure the foot's words have, in points."""
        return MEASURE - (_CODE + 32 if self.link else 0.0)


@dataclass(frozen=True, slots=True)
class _Page:
    """Draws it all on one page."""

    look: Theme
    content: GuideContent
    title: str
    lead: str
    lower: _Lower
    tints: _Tints

    def draw(self, canvas: Canvas) -> None:
        """Draw the flyer on an A4 page."""
        title, lead = self._title(canvas), self._lead()
        title_deep = title.wrapOn(canvas, MEASURE, _DEEP)[1]
        lead_deep = lead.wrapOn(canvas, _LEAD_WIDTH, _DEEP)[1] if self.lead.strip() else 0.0
        needed = _TITLE_TOP + title_deep + 12 + lead_deep + _CIRCLES
        ground = HEIGHT - max(needed, _COLOUR_LEAST)
        text, foot, scale = self.lower.fitting(canvas, ground - _AIR - _FOOT)
        self._draw_ground(canvas, ground)
        self._draw_head(canvas)
        title.drawOn(canvas, MARGIN, HEIGHT - _TITLE_TOP - title_deep)
        if lead_deep:
            lead.drawOn(canvas, MARGIN, HEIGHT - _TITLE_TOP - title_deep - 12 - lead_deep)
        self._draw_lower(canvas, ground - _AIR, text, foot, scale)

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

    def _lead(self) -> Flowable:
        return self._in(self.lead, REGULAR, 18, 25)

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

    def _draw_lower(
        self, canvas: Canvas, top: float, text: Stack, foot: Stack, scale: float
    ) -> None:
        lower, palette = self.lower, self.look.palette
        canvas.saveState()
        canvas.translate(MARGIN * (1 - scale), 0)
        canvas.scale(scale, scale)
        text.draw(canvas, MARGIN, top / scale, MEASURE)
        deep = lower.foot_height(canvas, foot)
        start = _FOOT / scale + deep
        if deep:
            canvas.setStrokeColor(palette.accent)
            canvas.setLineWidth(1.6)
            canvas.line(MARGIN, start + 14, MARGIN + MEASURE, start + 14)
        foot.draw(canvas, MARGIN, start, lower.foot_width)
        if lower.link:
            code = QuickCode(self.look, lower.link, _CODE)
            height = code.wrapOn(canvas, _CODE, _DEEP)[1]
            code.drawOn(canvas, MARGIN + MEASURE - _CODE, start - height)
        canvas.restoreState()


def _parted(body: str) -> tuple[str, str]:
    """Return the text, and what stands after its last rule."""
    rules = list(_RULE.finditer(body))
    if not rules:
        return body, ""
    return body[: rules[-1].start()], body[rules[-1].end() :]


def _link(foot: str, content: GuideContent) -> str:
    found = _LINK.search(foot)
    mail = content.values.get("contact_email", "")
    mailto = f"mailto:{mail}" if mail and "{contact_email}" in foot else ""
    link = found[1] if found else mailto
    return link if len(link) <= _LONGEST_LINK else ""


def _stack(look: Theme, content: GuideContent, text: str) -> Stack:
    size, leading = look.rhythm.size, look.rhythm.leading
    # A fact's label stands on the line of what it says.
    field = look.styles.field.clone("flyer field", fontSize=size, leading=leading)
    look = replace(look, styles=replace(look.styles, field=field))
    heading = look.styles.chapter.clone(
        "flyer heading", fontSize=size * 1.6, leading=size * 2, textColor=look.styles.name.textColor
    )
    setting = Setting(look, content, MEASURE, (heading, look.styles.heading))
    return Stack(flowables(text, setting))
