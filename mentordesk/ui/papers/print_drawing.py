"""Draws a PDF on a printer where no spooler takes the file; its text becomes a picture."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from mentordesk.ui.papers.page_images import opened
from mentordesk.ui.papers.print_order import PrintOrder
from mentordesk.ui.papers.spooler import refusal


def print_drawn(
    content: bytes, device: QPrinter, order: PrintOrder, progress: Callable[[int, int], None]
) -> None:
    """Print a PDF's pages, each as large as the sheet allows.

    Raises:
        UserError: The printer does not begin.
    """
    with opened(content) as document:
        pages = wanted_pages(order.pages, document.pageCount())
        times = 1 if device.supportsMultipleCopies() else order.copies
        painter = QPainter()
        if not painter.begin(device):
            raise refusal(order.printer)
        try:
            for place, number in enumerate(pages * times):
                progress(place, len(pages) * times)
                if place:
                    device.newPage()
                _draw(
                    painter,
                    document,
                    number,
                    device.pageLayout().fullRectPixels(device.resolution()),
                )
        except BaseException:
            device.abort()
            raise
        finally:
            painter.end()


def wanted_pages(ranges: str, count: int) -> list[int]:
    """Return the numbers, from 0, of pages such as `1-3,5`; all of `count` when blank."""
    wanted: set[int] = set()
    for part in filter(None, ranges.split(",")):
        first, _, last = part.partition("-")
        wanted.update(range(int(first) - 1, int(last or first)))
    return [number for number in range(count) if not ranges or number in wanted]


def _draw(painter: QPainter, document: QPdfDocument, number: int, sheet: QRect) -> None:
    points = document.pagePointSize(number)
    lying = (points.width() > points.height()) != (sheet.width() > sheet.height())
    room = QSizeF(sheet.size().transposed() if lying else sheet.size())
    size = points.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize()
    image = document.render(number, size)
    if lying:
        image = image.transformed(QTransform().rotate(90))
    place = QRect(0, 0, image.width(), image.height())
    place.moveCenter(QRect(0, 0, sheet.width(), sheet.height()).center())
    painter.drawImage(place, image)
