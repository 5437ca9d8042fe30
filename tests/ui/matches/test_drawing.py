"""Bars, marks and chips as they are drawn."""

from PySide6.QtGui import QColor

from mentordesk.settings import Look
from mentordesk.ui.colours import Tone
from mentordesk.ui.matches.elided_link import ElidedLink
from mentordesk.ui.matches.words import barrier_chip, state_chip, tier_chip
from mentordesk.vocabulary import Barrier, Criterion, MatchState, Tier
from tests.builders import a_match


def strokes(tab, column: int, row: int, colour: QColor) -> int:
    """Return how many pixels of the middle line of a cell are of one colour."""
    view = tab.mentee_page.candidates.view
    picture = view.viewport().grab().toImage()
    cell = view.visualRect(view.model().index(row, column))
    middle = cell.center().y()
    return sum(
        picture.pixelColor(x, middle).name() == colour.name()
        for x in range(cell.left(), min(cell.right(), picture.width()))
    )


def test_a_bar_is_as_long_as_its_score(tab, people, qtbot, desk):
    tab.left.mentees.select([("mentee", people["ida"].id)])
    subject = 2 + list(Criterion).index(Criterion.SUBJECT)
    accent = desk.theme.colour(Tone.ACCENT)
    best, other = (strokes(tab, subject, row, accent) for row in range(2))
    assert best > 20
    assert other < best / 2


def test_a_criterion_nobody_answered_is_a_dash(tab, people, desk):
    tab.left.mentees.select([("mentee", people["ida"].id)])
    topics = 2 + list(Criterion).index(Criterion.TOPICS)
    assert strokes(tab, topics, 0, desk.theme.colour(Tone.ACCENT)) == 0


def test_the_page_can_be_seen_in_the_dark(tab, settle, desk, workspace, people):
    a_match(workspace, people["jens"], people["ida"])
    workspace.matches.pin(desk.programme_id, people["bo"].id, people["sara"].id)
    desk.theme.choose(Look.DARK)
    settle()
    picture = tab.grab().toImage()
    assert picture.pixelColor(4, picture.height() - 4).lightness() < 80
    desk.theme.choose(Look.LIGHT)


def test_a_pin_stands_beside_the_mentors_name(tab, settle, desk, workspace, people):
    workspace.matches.pin(desk.programme_id, people["bo"].id, people["ida"].id)
    settle()
    view = tab.left.mentees.view
    assert "Pinned to Bo Friis" in view.model().index(0, 1).data(3)
    marks = [view.itemDelegateForColumn(1)._mark(view.model().index(row, 1)) for row in range(3)]
    assert marks == ["pin", "", ""]


def test_every_tier_state_and_barrier_has_an_icon_and_a_word(desk):
    tr = desk.translator
    chips = [tier_chip(tier, tr) for tier in Tier]
    chips += [state_chip(state, tr) for state in [None, *MatchState]]
    chips += [barrier_chip(barrier, tr) for barrier in Barrier]
    assert all(chip.icon and chip.text for chip in chips)
    assert len({chip.text for chip in chips}) == len(chips)


def test_a_long_name_is_shortened_not_cut(qtbot):
    link = ElidedLink()
    qtbot.addWidget(link)
    link.show_words("Anna Sofie Margrethe von Blixen-Finecke")
    link.resize(120, 30)
    link.show()
    assert link.text().endswith("…")
    assert link.accessibleName() == "Anna Sofie Margrethe von Blixen-Finecke"
    link.resize(600, 30)
    assert link.text() == "Anna Sofie Margrethe von Blixen-Finecke"
