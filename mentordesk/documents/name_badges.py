"""Name badges on sheets of labels or cards, each name as large as its place allows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from mentordesk.documents.circles import draw_circles
from mentordesk.documents.colours import RGB
from mentordesk.documents.event_content import Badge, NameBadgesContent
from mentordesk.documents.fitting import fitting
from mentordesk.documents.fonts import BOLD, REGULAR
from mentordesk.documents.free_pages import drawn
from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.labels import SHEETS, LabelSheet
from mentordesk.documents.page import Progress
from mentordesk.documents.text import draw_line, fitted, legible, width_of
from mentordesk.documents.theme import Theme, theme
from mentordesk.vocabulary import BadgeSheet

#: Of the label's height: how large a name may be, and what else grows with the label.
_NAME_SHARE = 0.2
_LEAST_NAME = 3.5
_SMALLEST = 6.5
_LEADING = 1.3
_PADDING = 4.2 * mm
#: Of the label's height: the radius of each circle.
_MARK_SHARE = 0.05
#: Between the mark and the name, in points: capitals with a ring reach above their size.
_CLEAR = 3.0


def name_badges(
    content: NameBadgesContent,
    style: HouseStyle,
    sheet: BadgeSheet,
    *,
    first: int = 1,
    progress: Progress | None = None,
) -> bytes:
    """Return the badges on sheets of labels; those before label `first` of the first sheet stay.

    `progress(done, total)` is called after each sheet and may raise `CancelledError`.
    """
    look, labels = theme(style), SHEETS[sheet]
    before = first - 1
    pages: list[Callable[[Canvas], None]] = [
        partial(
            _draw_sheet,
            look=look,
            labels=labels,
            badges=[(labels.place(at), content.badges[at - before]) for at in used],
            programme=content.programme,
        )
        for used in labels.sheets(len(content.badges), before)
    ]
    title = " · ".join(filter(None, (look.translator.gettext("Name badges"), content.programme)))
    return drawn(pages, look, title, progress=progress)


def _draw_sheet(
    canvas: Canvas,
    look: Theme,
    labels: LabelSheet,
    badges: Sequence[tuple[tuple[float, float], Badge]],
    programme: str,
) -> None:
    for place, badge in badges:
        canvas.saveState()
        canvas.translate(*place)
        if labels.cut:
            _draw_cuts(canvas, look, labels)
        _Label(canvas, look, labels, programme).draw(badge)
        canvas.restoreState()


def _draw_cuts(canvas: Canvas, look: Theme, labels: LabelSheet) -> None:
    """Draw where to cut: a hair around the card, on whose other side is the next one."""
    canvas.setStrokeColor(look.palette.rule)
    canvas.setLineWidth(0.3)
    canvas.rect(0, 0, labels.width * mm, labels.height * mm)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of small type; its baseline in points above the label's foot."""

    text: str
    size: float
    colour: RGB
    baseline: float


class _Label:
    """One badge, its lower left corner the origin."""

    def __init__(self, canvas: Canvas, look: Theme, labels: LabelSheet, programme: str) -> None:
        self._canvas = canvas
        self._look = look
        self._programme = programme
        self._width = labels.width * mm
        self._height = labels.height * mm
        self._room = self._width - 2 * _PADDING
        #: The size of the role and the subject.
        self._small = max(8.0, self._height * 0.072)

    def draw(self, badge: Badge) -> None:
        """Draw the role, the name as large as it can be, and below it subject and workplace."""
        lines = list(self._foot(badge))
        bottom = lines[0].baseline + lines[0].size * 1.1 if lines else _PADDING
        top = self._draw_head(badge)
        name, height = fitting(
            self._canvas,
            legible(badge.name),
            self._look.styles.title.clone("badge", fontName=BOLD),
            (self._room, top - bottom),
            (self._height * _NAME_SHARE, _LEAST_NAME),
            one_line_to=self._height * _NAME_SHARE * 0.72,
        )
        # A little above the middle looks like the middle.
        name.drawOn(self._canvas, _PADDING, bottom + (top - bottom - height) * 0.56)
        for line in lines:
            self._canvas.setFillColor(line.colour)
            text = fitted(line.text, REGULAR, line.size, self._room)
            draw_line(self._canvas, (_PADDING, line.baseline), text, REGULAR, line.size)

    def _draw_head(self, badge: Badge) -> float:
        """Draw the role and the mark, and return how far down they reach."""
        canvas, radius = self._canvas, self._height * _MARK_SHARE
        top = self._height - _PADDING
        canvas.setFillColor(self._look.palette.accent)
        draw_line(canvas, (_PADDING, top - self._small * 0.72), badge.role, BOLD, self._small)
        whose = "mentor" if badge.is_mentor else "mentee"
        mark = (self._width - _PADDING - 1.82 * radius, top - 1.88 * radius)
        draw_circles(canvas, self._look, mark, radius, line=0.8, filled=whose)
        return top - 2.88 * radius - _CLEAR

    def _foot(self, badge: Badge) -> Iterator["_Line"]:
        """Yield what stands below the name, from the top, the last line on the padding."""
        palette = self._look.palette
        told = [
            (legible(badge.subject), self._small, palette.ink),
            (legible(badge.employer), self._small, palette.muted),
            (legible(self._programme), _SMALLEST, palette.muted),
        ]
        told = [(text, _shrunk(text, size, self._room), ink) for text, size, ink in told if text]
        for place, (text, size, ink) in enumerate(told):
            below = sum(each for _, each, _ in told[place + 1 :])
            yield _Line(text, size, ink, _PADDING + self._small * 0.2 + _LEADING * below)


def _shrunk(text: str, size: float, room: float) -> float:
    """Return the size in which a line fits, but none too small to read."""
    wide = max(width_of(text, REGULAR, size), 1)
    return max(min(size, size * room / wide), min(size, _SMALLEST))
