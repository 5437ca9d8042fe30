"""Shows a scan, a picture or a PDF's pages, fitted to the room or larger and smaller at will."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mentordesk.ui.theme import EDGE, Theme

_STEP = 1.25
_LEAST, _MOST = 0.1, 8.0
#: A page is never drawn larger than this, in pixels of its long side; from there it is blown up.
_DRAWN_MOST = 4000

#: Draws a page of a number in a size.
Draw = Callable[[int, QSize], QImage]


class ScanPages(QScrollArea):
    """Begins with the whole width in sight; zooming leaves that, `fit` comes back to it."""

    def __init__(self, theme: Theme, name: str, content: bytes, media_type: str) -> None:
        super().__init__()
        self._fits = True
        self._sheets = _Sheets(theme)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        if media_type == "application/pdf":
            self._show_pdf(content)
        else:
            self._show_picture(content)
        self._sheets.setAccessibleName(name)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setMinimumSize(320, 240)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        # Its coming and going would change the width, and with it whether it is needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._sheets)

    @property
    def count(self) -> int:
        """How many pages are shown; none where the file could not be read."""
        return len(self._sheets.sizes)

    @property
    def factor(self) -> float:
        """How many pixels of the screen one point of the scan takes."""
        return self._sheets.factor

    def zoom(self, steps: int) -> None:
        """Make it larger, or smaller where `steps` is below 0."""
        self._fits = False
        self._sheets.draw_at(min(max(self.factor * _STEP**steps, _LEAST), _MOST))

    def fit(self) -> None:
        """Show it as wide as there is room."""
        self._fits = True
        if self.count:
            widest = max(size.width() for size in self._sheets.sizes)
            self._sheets.draw_at(self.viewport().width() / max(widest, 1.0))

    def _show_pdf(self, content: bytes) -> None:
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        document = self._document
        document.load(self._buffer)
        sizes = [document.pagePointSize(number) for number in range(document.pageCount())]
        self._sheets.show_pages(sizes, document.render)

    def _show_picture(self, content: bytes) -> None:
        image = QImage.fromData(content)

        def draw(_number: int, size: QSize) -> QImage:
            if size.width() >= image.width():
                return image
            smooth = Qt.TransformationMode.SmoothTransformation
            return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

        self._sheets.show_pages([] if image.isNull() else [image.size().toSizeF()], draw)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep it as wide as the room."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()


class _Sheets(QWidget):
    """All pages under each other; draws those in sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sizes: list[QSizeF] = []
        self.factor = 1.0
        self._draw: Draw | None = None
        self._drawn: dict[int, QImage] = {}
        self.setProperty("look", "plain")
        theme.changed.connect(self.update)

    def show_pages(self, sizes: list[QSizeF], draw: Draw) -> None:
        """Show pages of these sizes, in points."""
        self.sizes, self._draw = sizes, draw
        self.draw_at(self.factor)

    def draw_at(self, factor: float) -> None:
        """Show them in this size, pixels of the screen to a point."""
        if factor != self.factor:
            self._drawn.clear()
        self.factor = factor
        places = self._places()
        wide = max((place.width() for place in places), default=1)
        self.resize(wide, places[-1].bottom() + 1 if places else 1)
        self.update()

    def _places(self) -> list[QRect]:
        top, places = 0, []
        for size in self.sizes:
            room = (size * self.factor).toSize().expandedTo(QSize(1, 1))
            places.append(QRect(0, top, room.width(), room.height()))
            top += room.height() + EDGE
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, on white."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self._places()):
            if place.intersects(event.rect()):
                painter.fillRect(place, QColor(Qt.GlobalColor.white))
                painter.drawImage(place, self._image(number, place.size()))
                painter.setPen(QPen(self._theme.colours.line, 1))
                painter.drawRect(place.adjusted(0, 0, -1, -1))
            else:
                self._drawn.pop(number, None)
        painter.end()

    def _image(self, number: int, size: QSize) -> QImage:
        if number not in self._drawn and self._draw is not None:
            wanted = size * self.devicePixelRatioF()
            most = QSize(_DRAWN_MOST, _DRAWN_MOST)
            if wanted.boundedTo(most) != wanted:
                wanted = wanted.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
            self._drawn[number] = self._draw(number, wanted)
        return self._drawn[number]
