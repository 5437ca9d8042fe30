"""What the colours and the signs of the map of scores mean."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import LEVELS
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.matches.score_map_colours import full_veil, level_colour
from mentordesk.ui.matches.score_map_painting import hatching, paint_marks
from mentordesk.ui.theme import GAP, NARROW, Theme
from mentordesk.vocabulary import Tier

_HEIGHT = 14
_RAMP_WIDTH = 84
_SAMPLE = 18
_SAMPLE_LEVEL = 130


class _Ramp(QWidget):
    """All colours from the least score to the best, with a stroke where a label begins."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._least: Mapping[Tier, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_tiers(self, least: Mapping[Tier, int]) -> None:
        self._least = least
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_RAMP_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, width = self._theme.colours, self.width() - 2
        for x in range(width):
            painter.setPen(level_colour(colours, round(x / (width - 1) * LEVELS)))
            painter.drawLine(x + 1, 1, x + 1, self.height() - 2)
        painter.setPen(QPen(colours.edge, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(QPen(colours.text, 1))
        for least in self._least.values():
            if 0 < least < LEVELS:
                x = 1 + round(least / LEVELS * (width - 1))
                painter.drawLine(x, self.height() // 2, x, self.height())
        painter.end()


class _Sample(QWidget):
    """One cell as the map has it."""

    def __init__(self, theme: Theme, draw: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._draw = draw
        self.setFixedSize(_SAMPLE, _HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter, QRectF(self.rect()))
        painter.end()


class ScoreMapLegend(QWidget):
    """The ramp, and a sample of each sign with its word."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._theme = theme
        tr = translator.gettext
        self._ramp = _Ramp(theme)
        flow = FlowLayout(self, GAP)
        flow.addWidget(_with_word(self._ramp, "1", tr("Fit") + " 0"))
        for word, draw in (
            (tr("Match"), lambda p, r: self._draw_mark(p, r, stands=True)),
            (tr("Proposed"), lambda p, r: self._draw_mark(p, r, stands=False)),
            (tr("Full"), self._draw_full),
            (tr("Not possible"), self._draw_barred),
        ):
            flow.addWidget(_with_word(_Sample(theme, draw), word))

    def show_tiers(self, least: Mapping[Tier, int]) -> None:
        """Mark where each label begins, in levels of the map."""
        self._ramp.show_tiers(least)

    def _draw_mark(self, painter: QPainter, area: QRectF, *, stands: bool) -> None:
        painter.fillRect(area, level_colour(self._theme.colours, _SAMPLE_LEVEL))
        paint_marks(painter, self._theme, [QPointF(area.center())], 8, stands=stands)

    def _draw_full(self, painter: QPainter, area: QRectF) -> None:
        colours = self._theme.colours
        cell = area.adjusted(0, 4, 0, 0)
        painter.fillRect(cell, level_colour(colours, _SAMPLE_LEVEL))
        painter.fillRect(cell, full_veil(colours))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 3), colours.soft)

    def _draw_barred(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, self._theme.colours.window)
        painter.fillRect(area, hatching(self._theme))


def _with_word(sample: QWidget, word: str, before: str = "") -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(NARROW)
    for part in (before, sample, word):
        if isinstance(part, str):
            if not part:
                continue
            label = QLabel(part)
            label.setProperty("look", "soft")
            row.addWidget(label)
        else:
            row.addWidget(part)
    return whole
