"""What every test gets: no screen, folders of its own, and a file on request."""

import os

# Without a screen Qt aborts the whole run, so this comes before anything can import it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mentordesk.services.workspace import Workspace
from tests.builders import StoppedClock, a_workspace

# A test is never timed: the machine may be busy.
settings.register_profile(
    "usual", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("torture", settings.get_profile("usual"), max_examples=1_000)
settings.load_profile(os.environ.get("MENTORDESK_EXAMPLES", "usual"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, logs and open-file marks out of the folders of whoever runs the tests."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.removeprefix("XDG_").lower()))
    return home


@pytest.fixture
def clock() -> StoppedClock:
    """Return the clock of the `workspace` fixture."""
    return StoppedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: StoppedClock) -> Iterator[Workspace]:
    """Open a new file and close it after the test."""
    with a_workspace(tmp_path, clock=clock) as opened:
        yield opened
