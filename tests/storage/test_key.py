"""An encrypted file: only its passphrase opens it, and nothing of it is in clear."""

from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage import backup
from mentordesk.storage.file import File
from mentordesk.storage.key import Key

WORDS = "når æblerne falder i å"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "secret.mentordesk"
    with File.create(path, passphrase=WORDS) as file, file.write() as session:
        session.add(Faculty(name="Teologi"))
    return path


def names(path: Path) -> list[str]:
    with File.open(path, passphrase=WORDS) as file, file.read() as session:
        return [each.name for each in session.query(Faculty)]


def test_the_passphrase_opens_the_file(place):
    assert names(place) == ["Teologi"]


def test_a_copy_has_the_same_passphrase(place, tmp_path):
    with File.open(place, passphrase=WORDS) as file:
        backup.copy(place, tmp_path / "copy", file.key)
    assert names(tmp_path / "copy") == ["Teologi"]


def test_nothing_of_it_is_in_clear(place):
    content = place.read_bytes()
    for plain in (b"SQLite", b"MDsk", b"faculty", b"Teologi"):
        assert plain not in content


@pytest.mark.parametrize("given", [None, "", WORDS.upper()])
def test_without_its_passphrase_it_is_not_opened(place, given):
    before = place.read_bytes()
    with pytest.raises(UserError):
        File.open(place, passphrase=given)
    assert place.read_bytes() == before


def test_a_key_does_not_show_its_secret():
    key = Key.derive(WORDS, b"0123456789abcdef")
    assert key.secret not in repr(key)
