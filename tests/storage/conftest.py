"""Keeps the marks that a file is open out of the user's own folders, and new files cheap."""

from functools import cache
from pathlib import Path

import pytest

from mentordesk.storage.file import File
from mentordesk.storage.key import Key


@pytest.fixture(autouse=True)
def state(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def derived():
    return cache(Key.derive)


@pytest.fixture(autouse=True)
def _keys_derived_once(derived, monkeypatch):
    """A key is made slowly on purpose; one of the same words and salt is the same key."""
    monkeypatch.setattr(Key, "derive", derived)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "autumn.mentordesk"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """The bytes of a new file, made once: the migrations take their time."""
    folder = tmp_path_factory.mktemp("fresh")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        File.create(folder / "fresh.mentordesk").close()
    return (folder / "fresh.mentordesk").read_bytes()


@pytest.fixture
def new(path, fresh):
    """The path of a new file that nobody has open."""
    path.write_bytes(fresh)
    return path


@pytest.fixture
def file(new):
    with File.open(new) as opened:
        yield opened
