"""The colours of the map of scores: one hue, the more of it the better, in either look."""

from PySide6.QtGui import QColor

from mentordesk.services.records.matches import BARRED, LEVELS
from mentordesk.ui.colours import Colours, contrast, mixed

_TABLE = 256
#: The least score is still told from the page it lies on.
_LEAST = 0.06
_OPAQUE, _NOTHING = 0xFF000000, 0x00000000


def level_colour(colours: Colours, level: int) -> QColor:
    """Return the colour of a score; what is barred is as pale as the page."""
    if level >= BARRED:
        return colours.window
    return mixed(colours.card, colours.accent, _LEAST + (1 - _LEAST) * level / LEVELS)


def level_table(colours: Colours) -> list[int]:
    """Return a picture's table of colours, one for each byte of the map."""
    return [level_colour(colours, min(level, BARRED)).rgba() for level in range(_TABLE)]


def barred_table() -> list[int]:
    """Return the table that leaves of a picture only what is barred."""
    return [_OPAQUE if level >= BARRED else _NOTHING for level in range(_TABLE)]


def figure_colour(colours: Colours, level: int) -> QColor:
    """Return what a figure is written with on a level's colour."""
    ground = level_colour(colours, level)
    return max(colours.text, colours.card, key=lambda colour: contrast(colour, ground))


def full_veil(colours: Colours) -> QColor:
    """Return what lies over the column of a mentor who is full."""
    veil = QColor(colours.card)
    veil.setAlphaF(0.62)
    return veil
