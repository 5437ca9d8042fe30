"""What a user set is there the next time, and is never a reason to stop."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.settings import Look, Settings
from mentordesk.vocabulary import Language


@pytest.fixture
def place(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_everything_is_as_delivered_at_first(place):
    settings = Settings.load(place)
    assert settings.language is None
    assert settings.look is Look.SYSTEM
    assert settings.recent_files == ()
    assert settings.last_file is None
    assert settings.recall("splitter", [1, 2]) == [1, 2]
    assert not place.exists()


def test_what_was_set_is_there_the_next_time(place, tmp_path):
    settings = Settings.load(place)
    settings.language = Language.DANISH
    settings.look = Look.DARK
    settings.opened(tmp_path / "forår æøå.mentordesk")
    settings.remember("participants/columns", {"name": 220})
    again = Settings.load(place)
    assert again.language is Language.DANISH
    assert again.look is Look.DARK
    assert again.recent_files == (tmp_path / "forår æøå.mentordesk",)
    assert again.last_file == tmp_path / "forår æøå.mentordesk"
    assert again.recall("participants/columns", {}) == {"name": 220}


def test_the_systems_language_can_be_chosen_again(place):
    settings = Settings.load(place)
    settings.language = Language.ENGLISH
    settings.language = None
    assert Settings.load(place).language is None


def test_the_newest_of_eight_files_comes_first(place, tmp_path):
    settings = Settings.load(place)
    for n in range(10):
        settings.opened(tmp_path / f"{n}")
    settings.opened(tmp_path / "5")
    names = [path.name for path in Settings.load(place).recent_files]
    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]


def test_a_file_is_remembered_by_its_whole_path(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings.load(place)
    settings.opened(Path("here"))
    assert settings.last_file == tmp_path / "here"


def test_a_file_that_is_gone_is_forgotten(place, tmp_path):
    settings = Settings.load(place)
    settings.opened(tmp_path / "a")
    settings.opened(tmp_path / "b")
    settings.forget(tmp_path / "a")
    assert settings.recent_files == (tmp_path / "b",)
    assert settings.last_file == tmp_path / "b"
    settings.forget(tmp_path / "b")
    assert Settings.load(place).last_file is None


def test_a_file_that_was_closed_is_not_opened_at_the_next_start(place, tmp_path):
    settings = Settings.load(place)
    settings.opened(tmp_path / "a")
    settings.closed()
    again = Settings.load(place)
    assert again.last_file is None
    assert again.recent_files == (tmp_path / "a",)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_file_is_put_aside(place, content):
    place.parent.mkdir()
    place.write_bytes(content)
    settings = Settings.load(place)
    assert settings.look is Look.SYSTEM
    assert place.with_name("settings.broken.json").read_bytes() == content
    settings.look = Look.LIGHT
    assert Settings.load(place).look is Look.LIGHT


def test_values_that_make_no_sense_count_as_none(place):
    place.parent.mkdir()
    values = {"language": "xx", "look": 5, "recent_files": "a", "last_file": 1, "window": []}
    place.write_text(json.dumps(values))
    settings = Settings.load(place)
    assert settings.language is None
    assert settings.look is Look.SYSTEM
    assert settings.recent_files == ()
    assert settings.last_file is None
    assert settings.recall("x", 1) == 1


def test_what_was_remembered_in_another_shape_is_not_recalled(place):
    settings = Settings.load(place)
    settings.remember("width", "wide")
    assert settings.recall("width", 200) == 200
    assert settings.recall("width", None) == "wide"


def test_the_same_value_is_not_written_again(place):
    settings = Settings.load(place)
    settings.remember("width", 5)
    written = place.stat().st_ino
    settings.remember("width", 5)
    assert place.stat().st_ino == written


def test_a_disk_that_refuses_does_not_stop_the_program(tmp_path):
    (tmp_path / "blocked").touch()
    settings = Settings.load(tmp_path / "blocked" / "settings.json")
    settings.look = Look.DARK
    assert settings.look is Look.DARK


def test_a_broken_file_that_cannot_be_put_aside_does_not_stop_the_program(place):
    place.mkdir(parents=True)
    place.with_name("settings.broken.json").mkdir()
    (place.with_name("settings.broken.json") / "x").touch()
    assert Settings.load(place).look is Look.SYSTEM


def test_settings_are_read_before_the_database_library_is_there():
    script = "import sys, mentordesk.settings; assert 'sqlalchemy' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 - the test's own script
