"""The look follows the coordinator's choice, the system, and the organisation's colour."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.paths import resources
from mentordesk.settings import Look
from mentordesk.ui import icons
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Look.LIGHT)


def test_dark_is_dark_and_light_is_light(theme: Theme):
    theme.choose(Look.DARK)
    assert theme.dark
    assert theme.colours.window.lightness() < theme.colours.text.lightness()
    theme.choose(Look.LIGHT)
    assert not theme.dark


def test_the_system_is_followed_when_it_changes(qtbot: QtBot, qapp: QApplication, theme: Theme):
    theme.choose(Look.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.dark


def test_a_look_of_ones_own_does_not_follow_the_system(qapp: QApplication, theme: Theme):
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_the_organisations_colour_is_taken_once(qtbot: QtBot, theme: Theme):
    with qtbot.waitSignal(theme.changed):
        theme.take_accent("#7A1F5C")
    assert theme.colours.accent.name() == "#7a1f5c"
    with qtbot.assertNotEmitted(theme.changed):
        theme.take_accent("#7A1F5C")


def test_icons_change_with_the_look(qtbot: QtBot, theme: Theme):
    button, action, label = QPushButton(), QAction(), QLabel()
    qtbot.addWidget(button)
    qtbot.addWidget(label)
    theme.dress(button, "plus")
    theme.dress(action, "plus")
    theme.draw(label, "plus", Tone.ACCENT)
    before = button.icon().cacheKey(), action.icon().cacheKey(), label.pixmap().cacheKey()
    theme.choose(Look.DARK)
    after = button.icon().cacheKey(), action.icon().cacheKey(), label.pixmap().cacheKey()
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_what_is_gone_is_not_dressed_again(theme: Theme):
    button, window = QPushButton(), QWidget()
    theme.dress(button, "plus")
    theme.clothe(window)
    shiboken6.delete(button)
    shiboken6.delete(window)
    theme.choose(Look.DARK)
    theme.choose(Look.LIGHT)


def test_a_clothed_window_wears_the_look_in_use(qtbot: QtBot, theme: Theme):
    window = QWidget()
    qtbot.addWidget(window)
    theme.clothe(window)
    assert theme.colours.accent.name() in window.styleSheet()
    light = window.styleSheet()
    theme.choose(Look.DARK)
    assert window.styleSheet() != light
    assert "$" not in window.styleSheet()


def test_titles_are_larger_and_small_print_smaller(theme: Theme, qapp: QApplication):
    body = qapp.font().pointSizeF()
    assert theme.title_font().pointSizeF() == pytest.approx(1.35 * body, rel=0.01)
    assert theme.small_font().pointSizeF() < body < theme.figure_font().pointSizeF()
    assert theme.bold_font().weight() > qapp.font().weight()


def test_without_a_font_of_the_platform_the_bundled_one_is_shown(theme: Theme, qapp: QApplication):
    assert qapp.font().family() == "Source Sans 3"


def test_every_drawing_can_be_drawn(theme: Theme):
    for file in (resources() / "icons").glob("*.svg"):
        picture = icons.pixmap(file.stem, theme.colours.text, 18, 2.0)
        assert picture.width() == 36
        assert not picture.toImage().allGray() or not picture.isNull()
        assert "ISC" in file.read_text("utf-8")
