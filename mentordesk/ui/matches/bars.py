"""Draws a criterion's score as a bar in a list's cell, a dash where nothing is known."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mentordesk.ui.colours import Tone
from mentordesk.ui.matches.words import DASH
from mentordesk.ui.record_model import Index
from mentordesk.ui.theme import GAP, NARROW, Theme

_HEIGHT = 8
_WIDEST = 120


class BarDelegate(QStyledItemDelegate):
    """Asks for a cell's score, 0-1 or `None`, and whether the pair is possible at all."""

    def __init__(
        self,
        theme: Theme,
        score: Callable[[Index], float | None],
        possible: Callable[[Index], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._score = score
        self._possible = possible

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's own ground, then the bar or the dash."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        score = self._score(index)
        painter.save()
        cell = QRectF(option.rect).adjusted(GAP, 0, -GAP, 0)
        if score is None:
            painter.setPen(QPen(self._theme.colour(Tone.SOFT)))
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell.adjusted(NARROW, 0, 0, 0), left, DASH)
        else:
            self._paint_bar(painter, cell, score, possible=self._possible(index))
        painter.restore()

    def _paint_bar(self, painter: QPainter, cell: QRectF, score: float, *, possible: bool) -> None:
        width = min(cell.width(), _WIDEST)
        track = QRectF(cell.left(), cell.center().y() - _HEIGHT / 2, width, _HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colours.edge, 1))
        painter.setBrush(self._theme.colours.card)
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        if score > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Tone.ACCENT if possible else Tone.SOFT))
            filled = QRectF(track)
            filled.setWidth(max(track.width() * score, _HEIGHT))
            painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)
