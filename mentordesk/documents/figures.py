"""The guides' four figures, drawn: support, listening, a meeting, the course of a programme.

The scale of support and the five ways of listening retell Aarhus University, *The Mentoring
Journey*, 2017, and Lisa Ott, *Inspiration til den gode mentor/menteerelation*, 2009.
"""

from collections.abc import Callable, Mapping, Sequence
from math import cos, radians, sin

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from mentordesk.documents.colours import RGB, mix
from mentordesk.documents.content import Milestone
from mentordesk.documents.fonts import BOLD
from mentordesk.documents.paragraphs import paragraph
from mentordesk.documents.text import draw_line, width_of
from mentordesk.documents.theme import Theme, on_grid

#: As far down as a text may reach; a figure's texts are ours and short.
_DEEP = 500.0


class Figure(Flowable):
    """A drawing as wide as its place and as high as it says, apart from the text around it."""

    tall = 0.0

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.spaceBefore = self.spaceAfter = on_grid(16 * theme.rhythm.air)

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = width, self.tall
        return self.width, self.height

    def write(
        self, text: str, style: ParagraphStyle, left: float, top: float, width: float
    ) -> float:
        """Set a text below `top`, in points, and return how deep it is."""
        block = paragraph(text, style)
        depth = block.wrapOn(self.canv, width, _DEEP)[1]
        block.drawOn(self.canv, left, top - depth)
        return depth


class ScaleOfSupport(Figure):
    """Instructor, adviser, guide, coach: the responsibility moves from mentor to mentee."""

    tall = 168.0

    def draw(self) -> None:
        """Draw the four columns, the band of responsibility and the arrow."""
        gettext = self.theme.translator.gettext
        columns = (
            (gettext("Instructor"), gettext("“Do this.”"), gettext("The mentor has it all")),
            (gettext("Adviser"), gettext("“If I were you …”"), gettext("The mentor has much")),
            (gettext("Guide"), gettext("“Have you tried …?”"), gettext("Both have a share")),
            (
                gettext("Coach"),
                gettext("“What do you plan to do?”"),
                gettext("The mentee has it all"),
            ),
        )
        styles = self.theme.styles
        room = self.width / len(columns)
        title = styles.heading.clone("figure title", alignment=TA_CENTER)
        quote = styles.cell.clone("figure quote", alignment=TA_CENTER)
        note = styles.note.clone("figure note", alignment=TA_CENTER)
        for number, (name, words, share) in enumerate(columns):
            left = number * room + 4
            self.write(name, title, left, self.height, room - 8)
            self.write(words, quote, left, self.height - 16, room - 8)
            self.write(share, note, left, self.height - 112, room - 8)
        self._draw_band(self.height - 104, 52)
        self._draw_arrow(15)

    def _draw_band(self, bottom: float, height: float) -> None:
        gettext, palette, canvas = self.theme.translator.gettext, self.theme.palette, self.canv
        top, right = bottom + height, self.width
        canvas.setStrokeColor(palette.accent)
        canvas.setLineWidth(0.8)
        _fill(
            canvas, mix(palette.accent, palette.paper, 0.82), [(0, bottom), (0, top), (right, top)]
        )
        _fill(canvas, palette.accent, [(0, bottom), (right, top), (right, bottom)])
        canvas.setFillColor(palette.ink)
        draw_line(canvas, (10, top - 16), gettext("The mentor’s responsibility"), BOLD, 9.5)
        words = gettext("The mentee’s responsibility")
        canvas.setFillColor(palette.paper)
        draw_line(canvas, (right - 10 - width_of(words, BOLD, 9.5), bottom + 12), words, BOLD, 9.5)

    def _draw_arrow(self, y: float) -> None:
        palette, canvas = self.theme.palette, self.canv
        words = self.theme.translator.gettext("Stay as far to the right as you can")
        start = width_of(words, BOLD, 9.5) + 12
        canvas.setFillColor(palette.accent)
        draw_line(canvas, (0, y - 3), words, BOLD, 9.5)
        canvas.setStrokeColor(palette.accent)
        canvas.setLineWidth(1.2)
        canvas.line(start, y, self.width - 6, y)
        tip = [(self.width, y), (self.width - 9, y + 4), (self.width - 9, y - 4)]
        _fill(canvas, palette.accent, tip)


class WaysOfListening(Figure):
    """Five ways of listening, two shallow and three active, each reaching further in."""

    tall = 200.0

    def draw(self) -> None:
        """Draw the five steps and the two names that share them."""
        gettext = self.theme.translator.gettext
        ways = (
            gettext("Waiting for your turn"),
            gettext("Listening to disagree"),
            gettext("Listening to understand"),
            gettext("Listening to help the other understand"),
            gettext("Listening openly, without an agenda"),
        )
        shallow = 2
        reach = self.width - 104
        for number, words in enumerate(ways):
            top = self.height - number * 40 - (8 if number >= shallow else 0)
            share = 0.56 + 0.44 * number / (len(ways) - 1)
            self._draw_way(number + 1, words, top, reach * share, active=number >= shallow)
        self._draw_name(gettext("Shallow listening"), self.height, self.height - 72)
        self._draw_name(gettext("Active listening"), self.height - 88, 0)

    def _draw_way(self, number: int, words: str, top: float, width: float, *, active: bool) -> None:
        palette, canvas = self.theme.palette, self.canv
        canvas.setStrokeColor(palette.accent if active else palette.muted)
        canvas.setLineWidth(0.8)
        canvas.setFillColor(palette.accent if active else palette.paper)
        canvas.roundRect(0, top - 32, width, 32, 4, fill=1)
        canvas.setFillColor(palette.paper if active else palette.ink)
        draw_line(canvas, (12, top - 20), str(number), BOLD, 13)
        draw_line(canvas, (34, top - 20), words, self.theme.styles.body.fontName, 10.5)

    def _draw_name(self, words: str, top: float, bottom: float) -> None:
        canvas, x = self.canv, self.width - 92
        canvas.setStrokeColor(self.theme.palette.muted)
        canvas.setLineWidth(0.8)
        canvas.line(x, bottom, x, top)
        style = self.theme.styles.subheading
        deep = paragraph(words, style).wrapOn(canvas, 80, _DEEP)[1]
        begins = on_grid(self.height - (top + bottom + deep) / 2)
        self.write(words, style, x + 12, self.height - begins, 80)


class MeetingCycle(Figure):
    """What comes before, in and after a meeting, and leads to the next one."""

    tall = 232.0

    def draw(self) -> None:
        """Draw the ring and its five stations."""
        gettext = self.theme.translator.gettext
        stations = (
            (gettext("Before"), gettext("The mentee sends an agenda. Both prepare.")),
            (gettext("Begin"), gettext("What has happened since last time?")),
            (gettext("Talk"), gettext("Listen, ask, think it through together.")),
            (gettext("Round off"), gettext("The mentee sums up. Fix the next meeting.")),
            (gettext("In between"), gettext("Try it out, reflect, keep what you promised.")),
        )
        centre, radius = (self.width / 2, self.height / 2 - 20), 76.0
        self._draw_ring(centre, radius, len(stations))
        for number, (name, words) in enumerate(stations):
            angle = radians(90 - number * 360 / len(stations))
            at = (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))
            self._draw_station(number, at, name, words)

    def _draw_ring(self, centre: tuple[float, float], radius: float, count: int) -> None:
        canvas, palette = self.canv, self.theme.palette
        canvas.setStrokeColor(palette.accent)
        canvas.setLineWidth(1.2)
        canvas.circle(*centre, radius, fill=0)
        for number in range(count):
            angle = 90 - (number + 0.5) * 360 / count
            canvas.saveState()
            canvas.translate(
                centre[0] + radius * cos(radians(angle)), centre[1] + radius * sin(radians(angle))
            )
            canvas.rotate(angle - 90)
            _fill(canvas, palette.accent, [(5, 0), (-4, 4.5), (-4, -4.5)])
            canvas.restoreState()

    def _draw_station(self, number: int, at: tuple[float, float], name: str, words: str) -> None:
        canvas, palette, styles = self.canv, self.theme.palette, self.theme.styles
        canvas.setFillColor(palette.accent)
        canvas.circle(*at, 13, stroke=0, fill=1)
        canvas.setFillColor(palette.paper)
        figure = str(number + 1)
        draw_line(canvas, (at[0] - width_of(figure, BOLD, 12) / 2, at[1] - 4), figure, BOLD, 12)
        room = min(at[0], self.width - at[0]) - 22
        left, side = at[0] + 22, TA_LEFT
        if number == 0:
            room, side = 2 * room, TA_CENTER
            left = at[0] - room / 2
        elif at[0] < self.width / 2:
            left, side = at[0] - 22 - room, TA_RIGHT
        title = styles.subheading.clone("station", alignment=side)
        note = styles.cell.clone("station note", alignment=side)
        top = at[1] + (46 if number == 0 else 14)
        self.write(words, note, left, top - self.write(name, title, left, top, room), room)


class Course(Figure):
    """The steps of a programme on a line, their names above and below it in turn."""

    def __init__(self, theme: Theme, milestones: Sequence[Milestone]) -> None:
        super().__init__(theme)
        self._milestones = list(milestones) or _usual_course(theme)
        self.tall = 112.0 if any(each.when for each in self._milestones) else 80.0

    def draw(self) -> None:
        """Draw the line, its dots and the names."""
        canvas, palette = self.canv, self.theme.palette
        middle, step = self.height / 2, (self.width - 10) / max(len(self._milestones) - 1, 1)
        canvas.setStrokeColor(palette.accent)
        canvas.setLineWidth(1.6)
        canvas.line(0, middle, self.width, middle)
        for number, milestone in enumerate(self._milestones):
            x = 5 + number * step
            canvas.setFillColor(palette.accent if number % 2 == 0 else palette.paper)
            canvas.circle(x, middle, 5, fill=1)
            self._draw_name(milestone, x, middle, min(2 * step - 8, 128), above=number % 2 == 0)

    def _draw_name(
        self, milestone: Milestone, x: float, middle: float, room: float, *, above: bool
    ) -> None:
        left = min(max(x - room / 2, 0), self.width - room)
        side = TA_CENTER
        if left != x - room / 2:
            side = TA_RIGHT if left else 0
        name = paragraph(milestone.label, self.theme.styles.label.clone("step", alignment=side))
        when = paragraph(milestone.when, self.theme.styles.note.clone("when", alignment=side))
        blocks = [name, when] if milestone.when else [name]
        depths = [block.wrapOn(self.canv, room, _DEEP)[1] for block in blocks]
        top = middle + 8 + sum(depths) if above else middle - 8
        for block, depth in zip(blocks, depths, strict=True):
            block.drawOn(self.canv, left, top - depth)
            top -= depth


FIGURES: Mapping[str, Callable[[Theme, Sequence[Milestone]], Figure]] = {
    "scale-of-support": lambda theme, _: ScaleOfSupport(theme),
    "five-ways-of-listening": lambda theme, _: WaysOfListening(theme),
    "meeting-cycle": lambda theme, _: MeetingCycle(theme),
    "course": Course,
}


def _usual_course(theme: Theme) -> list[Milestone]:
    gettext = theme.translator.gettext
    return [
        Milestone(gettext("Sign-up")),
        Milestone(gettext("Matching")),
        Milestone(gettext("Kick-off")),
        Milestone(gettext("Meetings")),
        Milestone(gettext("Midterm evaluation")),
        Milestone(gettext("Closing event")),
        Milestone(gettext("Final evaluation")),
    ]


def _fill(canvas: Canvas, colour: RGB, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1)
