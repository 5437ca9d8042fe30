"""One-colour drawings, recoloured for the look and sharp at any density."""

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QPixmap

from mentordesk.paths import resources

_RATIOS = (1.0, 2.0)


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('width="24"', f'width="{pixels}"', 1)
    drawing = drawing.replace('height="24"', f'height="{pixels}"', 1)
    result = QPixmap()
    result.loadFromData(drawing.encode(), "SVG")
    result.setDevicePixelRatio(ratio)
    return result


def pixmap(name: str, colour: QColor, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """Return the drawing `name` in one colour, `size` logical pixels square."""
    return _pixmap(name, colour.name(), size, ratio)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int) -> QIcon:
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(_pixmap(name, colour, size, ratio))
    return result


def icon(name: str, colour: QColor, size: int = 18) -> QIcon:
    """Return the drawing as an icon; the style makes it faint where its control is disabled."""
    return _icon(name, colour.name(), size)
