"""Keeps the marks that a file is open out of the user's own folders."""

from pathlib import Path

import pytest

from mentordesk.storage.file import File


@pytest.fixture(autouse=True)
def state(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "autumn.mentordesk"


@pytest.fixture
def file(path):
    with File.create(path) as opened:
        yield opened
