"""The interface font: the platform's own, or the bundled one where there is none."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from mentordesk.paths import resources

_WITHOUT_FONTS = frozenset({"offscreen", "minimal", "vnc", "linuxfb"})
_FAMILY = "Source Sans 3"
_POINTS = 10.5


def interface_font(app: QApplication) -> QFont:
    """Return the font for every screen; loads the bundled one where the platform has none."""
    if app.platformName() not in _WITHOUT_FONTS and QFontDatabase.families():
        return app.font()
    if _FAMILY not in QFontDatabase.families():
        for file in sorted((resources() / "fonts").glob("SourceSans3-*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    font = QFont(_FAMILY)
    font.setPointSizeF(_POINTS)
    return font
