"""The program as a process: without a screen, timed, and started a second time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.ui import application
from mentordesk.ui.one_window import WindowDoor, call_forward
from mentordesk.vocabulary import Language
from tests.builders import a_programme, a_workspace


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "mentordesk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANG": "en_GB.UTF-8", **environment},
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with a_workspace(tmp_path) as workspace:
        a_programme(workspace)
        return workspace.path


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_one_sentence_is_said(file: Path):
    run = started(str(file), QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert run.returncode == 1
    assert "There is no screen" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_timed_start_tells_its_moments_and_ends(file: Path):
    run = started(str(file), MENTORDESK_TIMING="1")
    assert run.returncode == 0, run.stderr
    moments = dict(line.split() for line in run.stdout.splitlines())
    assert float(moments["painted"]) < float(moments["usable"])


def test_a_timed_start_on_no_file_of_ours_fails(tmp_path: Path):
    run = started(str(tmp_path / "gone.mentordesk"), MENTORDESK_TIMING="1")
    assert run.returncode == 1


def test_a_second_start_raises_the_first_window(qtbot: QtBot, file: Path):
    door = WindowDoor()
    door.listen(file)
    with qtbot.waitSignal(door.knocked):
        assert started(str(file)).returncode == 0
    door.close()


@pytest.mark.usefixtures("qapp")
def test_nobody_answers_for_a_file_that_is_not_open(file: Path, tmp_path: Path):
    assert not call_forward(file)
    door = WindowDoor()
    door.listen(file)
    assert not call_forward(tmp_path / "another.mentordesk")
    door.listen(tmp_path / "another.mentordesk")
    assert not call_forward(file)
    door.close()
    assert not call_forward(tmp_path / "another.mentordesk")


@pytest.mark.parametrize(
    ("said", "language"),
    [("da_DK.UTF-8", Language.DANISH), ("en_GB.UTF-8", Language.ENGLISH), ("C", Language.ENGLISH)],
)
def test_the_systems_language_is_spoken(
    said: str, language: Language, monkeypatch: pytest.MonkeyPatch
):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", said)
    assert application._system_language() is language


def test_a_system_that_says_nothing_is_asked_through_qt(monkeypatch: pytest.MonkeyPatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert application._system_language() in Language
