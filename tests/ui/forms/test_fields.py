"""Fields save themselves, and a half-typed word is never lost nor overwritten."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.ui.forms.autosave import SavedLine, SavedText, flush_all
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.opened import theme

__all__ = ["theme"]

ENGLISH = Translator(Language.ENGLISH)


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget in a window that has the keyboard."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.parametrize("kind", [SavedLine, SavedText])
class TestSavedWords:
    def test_words_are_saved_after_a_pause(self, qtbot: QtBot, kind: type[SavedLine | SavedText]):
        field = kind()
        shown(qtbot, field)
        with qtbot.waitSignal(field.committed) as told:
            QTest.keyClicks(field, "Find a path")
        assert told.args == ["Find a path"]

    def test_the_same_words_are_saved_once(self, qtbot: QtBot, kind: type[SavedLine | SavedText]):
        field = kind()
        qtbot.addWidget(field)
        field.show_value("As it was")
        with qtbot.assertNotEmitted(field.committed):
            field.flush()

    def test_a_refresh_leaves_what_is_being_typed(
        self, qtbot: QtBot, kind: type[SavedLine | SavedText]
    ):
        field = kind()
        shown(qtbot, field)
        field.setFocus()
        field.show_value("before")
        QTest.keyClicks(field, "x")
        field.show_value("from the file")
        told: list[str] = []
        field.committed.connect(told.append)
        flush_all(field.window())
        field.flush()
        assert told in (["xbefore"], ["beforex"])

    def test_leaving_saves(self, qtbot: QtBot, kind: type[SavedLine | SavedText]):
        page, field, other = QWidget(), kind(), QPushButton()
        column = QVBoxLayout(page)
        column.addWidget(field)
        column.addWidget(other)
        shown(qtbot, page)
        field.setFocus()
        QTest.keyClicks(field, "goal")
        with qtbot.waitSignal(field.committed, timeout=700) as told:
            other.setFocus()
        assert told.args == ["goal"]


def test_a_page_is_saved_whole(qtbot: QtBot):
    page = QWidget()
    column = QVBoxLayout(page)
    told: list[str] = []
    for kind in (SavedLine, SavedText):
        field = kind()
        field.committed.connect(told.append)
        column.addWidget(field)
    qtbot.addWidget(page)
    page.findChildren(SavedLine)[0].setText("one")
    page.findChildren(SavedText)[0].setPlainText("two")
    flush_all(page)
    assert sorted(told) == ["one", "two"]


class TestNumbers:
    def test_a_blank_is_no_number(self, qtbot: QtBot):
        field = NumberField(1, 60, blank=True)
        qtbot.addWidget(field)
        assert field.number() is None
        assert field.text() == ""
        field.show_value(12)
        assert field.number() == 12
        with qtbot.waitSignal(field.committed) as told:
            field.lineEdit().clear()
            field.flush()
        assert told.args == [None]

    def test_showing_is_not_committing(self, qtbot: QtBot):
        field = NumberField(1, 60)
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.committed):
            field.show_value(7)
        with qtbot.waitSignal(field.committed) as told:
            field.stepUp()
        assert told.args == [8]

    @pytest.mark.parametrize(("typed", "value"), [("75", 75), ("75 %", 75), ("7x", 7), ("101", 10)])
    def test_digits_count_and_nothing_else_gets_in(self, qtbot: QtBot, typed: str, value: int):
        field = NumberField(0, 100, suffix="%")
        shown(qtbot, field)
        field.selectAll()
        field.lineEdit().clear()
        QTest.keyClicks(field, typed)
        field.flush()
        assert field.value() == value

    def test_the_wheel_scrolls_the_page_not_the_number(self, qtbot: QtBot):
        field = NumberField(1, 60)
        qtbot.addWidget(field)
        wheel(field)
        assert field.value() == 1


def wheel(widget: QWidget) -> None:
    """Turn the wheel once over a widget that is not being used."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


class TestChoices:
    def test_a_choice_is_committed_by_its_value(self, qtbot: QtBot):
        field = ChoiceField([(Language.DANISH, "Danish"), (Language.ENGLISH, "English")])
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.committed):
            field.show_value(Language.ENGLISH)
        assert field.value() is Language.ENGLISH
        with qtbot.waitSignal(field.committed) as told:
            field.activated.emit(0)
        assert told.args == [Language.DANISH]

    def test_what_is_not_offered_is_no_choice(self, qtbot: QtBot):
        field = ChoiceField([(1, "one")])
        qtbot.addWidget(field)
        field.show_value(2)
        assert field.value() is None

    def test_other_choices_keep_the_chosen_one(self, qtbot: QtBot):
        field = ChoiceField([(1, "one"), (2, "two")])
        qtbot.addWidget(field)
        field.show_value(2)
        field.set_choices([(2, "two"), (3, "three")])
        assert field.value() == 2
        wheel(field)
        assert field.value() == 2


class TestChips:
    @pytest.fixture
    def field(self, qtbot: QtBot, theme: Theme) -> ChipsField:
        field = ChipsField(theme, ENGLISH)
        shown(qtbot, field)
        field.offer(["Research careers", "Job search"])
        return field

    def test_words_are_added_with_enter(self, qtbot: QtBot, field: ChipsField):
        with qtbot.waitSignal(field.committed) as told:
            QTest.keyClicks(field._line, "Networks\r")
        assert told.args == [("Networks",)]
        assert field._line.text() == ""

    def test_a_known_word_is_taken_as_it_is_known(self, field: ChipsField):
        field._line.setText("job SEARCH; Fieldwork; job search")
        field.flush()
        assert field.values == ("Job search", "Fieldwork")

    def test_a_chip_is_removed_with_its_cross(self, qtbot: QtBot, field: ChipsField):
        field.show_value(("Job search", "R&D"))
        chip = next(
            button
            for button in field.findChildren(QPushButton)
            if button.accessibleName() == "Remove R&D"
        )
        with qtbot.waitSignal(field.committed) as told:
            chip.click()
        assert told.args == [("Job search",)]

    def test_backspace_in_the_empty_line_takes_the_last(self, qtbot: QtBot, field: ChipsField):
        field.show_value(("one", "two"))
        QTest.keyClick(field._line, Qt.Key.Key_Backspace)
        assert field.values == ("one",)

    def test_where_only_known_words_count_others_stay_typed(self, qtbot: QtBot, theme: Theme):
        field = ChipsField(theme, ENGLISH, known_only=True)
        qtbot.addWidget(field)
        field.offer(["Danish"])
        field._line.setText("danish; Klingon")
        field.flush()
        assert field.values == ("Danish",)
        assert field._line.text() == "Klingon"

    def test_many_chips_run_over_several_lines(self, qtbot: QtBot, field: ChipsField):
        field.show_value(tuple(f"A rather long word {n}" for n in range(12)))
        field.resize(320, 400)
        qtbot.waitUntil(lambda: field._chips.height() > 100)
        tops = {chip.y() for chip in field._chips.findChildren(QPushButton)}
        assert len(tops) > 3


def test_a_refusal_stands_beside_its_field(qtbot: QtBot, theme: Theme):
    form = Form(theme)
    qtbot.addWidget(form)
    field = form.add("Name", SavedLine(), "As on paper")

    def refuse() -> None:
        raise UserError("{name} is taken.", name="Bo")

    field.attempt(ENGLISH, refuse)
    assert field.message == "Bo is taken."
    assert field.control.accessibleName() == "Name"
    field.attempt(ENGLISH, lambda: None)
    assert field.message == ""
    form.add_heading("More")
    form.add_wide(QPushButton("Go"))
