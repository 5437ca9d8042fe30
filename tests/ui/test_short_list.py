"""A short list always has a choice, and keeps it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.ui.colours import Tone
from mentordesk.ui.short_list import Entry, ShortList
from mentordesk.ui.theme import Theme
from tests.ui.opened import theme

__all__ = ["theme"]


def an_entry(key: str, share: float | None = None) -> Entry:
    return Entry(key=key, icon="users", title=key.title(), note=f"About {key}", share=share)


@pytest.fixture
def short(qtbot: QtBot, theme: Theme) -> ShortList:
    """Return a list of three, shown."""
    short = ShortList(theme, "Things")
    qtbot.addWidget(short)
    short.resize(300, 300)
    short.show_entries([an_entry("one"), an_entry("two"), an_entry("three")])
    short.show()
    return short


def test_the_first_is_chosen_to_begin_with(short: ShortList):
    assert short.key == "one"


def test_the_choice_outlives_other_entries(qtbot: QtBot, short: ShortList):
    short.choose("two")
    with qtbot.assertNotEmitted(short.chosen):
        short.show_entries([an_entry("new"), an_entry("two", 0.5)])
    assert short.key == "two"


def test_when_the_choice_is_gone_the_first_is_chosen(qtbot: QtBot, short: ShortList):
    short.choose("two")
    with qtbot.waitSignal(short.chosen) as chosen:
        short.show_entries([an_entry("one"), an_entry("three")])
    assert chosen.args == ["one"]
    short.show_entries([])
    assert short.key is None


def test_the_arrows_choose(qtbot: QtBot, short: ShortList):
    with qtbot.waitSignal(short.chosen) as chosen:
        QTest.keyClick(short, Qt.Key.Key_Down)
    assert chosen.args == ["two"]


def test_a_key_that_is_not_there_changes_nothing(short: ShortList):
    short.choose("four")
    assert short.key == "one"


def test_an_entry_says_its_words_to_those_who_do_not_see_it(short: ShortList):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert short.item(0).data(role) == "One, About one"


def test_a_fuller_bar_is_longer(qtbot: QtBot, theme: Theme, short: ShortList):
    accent = theme.colour(Tone.ACCENT).name()

    def painted(share: float) -> int:
        # The chosen one has a frame of the same colour.
        short.show_entries([an_entry("one"), an_entry("two", share)])
        picture = short.grab().toImage()
        lines = range(short.sizeHintForRow(0) + 8, picture.height())
        return max(
            sum(picture.pixelColor(x, y).name() == accent for x in range(60, picture.width()))
            for y in lines
        )

    assert painted(0.0) < painted(0.4) < painted(0.9)
