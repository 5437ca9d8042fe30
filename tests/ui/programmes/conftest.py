"""A file with a programme, at a desk."""

import pytest

from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.ui.desk import Desk
from tests.builders import a_programme
from tests.ui.opened import desk as a_desk
from tests.ui.opened import theme

__all__ = ["a_desk", "theme"]

desk = a_desk


@pytest.fixture
def programme(workspace: Workspace, desk: Desk) -> ProgrammeRecord:
    """Return the programme that the desk is at."""
    record = a_programme(workspace)
    desk.choose_programme(record.id)
    return record
