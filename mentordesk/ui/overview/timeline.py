"""The programme's course, drawn: its milestones in a row, and where today stands among them."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import Milestone, TimelinePoint
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import EDGE, GAP, Theme
from mentordesk.vocabulary import N_

MILESTONE_NAMES = {
    Milestone.SIGN_UP: N_("Sign-up"),
    Milestone.MATCHING: N_("Matching"),
    Milestone.LETTERS: N_("Letters"),
    Milestone.KICK_OFF: N_("Kick-off"),
    Milestone.MIDTERM: N_("Midterm"),
    Milestone.CLOSING: N_("Closing"),
    Milestone.FINAL: N_("Final"),
}
_HEIGHT = 90
_LINE = 40
_DOT = 6.0


def place_of(day: date, days: tuple[date, ...]) -> float:
    """Return where a day stands among evenly spaced ones: 1.5 is halfway from second to third.

    Before the first it is 0, after the last the last one's place.
    """
    if not days or day <= days[0]:
        return 0.0
    for at, (before, after) in enumerate(pairwise(days)):
        if day <= after:
            return at + (day - before).days / max((after - before).days, 1)
    return float(len(days) - 1)


class Timeline(QWidget):
    """Milestones at even distances, so that no name hides another."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._points: tuple[TimelinePoint, ...] = ()
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_points(self, points: tuple[TimelinePoint, ...], today: date) -> None:
        """Show these milestones, and today."""
        self._points, self._today = points, today
        told = [f"{self._name(point)}: {self._day(point)}" for point in points]
        self.setAccessibleName(self._translator.gettext("Timeline"))
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the line, its names and today's mark."""
        return QSize(600, _HEIGHT)

    def _name(self, point: TimelinePoint) -> str:
        return self._translator.gettext(MILESTONE_NAMES[point.milestone])

    def _day(self, point: TimelinePoint) -> str:
        return self._short(point.on)

    def _short(self, day: date) -> str:
        """Return a day without the year that it is."""
        text = self._translator.date(day, "medium")
        return text.removesuffix(str(self._today.year)).strip()

    def _x(self, place: float) -> float:
        step = self.width() / max(len(self._points), 1)
        return step * (place + 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, what has passed stronger, the dots, the names and today."""
        super().paintEvent(event)
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        today = self._x(place_of(self._today, tuple(point.on for point in self._points)))
        self._paint_line(painter, today)
        for place, point in enumerate(self._points):
            self._paint_point(painter, self._x(place), point)
        self._paint_today(painter, today)
        painter.end()

    def _paint_line(self, painter: QPainter, today: float) -> None:
        first, last = self._x(0), self._x(len(self._points) - 1)
        painter.setPen(QPen(self._theme.colours.edge, 2))
        painter.drawLine(QPointF(first, _LINE), QPointF(last, _LINE))
        painter.setPen(QPen(self._theme.colours.accent, 3))
        painter.drawLine(QPointF(first, _LINE), QPointF(today, _LINE))

    def _paint_point(self, painter: QPainter, x: float, point: TimelinePoint) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(colours.accent if point.passed else colours.edge, 2))
        painter.setBrush(colours.accent if point.passed else colours.window)
        painter.drawEllipse(QPointF(x, _LINE), _DOT, _DOT)
        width = self.width() / len(self._points)
        below = QRectF(x - width / 2, _LINE + GAP + 4, width, 20)
        painter.setFont(self._theme.bold_font())
        painter.setPen(colours.soft if point.passed else colours.text)
        name = painter.fontMetrics().elidedText(
            self._name(point), Qt.TextElideMode.ElideRight, int(width)
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, name)
        painter.setFont(self._theme.small_font())
        painter.setPen(colours.soft)
        painter.drawText(below.translated(0, 20), Qt.AlignmentFlag.AlignHCenter, self._day(point))

    def _paint_today(self, painter: QPainter, x: float) -> None:
        colour = self._theme.colour(Tone.WARN)
        top = _LINE - _DOT - 3
        arrow = QPolygonF([QPointF(x, top), QPointF(x - 6, top - 8), QPointF(x + 6, top - 8)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(arrow)
        painter.setFont(self._theme.small_font())
        painter.setPen(colour)
        words = self._translator.gettext("Today, {day}").format(day=self._short(self._today))
        width = QFontMetrics(painter.font()).horizontalAdvance(words) + EDGE
        left = min(max(x - width / 2, 0), self.width() - width)
        painter.drawText(QRectF(left, top - 28, width, 18), Qt.AlignmentFlag.AlignCenter, words)
