"""The preview: the last wish is drawn, searched and steered by keys, and only while in sight."""

from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.papers.preview_bar import PreviewBar
from tests.ui.papers.shown import LONG, Paper, paper

__all__ = ["paper"]

SOON = 20_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk) -> PaperPreview:
    """Return an empty preview, in sight."""
    preview = PaperPreview(desk)
    qtbot.addWidget(preview)
    preview.resize(420, 500)
    preview.show()
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    return preview


def draw(qtbot: QtBot, preview: PaperPreview, content: bytes) -> PreviewBar:
    with qtbot.waitSignal(preview.drawn, timeout=SOON):
        preview.ask(lambda _progress: content)
    assert preview.bar is not None
    return preview.bar


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, held)


def test_only_the_last_wish_is_drawn(qtbot: QtBot, preview: PaperPreview):
    made = []

    def make(name: str) -> bytes:
        made.append(name)
        return b""

    preview.ask(lambda _progress: make("never"))
    preview.ask(lambda _progress: make("last"))
    with qtbot.waitSignal(preview.drawn, timeout=SOON):
        pass
    assert made == ["last"]


def test_out_of_sight_nothing_is_drawn_until_it_comes(qtbot: QtBot, preview: PaperPreview):
    preview.hide()
    made = []

    def make(_progress: object) -> bytes:
        made.append("drawn")
        return b""

    preview.ask(make)
    qtbot.wait(250)
    assert not made
    with qtbot.waitSignal(preview.drawn, timeout=SOON):
        preview.show()
    assert made == ["drawn"]


@pytest.mark.parametrize(("took", "rest"), [(0.04, 100), (0.12, 120), (0.9, 150)])
def test_a_writer_rests_as_long_as_her_paper_took(
    qtbot: QtBot, preview: PaperPreview, monkeypatch: pytest.MonkeyPatch, took: float, rest: int
):
    assert preview._pause.interval() == 100
    clock = count(0.0, took)
    monkeypatch.setattr("mentordesk.ui.papers.preview.monotonic", lambda: next(clock))
    draw(qtbot, preview, b"")
    assert preview._pause.interval() == rest


def test_a_text_that_makes_no_paper_is_said(qtbot: QtBot, preview: PaperPreview):
    def make(_progress: object) -> bytes:
        raise UserError("{word} means nothing here.", word="{nmae}")

    with qtbot.waitSignal(preview.refused, timeout=SOON):
        preview.ask(make)
    assert preview._waiting.text() == "The pages appear once the text is right."


def test_the_bar_says_which_page_and_how_large(qtbot: QtBot, preview: PaperPreview, paper: Paper):
    bar = draw(qtbot, preview, paper(LONG))
    assert preview.pages is not None
    assert bar.number.text() == f"Page 1 of {preview.pages.page_count}"
    fits = bar.fit.text()
    bar.larger.click()
    assert bar.fit.text() != fits
    bar.fit.click()
    assert bar.fit.text() == fits


def test_keys_zoom_while_the_pages_have_them(qtbot: QtBot, preview: PaperPreview, paper: Paper):
    draw(qtbot, preview, paper(LONG))
    pages = preview.pages
    assert pages is not None
    pages.setFocus()
    fits = pages.zoom
    press(Qt.Key.Key_Plus, CONTROL)
    larger = pages.zoom
    assert larger > fits
    press(Qt.Key.Key_Plus, CONTROL)
    press(Qt.Key.Key_Minus, CONTROL)
    assert pages.zoom == larger
    press(Qt.Key.Key_0, CONTROL)
    assert pages.zoom == fits


def test_words_are_found_counted_and_gone_through(
    qtbot: QtBot, preview: PaperPreview, paper: Paper
):
    bar = draw(qtbot, preview, paper("# One\n\nA fox.\n\n" + "Words.\n\n" * 150 + "Two foxes."))
    pages = preview.pages
    assert pages is not None
    pages.setFocus()
    press(Qt.Key.Key_F, CONTROL)
    assert bar.line.hasFocus()
    QTest.keyClicks(bar.line, "fox")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2")
    assert pages.verticalScrollBar().value() == 0
    press(Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    assert pages.page > 1
    press(Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 2"
    press(Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "2 of 2"
    press(Qt.Key.Key_Escape)
    assert not bar.searching
    assert pages.hasFocus()
    assert not pages.search.hits


def test_what_is_nowhere_is_said(qtbot: QtBot, preview: PaperPreview, paper: Paper):
    bar = draw(qtbot, preview, paper("# One\n\nA fox."))
    bar.search()
    QTest.keyClicks(bar.line, "hedgehog")
    qtbot.waitUntil(lambda: bar.count.text() == "No hits")
    assert not bar.after.isEnabled()


def test_hits_follow_the_text(qtbot: QtBot, preview: PaperPreview, paper: Paper):
    bar = draw(qtbot, preview, paper("# One\n\nA fox. A fox."))
    bar.search()
    QTest.keyClicks(bar.line, "fox")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2")
    bar.after.click()
    draw(qtbot, preview, paper("# One\n\nA fox. A fox. A fox."))
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 3")
