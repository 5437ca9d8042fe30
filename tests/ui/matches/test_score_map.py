"""The map of all scores: what it shows, how it is walked, and what pressing it does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mentordesk.services.records.matches import BARRED, LEVELS, PersonName, ScoreMap
from mentordesk.settings import Look
from mentordesk.ui.colours import colours_for, contrast, luminance
from mentordesk.ui.matches.score_map_colours import figure_colour, level_colour, level_table
from mentordesk.ui.matches.score_map_page import ScoreMapPage
from mentordesk.ui.matches.score_map_painting import Seen, percent
from mentordesk.ui.matches.score_map_plan import by_fit, fitting
from mentordesk.ui.matches.score_map_view import ScoreMapView
from mentordesk.ui.matches.score_map_words import pair_sentence
from mentordesk.ui.matches.tab import MatchesTab
from mentordesk.vocabulary import Barrier, Tier
from tests.builders import a_match, a_programme

MAP_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
IDA, MIKKEL, SARA = range(3)
BO, JENS = range(2)


def people(prefix: str, count: int) -> tuple[PersonName, ...]:
    return tuple(
        PersonName(enrolment_id=place + 1, name=f"{prefix} {place}", email=f"{place}@example.org")
        for place in range(count)
    )


def a_map(rows: int, columns: int, levels: bytes | None = None) -> Seen:
    """Return a map of invented people, every score by default another."""
    filled = bytes(
        (row * 7 + column * 3) % (LEVELS + 1) for row in range(rows) for column in range(columns)
    )
    return Seen(
        scores=ScoreMap(
            mentees=people("Mentee", rows),
            mentors=people("Mentor", columns),
            levels=filled if levels is None else levels,
            tiers={Tier.TOP: 160, Tier.GOOD: 120, Tier.MATCH: 80, Tier.WEAK: 0},
        )
    )


@pytest.fixture
def view(qtbot, theme) -> ScoreMapView:
    """Return a map on its own."""
    widget = ScoreMapView(theme)
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.show()
    return widget


@pytest.fixture
def on_the_map(tab: MatchesTab, settle) -> ScoreMapPage:
    """Return the page's map, shown."""
    tab.map.to_map.click()
    settle()
    return tab.map.page


def middle(view: ScoreMapView, row: int, column: int) -> QPoint:
    plan = view.plan
    half = plan.cell / 2
    return QPointF(plan.column_at(column) + half, plan.row_at(row) + half).toPoint()


def colour_at(view: ScoreMapView, row: int, column: int, x: float = 0.2, y: float = 0.2) -> QColor:
    """Return the colour at a place of a cell, the middle of the shares 0-1."""
    plan = view.plan
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(
        int((plan.column_at(column) + plan.cell * x) * ratio),
        int((plan.row_at(row) + plan.cell * y) * ratio),
    )


def press_key(view: ScoreMapView, *keys: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(view, key, modifier)


def roll(view: ScoreMapView, at: QPoint, notches: int, *, ctrl: bool) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


# What it shows


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("accent", ["", "#FFEB3B", "#000080", "#FF0000", "#777777"])
def test_a_better_fit_is_told_apart_without_its_hue(accent: str, *, dark: bool):
    colours = colours_for(dark=dark, accent=accent)
    light = [luminance(level_colour(colours, level)) for level in range(0, LEVELS + 1, 10)]
    assert light == sorted(light, reverse=not dark)
    assert contrast(level_colour(colours, 0), level_colour(colours, LEVELS)) > 3
    for level in range(0, LEVELS + 1, 5):
        assert contrast(figure_colour(colours, level), level_colour(colours, level)) >= 3


def test_every_barrier_has_the_one_pale_colour(theme):
    table = level_table(theme.colours)
    assert {table[BARRED + place] for place in range(len(Barrier))} == {theme.colours.window.rgba()}


def test_cells_have_the_colour_of_their_score(view, theme):
    seen = a_map(4, 3)
    view.show_map(seen, begins=True)
    for row, column in ((0, 0), (3, 2), (2, 1)):
        wanted = level_colour(theme.colours, seen.scores.level(row, column))
        assert colour_at(view, row, column).name() == wanted.name()


def test_what_is_not_possible_is_hatched(view, theme):
    view.show_map(a_map(2, 2, bytes([100, BARRED, BARRED + 4, 100])), begins=True)
    picture = view.viewport().grab().toImage()
    plan = view.plan
    for row, column, hatched in ((0, 0, False), (0, 1, True), (1, 0, True)):
        y = int(plan.row_at(row) + plan.cell / 2)
        begin = int(plan.column_at(column))
        colours = {
            picture.pixelColor(x, y).name() for x in range(begin + 2, begin + int(plan.cell) - 2)
        }
        assert (theme.colours.faint.name() in colours) is hatched


def test_a_match_and_a_proposed_pair_are_told_apart_and_the_full_are_toned(view, theme):
    plain = a_map(3, 3, bytes([100] * 9))
    view.show_map(plain, begins=True)
    before = colour_at(view, 2, 2).name()
    marked = replace(plain, pairs={(0, 0): True, (1, 1): False}, full=frozenset({2}))
    view.show_map(marked, begins=True)
    text, card = theme.colours.text.name(), theme.colours.card.name()
    assert colour_at(view, 0, 0, 0.5, 0.5).name() == text
    assert colour_at(view, 1, 1, 0.5, 0.5).name() == card
    assert text in {colour_at(view, 1, 1, 0.5 + share, 0.5).name() for share in (0.1, 0.12, 0.14)}
    assert colour_at(view, 2, 2).name() != before
    assert colour_at(view, 2, 1).name() == before


def test_names_stand_beside_cells_that_are_large_enough(view):
    view.show_map(a_map(10, 10), begins=True)
    assert view.plan.named
    assert view.plan.left > 20
    view.show_map(a_map(300, 300), begins=True)
    assert not view.plan.named
    assert view.plan.left == 0


def test_a_small_programme_begins_with_its_names_and_can_be_seen_whole(view):
    view.show_map(a_map(40, 40), begins=True)
    assert view.plan.named
    view.fit()
    assert not view.plan.named
    assert view.plan.rows_in_sight() == range(40)


def test_figures_stand_in_large_cells(view, theme):
    view.show_map(a_map(2, 2, bytes([145, 0, 200, 60])), begins=True)
    picture, plan = view.viewport().grab().toImage(), view.plan
    left, top, inside = int(plan.column_at(1)), int(plan.row_at(0)), range(3, int(plan.cell) - 3)
    lightest = luminance(level_colour(theme.colours, 0))
    cell = [luminance(picture.pixelColor(left + x, top + y)) for x in inside for y in inside]
    assert min(cell) < lightest / 4
    assert [percent(level) for level in (0, 144, 145, 200)] == [0, 72, 73, 100]


def test_three_thousand_by_three_thousand_are_all_in_sight(view):
    view.show_map(a_map(3000, 3000, bytes(range(201)) * 44776 + bytes(24)), begins=True)
    assert view.plan.cell < 1
    assert len(view.plan.rows_in_sight()) == 3000
    assert view.horizontalScrollBar().maximum() == 0
    view.viewport().grab()
    press_key(view, Qt.Key.Key_End, ctrl=True)
    assert view.looked_at == (2999, 2999)
    for _ in range(30):
        view.zoom_in()
    assert view.plan.named
    assert 2999 in view.plan.rows_in_sight()
    assert 2999 in view.plan.columns_in_sight()
    view.viewport().grab()


def test_the_look_may_change_under_the_map(view, theme):
    view.show_map(a_map(4, 4), begins=True)
    light = colour_at(view, 3, 3).name()
    theme.choose(Look.DARK)
    dark = colour_at(view, 3, 3).name()
    theme.choose(Look.LIGHT)
    assert dark != light
    assert colour_at(view, 3, 3).name() == light


# Zooming and moving


def test_keys_zoom_and_show_all_again(view):
    view.show_map(a_map(100, 80), begins=True)
    fits = view.plan.cell
    assert not view.can_zoom_out
    press_key(view, Qt.Key.Key_Plus)
    assert view.plan.cell > fits
    press_key(view, Qt.Key.Key_Minus)
    assert view.plan.cell == fits
    press_key(view, *[Qt.Key.Key_Plus] * 20)
    assert not view.can_zoom_in
    press_key(view, Qt.Key.Key_0)
    assert view.plan.cell == fits


def test_the_wheel_with_ctrl_zooms_where_the_pointer_is(view):
    view.show_map(a_map(300, 300), begins=True)
    at = QPoint(300, 250)
    before = view.plan.cell_under(at.x(), at.y())
    roll(view, at, 5, ctrl=True)
    now = view.plan.cell_under(at.x(), at.y())
    assert view.plan.cell > 3
    assert max(abs(now[0] - before[0]), abs(now[1] - before[1])) <= 1
    place = view.verticalScrollBar().value()
    roll(view, at, -1, ctrl=False)
    assert view.verticalScrollBar().value() > place


def test_two_fingers_zoom(view):
    view.show_map(a_map(300, 300), begins=True)
    before = view.plan.cell
    here = QPointF(200, 200)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        here,
        here,
        here,
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.plan.cell > before


def test_dragging_moves_the_map_and_chooses_nothing(view):
    view.show_map(a_map(300, 300), begins=True)
    for _ in range(12):
        view.zoom_in()
    chosen = []
    view.chosen.connect(lambda *cell: chosen.append(cell))
    bar = view.horizontalScrollBar()
    bar.setValue(200)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    QTest.mouseMove(view.viewport(), QPoint(240, 200))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(240, 200))
    assert bar.value() == 260
    assert chosen == []


def test_what_fits_fits_again_when_the_window_grows(view, qtbot):
    view.show_map(a_map(100, 100), begins=True)
    before = view.plan.cell
    view.resize(900, 900)
    qtbot.waitUntil(lambda: view.plan.cell > before)
    assert view.verticalScrollBar().maximum() == 0


def test_a_zoomed_map_keeps_its_place_when_it_is_read_again(view):
    view.show_map(a_map(300, 300), begins=True)
    for _ in range(12):
        view.zoom_in()
    view.verticalScrollBar().setValue(500)
    view.show_map(a_map(300, 300), begins=False)
    assert view.verticalScrollBar().value() == 500


def test_arrows_walk_and_the_cell_is_brought_into_sight(view):
    view.show_map(a_map(60, 50), begins=True)
    for _ in range(10):
        view.zoom_in()
    view.setFocus()
    press_key(view, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view.looked_at == (2, 1)
    press_key(view, Qt.Key.Key_End)
    assert view.looked_at == (2, 49)
    assert 49 in view.plan.columns_in_sight()
    press_key(view, Qt.Key.Key_PageDown)
    assert view.looked_at[0] > 4
    press_key(view, Qt.Key.Key_Down, ctrl=True)
    assert view.looked_at == (59, 49)
    press_key(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert view.looked_at == (59, 49)
    press_key(view, Qt.Key.Key_Home, ctrl=True)
    assert view.looked_at == (0, 0)
    assert (view.plan.x, view.plan.y) == (0, 0)


def test_other_keys_are_left_to_the_window(view):
    view.show_map(a_map(5, 5), begins=True)
    press_key(view, Qt.Key.Key_A)
    assert view.looked_at in {None, (0, 0)}


def test_the_largest_cell_that_fits(view):
    assert fitting((500, 400), (10, 10), (100, 80)) == 32
    assert fitting((500, 400), (40, 40), (100, 80)) == 9
    assert fitting((500, 400), (0, 0), (100, 80)) > 0


# In the page


def test_the_map_takes_the_place_of_the_list_and_that_is_remembered(tab, desk, on_the_map):
    assert on_the_map.isVisible()
    assert not tab.left.mentees.isVisible()
    assert not tab.left.to_mentors.isVisible()
    assert on_the_map.tools.isVisible()
    assert desk.settings.recall("matches.map", False) is True
    assert tab.mentee_page.isVisible()
    tab.map.to_list.click()
    assert tab.left.mentees.isVisible()
    assert tab.left.to_mentors.isVisible()
    assert not on_the_map.tools.isVisible()
    assert desk.settings.recall("matches.map", True) is False


def test_keys_switch_between_list_and_map(tab, settle, qtbot):
    tab.activateWindow()
    tab.left.mentees.view.setFocus()
    QTest.keyClick(tab.left.mentees.view, Qt.Key.Key_H, MAP_KEYS)
    qtbot.waitUntil(lambda: tab.map.shown)
    assert tab.map.page.view.hasFocus()
    QTest.keyClick(tab.map.page.view, Qt.Key.Key_H, MAP_KEYS)
    qtbot.waitUntil(lambda: not tab.map.shown)
    assert tab.left.mentees.view.hasFocus()


def test_the_map_says_of_a_pair_who_they_are_and_how_they_fit(
    tab, on_the_map, settle, workspace, people
):
    assert on_the_map.line.text().startswith("Point at a cell")
    view = on_the_map.view
    QTest.mouseMove(view.viewport(), middle(view, IDA, JENS))
    assert on_the_map.line.text() == "Ida Krogh × Jens Lund: Top match 1.00"
    assert view.accessibleDescription() == on_the_map.line.text()
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert on_the_map.line.text().startswith("Point at a cell")


def test_the_map_tells_matches_proposals_barriers_and_who_is_full(
    tab, on_the_map, settle, workspace, people, desk
):
    a_match(workspace, people["jens"], people["ida"])
    workspace.matches.forbid(desk.programme_id, people["bo"].id, people["sara"].id, "")
    settle()
    workspace.matches.propose(desk.programme_id)
    settle()
    seen = on_the_map.seen
    tr = desk.translator
    assert pair_sentence(seen, IDA, JENS, tr) == "Ida Krogh × Jens Lund: Top match 1.00 · a match"
    assert pair_sentence(seen, SARA, BO, tr) == "Sara Winther × Bo Friis: ruled out by you"
    assert pair_sentence(seen, MIKKEL, BO, tr).endswith("Weak match 0.00 · proposed")
    assert pair_sentence(seen, SARA, JENS, tr).endswith("· Jens Lund is full")


def test_the_map_never_says_who_wants_to_be_kept_apart(desk):
    seen = a_map(1, 1, bytes([BARRED + list(Barrier).index(Barrier.AVOIDED)]))
    assert pair_sentence(seen, 0, 0, desk.translator) == "Mentee 0 × Mentor 0: to be kept apart"


def test_every_barrier_can_be_told(desk):
    for place, barrier in enumerate(Barrier):
        seen = a_map(1, 1, bytes([BARRED + place]))
        assert seen.scores.barrier(0, 0) is barrier
        assert not pair_sentence(seen, 0, 0, desk.translator).endswith(": ")


def test_pressing_a_cell_chooses_the_mentee_and_the_candidate(tab, on_the_map, settle):
    view = on_the_map.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, SARA, JENS))
    settle()
    assert tab.mentee_page.row.mentee.name == "Sara Winther"
    assert tab.mentee_page.mentor.name == "Jens Lund"
    assert tab.mentee_page.mentor_card.text.startswith("Jens Lund")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, SARA, BO))
    settle()
    assert tab.mentee_page.mentor.name == "Bo Friis"
    assert tab.map.shown


def test_enter_chooses_the_cell_that_the_arrows_came_to(tab, on_the_map, settle):
    view = on_the_map.view
    view.setFocus()
    press_key(view, Qt.Key.Key_Home, ctrl=True)
    press_key(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return)
    settle()
    assert tab.mentee_page.row.mentee.name == "Sara Winther"
    assert tab.mentee_page.mentor.name == "Jens Lund"
    assert view.looked_at == (SARA, JENS)


def test_a_mentee_whom_the_list_has_filtered_away_is_shown_all_the_same(tab, on_the_map, settle):
    tab.left.mentees.bar.line.setText("Ida")
    view = on_the_map.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, MIKKEL, BO))
    settle()
    assert tab.mentee_page.row.mentee.name == "Mikkel Holm"
    assert tab.left.mentees.bar.line.text() == ""


def test_the_map_follows_the_candidate_that_is_looked_at(tab, on_the_map, settle, people):
    tab.left.mentees.select([("mentee", people["sara"].id)])
    tab.mentee_page.candidates.select([people["bo"].id])
    settle()
    assert on_the_map.view.looked_at == (SARA, BO)


def test_by_fit_the_pairs_lie_on_the_diagonal(tab, on_the_map, settle, workspace, desk):
    workspace.matches.propose(desk.programme_id)
    settle()
    on_the_map.by_fit.click()
    seen = on_the_map.seen
    assert set(seen.pairs) == {(0, 0), (1, 1)}
    assert [one.name for one in seen.scores.mentees][2] == "Mikkel Holm"
    assert desk.settings.recall("matches.map.by_fit", False) is True
    assert all(seen.scores.level(*cell) == LEVELS for cell in seen.pairs)
    on_the_map.by_name.click()
    assert on_the_map.seen.scores.mentees[0].name == "Ida Krogh"


def test_a_mentors_second_mentee_stands_beside_the_first(workspace, programme, people):
    from mentordesk.services.records.participants import SignUpChange

    workspace.participants.change(people["jens"].id, SignUpChange(capacity=2))
    for name in ("ida", "mikkel"):
        a_match(workspace, people["jens"], people[name])
    a_match(workspace, people["bo"], people["sara"])
    seen = workspace.matches.score_map(programme.id)
    rows, columns = by_fit(
        seen.mentees, seen.mentors, workspace.matches.proposal(programme.id).pairs
    )
    assert [seen.mentors[place].name for place in columns] in (
        ["Jens Lund", "Bo Friis"],
        ["Bo Friis", "Jens Lund"],
    )
    names = [seen.mentees[place].name for place in rows]
    assert abs(names.index("Ida Krogh") - names.index("Mikkel Holm")) == 1


def test_a_change_is_read_while_the_map_is_shown_and_else_when_it_is(
    tab, on_the_map, settle, workspace, people
):
    a_match(workspace, people["jens"], people["ida"])
    settle()
    assert on_the_map.seen.pairs == {(IDA, JENS): True}
    tab.map.to_list.click()
    a_match(workspace, people["bo"], people["sara"])
    settle()
    assert len(on_the_map.seen.pairs) == 1
    tab.map.to_map.click()
    settle()
    assert len(on_the_map.seen.pairs) == 2


def test_a_large_map_is_read_in_the_background(tab, settle, monkeypatch, qtbot, desk):
    from mentordesk.ui.matches import score_map_side

    monkeypatch.setattr(score_map_side, "_MANY", 0)
    tab.map.to_map.click()
    assert desk.tasks.busy
    assert tab.map.page.seen is None
    whole = tab.deeds.whole
    assert whole is not None
    tab.map.show_whole(whole)
    settle()
    assert len(tab.map.page.view.seen.scores.mentees) == 3
    assert tab.map.page.view.isVisible()


def test_reading_a_large_map_can_be_stopped_and_begun_again(tab, settle, monkeypatch, desk):
    from mentordesk.ui.matches import score_map_side

    monkeypatch.setattr(score_map_side, "_MANY", 0)
    tab.map.to_map.click()
    tab.map._task.cancel()
    settle()
    assert not tab.map.shown
    tab.map.to_map.click()
    settle()
    assert len(tab.map.page.view.seen.scores.mentees) == 3


def test_an_empty_programme_says_what_the_map_needs(
    tab, on_the_map, settle, desk, workspace, qtbot
):
    empty = a_programme(workspace, name="Spring 2027")
    desk.choose_programme(empty.id)
    settle()
    assert on_the_map._empty.isVisible()
    assert not on_the_map.larger.isEnabled()
    with qtbot.waitSignal(desk.asked_to_go) as asked:
        on_the_map._empty.button.click()
    assert asked.args[0] == "participants"


def test_landing_and_searching_bring_the_list_back(tab, on_the_map, people, desk, settle):
    tab.search()
    assert tab.left.mentees.bar.line.hasFocus()
    tab.map.to_map.click()
    desk.go_to("matches", (people["sara"].id,))
    assert not tab.map.shown
    assert len(tab.left.mentees.model.shown) == 1


def test_the_buttons_zoom(tab, on_the_map):
    on_the_map.view.fit()
    assert not on_the_map.smaller.isEnabled()
    before = on_the_map.view.plan.cell
    on_the_map.view._zoom(0.2, QPointF())
    assert on_the_map.view.plan.cell == before
    if on_the_map.larger.isEnabled():
        on_the_map.larger.click()
        assert on_the_map.smaller.isEnabled()
        on_the_map.whole.click()
        assert on_the_map.view.plan.cell == before


def test_the_line_about_a_pair_can_be_copied(tab, on_the_map):
    (copy,) = on_the_map.view.actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == on_the_map.line.text()
