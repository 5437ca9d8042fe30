"""One-colour drawings, recoloured for the look and sharp at any density."""

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QPixmap

from mentordesk.paths import resources

_RATIOS = (1.0, 2.0)


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float, air: int = 0) -> QPixmap:
    edge = air * 24 / size
    drawing = _drawing(name).replace("currentColor", colour)
    for before, after in (
        ('width="24"', f'width="{round((size + 2 * air) * ratio)}"'),
        ('height="24"', f'height="{round(size * ratio)}"'),
        ('viewBox="0 0 24 24"', f'viewBox="{-edge} 0 {24 + 2 * edge} 24"'),
    ):
        drawing = drawing.replace(before, after, 1)
    result = QPixmap()
    result.loadFromData(drawing.encode(), "SVG")
    result.setDevicePixelRatio(ratio)
    return result


def pixmap(name: str, colour: QColor, size: int = 18, ratio: float = 1.0) -> QPixmap:
    """Return the drawing `name` in one colour, `size` logical pixels square."""
    return _pixmap(name, colour.name(), size, ratio)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int, air: int) -> QIcon:
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(_pixmap(name, colour, size, ratio, air))
    return result


def icon(name: str, colour: QColor, size: int = 18, air: int = 0) -> QIcon:
    """Return the drawing as an icon; the style makes it faint where its control is disabled.

    `air` is so many logical pixels left and right of it, beside words that would stand too close.
    """
    return _icon(name, colour.name(), size, air)
