"""People of a table to look at: who may be here already, and names that mean nobody."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from tests.builders import a_table
from tests.ui.participants.conftest import Show
from tests.ui.participants.importing import JENS, TITLES, chips, choose, done, rehearsed, rows_of


def test_who_may_be_here_already_is_shown_with_both_addresses_and_why(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    phoned = (*TITLES, "Telefon")
    workspace.sign_up.run(a_table(tmp_path, phoned, (*JENS, "20 30 40 50")), programme.id)
    other = ("Jens Lund", "jl@example.org", "mentor", "Kemi", "+45 20304050")
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, phoned, other))
    parts = dialog.mapping.parts
    assert parts.tabText(2) == "People  1"
    parts.setCurrentIndex(2)
    assert parts.people.alike.isVisible()
    assert parts.people.alike.entries == (
        (
            2,
            "Row 2: Jens Lund, jl@example.org",
            "May be Jens Lund, jens@example.org: the same name and the same phone",
        ),
    )
    done(qtbot, dialog)
    assert len(workspace.participants.enrolments(programme.id)) == 2


def test_a_wish_for_somebody_whom_nobody_knows_is_told(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    titles = (*TITLES, "Ønsker til makker", "Skal ikke matches med")
    row = (*JENS, "Ida fra Aarhus", "Bo fra Odense")
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, titles, row))
    choose(dialog, 4, "wishes")
    choose(dialog, 5, "avoids")
    qtbot.waitUntil(dialog.run.isEnabled)
    people = dialog.mapping.parts.people
    assert [first for _, first, _ in people.unknown.entries] == [
        "Row 2 wishes for “Ida fra Aarhus”",
        "Row 2 would rather not be matched with “Bo fra Odense”",
    ]
    assert people.alike.isHidden()
    done(qtbot, dialog)
    (record,) = workspace.participants.enrolments(programme.id)
    assert record.wishes == ()


def test_where_there_is_nobody_to_look_at_that_is_said(qtbot: QtBot, show: Show, tmp_path: Path):
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, JENS))
    parts = dialog.mapping.parts
    parts.setCurrentIndex(2)
    assert parts.people.nobody.isVisible()
    assert parts.tabText(2) == "People"


def test_who_may_be_here_already_is_looked_at_in_their_row_however_far_down(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show, tmp_path: Path
):
    workspace.sign_up.run(a_table(tmp_path, TITLES, JENS), programme.id)
    others = [("Nobody", "wrong", "mentee", "Kemi")]
    others += [(f"Person {n}", f"p{n}@example.org", "mentee", "Kemi") for n in range(250)]
    double = ("Jens Lund", "jl@example.org", "mentor", "Kemi")
    dialog = rehearsed(qtbot, show(), a_table(tmp_path, TITLES, *others, double))
    chips(dialog)["Left out"].click()
    dialog.mapping.parts.setCurrentIndex(2)
    (link,) = dialog.mapping.parts.people.alike.findChildren(QPushButton)
    assert link.accessibleName() == "Show row 253"
    QTest.keyClick(link, Qt.Key.Key_Space)
    row = rows_of(dialog).current()
    assert row is not None
    assert row.said is not None
    assert row.said.email == "jl@example.org"
    assert rows_of(dialog).view.hasFocus()
