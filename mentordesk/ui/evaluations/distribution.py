"""Draws how the answers to one question fall, both roles' bars beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import GAP, NARROW, Theme

_BAR = 12
_LABEL_SHARE = 0.34
_LABEL_MOST = 220
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Bars:
    """One role's bars: how many gave each choice, and of how many."""

    name: str
    counts: tuple[int, ...]
    n: int

    def share(self, row: int) -> float:
        """Return one choice's share, 0-1."""
        return self.counts[row] / self.n if self.n else 0.0


class Distribution(QWidget):
    """A row for each choice: its words, a bar for each role, and the figures beside it."""

    def __init__(
        self, theme: Theme, translator: Translator, labels: Sequence[str], bars: Sequence[Bars]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._labels = tuple(labels)
        self._bars = tuple(bars)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.words())
        theme.changed.connect(self.update)

    def words(self) -> str:
        """Return all that is drawn, as words: "Mentors: None yet 3, One meeting 8"."""
        parts = []
        for bars in self._bars:
            pairs = zip(self._labels, bars.counts, strict=True)
            counted = ", ".join(f"{label} {self._translator.number(n)}" for label, n in pairs)
            parts.append(f"{bars.name}: {counted}")
        return ". ".join(parts)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        """Labels wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height of all rows at this width."""
        return sum(self._row_heights(width)) + NARROW * max(0, len(self._labels) - 1)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Return the narrowest that can be read."""
        return QSize(260, self.heightForWidth(260))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for row, height in enumerate(self._row_heights(self.width())):
            self._paint_row(painter, row, QRect(0, top, self.width(), height))
            top += height + NARROW
        painter.end()

    def _label_width(self, width: int) -> int:
        return min(round(width * _LABEL_SHARE), _LABEL_MOST)

    @property
    def _pitch(self) -> int:
        """How far one bar's figures are from the next one's."""
        return max(_BAR + 2, QFontMetrics(self._theme.small_font()).height())

    def _row_heights(self, width: int) -> list[int]:
        metrics, room = self.fontMetrics(), QRect(0, 0, self._label_width(width), 10_000)
        bars = self._pitch * len(self._bars)
        return [
            max(bars, metrics.boundingRect(room, _WRAP, label).height()) for label in self._labels
        ]

    def _paint_row(self, painter: QPainter, row: int, area: QRect) -> None:
        theme, label = self._theme, QRect(area)
        label.setWidth(self._label_width(area.width()))
        painter.setFont(self.font())
        painter.setPen(theme.colours.text)
        painter.drawText(label, _WRAP, self._labels[row])
        painter.setFont(theme.small_font())
        figures = painter.fontMetrics().horizontalAdvance("100 · 100 %") + GAP
        left = label.right() + 2 * GAP
        top = area.top() + (area.height() - self._pitch * len(self._bars)) // 2
        for place, bars in enumerate(self._bars):
            line = QRect(left, top, area.width() - left, self._pitch)
            track = QRect(left, line.center().y() - _BAR // 2, line.width() - figures - GAP, _BAR)
            paint_share(painter, theme, track, bars.share(row), first=place == 0)
            said = QRect(track.right() + GAP, top, figures, self._pitch)
            percent = self._translator.percent(bars.share(row))
            painter.setPen(theme.colours.text)
            count = self._translator.number(bars.counts[row])
            painter.drawText(said, _LINE, f"{count} · {percent}")
            top += self._pitch


def paint_share(
    painter: QPainter, theme: Theme, track: QRect, share: float, *, first: bool
) -> None:
    """Draw one bar on its track: the first role's full of colour, the other's outlined."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(Tone.SOFT))
    painter.drawRoundedRect(track, 3, 3)
    if share <= 0:
        return
    accent, bar = theme.colour(Tone.ACCENT), QRect(track)
    bar.setWidth(max(round(track.width() * share), NARROW))
    if first:
        painter.setBrush(accent)
        painter.drawRoundedRect(bar, 3, 3)
    else:
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(theme.tint(Tone.ACCENT))
        painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), 3, 3)
