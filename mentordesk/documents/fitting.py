"""Type made smaller until a text fits its place: whole words first, then on several lines."""

from collections.abc import Sequence
from functools import lru_cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from mentordesk.documents.paragraphs import Level, Reordered, paragraph
from mentordesk.documents.text import clean, width_of
from mentordesk.documents.theme import HALF

_LEADING = 1.14
_STEP = 0.5
#: Rather than smaller than this a word goes on in the next line.
_BREAKS_BELOW = 9.0


@lru_cache(maxsize=256)
def sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    """Return a style in another size."""
    return style.clone(f"{style.name} {size}", fontSize=size, leading=size * _LEADING)


def first_line(block: Flowable) -> float:
    """Return how far below its top the first baseline of a fitted text lies, in points."""
    style = block.style if isinstance(block, Level | Reordered) else None
    return style.leading - HALF if style else 0.0


def fitting(
    canvas: Canvas,
    text: str,
    style: ParagraphStyle,
    room: tuple[float, float],
    sizes: tuple[float, float],
    *,
    one_line_to: float,
) -> tuple[Flowable, float]:
    """Return a text in the largest size that fits, wrapped for its room, and its height.

    Args:
        canvas: What it will be drawn on.
        text: Any text.
        style: The style but for its size.
        room: The width and height there is, in points.
        sizes: The largest and the smallest size, in points.
        one_line_to: Down to this size it stays on one line; smaller ones may take several.
    """
    size, least = sizes
    words = clean(text).replace("\n", " ").split() or [""]
    line = " ".join(words)
    while True:
        own = sized(style, size)
        block = paragraph(line, own)
        height = block.wrapOn(canvas, room[0], 1e6)[1]
        if size <= least or _fits(words, line, own, room, height, one_line=size > one_line_to):
            return block, height
        size = max(least, size - _STEP)


def _fits(
    words: Sequence[str],
    line: str,
    style: ParagraphStyle,
    room: tuple[float, float],
    height: float,
    *,
    one_line: bool,
) -> bool:
    width, depth = room
    if style.fontSize <= _BREAKS_BELOW:
        return height <= depth
    whole = [line] if one_line else words
    widest = max(width_of(each, style.fontName, style.fontSize) for each in whole)
    return widest <= width and height <= depth
