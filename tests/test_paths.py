"""A file has one name, by whatever way it is reached, and what is written goes to its user."""

import os
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
