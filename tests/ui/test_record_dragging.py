"""A row carried from one list to a row of another."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_dragging import RowCarrier, RowLanding
from mentordesk.ui.record_table import RecordTable
from mentordesk.vocabulary import Language
from tests.ui.opened import theme

__all__ = ["theme"]

KIND = "application/x-test-fruit"
LOADS: list[QMimeData] = []
FRUIT = tuple(f"Fruit {number:02}" for number in range(40))
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LINK = Qt.DropAction.LinkAction


@pytest.fixture
def table(qtbot, theme, tmp_path):
    shape = ListShape[str](
        name="fruit",
        identity=lambda fruit: fruit,
        columns=(Column(key="name", title="Name", text=lambda fruit: fruit),),
    )
    table: RecordTable[str] = RecordTable(
        shape,
        theme=theme,
        translator=Translator(Language.ENGLISH),
        settings=Settings.load(tmp_path / "settings.json"),
        empty=EmptyState(theme, "users", "Nothing."),
    )
    table.resize(300, 260)
    qtbot.addWidget(table)
    table.show_records(FRUIT)
    table.show()
    return table


@pytest.fixture
def carried(monkeypatch):
    """Return what is carried off, each with its size: the screen's own dragging is left out."""
    loads: list[bytes] = []

    def carry(drag: QDrag, *_actions: object) -> Qt.DropAction:
        assert drag.pixmap().width() > 20
        loads.append(bytes(drag.mimeData().data(KIND).data()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return loads


@pytest.fixture
def landing(table, theme):
    """Return what takes fruit whose number is even."""
    return RowLanding(table.view, theme, KIND, lambda row: row % 2 == 0)


def middle_of(table, row: int) -> QPoint:
    return QPoint(table.view.visualRect(table.view.model().index(row, 0)).center())


def load(kind: str = KIND) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, b"42")
    # An event does not own what it speaks of.
    LOADS.append(mime)
    return mime


def send(table, event: QEvent) -> bool:
    QApplication.sendEvent(table.view.viewport(), event)
    return event.isAccepted()


def enter(table, at: QPoint, kind: str = KIND) -> None:
    send(table, QDragEnterEvent(QPointF(at), LINK, load(kind), LEFT, NONE))


def hover(table, row: int, kind: str = KIND) -> bool:
    at = middle_of(table, row)
    enter(table, at, kind)
    return send(table, QDragMoveEvent(QPointF(at), LINK, load(kind), LEFT, NONE))


def drop(table, row: int) -> None:
    hover(table, row)
    send(table, QDropEvent(QPointF(middle_of(table, row)), LINK, load(), LEFT, NONE))


def carry(table, start: QPoint, by: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
    viewport = table.view.viewport()
    QTest.mousePress(viewport, LEFT, modifier, start)
    QTest.mouseMove(viewport, start + by)
    QTest.mouseRelease(viewport, LEFT, modifier, start + by)


def test_a_row_pressed_and_moved_is_carried(table, theme, carried):
    RowCarrier(table.view, theme, KIND, lambda row: str(row).encode(), lambda row: FRUIT[row])
    carry(table, middle_of(table, 3), QPoint(0, 60))
    assert carried == [b"3"]
    assert table.selection() == (FRUIT[3],)


def test_a_hand_that_trembles_carries_nothing(table, theme, carried):
    RowCarrier(table.view, theme, KIND, lambda row: str(row).encode(), lambda row: FRUIT[row])
    carry(table, middle_of(table, 3), QPoint(1, 1))
    assert carried == []
    assert table.selection() == (FRUIT[3],)


def test_what_selects_several_carries_nothing(table, theme, carried):
    RowCarrier(table.view, theme, KIND, lambda row: str(row).encode(), lambda row: FRUIT[row])
    table.view.selectRow(1)
    carry(table, middle_of(table, 3), QPoint(0, 60), Qt.KeyboardModifier.ShiftModifier)
    assert carried == []
    assert len(table.selection()) > 1


def test_the_row_that_would_take_it_lights_up(table, landing):
    assert hover(table, 2)
    assert landing.lit == 2
    assert not hover(table, 3)
    assert landing.lit == -1
    hover(table, 2)
    send(table, QDragLeaveEvent())
    assert landing.lit == -1


def test_what_is_dropped_lands_on_the_row(table, landing, qtbot):
    with qtbot.waitSignal(landing.landed) as landed:
        drop(table, 2)
    assert landed.args == [2, b"42"]
    assert landing.lit == -1


def test_a_row_that_refuses_gets_nothing(table, landing, qtbot):
    with qtbot.assertNotEmitted(landing.landed):
        drop(table, 3)


def test_what_travels_under_another_name_is_not_taken(table, landing):
    assert not hover(table, 2, "text/plain")
    assert landing.lit == -1


def test_the_list_scrolls_under_what_is_held_at_its_edge(table, landing, qtbot):
    bar, viewport = table.view.verticalScrollBar(), table.view.viewport()
    at = QPoint(20, viewport.height() - 4)
    enter(table, at)
    send(table, QDragMoveEvent(QPointF(at), LINK, load(), LEFT, NONE))
    qtbot.waitUntil(lambda: bar.value() > 60)
    send(table, QDragMoveEvent(QPointF(20, viewport.height() / 2), LINK, load(), LEFT, NONE))
    qtbot.waitUntil(lambda: not landing._scrolling.isActive())
    still = bar.value()
    qtbot.wait(90)
    assert bar.value() == still


def test_the_light_is_drawn_over_the_row(table, landing, theme):
    before = table.view.viewport().grab().toImage()
    hover(table, 2)
    after = table.view.viewport().grab().toImage()
    row = table.view.visualRect(table.view.model().index(2, 0))
    at = QPoint(row.right() - 30, row.center().y())
    assert before.pixelColor(at) != after.pixelColor(at)
