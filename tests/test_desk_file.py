"""A MentorDesk file is known by its bytes, also one that is encrypted and says nothing."""

import random

import pytest

from mentordesk.desk_file import PAGE_BYTES, is_desk, is_in_clear, looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage.file import File
from mentordesk.whole_file import write_whole

WORDS = "når æblerne falder i å"


def noise(size: int) -> bytes:
    return random.Random(3).randbytes(size)  # noqa: S311 - the same each time


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.mentordesk"
    File.create(path, passphrase=WORDS).close()
    return path


def test_an_encrypted_file_may_be_one_of_ours(secret):
    assert looks_encrypted(secret)
    assert is_desk(secret)
    assert not is_in_clear(secret)


def test_a_file_in_clear_is_not_encrypted(tmp_path):
    path = tmp_path / "plain.mentordesk"
    File.create(path).close()
    assert is_in_clear(path)
    assert is_desk(path)
    assert not looks_encrypted(path)


@pytest.mark.parametrize("first", [b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff\xe0"])
def test_packed_papers_and_pictures_are_not(tmp_path, first):
    path = tmp_path / "paper"
    path.write_bytes((first + noise(5 * PAGE_BYTES))[: 5 * PAGE_BYTES])
    assert not is_desk(path)


@pytest.mark.parametrize("size", [0, 100, PAGE_BYTES - 1, PAGE_BYTES + 5])
def test_neither_is_what_is_not_in_whole_pages(tmp_path, size):
    path = tmp_path / "noise.bin"
    path.write_bytes(noise(size))
    assert not is_desk(path)


def test_nor_text_nor_nothing(tmp_path):
    path = tmp_path / "text.mentordesk"
    path.write_bytes(b"name;email\n" * 4_096)
    assert not is_desk(path)
    path.write_bytes(bytes(8 * PAGE_BYTES))
    assert not is_desk(path)
    assert not is_desk(tmp_path)
    assert not is_desk(tmp_path / "none")


def test_a_damaged_page_does_not_make_it_another_kind(secret):
    content = secret.read_bytes()
    secret.write_bytes(bytes(PAGE_BYTES) + b"x" * PAGE_BYTES + content[2 * PAGE_BYTES :])
    assert looks_encrypted(secret)


def test_no_document_takes_the_place_of_an_encrypted_file(secret):
    before = secret.read_bytes()
    with pytest.raises(UserError, match="is a MentorDesk file"):
        write_whole(secret, b"%PDF")
    assert secret.read_bytes() == before
