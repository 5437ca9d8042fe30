"""Long names and many choices stay within the margins of every guide, sheet and flyer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from mentordesk.documents.page import MARGIN, MEASURE, WIDTH
from mentordesk.i18n import Wording
from mentordesk.services.records.guides import GUIDE_KINDS, GuideLayout
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language
from tests.builders import a_mentee, a_programme
from tests.documents.papers import words

_LONG = "Foreningen af Mentorordningskoordinatorer og Studievejledere ved Universiteterne "
_CHOICES = tuple(f"Kommunikationsvidenskab og medier {n:02}" for n in range(60))
#: Where a flyer's colour ends for certain, as a share of the page.
_BELOW_COLOUR = 0.75


@pytest.fixture
def crowded(workspace: Workspace) -> ProgrammeRecord:
    """Return a programme in which everything is long and much."""
    workspace.programmes.change_organisation(
        name=_LONG * 3, contact_name=_LONG, contact_email=f"{'k' * 60}@example.org"
    )
    programme = a_programme(workspace, name=_LONG * 2)
    a_mentee(workspace, programme, subjects=_CHOICES, topics=_CHOICES)
    workspace.playbook.add_activity(
        programme.id, Wording(da=_LONG * 3), due_on=programme.starts_on, note=Wording(da=_LONG * 9)
    )
    return programme


def drawn(paper: bytes) -> Iterator[QImage]:
    """Yield each page, a pixel a point, on white."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(paper))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    for page in range(document.pageCount()):
        size: QSize = document.pagePointSize(page).toSize()
        image = QImage(size, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(page, size))
        painter.end()
        yield image


def ink_beside_the_text(page: QImage, top: float) -> list[tuple[int, int]]:
    """Return the dark pixels in the margins, below a share of the height."""
    left, right = range(int(MARGIN) - 2), range(int(MARGIN + MEASURE) + 3, int(WIDTH))
    rows = range(int(page.height() * top), page.height())
    return [(x, y) for y in rows for x in (*left, *right) if (page.pixel(x, y) & 0xFF) < 128]


@pytest.mark.parametrize("key", list(GUIDE_KINDS))
def test_nothing_runs_out_of_the_margins(
    qtbot: QtBot, workspace: Workspace, crowded: ProgrammeRecord, key: str
):
    paper = workspace.paperwork.guide_pdf(crowded.id, key, language=Language.DANISH)
    layout = GUIDE_KINDS[key].layout
    flyer = layout in (GuideLayout.DARK_FLYER, GuideLayout.LIGHT_FLYER)
    pages = list(drawn(paper))
    for number, page in enumerate(pages):
        if number == 0 and layout is GuideLayout.BOOKLET:
            continue
        assert ink_beside_the_text(page, _BELOW_COLOUR if flyer else 0.0) == []


def test_sixty_subjects_and_topics_are_all_on_the_form(
    workspace: Workspace, crowded: ProgrammeRecord
):
    said = words(workspace.paperwork.guide_pdf(crowded.id, "sign-up-form"))
    assert all(said.count(choice) == 2 for choice in _CHOICES)
