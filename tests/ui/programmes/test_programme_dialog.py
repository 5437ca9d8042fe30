"""Everything that a template gave a programme can be changed."""

from collections.abc import Iterator
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.matches.weights_dialog import WeightsDialog
from mentordesk.ui.programmes.programme_dialog import ProgrammeDialog
from mentordesk.vocabulary import Criterion, Language, RuleKind
from tests.ui.dialogs import press


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, programme: ProgrammeRecord) -> Iterator[ProgrammeDialog]:
    window = QWidget()
    dialog = ProgrammeDialog(window, desk)
    dialog.show()
    yield dialog
    shiboken6.delete(window)


def message(control: QWidget) -> str:
    """Return what stands beside a control."""
    field = control.parentWidget()
    assert isinstance(field, Field)
    return field.message


def test_a_name_is_changed_and_a_blank_one_refused(
    workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    name = dialog.facts.controls["name"]
    assert isinstance(name, SavedLine)
    name.setText("Spring")
    name.flush()
    assert workspace.programmes.get(programme.id).name == "Spring"
    name.setText(" ")
    name.flush()
    assert message(name) == "The programme needs a name."


def test_what_was_refused_is_not_lost_by_closing(dialog: ProgrammeDialog):
    end = dialog.facts.controls["ends_on"]
    assert isinstance(end, DayField)
    end.setText("1.1.2020")
    question = press("Go back")
    dialog.leave.click()
    assert "ends before it starts" in question[0].informativeText()
    assert dialog.isVisible()
    press("Leave it unsaved")
    dialog.leave.click()
    assert not dialog.isVisible()


def test_a_new_start_moves_the_end_before_her_eyes(
    qtbot: QtBot, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    start, end = dialog.facts.controls["starts_on"], dialog.facts.controls["ends_on"]
    assert isinstance(start, DayField)
    assert isinstance(end, DayField)
    before = end.value
    start.setText("1.10.2026")
    start.flush()
    qtbot.waitUntil(lambda: end.value != before)
    assert start.value == date(2026, 10, 1)


def test_an_end_before_the_start_is_refused_beside_the_day(dialog: ProgrammeDialog):
    end = dialog.facts.controls["ends_on"]
    assert isinstance(end, DayField)
    end.setText("1.1.2020")
    end.flush()
    assert "ends before it starts" in message(end)


def test_figures_language_and_ways_are_changed(
    workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    meetings, language = dialog.facts.controls["meetings_most"], dialog.facts.controls["language"]
    tick = dialog.facts.controls["prefers_physical"]
    assert isinstance(meetings, NumberField)
    assert isinstance(language, ChoiceField)
    assert isinstance(tick, QCheckBox)
    meetings.setValue(9)
    language.activated.emit(0)
    tick.click()
    record = workspace.programmes.get(programme.id)
    assert record.meetings_most == 9
    assert record.language is Language.DANISH
    assert record.prefers_physical


def test_its_words_are_written_in_either_language(
    workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    page = dialog.words
    page.texts["place"].setPlainText("In the library")
    page.texts["place"].flush()
    page.language.show_value(Language.DANISH)
    page.language.committed.emit(Language.DANISH)
    assert page.texts["place"].toPlainText() == programme.place.da
    page.texts["place"].setPlainText("På biblioteket")
    dialog.leave.click()
    place = workspace.programmes.get(programme.id).place
    assert (place.da, place.en) == ("På biblioteket", "In the library")


def test_rules_are_added_reworded_moved_and_removed(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    page = dialog.framework
    before = len(page.texts())
    page.add_button.click()
    new = page.texts()[-1]
    new.setPlainText("Be on time.")
    new.flush()
    qtbot.waitUntil(lambda: len(page.texts()) == before + 1)

    def rules() -> list[str]:
        return [
            rule.text.en
            for rule in workspace.programmes.rules(programme.id)
            if rule.kind is RuleKind.GROUND_RULE
        ]

    assert rules()[-1] == "Be on time."

    def press(name: str) -> None:
        button = page._list.findChildren(QToolButton)
        last = [one for one in button if one.accessibleName() == name][-1]
        last.click()

    press("Move up")
    qtbot.waitUntil(lambda: page.texts()[-2].toPlainText() == "Be on time.")
    assert rules()[-2] == "Be on time."
    press("Remove")
    qtbot.waitUntil(lambda: len(page.texts()) == before)
    page.kind.show_value(RuleKind.ROLE_LIMIT)
    page.kind.committed.emit(RuleKind.ROLE_LIMIT)
    assert len(page.texts()) == sum(
        rule.kind is RuleKind.ROLE_LIMIT for rule in workspace.programmes.rules(programme.id)
    )


def test_a_part_without_rules_says_so(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    for rule in workspace.programmes.rules(programme.id):
        workspace.programmes.remove_rule(rule.id)
    qtbot.waitUntil(lambda: dialog.framework.texts() == [])


def tried(dialog: ProgrammeDialog) -> WeightsDialog:
    """Open the one place where matching is changed."""
    dialog.pages.setCurrentWidget(dialog.matching)
    dialog.matching.change.click()
    (found,) = dialog.findChildren(WeightsDialog)
    return found


def test_what_decides_a_match_is_told_in_words(dialog: ProgrammeDialog):
    said = dialog.matching.text
    assert "Subject 5" in said
    assert "Top match 80%" in said
    assert "One mentee each before any mentor gets a second" in said


def test_matching_is_changed_where_the_effect_is_seen_first(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    before = workspace.programmes.matching_settings(programme.id)
    weights = tried(dialog)
    assert weights.propose.isHidden()
    assert weights.parentWidget() is dialog
    form = weights.page
    form.weights[Criterion.LOCATION].setValue(7)
    form.thresholds["threshold_top"].setValue(85)
    form.ticks["spread_load"].click()
    form.ticks["bar_same_employer"].click()
    qtbot.waitUntil(lambda: "same mentor as now" in weights.effect.text)
    assert workspace.programmes.matching_settings(programme.id) == before
    weights.save.click()
    settings = workspace.programmes.matching_settings(programme.id)
    assert settings.weights[Criterion.LOCATION] == 7
    assert settings.threshold_top == pytest.approx(0.85)
    assert not settings.spread_load
    assert settings.bar_same_employer
    qtbot.waitUntil(lambda: "Place 7" in dialog.matching.text)
    assert "Top match 85%" in dialog.matching.text
    assert "Never match two people of the same employer" in dialog.matching.text


def test_what_was_tried_can_be_left(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, dialog: ProgrammeDialog
):
    before = workspace.programmes.matching_settings(programme.id)
    weights = tried(dialog)
    weights.page.weights[Criterion.LOCATION].setValue(7)
    QTest.keyClick(weights, Qt.Key.Key_Escape)
    assert workspace.programmes.matching_settings(programme.id) == before
    assert dialog.isVisible()


def test_thresholds_out_of_order_are_refused_beside_the_figure(dialog: ProgrammeDialog):
    figure = tried(dialog).page.thresholds["threshold_top"]
    figure.setValue(10)
    assert message(figure)
