"""Papers of some text and a view of their pages, as a test takes them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.pdf_pages import PdfPages
from mentordesk.vocabulary import Language

LONG = "# Long\n\n" + "A paragraph of words.\n\n" * 200

Paper = Callable[[str], bytes]


@pytest.fixture
def paper(workspace: Workspace, desk: Desk, programme: ProgrammeRecord) -> Paper:
    """Return what makes a PDF of a text."""
    desk.choose_programme(programme.id)
    return lambda body: workspace.paperwork.guide_preview(
        programme.id, "ground-rules", body, Language.ENGLISH
    )


@pytest.fixture
def sheets(qtbot: QtBot, desk: Desk) -> PdfPages:
    """Return an empty view of pages, in sight."""
    pages = PdfPages(desk)
    qtbot.addWidget(pages)
    pages.resize(400, 300)
    pages.show()
    return pages
