"""The two tables of colours, light and dark, and how an organisation's accent joins them."""

from enum import StrEnum

from PySide6.QtGui import QColor

ACCENT = "#0B6E69"
_LINEAR_BELOW = 0.04045
_STEPS = 40

_LIGHT = {
    "window": "#F4F5F3",
    "card": "#FFFFFF",
    "text": "#1C2422",
    "soft": "#55615D",
    "faint": "#9AA4A0",
    "line": "#D5DAD7",
    "edge": "#7F8985",
    "good": "#1F6B3A",
    "good_tint": "#E0F1E5",
    "warn": "#815000",
    "warn_tint": "#FBEFD9",
    "bad": "#A92B22",
    "bad_tint": "#FBE6E4",
    "soft_tint": "#E8ECEA",
    "zebra": "#F8F9F8",
}
_DARK = {
    "window": "#191E1D",
    "card": "#222827",
    "text": "#E6ECEA",
    "soft": "#A9B5B1",
    "faint": "#6B7673",
    "line": "#3B4442",
    "edge": "#7A8683",
    "good": "#84CF9D",
    "good_tint": "#1F3A29",
    "warn": "#E8BA6F",
    "warn_tint": "#40321B",
    "bad": "#F3A19A",
    "bad_tint": "#482624",
    "soft_tint": "#333B3A",
    "zebra": "#262C2B",
}


class Tone(StrEnum):
    """What a colour says; never alone, always with a word or an icon."""

    TEXT = "text"
    SOFT = "soft"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


def luminance(colour: QColor) -> float:
    """Return the relative luminance 0-1 of WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= _LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours, 1-21, as WCAG 2.2 has it."""
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a mixture with `share` 0-1 of the second colour."""

    def part(one: float, other: float) -> float:
        return one + (other - one) * share

    return QColor.fromRgbF(
        part(first.redF(), second.redF()),
        part(first.greenF(), second.greenF()),
        part(first.blueF(), second.blueF()),
    )


def readable(colour: QColor, ground: QColor, least: float) -> QColor:
    """Return the nearest lighter or darker colour that stands out from `ground` enough."""
    hue = max(colour.hslHueF(), 0.0)
    saturation, lightness = colour.hslSaturationF(), colour.lightnessF()
    up = contrast(QColor("#FFFFFF"), ground) > contrast(QColor("#000000"), ground)
    for step in range(_STEPS + 1):
        share = step / _STEPS
        nearer = QColor.fromHslF(
            hue,
            # A light accent at full strength would glare.
            saturation * (1 - share * 0.6) if up else saturation,
            lightness + (1 - lightness) * share if up else lightness * (1 - share),
        )
        if contrast(nearer, ground) >= least:
            return nearer
    return QColor("#FFFFFF") if up else QColor("#000000")


class Colours:
    """One look's colours by name; `dark` says which."""

    def __init__(self, table: dict[str, str], accent: QColor, *, dark: bool) -> None:
        self.dark = dark
        self.window = QColor(table["window"])
        self.card = QColor(table["card"])
        self.text = QColor(table["text"])
        self.soft = QColor(table["soft"])
        self.faint = QColor(table["faint"])
        self.line = QColor(table["line"])
        self.edge = QColor(table["edge"])
        self.zebra = QColor(table["zebra"])
        self.accent_tint = mixed(self.card, accent, 0.22 if dark else 0.13)
        self.selection = mixed(self.card, accent, 0.28 if dark else 0.2)
        self.accent = readable(readable(accent, self.card, 4.6), self.accent_tint, 4.6)
        black, white = QColor("#0A1413"), QColor("#FFFFFF")
        self.on_accent = max(black, white, key=lambda c: contrast(c, self.accent))
        self._tones = {
            Tone.TEXT: (self.text, self.card),
            Tone.SOFT: (self.soft, QColor(table["soft_tint"])),
            Tone.ACCENT: (self.accent, self.accent_tint),
            Tone.ON_ACCENT: (self.on_accent, self.accent),
            Tone.GOOD: (QColor(table["good"]), QColor(table["good_tint"])),
            Tone.WARN: (QColor(table["warn"]), QColor(table["warn_tint"])),
            Tone.BAD: (QColor(table["bad"]), QColor(table["bad_tint"])),
        }

    def of(self, tone: Tone) -> QColor:
        """Return a tone's foreground."""
        return self._tones[tone][0]

    def tint(self, tone: Tone) -> QColor:
        """Return the background that a tone's foreground is read on."""
        return self._tones[tone][1]


def colours_for(*, dark: bool, accent: str = "") -> Colours:
    """Return the light or the dark table with an accent `#rrggbb`, the program's own if blank."""
    own = QColor(accent) if accent else QColor(ACCENT)
    if not own.isValid():
        own = QColor(ACCENT)
    return Colours(_DARK if dark else _LIGHT, own, dark=dark)
