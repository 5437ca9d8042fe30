"""A square code that a telephone's camera reads, with a word below it."""

from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable

from mentordesk.documents.fonts import REGULAR
from mentordesk.documents.text import draw_line, fitted, width_of
from mentordesk.documents.theme import Theme

_SIZE, _WORDS_DEEP = 8.5, 14.0


class QuickCode(Flowable):
    """Leads to a page on the web, or begins a mail; `side` in points."""

    def __init__(self, look: Theme, link: str, side: float) -> None:
        super().__init__()
        self._look = look
        self._link = link
        self._side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - theirs
        """Return the size taken."""
        self.width, self.height = self._side, self._side + _WORDS_DEEP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the dark squares and the word."""
        code: Any = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(self._link)
        code.make()
        count = code.getModuleCount()
        step = self._side / count
        canvas = self.canv
        canvas.setFillColor(self._look.palette.ink)
        for row in range(count):
            for column in range(count):
                if code.isDark(row, column):
                    bottom = self.height - (row + 1) * step
                    # A hair over the edge, so that no gap shows between two squares.
                    canvas.rect(column * step, bottom, step + 0.1, step + 0.1, stroke=0, fill=1)
        self._write_word()

    def _write_word(self) -> None:
        gettext = self._look.translator.gettext
        mail = self._link.startswith("mailto:")
        words = gettext("Scan and write to us") if mail else gettext("Scan and sign up")
        words = fitted(words, REGULAR, _SIZE, self._side)
        left = (self._side - width_of(words, REGULAR, _SIZE)) / 2
        self.canv.setFillColor(self._look.palette.muted)
        draw_line(self.canv, (left, 2), words, REGULAR, _SIZE)
