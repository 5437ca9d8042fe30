"""The pages of a PDF under each other, drawn when they come in sight, as large as wished."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mentordesk.ui.colours import Tone, colours_for, mixed
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.drawn_pages import DrawnPages
from mentordesk.ui.papers.page_search import Hit, PageSearch
from mentordesk.ui.theme import EDGE, GAP

#: A page that fits the width is no wider than this; a larger one is asked for by zooming.
_WIDEST = 900
#: Pixels of a point at 100 %.
_ACTUAL = 96 / 72
_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
#: The part of the view above which a page counts as the one being read.
_READ_AT = 3
_NEAR = 1.01
#: How much of its ink the mark of the hit looked at holds.
_MARKED = 0.35


class Place(NamedTuple):
    """A point of the paper: a page, and how far right and down on it, in points."""

    page: int
    right: float
    down: float


class PdfPages(QScrollArea):
    """Shows a PDF's pages; another version of it leaves the reader at the same place."""

    #: Another page is read, another zoom chosen, or another PDF shown.
    moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._translator = desk.translator
        self._paper = _Paper(desk)
        self.search = self._paper.search
        #: What was chosen, 1.0 for the paper's own size; `None` fits the width.
        self._chosen: float | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its coming and going would change the pages' width, and with it whether it is needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._paper)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        self.search.changed.connect(self._paper.update)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._paper.document.pageCount()

    @property
    def page(self) -> int:
        """The number of the page being read, from 1; 0 without any."""
        return self._paper.place(self._reading_point()).page + 1 if self.page_count else 0

    @property
    def zoom(self) -> float:
        """How large the pages are, 1.0 for the paper's own size."""
        return self._paper.scale / _ACTUAL

    @property
    def drawing(self) -> bool:
        """Whether a page in sight is still to be drawn."""
        return self._paper.drawn.busy

    def show_pdf(self, content: bytes, *, another: bool = False) -> None:
        """Show a PDF, scrolled to where the one before was; `another` paper from its top."""
        place = 0 if another else self.verticalScrollBar().value()
        self._paper.load(content, another=another)
        self._fit()
        self.verticalScrollBar().setValue(place)
        pages = self._translator.ngettext("{n} page", "{n} pages", self.page_count)
        named = self._translator.gettext("Preview, {pages}")
        number = self._translator.number(self.page_count)
        self.setAccessibleName(named.format(pages=pages.format(n=number)))
        self.moved.emit()

    # Zoom

    def zoom_by(self, steps: int, around: QPoint | None = None) -> None:
        """Make the pages larger or smaller, with the point at `around` (of the view) kept there."""
        if steps > 0:
            zoom = next((step for step in _STEPS if step > self.zoom * _NEAR), _STEPS[-1])
        else:
            smaller = (step for step in reversed(_STEPS) if step * _NEAR < self.zoom)
            zoom = next(smaller, _STEPS[0])
        self._zoom_to(zoom, around)

    def fit_width(self) -> None:
        """Make the pages as wide as the view."""
        self._zoom_to(None)

    def _zoom_to(self, zoom: float | None, around: QPoint | None = None) -> None:
        if not self.page_count:
            return
        around = around or QPoint(self.viewport().width() // 2, 0)
        place = self._paper.place(self._on_paper(around))
        self._chosen = zoom
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if zoom is None else bars.ScrollBarAsNeeded
        )
        self._fit()
        now = self._paper.point(place)
        self.horizontalScrollBar().setValue(now.x() - around.x())
        self.verticalScrollBar().setValue(now.y() - around.y())
        self.moved.emit()

    # Search

    def show_hit(self) -> None:
        """Scroll to the hit looked at."""
        if self.search.current is not None:
            spot = self._paper.spot(self.search.current)
            self.ensureVisible(spot.center().x(), spot.center().y(), spot.width() // 2, 5 * EDGE)
        self._paper.update()

    def _reading_point(self) -> QPoint:
        return self._on_paper(QPoint(0, self.viewport().height() // _READ_AT))

    def _on_paper(self, point: QPoint) -> QPoint:
        return self._paper.mapFrom(self.viewport(), point)

    def _fit(self) -> None:
        view = self.viewport().width()
        scale = self._paper.fitting(view) if self._chosen is None else self._chosen * _ACTUAL
        self._paper.lay_out(scale, view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep the pages as wide as the view, unless their size was chosen."""
        super().resizeEvent(event)
        self._fit()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Ctrl and the wheel zoom, around the pointer."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom_by(1 if turned > 0 else -1, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Show that the keys go here."""
        super().focusInEvent(event)
        self._paper.show_focus(there=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Show it no longer."""
        super().focusOutEvent(event)
        self._paper.show_focus(there=False)


class _Paper(QWidget):
    """All pages; draws those that are in sight, the hits of the search over them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        self.document = QPdfDocument(self)
        self.drawn = DrawnPages(self, desk)
        self.search = PageSearch(self)
        #: Pixels of a point.
        self.scale = 1.0
        self._buffer = QBuffer(self)
        self._content = QByteArray()
        self._places: list[QRect] = []
        self._focused = False
        self.setProperty("look", "plain")
        desk.theme.changed.connect(self.update)
        self.drawn.came.connect(self.update)

    def load(self, content: bytes, *, another: bool) -> None:
        """Read another PDF."""
        self.document.close()
        self._buffer.close()
        self._content = QByteArray(content)
        self._buffer.setBuffer(self._content)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.drawn.load(content, another=another)
        self.search.look_through(self.document)
        self.update()

    def show_focus(self, *, there: bool) -> None:
        """Draw whether the keys go to the pages."""
        self._focused = there
        self.update()

    def fitting(self, width: int) -> float:
        """Return the scale at which the widest page is as wide as this."""
        numbers = range(self.document.pageCount())
        widest = max((self.document.pagePointSize(n).width() for n in numbers), default=0.0)
        return min(width - 2, _WIDEST) / widest if widest else 1.0

    def lay_out(self, scale: float, width: int) -> None:
        """Put the pages under each other at this scale, in the middle of a view so wide."""
        sizes = [self.document.pagePointSize(n) for n in range(self.document.pageCount())]
        wide = [round(size.width() * scale) for size in sizes]
        across = max((width, *(each + 2 for each in wide)))
        top, self._places, self.scale = 1, [], scale
        for size, page in zip(sizes, wide, strict=True):
            tall = round(size.height() * scale)
            self._places.append(QRect((across - page) // 2, top, page, tall))
            top += tall + EDGE
        self.resize(across, max(top - GAP, 1))
        self.update()

    def place(self, point: QPoint) -> Place:
        """Return what of the paper is at a point of this widget."""
        page = sum(point.y() >= below.top() for _, below in pairwise(self._places))
        start = self._places[page].topLeft()
        right, down = point.x() - start.x(), point.y() - start.y()
        return Place(page, right / self.scale, down / self.scale)

    def point(self, place: Place) -> QPoint:
        """Return where a place of the paper is in this widget."""
        start = self._places[place.page].topLeft()
        return start + QPoint(round(place.right * self.scale), round(place.down * self.scale))

    def spot(self, hit: Hit) -> QRect:
        """Return where a hit is in this widget."""
        spots = self._spots(hit)
        around = spots[0] if spots else QRectF()
        for spot in spots[1:]:
            around = around.united(spot)
        return around.toAlignedRect()

    def _spots(self, hit: Hit) -> list[QRectF]:
        start = QPointF(self._places[hit.page].topLeft())
        return [
            QRectF(start + line.topLeft() * self.scale, line.size() * self.scale)
            for line in hit.lines
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, on white."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        seen = {n for n, place in enumerate(self._places) if place.intersects(event.rect())}
        for number in seen:
            self._paint_page(painter, number)
        self._paint_hits(painter, seen)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int) -> None:
        place = self._places[number]
        painter.fillRect(place, QColor(Qt.GlobalColor.white))
        image = self.drawn.image(number, place.size() * self.devicePixelRatioF())
        if image is not None:
            painter.drawImage(place, image)
        edge = self._theme.colours.accent if self._focused else self._theme.colours.line
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _paint_hits(self, painter: QPainter, seen: set[int]) -> None:
        # Paper is white in any look, so a mark on it is the light one.
        colours = colours_for(dark=False)
        tint, ink = colours.tint(Tone.WARN), colours.of(Tone.WARN)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, hit in enumerate(self.search.hits):
            if hit.page in seen:
                looked_at = number == self.search.at
                painter.setPen(QPen(ink if looked_at else tint, 1))
                painter.setBrush(mixed(tint, ink, _MARKED) if looked_at else tint)
                for spot in self._spots(hit):
                    painter.drawRect(spot.adjusted(-1, -1, 1, 1))
