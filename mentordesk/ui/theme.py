"""The look: two tables of colours, the type sizes, and the grid that all screens share."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from mentordesk.settings import Look
from mentordesk.ui import icons
from mentordesk.ui.colours import Colours, Tone, colours_for
from mentordesk.ui.stylesheet import palette, stylesheet
from mentordesk.ui.typeface import interface_font

#: The grid, in logical pixels: at the window's edge, inside a card, between a label and its field.
EDGE = 16
GAP = 8
NARROW = 4
ROW_HEIGHT = 32
FORM_WIDTH = 420


class Theme(QObject):
    """The colours, fonts and icons in use; `changed` says that they are others now."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look = Look.SYSTEM, accent: str = "") -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._accent = accent
        self._how: dict[int, Callable[[], None]] = {}
        app.setFont(interface_font(app))
        # Elsewhere the platform's own style is kept.
        self._fusion = app.style().name().lower() == "fusion" or app.platformName() in {
            "offscreen",
            "minimal",
            "xcb",
            "wayland",
        }
        if self._fusion:
            app.setStyle("Fusion")
        self.colours = self._choose()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._renew)

    @property
    def look(self) -> Look:
        """What was chosen, not what it comes to; see `dark`."""
        return self._look

    @property
    def dark(self) -> bool:
        """Whether the dark table is in use."""
        return self.colours.dark

    def choose(self, look: Look) -> None:
        """Follow the system, or be always light or always dark."""
        self._look = look
        self._renew()

    def take_accent(self, colour: str) -> None:
        """Take the organisation's `#rrggbb`, or the program's own when it is blank."""
        if colour != self._accent:
            self._accent = colour
            self._renew()

    def title_font(self) -> QFont:
        """Return the font of titles: 1.35 times the body, semibold."""
        return self._font(1.35, QFont.Weight.DemiBold)

    def bold_font(self) -> QFont:
        """Return the body's font, semibold."""
        return self._font(1.0, QFont.Weight.DemiBold)

    def small_font(self) -> QFont:
        """Return the font of what is secondary; never for what must be read."""
        return self._font(0.88, QFont.Weight.Normal)

    def figure_font(self) -> QFont:
        """Return the font of key figures."""
        return self._font(1.9, QFont.Weight.DemiBold)

    def colour(self, tone: Tone) -> QColor:
        """Return the foreground of a tone in the look in use."""
        return self.colours.of(tone)

    def tint(self, tone: Tone) -> QColor:
        """Return the background that goes with a tone's foreground."""
        return self.colours.tint(tone)

    def icon(self, name: str, tone: Tone = Tone.TEXT, size: int = 18) -> QIcon:
        """Return a drawing in a tone; ask again at `changed`, or let `dress` do so."""
        return icons.icon(name, self.colour(tone), self.colours.faint, size)

    def dress(
        self, target: QAction | QAbstractButton, name: str, tone: Tone = Tone.TEXT, size: int = 18
    ) -> None:
        """Give a button or an action its icon, and again whenever the look changes."""
        self._keep(target, lambda: target.setIcon(self.icon(name, tone, size)))

    def draw(self, target: QLabel, name: str, tone: Tone = Tone.TEXT, size: int = 18) -> None:
        """Show a drawing on a label, and again whenever the look changes."""
        target.setFixedSize(size, size)
        ratio = target.devicePixelRatioF()
        self._keep(
            target, lambda: target.setPixmap(icons.pixmap(name, self.colour(tone), size, ratio))
        )

    def _keep(self, target: QAction | QAbstractButton | QLabel, how: Callable[[], None]) -> None:
        how()
        key = id(target)
        if key not in self._how:
            target.destroyed.connect(lambda: self._how.pop(key, None))
        self._how[key] = how

    def _font(self, scale: float, weight: QFont.Weight) -> QFont:
        font = QFont(self._app.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(weight)
        return font

    def _choose(self) -> Colours:
        dark = self._look is Look.DARK
        if self._look is Look.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return colours_for(dark=dark, accent=self._accent)

    def _renew(self) -> None:
        self.colours = self._choose()
        self._apply()
        for again in list(self._how.values()):
            again()
        self.changed.emit()

    def _apply(self) -> None:
        if self._fusion:
            self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours, controls=self._fusion))
