"""The page beside the agreement: what is typed is on it before it is saved."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.agreements import LimitRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.agreements.tab import AgreementsTab
from mentordesk.ui.desk import Desk
from mentordesk.ui.tab_stack import TabStack
from mentordesk.vocabulary import Language
from tests.ui.agreements.conftest import Show

SOON = 20_000


@pytest.fixture
def wide(pages: TabStack) -> None:
    """Give the window room for list, text and page."""
    pages.resize(1280, 700)


def words(page: AgreementsTab) -> str:
    reader = PdfReader(BytesIO(page.preview.content))
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def drawn(qtbot: QtBot, page: AgreementsTab) -> str:
    """Return what the page says, once it is the latest."""
    qtbot.waitUntil(lambda: bool(page.preview.content) and not page.preview.busy, timeout=SOON)
    return words(page)


@pytest.mark.usefixtures("wide")
def test_every_word_is_on_the_page_before_it_is_saved(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    page = show(ida)
    assert "Ida Krogh" in drawn(qtbot, page)
    editor = page.editor
    written: tuple[Any, ...] = (
        editor.goals,
        editor.limits.rows[0].cells[0],
        editor.terms.lines["place"],
    )
    for field, word in zip(written, ("Fieldwork", "Clients", "Library"), strict=True):
        # However slow the machine is, nothing is saved meanwhile.
        field._pause.setInterval(600_000)
        QTest.keyClicks(field, word)
    said = drawn(qtbot, page)
    assert workspace.agreements.get(ida).limits == ()
    assert {"Fieldwork", "Clients", "Library"} <= set(said.split())


@pytest.mark.usefixtures("wide")
def test_topics_are_on_the_page(qtbot: QtBot, show: Show, ida: int):
    page = show(ida)
    assert "Networks" not in drawn(qtbot, page)
    page.editor.topics.suggestions[0].click()
    assert "Networks" in drawn(qtbot, page)


@pytest.mark.usefixtures("wide")
def test_a_limit_taken_away_leaves_the_page(
    qtbot: QtBot, workspace: Workspace, show: Show, ida: int
):
    workspace.agreements.write(ida, limits=(LimitRecord(topic="Clients"),))
    page = show(ida)
    assert "Clients" in drawn(qtbot, page)
    page.editor.limits.rows[0].remove.click()
    assert "Clients" not in drawn(qtbot, page)


@pytest.mark.usefixtures("wide")
def test_another_pair_has_its_own_page(qtbot: QtBot, show: Show, ida: int, sara: int):
    page = show(ida)
    assert "Ida Krogh" in drawn(qtbot, page)
    page.table.select([sara])
    assert not page.preview.content
    said = drawn(qtbot, page)
    assert "Sara Winther" in said
    assert "Ida Krogh" not in said


@pytest.mark.usefixtures("wide")
def test_the_page_speaks_the_language_of_the_papers(qtbot: QtBot, show: Show, ida: int):
    page = show(ida)
    assert "Mentor agreement" in drawn(qtbot, page)
    page.language.actions[Language.DANISH].trigger()
    assert "Mentoraftale" in drawn(qtbot, page)


@pytest.mark.usefixtures("wide")
def test_several_pairs_have_no_one_page(show: Show, ida: int, sara: int):
    page = show(ida, sara)
    assert not page.preview.isVisible()
    assert page.table.isVisible()


@pytest.mark.usefixtures("wide")
def test_the_page_is_put_away_and_stays_away(desk: Desk, show: Show, ida: int):
    page = show(ida)
    assert page.preview.isVisible()
    page.side.button.click()
    assert not page.preview.isVisible()
    assert desk.settings.recall("agreements preview", True) is False
    page.side._arranged = None
    page.side.arrange()
    assert not page.preview.isVisible()


def test_in_a_narrow_window_the_list_makes_way_for_the_page(
    qtbot: QtBot, pages: TabStack, show: Show, ida: int
):
    page = show(ida)
    assert pages.width() == 1024
    assert page.table.isVisible()
    assert not page.preview.isVisible()
    page.side.button.click()
    assert not page.table.isVisible()
    assert page.preview.isVisible()
    assert page.editor.isVisible()
    assert pages.width() == 1024
    pages.resize(1280, 700)
    qtbot.waitUntil(page.table.isVisible)
    assert page.preview.isVisible()
    pages.resize(1024, 560)
    qtbot.waitUntil(lambda: not page.table.isVisible())


def test_what_is_not_seen_is_not_drawn(qtbot: QtBot, show: Show, ida: int):
    page = show(ida)
    QTest.keyClicks(page.editor.goals, "Fieldwork")
    qtbot.wait(250)
    assert page.preview.pages is None
