"""A file has one name, by whatever way it is reached, and what is written goes to its user."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk import paths


def test_a_file_is_the_same_by_whatever_way_it_is_reached(tmp_path: Path, monkeypatch):
    file = tmp_path / "forår.mentordesk"
    file.touch()
    monkeypatch.chdir(tmp_path)
    key = paths.file_key(file)
    assert paths.file_key(Path(file.name)) == key
    assert paths.file_key(tmp_path / "folder" / ".." / file.name) == key
    assert paths.file_key(tmp_path / "another.mentordesk") != key
    assert key.isalnum()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_to_a_file_is_the_file(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert paths.file_key(tmp_path / "link") == paths.file_key(tmp_path / "file")


def test_what_is_written_goes_to_its_user(own_folders: Path):
    for place in (paths.settings_file(), paths.data_folder(), paths.state_folder()):
        assert place.is_relative_to(own_folders)


def test_what_is_about_people_is_looked_into_by_nobody_else(own_folders: Path):
    folder = paths.private_folder()
    assert folder.is_relative_to(own_folders)
    assert paths.private_folder() == folder
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.parent.stat().st_mode & 0o777 == 0o700


LEAVING = """
import os, sys
from mentordesk import paths
(paths.private_folder() / "ida.pdf").write_bytes(b"about Ida")
print(paths.private_folder(), flush=True)
sys.stdin.readline()
if sys.argv[1] == "die":
    os._exit(9)
"""


def _begun(way: str) -> tuple[subprocess.Popen[str], Path]:
    running = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", LEAVING, way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout
    return running, Path(running.stdout.readline().strip())


def test_it_goes_with_the_program():
    running, folder = _begun("end")
    assert (folder / "ida.pdf").exists()
    running.communicate("\n")
    assert not list(folder.parent.iterdir())


def test_what_a_program_that_died_left_goes_at_the_next_start_and_others_stay():
    dead, left = _begun("die")
    alive, kept = _begun("end")
    dead.communicate("\n")
    (left.parent / "older").mkdir()
    paths.sweep_private_folders()
    assert not left.exists()
    assert {each.name for each in left.parent.iterdir()} == {kept.name, f"{kept.name}.lock"}
    alive.communicate("\n")


def test_a_start_without_any_leaves_nothing_and_says_nothing():
    paths.sweep_private_folders()
    assert not (paths.state_folder() / "private").exists()
