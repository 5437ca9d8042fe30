"""The colours of the paper: one accent, kept dark enough to read, and greys around it."""

import re
from dataclasses import dataclass

DEEP_TEAL = "#0B6E69"
#: WCAG 2.2's contrast for text of normal size.
_READABLE = 4.5
_WHITE = (1.0, 1.0, 1.0)
#: Where sRGB turns from a straight line into a curve.
_LINEAR_BELOW = 0.04045

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of a document, red, green and blue from 0 to 1."""

    accent: RGB
    #: A wash of the accent that a copier turns into paper white or a faint grey.
    tint: RGB
    ink: RGB = (0.106, 0.137, 0.149)
    muted: RGB = (0.333, 0.380, 0.396)
    rule: RGB = (0.769, 0.804, 0.812)
    paper: RGB = _WHITE


def palette(accent: str) -> Palette:
    """Return the colours around an accent `#rrggbb`; anything else means deep teal.

    An accent too light to read on white is darkened until its contrast is 4.5 to 1.
    """
    colour = _rgb(accent if re.fullmatch(r"#[0-9a-fA-F]{6}", accent) else DEEP_TEAL)
    while contrast(colour, _WHITE) < _READABLE:
        colour = mix(colour, (0.0, 0.0, 0.0), 0.05)
    return Palette(accent=colour, tint=mix(colour, _WHITE, 0.93))


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Return `first` with that share (0-1) of `second` in it."""
    red, green, blue = (
        round(a * (1 - share) + b * share, 4) for a, b in zip(first, second, strict=True)
    )
    return red, green, blue


def contrast(first: RGB, second: RGB) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: RGB) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> RGB:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
