"""The pages: drawn in a thread, as large as wished, and the reader stays where she was."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from pytestqt.qtbot import QtBot

from mentordesk.ui.papers.pdf_pages import PdfPages
from tests.ui.papers.shown import LONG, Paper, paper, sheets

__all__ = ["paper", "sheets"]


def turn_the_wheel(sheets: PdfPages, steps: int, control: bool = True) -> None:
    middle = QPointF(sheets.viewport().rect().center())
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    sheets.wheelEvent(
        QWheelEvent(
            middle,
            QPointF(sheets.viewport().mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )


def test_pages_are_white_in_any_look_and_keep_the_readers_place(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    sheets.verticalScrollBar().setValue(250)
    sheets.show_pdf(paper(LONG + "One more."))
    assert sheets.verticalScrollBar().value() == 250
    assert sheets.grab().toImage().pixelColor(20, 100) == QColor("white")


def test_another_paper_begins_at_its_top(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    sheets.verticalScrollBar().setValue(250)
    sheets.show_pdf(paper(LONG), another=True)
    assert sheets.verticalScrollBar().value() == 0


def test_the_words_are_drawn_a_moment_later(qtbot: QtBot, sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    sheets.grab()
    qtbot.waitUntil(lambda: not sheets.drawing)
    picture = sheets.grab().toImage()
    darkest = min(
        picture.pixelColor(x, y).lightness() for x in range(20, 360, 2) for y in range(5, 295, 2)
    )
    assert darkest < 100


def test_the_pages_before_stay_until_the_new_ones_are_drawn(
    qtbot: QtBot, sheets: PdfPages, paper: Paper
):
    sheets.show_pdf(paper(LONG))
    sheets.grab()
    qtbot.waitUntil(lambda: not sheets.drawing)
    before = sheets.grab().toImage()
    sheets.show_pdf(paper("# Short\n\nWords."))
    sheets._fit()
    assert sheets.grab().toImage().copy(20, 20, 300, 200) == before.copy(20, 20, 300, 200)
    qtbot.waitUntil(lambda: not sheets.drawing)
    assert sheets.grab().toImage().copy(20, 20, 300, 200) != before.copy(20, 20, 300, 200)


def test_pages_are_as_wide_as_their_room(qtbot: QtBot, sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper("# Short\n\nWords."))
    narrow = sheets.zoom
    sheets.resize(600, 300)
    qtbot.waitUntil(lambda: sheets.zoom > narrow)
    assert sheets.horizontalScrollBar().maximum() == 0


def test_a_chosen_size_stays_whatever_the_room(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    sheets.zoom_by(1)
    chosen = sheets.zoom
    sheets.resize(600, 300)
    assert sheets.zoom == chosen
    sheets.fit_width()
    assert sheets.zoom != chosen


def test_the_wheel_zooms_around_the_pointer(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    sheets.verticalScrollBar().setValue(600)
    middle = sheets.viewport().rect().center()
    at = sheets._paper.place(sheets._on_paper(middle))
    turn_the_wheel(sheets, 1)
    turn_the_wheel(sheets, 1)
    now = sheets._paper.place(sheets._on_paper(middle))
    assert sheets.zoom > 0.7
    assert now.page == at.page
    assert abs(now.down - at.down) < 3
    assert abs(now.right - at.right) < 3


def test_the_wheel_alone_scrolls(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    before = sheets.zoom
    turn_the_wheel(sheets, -1, control=False)
    assert sheets.zoom == before


def test_sizes_end_where_nothing_can_be_read_or_seen(sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    for _ in range(20):
        sheets.zoom_by(1)
    assert sheets.zoom == 3.0
    for _ in range(20):
        sheets.zoom_by(-1)
    assert round(sheets.zoom, 3) == 0.25


def test_the_page_being_read_is_counted(sheets: PdfPages, paper: Paper):
    assert sheets.page == 0
    sheets.show_pdf(paper(LONG))
    assert sheets.page == 1
    sheets.verticalScrollBar().setValue(sheets.verticalScrollBar().maximum())
    assert sheets.page == sheets.page_count > 1


def test_no_more_pictures_are_kept_than_need_be(qtbot: QtBot, sheets: PdfPages, paper: Paper):
    sheets.show_pdf(paper(LONG))
    for _ in range(20):
        sheets.zoom_by(1)
    bar = sheets.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.pageStep()):
        bar.setValue(place)
        sheets.grab()
        qtbot.waitUntil(lambda: not sheets.drawing, timeout=10_000)
    kept = sum(image.sizeInBytes() for image in sheets._paper.drawn._images.values())
    assert kept < 130 << 20


def test_a_file_that_is_no_pdf_shows_no_page(sheets: PdfPages):
    sheets.show_pdf(b"no pages at all")
    sheets.zoom_by(1)
    assert sheets.page_count == 0
