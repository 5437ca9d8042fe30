"""The pages of a PDF under each other, as wide as there is room, drawn when they come in sight."""

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mentordesk.i18n import Translator
from mentordesk.ui.theme import EDGE, GAP, Theme

_WIDEST = 900
_KEPT = 12


class PdfPages(QScrollArea):
    """Shows a PDF's pages; another version of it leaves the reader at the same place."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._paper = _Paper(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its coming and going would change the pages' width, and with it whether it is needed.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._paper)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._paper.document.pageCount()

    def show_pdf(self, content: bytes) -> None:
        """Show another PDF, scrolled to where the one before was."""
        place = self.verticalScrollBar().value()
        self._paper.load(content)
        self._fit()
        self.verticalScrollBar().setValue(place)
        pages = self._translator.ngettext("{n} page", "{n} pages", self.page_count)
        named = self._translator.gettext("Preview, {pages}")
        number = self._translator.number(self.page_count)
        self._paper.setAccessibleName(named.format(pages=pages.format(n=number)))

    def _fit(self) -> None:
        self._paper.fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep the pages as wide as the view."""
        super().resizeEvent(event)
        self._fit()


class _Paper(QWidget):
    """All pages; draws those that are in sight, and keeps a few that were."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._content = QByteArray()
        self._places: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self.setProperty("look", "plain")
        theme.changed.connect(self.update)

    def load(self, content: bytes) -> None:
        """Read another PDF."""
        self._images.clear()
        self.document.close()
        self._buffer.close()
        self._content = QByteArray(content)
        self._buffer.setBuffer(self._content)
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.update()

    def fit(self, width: int) -> None:
        """Lay the pages out in this width."""
        page = min(width - 2, _WIDEST)
        left, top, places = (width - page) // 2, 1, []
        for number in range(self.document.pageCount()):
            size = self.document.pagePointSize(number)
            tall = round(page * size.height() / size.width()) if size.width() else page
            places.append(QRect(left, top, page, tall))
            top += tall + EDGE
        if [place.width() for place in places[:1]] != [place.width() for place in self._places[:1]]:
            self._images.clear()
        self._places = places
        self.resize(width, max(top - GAP, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, on white."""
        painter = QPainter(self)
        for number, place in enumerate(self._places):
            if place.intersects(event.rect()):
                painter.fillRect(place, QColor(Qt.GlobalColor.white))
                painter.drawImage(place, self._image(number, place.size()))
                painter.setPen(QPen(self._theme.colours.line, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def _image(self, number: int, size: QSize) -> QImage:
        if number not in self._images:
            while len(self._images) >= _KEPT:
                del self._images[next(iter(self._images))]
            self._images[number] = self.document.render(number, size * self.devicePixelRatioF())
        return self._images[number]
