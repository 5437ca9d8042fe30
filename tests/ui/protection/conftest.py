"""A protected file, and the program on it."""

from functools import cache
from pathlib import Path

import pytest

from mentordesk.services import protection
from mentordesk.services.workspace import Workspace
from mentordesk.storage.key import Key
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.ui.begun import begin

__all__ = ["begin"]

WORDS = "når æblerne falder i å"


@pytest.fixture(scope="session")
def derived():
    return cache(Key.derive)


@pytest.fixture(autouse=True)
def _keys_derived_once(derived, monkeypatch):
    """A key is made slowly on purpose; one of the same words and salt is the same key."""
    monkeypatch.setattr(Key, "derive", derived)


def fill(workspace: Workspace) -> None:
    """Put two programmes into a file, with a pair in the older one."""
    programme = a_programme(workspace)
    match_id = a_match(
        workspace,
        a_mentor(workspace, programme, "Jens Lund"),
        a_mentee(workspace, programme, "Ida Krogh"),
    )
    workspace.agreements.write(match_id, goals="Find two research paths")
    a_programme(workspace, "long", "Spring 2027")


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        with a_workspace(folder) as workspace:
            fill(workspace)
            path = workspace.path
    return path.read_bytes()


@pytest.fixture
def plain(tmp_path: Path, filled: bytes) -> Path:
    """Return a file in clear."""
    path = tmp_path / "autumn.mentordesk"
    path.write_bytes(filled)
    return path


@pytest.fixture
def secret(plain: Path) -> Path:
    """Return the same file, protected."""
    protection.protect(plain, WORDS)
    return plain
