"""The paper beside the text: it follows the writer, keeps her place, and never shows less."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.papers.pdf_pages import PdfPages
from mentordesk.ui.papers.preview import PaperPreview
from tests.ui.guides.conftest import Show

SOON = 20_000


def pages_of(preview: PaperPreview) -> PdfPages:
    assert preview.pages is not None
    return preview.pages


def test_the_paper_appears_beside_the_text(qtbot: QtBot, show: Show):
    page = show()
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    pages = pages_of(page.preview)
    assert pages.isVisible()
    assert pages.page_count >= 1


def test_a_longer_text_makes_more_pages(qtbot: QtBot, show: Show):
    page = show()
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    before = pages_of(page.preview).page_count
    page.writing.text.setPlainText("# Long\n\n" + "A paragraph of words.\n\n" * 200)
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    assert pages_of(page.preview).page_count > before


def test_a_mistyped_placeholder_is_named_before_the_text_is_left(qtbot: QtBot, show: Show):
    page = show()
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    page.writing.text.insertPlainText("{nmae}\n\n")
    with qtbot.waitSignal(page.preview.refused, timeout=SOON):
        pass
    assert "{nmae} means nothing here" in page.writing.field.message
    assert pages_of(page.preview).isVisible()
    page.writing.text.undo()
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    assert not page.writing.field.message


def test_what_a_placeholder_stands_for_follows_the_programme(
    qtbot: QtBot, workspace: Workspace, programme: ProgrammeRecord, show: Show
):
    page = show()
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    workspace.programmes.change(programme.id, name="Another name")
    with qtbot.waitSignal(page.preview.drawn, timeout=SOON):
        pass
    page.writing.menu.fill()
    first = page.writing.menu.findChildren(QMenu)[0].actions()[0]
    assert first.text() == "{programme}\tAnother name"
