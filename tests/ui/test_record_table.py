"""The one list: searched, filtered, sorted in Danish order, copied, remembered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.colours import Tone
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape
from mentordesk.ui.record_model import BOLD_ROLE, CHIP_ROLE, CHOICES_ROLE
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import Language
from tests.ui.opened import theme

__all__ = ["theme"]


@dataclass(frozen=True)
class Guest:
    """Somebody on an invented list."""

    id: int
    name: str
    role: str = "mentor"
    age: int = 30
    came: bool = False


ANNE, OLE, AAGE, AEGIR = (
    Guest(1, "Anne Dam", "mentee", 41),
    Guest(2, "Ole Åkjær", "mentor", 9, came=True),
    Guest(3, "Aage Holm", "mentor", 100),
    Guest(4, "Ægir René Lund", "mentee", 22),
)
EVERYBODY = (OLE, AAGE, ANNE, AEGIR)


class Party:
    """A list of guests, and what was written into it."""

    def __init__(self, qtbot: QtBot, theme: Theme, settings: Settings) -> None:
        self.written: list[tuple[str, str]] = []
        self.ticked: list[tuple[str, bool]] = []
        self.asked = False
        self.table: RecordTable[Guest] = RecordTable(
            self.shape(),
            theme=theme,
            translator=Translator(Language.ENGLISH),
            settings=settings,
            empty=EmptyState(theme, "users", "Nobody yet.", "Invite", self.invite),
        )
        self.table.resize(700, 400)
        qtbot.addWidget(self.table)
        self.table.show_records(EVERYBODY)
        self.table.show()

    def invite(self) -> None:
        self.asked = True

    def shape(self) -> ListShape[Guest]:
        return ListShape(
            name="guests",
            identity=lambda guest: guest.id,
            columns=(
                Column(
                    key="name",
                    title="Name",
                    text=lambda guest: guest.name,
                    bold=True,
                    edit=lambda guest, text: self.written.append((guest.name, text)),
                    tooltip=lambda guest: f"{guest.name} <b>",
                ),
                Column(
                    key="role",
                    title="Role",
                    text=lambda guest: guest.role,
                    chip=lambda guest: Chip(icon="user", text=guest.role, tone=Tone.ACCENT),
                    choices=lambda _guest: ("mentor", "mentee"),
                    edit=lambda guest, text: self.written.append((guest.name, text)),
                ),
                Column(
                    key="age",
                    title="Age",
                    text=lambda guest: str(guest.age),
                    sort=lambda guest: guest.age,
                    number=True,
                    searched=False,
                ),
                Column(
                    key="came",
                    title="Came",
                    text=lambda guest: "yes" if guest.came else "",
                    ticked=lambda guest: guest.came,
                    tick=lambda guest, on: self.ticked.append((guest.name, on)),
                    hidden=True,
                ),
            ),
            filters=(
                Filter(
                    key="mentor", title="Mentors", accepts=lambda g: g.role == "mentor", group="r"
                ),
                Filter(
                    key="mentee", title="Mentees", accepts=lambda g: g.role == "mentee", group="r"
                ),
                Filter(key="old", title="R&D", accepts=lambda g: g.age >= 40),
            ),
            also_searched=lambda guest: f"guest{guest.id}@example.org",
            sorted_by="name",
        )

    @property
    def names(self) -> list[str]:
        return [guest.name for guest in self.table.model.shown]

    @property
    def count(self) -> str:
        return self.table.bar._count.text()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, settings: Settings) -> Callable[[], Party]:
    return lambda: Party(qtbot, theme, settings)


@pytest.fixture
def party(make: Callable[[], Party]) -> Party:
    return make()


def test_names_stand_in_danish_order(party: Party):
    assert party.names == ["Anne Dam", "Ole Åkjær", "Ægir René Lund", "Aage Holm"]


def test_figures_are_sorted_as_figures(party: Party):
    party.table.view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert [guest.age for guest in party.table.model.shown] == [9, 22, 41, 100]
    party.table.view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    assert [guest.age for guest in party.table.model.shown] == [100, 41, 22, 9]


def test_equals_stay_in_the_order_they_had(party: Party):
    party.table.view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert party.names == ["Anne Dam", "Ægir René Lund", "Ole Åkjær", "Aage Holm"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("aage", ["Aage Holm"]),
        ("ÅKJ", ["Ole Åkjær"]),
        ("aegir rene", ["Ægir René Lund"]),
        ("lund mentee", ["Ægir René Lund"]),
        ("guest2@", ["Ole Åkjær"]),
        ("100", []),
    ],
)
def test_a_search_forgives_case_accents_and_order(party: Party, typed: str, found: list[str]):
    party.table.bar.line.setText(typed)
    assert party.names == found
    assert party.count == f"{len(found)} of 4"


def test_a_search_goes_on_after_sorting(party: Party):
    party.table.bar.line.setText("o")
    party.table.view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    assert party.names == ["Ole Åkjær", "Ægir René Lund", "Anne Dam", "Aage Holm"]
    party.table.bar.line.setText("holm")
    assert party.names == ["Aage Holm"]


def test_the_keys_are_ready_before_the_first_keystroke(qtbot: QtBot, party: Party):
    qtbot.waitUntil(lambda: len(party.table.model._keys) == 4)


def test_the_keys_of_thousands_are_made_a_few_at_a_time(party: Party):
    model = party.table.model
    model.show(Guest(id_, f"Guest {id_}") for id_ in range(1_200))
    assert [model.prepare_search(500) for _ in range(3)] == [False, False, True]
    model.search("guest 1199")
    assert len(model.shown) == 1


def test_keys_half_made_are_made_anew_after_sorting(party: Party):
    model = party.table.model
    model.prepare_search(2)
    model.sort(2, Qt.SortOrder.AscendingOrder)
    model.search("holm")
    assert [guest.name for guest in model.shown] == ["Aage Holm"]


def test_rows_that_stand_together_are_chosen_as_one_range(party: Party):
    party.table.select([ANNE.id, OLE.id, AAGE.id])
    chosen = party.table.view.selectionModel().selection()
    assert {guest.name for guest in party.table.selection()} == {ANNE.name, OLE.name, AAGE.name}
    assert chosen.size() == 2
    party.table.select([one.id for one in EVERYBODY])
    assert party.table.view.selectionModel().selection().size() == 1


def test_chips_of_a_group_add_up_and_groups_narrow_down(party: Party):
    party.table.bar.choose(("mentor",))
    assert party.names == ["Ole Åkjær", "Aage Holm"]
    party.table.bar.choose(("mentor", "mentee"))
    assert party.count == "4"
    party.table.bar.choose(("mentor", "old"))
    assert party.names == ["Aage Holm"]
    assert party.table.bar.chosen == ("mentor", "old")


def test_a_chip_says_how_many_it_is_about(party: Party):
    texts = [chip.text() for chip in party.table.bar._chips.values()]
    assert texts == ["Mentors  2", "Mentees  2", "R&&D  2"]


def test_a_chip_about_nobody_takes_no_room(party: Party):
    old = party.table.bar._chips["old"]
    party.table.show_records([OLE, ANNE])
    party.table.show_records([OLE])
    assert old.isHidden()
    party.table.show_records(EVERYBODY)
    assert not old.isHidden()


def test_a_chip_that_a_deed_left_nobody_for_is_let_go_but_what_is_searched_for_stays(party: Party):
    old, mentees = (party.table.bar._chips[key] for key in ("old", "mentee"))
    mentees.click()
    party.table.show_records([OLE])
    assert party.names == [OLE.name]
    assert old.isHidden()
    assert mentees.isHidden()
    assert not mentees.isChecked()
    party.table.show_records(EVERYBODY)
    party.table.bar.line.setText("nobody of that name")
    mentees.click()
    party.table.show_records([OLE])
    assert party.names == []
    assert mentees.isChecked()


def test_nothing_found_offers_to_show_all(party: Party):
    party.table.bar.line.setText("nobody of that name")
    nothing = party.table._pages.currentWidget()
    assert isinstance(nothing, EmptyState)
    nothing.button.click()
    assert len(party.names) == 4


def test_an_empty_list_says_what_to_do(party: Party):
    party.table.show_records(())
    empty = party.table._pages.currentWidget()
    assert isinstance(empty, EmptyState)
    empty.button.click()
    assert party.asked
    assert party.table.bar.isHidden()


def test_new_records_keep_selection_and_scroll(party: Party):
    party.table.show_records(
        [*EVERYBODY, *(Guest(id_, f"Xenia {id_:03}") for id_ in range(10, 90))]
    )
    party.table.select([3, 50])
    party.table.view.verticalScrollBar().setValue(700)
    party.table.show_records(
        [replace(AAGE, age=101), *(Guest(id_, f"Xenia {id_:03}") for id_ in range(10, 90))]
    )
    assert {guest.id for guest in party.table.selection()} == {3, 50}
    assert party.table.view.verticalScrollBar().value() == 700


def test_a_changed_record_is_told_to_whoever_shows_it(qtbot: QtBot, party: Party):
    party.table.select([3])
    with qtbot.waitSignal(party.table.selected):
        party.table.show_records([replace(AAGE, age=101), ANNE])
    current = party.table.current()
    assert current is not None
    assert current.age == 101
    with qtbot.assertNotEmitted(party.table.selected):
        party.table.show_records([replace(AAGE, age=101), ANNE])


def test_one_is_current_several_are_none(party: Party):
    party.table.select([1])
    assert party.table.current() == ANNE
    party.table.select([1, 2])
    assert party.table.current() is None
    assert party.table.selection() == (ANNE, OLE)


def test_whoever_is_no_longer_shown_is_no_longer_selected(qtbot: QtBot, party: Party):
    party.table.select([1])
    with qtbot.waitSignal(party.table.selected):
        party.table.bar.choose(("mentor",))
    assert party.table.selection() == ()


def test_a_landing_shows_only_those_it_is_about_until_it_is_left(party: Party):
    party.table.bar.choose(("mentor",))
    party.table.show_only([1, 4])
    assert party.names == ["Anne Dam", "Ægir René Lund"]
    assert party.table.current() == ANNE
    assert party.table.bar._landing.text() == "2 chosen"
    party.table.bar._landing.click()
    assert len(party.names) == 4
    assert party.table.bar._landing.isHidden()


def test_rows_are_copied_as_a_spreadsheet_takes_them(qtbot: QtBot, party: Party):
    party.table.show_records([*EVERYBODY, Guest(9, "Bo\tX\n=SUM(1)", "mentor", 5)])
    party.table.select([1, 9])
    QTest.keyClick(party.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == (
        "Name\tRole\tAge\nAnne Dam\tmentee\t41\nBo X =SUM(1)\tmentor\t5"
    )


def test_the_arrow_leads_from_the_search_into_the_list(qtbot: QtBot, party: Party):
    party.table.search()
    QTest.keyClick(party.table.bar.line, Qt.Key.Key_Down)
    assert party.table.current() == ANNE
    with qtbot.waitSignal(party.table.opened):
        QTest.keyClick(party.table.view, Qt.Key.Key_Return)


def test_esc_empties_the_search(qtbot: QtBot, party: Party):
    party.table.bar.line.setText("ole")
    QTest.keyClick(party.table.bar.line, Qt.Key.Key_Escape)
    assert len(party.names) == 4


def test_widths_order_sorting_and_columns_are_remembered(
    qtbot: QtBot, make: Callable[[], Party], settings: Settings
):
    party = make()
    header = party.table.view.horizontalHeader()
    header.resizeSection(0, 222)
    header.moveSection(2, 1)
    header.setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    (came,) = [
        action for action in party.table._header.column_menu().actions() if action.text() == "Came"
    ]
    came.trigger()
    qtbot.waitUntil(lambda: settings.recall("list.guests", {}) != {})
    again = make()
    header = again.table.view.horizontalHeader()
    assert header.sectionSize(0) == 222
    assert again.table._header.visible_columns() == [0, 2, 1, 3]
    assert again.names[0] == "Aage Holm"


def test_words_share_the_room_to_spare_until_a_width_is_set(qtbot: QtBot, party: Party):
    header = party.table.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(0) > 300)
    assert header.sectionSize(1) == 140
    party.table.resize(420, 400)
    qtbot.waitUntil(lambda: header.sectionSize(0) == 140)
    header.resizeSection(0, 180)
    party.table.resize(700, 400)
    qtbot.waitUntil(lambda: header.width() > 600)
    assert header.sectionSize(0) == 180


def test_showing_a_column_shares_the_room_anew(qtbot: QtBot, party: Party):
    header = party.table.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sectionSize(0) > 300)
    wide = header.sectionSize(0)
    menu = party.table._header.column_menu()
    next(one for one in menu.actions() if one.text() == "Came").trigger()
    assert header.sectionSize(0) == wide - 140


def test_nonsense_in_the_settings_is_as_good_as_none(make: Callable[[], Party], settings: Settings):
    settings.remember(
        "list.guests", {"columns": {"name": 7, "gone": {"width": "wide"}}, "sorted_by": "gone"}
    )
    assert make().names[0] == "Anne Dam"


def test_a_cell_is_edited_by_its_column(qtbot: QtBot, party: Party):
    model = party.table.model
    assert model.setData(model.index(0, 0), "Anna Dam")
    assert model.setData(model.index(0, 0), "Anne Dam")
    assert party.written == [("Anne Dam", "Anna Dam")]
    assert not model.setData(model.index(0, 2), "40")


def test_a_choice_is_offered_as_a_list(qtbot: QtBot, party: Party):
    view = party.table.view
    view.setCurrentIndex(party.table.model.index(1, 1))
    view.edit(view.currentIndex())
    (box,) = view.findChildren(QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == ["mentor", "mentee"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert party.written == [("Ole Åkjær", "mentee")]


def test_a_tick_is_set_in_its_cell(party: Party):
    model = party.table.model
    tick = Qt.ItemDataRole.CheckStateRole
    assert model.index(1, 3).data(tick) == Qt.CheckState.Checked
    assert model.setData(model.index(1, 3), Qt.CheckState.Unchecked.value, tick)
    assert party.ticked == [("Ole Åkjær", False)]


def test_the_model_keeps_the_rules_of_qt(party: Party):
    tester = QAbstractItemModelTester(
        party.table.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    party.table.bar.line.setText("a")
    party.table.view.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
    party.table.show_records(())
    party.table.show_records(EVERYBODY)
    shiboken6.delete(tester)


def test_cells_say_how_they_are_to_be_drawn(party: Party):
    model = party.table.model
    assert model.index(0, 1).data(CHIP_ROLE) == Chip(icon="user", text="mentee", tone=Tone.ACCENT)
    assert model.index(0, 0).data(BOLD_ROLE) is True
    assert list(model.index(0, 1).data(CHOICES_ROLE)) == ["mentor", "mentee"]
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<span>Anne Dam &lt;b></span>"
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Age: 41"
    assert model.index(9, 9).data() is None


def test_the_list_is_painted(party: Party):
    party.table.select([2])
    picture = party.table.grab().toImage()
    assert not picture.allGray()


def test_a_keystroke_over_ten_thousand_rows_is_one_pass(party: Party):
    party.table.show_records(Guest(id_, f"Guest {id_}") for id_ in range(10_000))
    party.table.model.prepare_search()
    party.table.bar.line.setText("guest 999")
    assert party.count == "19 of 10,000"


def test_the_row_of_somebody_is_told(party: Party):
    assert party.table.model.row_of(4) == 2
    assert party.table.model.row_of(99) == -1


def test_a_selection_by_hand_is_told(qtbot: QtBot, party: Party):
    with qtbot.waitSignal(party.table.selected):
        party.table.view.selectionModel().select(
            party.table.model.index(0, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
