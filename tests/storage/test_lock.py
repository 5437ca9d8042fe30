"""One window, or one command that writes, has a file at a time."""

import os
import signal
import subprocess
import sys

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.paths import file_key
from mentordesk.storage import lock
from mentordesk.storage.file import File

HOLDER = """
import sys
from pathlib import Path
from mentordesk.storage.file import File
file = File.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
file.close()
"""


@pytest.fixture
def window(new):
    """Another process that has the file open."""
    with subprocess.Popen(  # noqa: S603 - the test's own script
        [sys.executable, "-c", HOLDER, str(new)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_command_that_writes_is_refused_while_a_window_has_the_file(path, window):
    assert lock.is_open_elsewhere(path)
    with pytest.raises(UserError) as caught:
        File.open(path)
    expected = "autumn.mentordesk is open in MentorDesk. Close it there and try again."
    assert str(caught.value) == expected


def test_a_command_that_reads_is_served_while_a_window_has_the_file(path, window):
    with File.open(path, writable=False) as file, file.read() as session:
        assert session.get(Faculty, 1) is None


def test_a_closed_window_lets_others_have_the_file(path, window):
    window.communicate("\n", timeout=60)
    assert not lock.is_open_elsewhere(path)
    File.open(path).close()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_window_that_died_lets_others_have_the_file(path, window):
    window.send_signal(signal.SIGKILL)
    window.wait(60)
    assert not lock.is_open_elsewhere(path)
    File.open(path).close()


def test_a_file_is_not_opened_twice_in_one_program(path):
    with File.create(path), pytest.raises(UserError, match="is open in MentorDesk"):
        File.open(path)
    assert not lock.is_open_elsewhere(path)


def test_a_file_that_is_being_made_is_taken(path):
    with lock.hold(path), pytest.raises(UserError, match="is open in MentorDesk"):
        File.create(path)
    assert not path.exists()


def test_another_file_is_free(path, window):
    File.create(path.with_name("spring.mentordesk")).close()


def test_every_way_to_a_file_has_the_same_key(tmp_path, path, monkeypatch):
    path.touch()
    link = tmp_path / "link"
    link.symlink_to(path)
    monkeypatch.chdir(tmp_path)
    ways = [
        path,
        link,
        type(path)("autumn.mentordesk"),
        tmp_path / ".." / tmp_path.name / path.name,
    ]
    assert len({file_key(way) for way in ways}) == 1
    assert file_key(path) != file_key(tmp_path / "spring.mentordesk")


def test_a_key_tells_nothing_of_the_file(path):
    assert file_key(path).isalnum()
    assert len(file_key(path)) == 32


def test_a_mark_may_be_released_twice(path):
    mark = lock.hold(path)
    mark.release()
    mark.release()
    assert not lock.is_open_elsewhere(path)


def test_a_program_without_a_folder_of_its_own_says_so(path, state, monkeypatch):
    (state / "blocked").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(state / "blocked"))
    with pytest.raises(UserError, match="cannot write to its own folder"):
        File.create(path)
    with pytest.raises(UserError, match="cannot write to its own folder"):
        lock.is_open_elsewhere(path)
