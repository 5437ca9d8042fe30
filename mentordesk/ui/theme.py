"""The look: two tables of colours, the type sizes, and the grid that all screens share."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.settings import Look
from mentordesk.ui.colours import Colours, Tone, colours_for
from mentordesk.ui.stylesheet import frame_sheet, palette, stylesheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAction, QFont, QIcon
    from PySide6.QtWidgets import QAbstractButton, QLabel

    Dressed = QAction | QAbstractButton | QLabel

# `Qt` itself is imported by nobody before the window is painted: its enums take as long to make
# as the whole window.

#: The grid, in logical pixels: at the window's edge, inside a card, between a label and its field.
EDGE = 16
GAP = 8
NARROW = 4
ROW_HEIGHT = 32
FORM_WIDTH = 420
#: Beside a drawing on a button, whose words would stand too close.
_AIR = 2

#: Whether Qt's own style is used, which has no look that a user knows from elsewhere.
FUSION = sys.platform == "linux"


class Theme(QObject):
    """The colours, fonts and icons in use; `changed` says that they are others now."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        look: Look = Look.SYSTEM,
        accent: str = "",
        *,
        complete: bool = True,
    ) -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._accent = accent
        self._how: dict[int, Callable[[], None]] = {}
        self._windows: dict[int, QWidget] = {}
        self._system_dark = _is_dark(app)
        self.colours = self._choose()
        self._sheet = frame_sheet(self.colours)
        self._paint()
        if complete:
            self.complete()

    def complete(self) -> None:
        """Do what the first painting can do without: our fonts, and following the system."""
        from mentordesk.ui.typeface import interface_font

        self._app.setFont(interface_font(self._app))
        self._put_on()
        self._app.styleHints().colorSchemeChanged.connect(self._follow)

    def clothe(self, window: QWidget) -> None:
        """Have a window and its dialogs take the rules for what the program draws itself.

        The application does not have them: with rules of its own, each widget would be gone
        through again for every widget around it that is put together, and tabs open late.
        """
        key = id(window)
        self._windows[key] = window
        window.destroyed.connect(lambda: self._windows.pop(key, None))
        window.setStyleSheet(self._sheet)

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

    def title_font(self) -> "QFont":
        """Return the font of titles: 1.35 times the body, semibold."""
        return self._font(1.35, bold=True)

    def bold_font(self) -> "QFont":
        """Return the body's font, semibold."""
        return self._font(1.0, bold=True)

    def small_font(self) -> "QFont":
        """Return the font of what is secondary; never for what must be read."""
        return self._font(0.88)

    def figure_font(self) -> "QFont":
        """Return the font of key figures."""
        return self._font(1.9, bold=True)

    def colour(self, tone: Tone) -> QColor:
        """Return the foreground of a tone in the look in use."""
        return self.colours.of(tone)

    def tint(self, tone: Tone) -> QColor:
        """Return the background that goes with a tone's foreground."""
        return self.colours.tint(tone)

    def icon(self, name: str, tone: Tone = Tone.TEXT, size: int = 18, air: int = 0) -> "QIcon":
        """Return a drawing in a tone; ask again at `changed`, or let `dress` do so."""
        from mentordesk.ui import icons

        return icons.icon(name, self.colour(tone), size, air)

    def dress(
        self, target: "QAction | QAbstractButton", name: str, tone: Tone = Tone.TEXT, size: int = 18
    ) -> None:
        """Give a button or an action its icon, and again whenever the look changes."""
        from PySide6.QtCore import QSize
        from PySide6.QtWidgets import QPushButton

        air = 0
        if isinstance(target, QPushButton):
            air = _AIR
            target.setIconSize(QSize(size + 2 * air, size))
        self._keep(target, lambda: target.setIcon(self.icon(name, tone, size, air)))

    def draw(self, target: "QLabel", name: str, tone: Tone = Tone.TEXT, size: int = 18) -> None:
        """Show a drawing on a label, and again whenever the look changes."""
        from mentordesk.ui import icons

        target.setFixedSize(size, size)
        ratio = target.devicePixelRatioF()
        self._keep(
            target, lambda: target.setPixmap(icons.pixmap(name, self.colour(tone), size, ratio))
        )

    def _keep(self, target: "Dressed", how: Callable[[], None]) -> None:
        how()
        key = id(target)
        if key not in self._how:
            target.destroyed.connect(lambda: self._how.pop(key, None))
        self._how[key] = how

    def _font(self, scale: float, *, bold: bool = False) -> "QFont":
        font = self._app.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        return font

    def _choose(self) -> Colours:
        dark = self._system_dark if self._look is Look.SYSTEM else self._look is Look.DARK
        return colours_for(dark=dark, accent=self._accent)

    def _follow(self, scheme: "Qt.ColorScheme") -> None:
        """Follow the system from light to dark and back."""
        self._system_dark = scheme is type(scheme).Dark
        self._renew()

    def _renew(self) -> None:
        self.colours = self._choose()
        self._paint()
        self._put_on()
        for again in list(self._how.values()):
            again()
        self.changed.emit()

    def _paint(self) -> None:
        # Elsewhere the platform's own style and its palette are kept.
        if FUSION:
            self._app.setPalette(palette(self.colours))

    def _put_on(self) -> None:
        self._sheet = stylesheet(self.colours, controls=FUSION)
        for window in list(self._windows.values()):
            window.setStyleSheet(self._sheet)


def _is_dark(app: QApplication) -> bool:
    """Return whether the platform's own palette is dark."""
    palette = app.palette()
    return palette.window().color().lightness() < palette.windowText().color().lightness()
