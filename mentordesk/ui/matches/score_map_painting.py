"""Paints the map of scores: the cells, what is barred, who is full, the pairs, and the names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from mentordesk.services.records.matches import BARRED, LEVELS, PersonName, ScoreMap
from mentordesk.ui.matches.score_map_colours import (
    barred_table,
    figure_colour,
    full_veil,
    level_table,
)
from mentordesk.ui.matches.score_map_plan import FIGURES_FROM, LID, Plan
from mentordesk.ui.theme import NARROW, Theme

#: Between cells there is air from this size on.
_AIR_FROM = 8
_MARK_LEAST, _MARK_MOST = 5, 14
_MARK_SHARE = 0.42
_LEAST_FONT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the map shows: the scores in their order, and the pairs among them."""

    scores: ScoreMap
    #: Row and column of each pair, and whether it is a match that stands.
    pairs: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    #: The columns of mentors who are full.
    full: frozenset[int] = frozenset()


class ScoreMapPainting:
    """Keeps the map as a picture of one byte a pair, so that a glance costs what is in sight."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._seen = Seen(scores=ScoreMap(mentors=(), mentees=(), levels=b""))
        self._levels, self._barred = QImage(), QImage()
        self._small: tuple[QSize, QImage, QImage] | None = None

    def show(self, seen: Seen) -> None:
        """Take another map."""
        self._seen = seen
        scores = seen.scores
        self._levels = _picture(scores)
        self._barred = _picture(scores)
        self._barred.setColorTable(barred_table())
        self.dress()

    def dress(self) -> None:
        """Take the colours of the look in use."""
        self._levels.setColorTable(level_table(self._theme.colours))
        self._small = None

    def paint(self, painter: QPainter, plan: Plan) -> None:
        """Paint all but the cursor."""
        painter.fillRect(QRectF(0, 0, plan.width, plan.height), self._theme.colours.card)
        painter.save()
        painter.setClipRect(QRectF(plan.left, 0, plan.width - plan.left, plan.height))
        self._paint_lids(painter, plan)
        painter.setClipRect(QRectF(plan.left, plan.top, plan.width, plan.height))
        self._paint_cells(painter, plan)
        self._paint_air(painter, plan)
        self._paint_full(painter, plan)
        if plan.cell >= FIGURES_FROM:
            self._paint_figures(painter, plan)
        self._paint_pairs(painter, plan)
        painter.restore()
        if plan.named:
            self.paint_names(painter, plan, plan.rows_in_sight(), plan.columns_in_sight())

    # The cells

    def _paint_cells(self, painter: QPainter, plan: Plan) -> None:
        levels, barred = self._levels, self._barred
        rows, columns = plan.rows_in_sight(), plan.columns_in_sight()
        source = QRectF(columns.start, rows.start, len(columns), len(rows))
        target = _area(plan, rows, columns)
        if plan.cell < 1:
            # Several pairs a pixel: each has its part in the colour.
            levels, barred = self._scaled(plan)
            source = QRectF(target.left() - plan.left + plan.x, 0, target.width(), 0)
            source.setTop(target.top() - plan.top + plan.y)
            source.setHeight(target.height())
        painter.drawImage(target, levels, source)
        painter.drawImage(QPointF(), self._hatched(plan, barred, target, source))

    def _scaled(self, plan: Plan) -> tuple[QImage, QImage]:
        size = QSize(max(1, round(plan.columns * plan.cell)), max(1, round(plan.rows * plan.cell)))
        if self._small is None or self._small[0] != size:
            how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._small = size, self._levels.scaled(size, *how), self._barred.scaled(size, *how)
        return self._small[1:]

    def _hatched(self, plan: Plan, barred: QImage, target: QRectF, source: QRectF) -> QImage:
        """Return a picture of the view with hatching where pairs are barred."""
        hatched = QImage(plan.width, plan.height, QImage.Format.Format_ARGB32_Premultiplied)
        hatched.fill(Qt.GlobalColor.transparent)
        painter = QPainter(hatched)
        painter.drawImage(target, barred, source)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(hatched.rect(), hatching(self._theme))
        painter.end()
        return hatched

    def _paint_air(self, painter: QPainter, plan: Plan) -> None:
        if plan.cell < _AIR_FROM:
            return
        rows, columns = plan.rows_in_sight(), plan.columns_in_sight()
        area = _area(plan, rows, columns)
        painter.setPen(QPen(self._theme.colours.card, 1))
        for column in columns:
            x = plan.column_at(column + 1) - 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for row in rows:
            y = plan.row_at(row + 1) - 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    # Who is full, and who belongs to whom

    def _full_in_sight(self, plan: Plan) -> Iterable[int]:
        return self._seen.full.intersection(plan.columns_in_sight())

    def _paint_full(self, painter: QPainter, plan: Plan) -> None:
        veil = full_veil(self._theme.colours)
        area = _area(plan, plan.rows_in_sight(), range(0))
        for column in self._full_in_sight(plan):
            x = plan.column_at(column)
            painter.fillRect(QRectF(x, area.top(), plan.cell, area.height()), veil)

    def _paint_lids(self, painter: QPainter, plan: Plan) -> None:
        air = 1 if plan.cell >= _AIR_FROM else 0
        for column in self._full_in_sight(plan):
            lid = QRectF(plan.column_at(column), plan.top - LID, plan.cell - air, LID - 1)
            painter.fillRect(lid, self._theme.colours.soft)

    def _paint_figures(self, painter: QPainter, plan: Plan) -> None:
        scores, colours = self._seen.scores, self._theme.colours
        painter.setFont(_font(self._theme, plan.cell))
        for row in plan.rows_in_sight():
            for column in plan.columns_in_sight():
                level = scores.level(row, column)
                if level < BARRED and (row, column) not in self._seen.pairs:
                    cell = QRectF(plan.column_at(column), plan.row_at(row), plan.cell, plan.cell)
                    painter.setPen(figure_colour(colours, level))
                    middle = Qt.AlignmentFlag.AlignCenter
                    painter.drawText(cell, middle, str(percent(level)))

    def _paint_pairs(self, painter: QPainter, plan: Plan) -> None:
        rows, columns = plan.rows_in_sight(), plan.columns_in_sight()
        points: dict[bool, list[QPointF]] = {True: [], False: []}
        half = plan.cell / 2
        for (row, column), stands in self._seen.pairs.items():
            if row in rows and column in columns:
                middle = QPointF(plan.column_at(column) + half, plan.row_at(row) + half)
                points[stands].append(middle)
        size = min(max(plan.cell * _MARK_SHARE, _MARK_LEAST), _MARK_MOST)
        for stands, middles in points.items():
            paint_marks(painter, self._theme, middles, size, stands=stands)

    # The names

    def paint_names(
        self,
        painter: QPainter,
        plan: Plan,
        rows: Iterable[int],
        columns: Iterable[int],
        ground: QColor | None = None,
    ) -> None:
        """Write the names of these rows and columns; on a `ground`, where they are pointed at."""
        scores, full = self._seen.scores, self._seen.full
        painter.save()
        painter.setFont(_font(self._theme, plan.cell))
        painter.setClipRect(QRectF(0, plan.top, plan.left, plan.height - plan.top))
        for row in rows:
            line = QRectF(0, plan.row_at(row), plan.left - NARROW, plan.cell)
            self._write(painter, line, scores.mentees[row], ground)
        painter.setClipRect(QRectF(plan.left, 0, plan.width - plan.left, plan.top - LID))
        for column in columns:
            painter.save()
            painter.translate(plan.column_at(column), plan.top - LID - NARROW)
            painter.rotate(-90)
            line = QRectF(0, 0, plan.top - LID - NARROW, plan.cell)
            faint = column in full
            self._write(painter, line, scores.mentors[column], ground, faint=faint)
            painter.restore()
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        line: QRectF,
        person: PersonName,
        ground: QColor | None,
        *,
        faint: bool | None = None,
    ) -> None:
        """Write a mentee's name up to the cells, a mentor's from them on."""
        colours = self._theme.colours
        if ground is not None:
            painter.fillRect(line, ground)
        painter.setPen(colours.soft if faint else colours.text)
        metrics = QFontMetrics(painter.font())
        side = Qt.AlignmentFlag.AlignRight if faint is None else Qt.AlignmentFlag.AlignLeft
        elided = metrics.elidedText(person.name, Qt.TextElideMode.ElideRight, int(line.width()) - 2)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, elided)


def percent(level: int) -> int:
    """Return a score in whole per cents, half ones rounded up."""
    return (level * 100 + LEVELS // 2) // LEVELS


def _picture(scores: ScoreMap) -> QImage:
    """Return the map as a picture of its own bytes, which the record keeps alive."""
    width, height = len(scores.mentors), len(scores.mentees)
    if not width or not height:
        return QImage()
    return QImage(scores.levels, width, height, width, QImage.Format.Format_Indexed8)


def _area(plan: Plan, rows: range, columns: range) -> QRectF:
    return QRectF(
        plan.column_at(columns.start),
        plan.row_at(rows.start),
        len(columns) * plan.cell,
        len(rows) * plan.cell,
    )


def _font(theme: Theme, cell: float) -> QFont:
    font = theme.small_font()
    body = QFontMetrics(font).height()
    if cell < body:
        font.setPixelSize(max(int(cell) - 3, _LEAST_FONT))
    return font


def name_room(theme: Theme, people: Iterable[PersonName], most: int) -> int:
    """Return the room that the longest of these names takes, `most` logical pixels at most."""
    metrics = QFontMetrics(theme.small_font())
    longest = max((metrics.horizontalAdvance(person.name) for person in people), default=0)
    return min(longest + 2 * NARROW, most)


def hatching(theme: Theme) -> QBrush:
    """Return what pairs that are not possible are filled with."""
    return QBrush(theme.colours.faint, Qt.BrushStyle.BDiagPattern)


def paint_marks(
    painter: QPainter, theme: Theme, middles: list[QPointF], size: float, *, stands: bool
) -> None:
    """Paint a dot on each pair that stands, a ring on each that is proposed."""
    if not middles:
        return
    colours = theme.colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layers = [(size + 2, colours.card), (size, colours.text)]
    if not stands:
        layers.append((size - max(3.0, size / 3), colours.card))
    for width, colour in layers:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(middles)
    painter.restore()
