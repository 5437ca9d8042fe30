"""The bar at the foot: news leave by themselves, trouble stays."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator
from mentordesk.settings import Look
from mentordesk.ui.notice_bar import NoticeBar
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.opened import theme

__all__ = ["theme"]


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> NoticeBar:
    bar = NoticeBar(theme, Translator(Language.ENGLISH))
    qtbot.addWidget(bar)
    return bar


def test_news_are_shown_and_fade_away(qtbot: QtBot, bar: NoticeBar):
    bar.say("34 matches confirmed")
    assert bar.text == "34 matches confirmed"
    assert bar._leaves.isActive()
    bar.leave()
    qtbot.waitUntil(bar.isHidden)
    assert bar.text == ""


def test_news_that_wait_for_an_answer_stay_until_the_next(qtbot: QtBot, bar: NoticeBar):
    done: list[str] = []
    bar.say("Imported")
    bar.say("3 imported", "Look at 1 possible duplicate", lambda: done.append("looked"), stays=True)
    assert not bar._leaves.isActive()
    bar._action.click()
    assert done == ["looked"]
    bar.say("Done")
    assert bar._leaves.isActive()


def test_trouble_stays_until_it_is_closed(qtbot: QtBot, bar: NoticeBar):
    bar.say("Done")
    bar.warn("<b>Bo</b> is busy.")
    assert not bar._leaves.isActive()
    assert bar.text == "<b>Bo</b> is busy."
    bar._close.click()
    qtbot.waitUntil(bar.isHidden)


def test_one_thing_can_be_done_about_it(qtbot: QtBot, bar: NoticeBar):
    done: list[str] = []
    bar.say("Printed", "Show the file", lambda: done.append("shown"))
    (button,) = (one for one in bar.findChildren(QPushButton) if one.text() == "Show the file")
    button.click()
    assert done == ["shown"]
    qtbot.waitUntil(bar.isHidden)
    bar.say("Saved")
    assert button.isHidden()


def test_the_bar_takes_its_colour_from_the_look(bar: NoticeBar, theme: Theme):
    bar.warn("No.")
    light = bar.styleSheet()
    theme.choose(Look.DARK)
    assert bar.styleSheet() != light
    theme.choose(Look.LIGHT)
