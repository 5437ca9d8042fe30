"""Words that wrap anywhere: labels, and a choice among answers, that a long name cannot burst."""

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

from mentordesk.ui import icons
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import GAP, NARROW, Theme

_LEAST = 120
_MARK = 16
_ROUND = 6
_LEFT = GAP + _MARK + GAP
_ABOVE = NARROW + 2


def laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """Return the lines of a text, as typed, in a width in logical pixels."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    below = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, below))
        below += line.height()
    layout.endLayout()
    return layout


def _height(text: str, font: QFont, width: int) -> int:
    return ceil(laid_out(text or " ", font, width).boundingRect().height())


class WrappedLabel(QLabel):
    """A label as narrow as its place is, whatever it says."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if look:
            self.setProperty("look", look)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height of the lines."""
        edges = self.contentsMargins()
        inner = width - edges.left() - edges.right()
        return _height(self.text(), self.font(), inner) + edges.top() + edges.bottom()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for little: a word that is too long is broken."""
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def sizeHint(self) -> QSize:
        """Ask for little: a word that is too long is broken."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        space = self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        laid_out(self.text(), self.font(), space.width()).draw(painter, QPointF(space.topLeft()))
        painter.end()


class TickedLabel(WrappedLabel):
    """A label that is level with choices, with a tick where they have their mark, or nothing."""

    def __init__(self, theme: Theme, text: str, look: str = "", *, ticked: bool = False) -> None:
        super().__init__(text, look)
        self._theme = theme
        self.ticked = ticked
        self.setContentsMargins(_LEFT, _ABOVE, GAP, _ABOVE)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and the tick beside the first."""
        super().paintEvent(event)
        if self.ticked:
            painter = QPainter(self)
            colour = self._theme.colour(Tone.ACCENT)
            drawing = icons.pixmap("check", colour, _MARK, self.devicePixelRatioF())
            painter.drawPixmap(GAP, _ABOVE + 2, drawing)
            painter.end()


class WrappedChoice(QRadioButton):
    """One of two answers: as wide as its place, a press anywhere on it counts."""

    def __init__(self, theme: Theme, words: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        # A button's own text would take an ampersand for a shortcut.
        self.words = words
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take_tab(False)
        theme.changed.connect(self.update)
        self.toggled.connect(self._take_tab)

    def _take_tab(self, chosen: bool) -> None:
        """Have the Tab key stop at the answer chosen alone; the arrow keys go to the other."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if chosen else policy.ClickFocus)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Return the height of the lines, with room for the mark."""
        lines = _height(self.words, self.font(), width - _LEFT - GAP)
        return max(lines, _MARK) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        """Ask for little: a word that is too long is broken."""
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for little: a word that is too long is broken."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's own name
        """A press beside the words counts too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the mark and the words."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        chosen = self.isChecked()
        painter.setBrush(colours.accent_tint if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        self._paint_mark(painter)
        painter.setPen(colours.text if chosen else colours.soft)
        words = laid_out(self.words, self.font(), self.width() - _LEFT - GAP)
        words.draw(painter, QPointF(_LEFT, _ABOVE))
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(GAP, _ABOVE + 1, _MARK, _MARK)
        style = self.style()
        mark = QStyle.PrimitiveElement.PE_IndicatorRadioButton
        style.drawPrimitive(mark, option, painter, self)
