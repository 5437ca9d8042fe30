"""Draws pages of a PDF as pictures; each drawing stands alone, so that any thread may do it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

#: Pages by number from 0, and how large each is wanted, in pixels.
Wanted = dict[int, QSize]


@contextmanager
def opened(content: bytes) -> Iterator[QPdfDocument]:
    """Read a PDF that lives and dies in the thread that asks."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
        buffer.close()


def draw(content: bytes, wanted: Wanted) -> dict[int, QImage]:
    """Return pictures of these pages, transparent where the paper is white."""
    with opened(content) as document:
        return {number: document.render(number, size) for number, size in wanted.items()}
