"""A state as a small widget of its own: the same chip that lists draw in their cells."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.ui import icons
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import GAP, NARROW, ROW_HEIGHT, Theme

_ICON = 14


class ChipLabel(QWidget):
    """Shows a chip; `None` shows nothing and takes no room."""

    def __init__(self, theme: Theme, chip: Chip | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text)
        if chip is None:
            self.hide()
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The chip's word, blank without one."""
        return self._chip.text if self._chip else ""

    def show_chip(self, chip: Chip | None) -> None:
        """Show another chip."""
        self._chip = chip
        self.setAccessibleName(self.text)
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that icon, word and round ends take."""
        metrics = QFontMetrics(self._theme.small_font())
        words = metrics.horizontalAdvance(self.text)
        return QSize(GAP + _ICON + NARROW + words + GAP, ROW_HEIGHT - 2 * NARROW)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint, the icon and the word."""
        if self._chip is None:
            return
        theme, chip = self._theme, self._chip
        colour = theme.colour(chip.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.small_font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(chip.tone))
        half = self.height() / 2
        painter.drawRoundedRect(self.rect(), half, half)
        drawing = icons.pixmap(chip.icon, colour, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(GAP - 2, (self.height() - _ICON) // 2, drawing)
        painter.setPen(QPen(colour))
        left = GAP + _ICON + NARROW - 2
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, chip.text
        )
        painter.end()
