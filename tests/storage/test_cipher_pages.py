"""A wrong passphrase and a damaged file are told apart, and every single bit is watched over."""

import random

import pytest

from mentordesk.desk_file import PAGE_BYTES
from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.paths import state_folder
from mentordesk.storage import salts
from mentordesk.storage.cipher_pages import fits_any, fitting, pages
from mentordesk.storage.file import File
from mentordesk.storage.key import Key

WORDS = "når æblerne falder i å"
OTHERS = "fire små ænder i en sø"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """The bytes of an encrypted file with used, freed and overflowing pages."""
    place = tmp_path_factory.mktemp("secret") / "secret.mentordesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(place.parent / "state"))
        with File.create(place, passphrase=WORDS) as file:
            with file.write() as session:
                session.add_all(Faculty(name=str(n) * (n * 40 + 3)) for n in range(1, 60))
            with file.write() as session:
                for each in session.query(Faculty).all()[20:]:
                    session.delete(each)
    return place.read_bytes()


@pytest.fixture
def place(tmp_path, content):
    path = tmp_path / "secret.mentordesk"
    path.write_bytes(content)
    return path


@pytest.fixture
def known(place, content):
    """The same file, opened on this computer before."""
    salts.remember(place, Key.derive(WORDS, content[:16]))
    return place


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def refusal(path, passphrase=WORDS) -> str:
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        File.open(path, passphrase=passphrase)
    assert path.read_bytes() == before
    return str(caught.value)


def test_the_key_fits_every_page(place, content):
    fits = fitting(Key.derive(WORDS, content[:16]))
    assert all(fits(number, page) for number, page in pages(place))


def test_another_key_fits_none(place, content):
    assert not fits_any(place, Key.derive(OTHERS, content[:16]))


def test_a_page_in_another_pages_place_does_not_fit(content):
    fits = fitting(Key.derive(WORDS, content[:16]))
    assert not fits(3, content[PAGE_BYTES : 2 * PAGE_BYTES])


def test_every_bit_counts(content):
    key = Key.derive(WORDS, content[:16])
    fits = fitting(key)
    chance = random.Random(11)  # noqa: S311 - the same each time
    # The salt's own bits make another key, and that fits no page.
    for bit in chance.sample(range(16 * 8, len(content) * 8), 1_000):
        number = bit // 8 // PAGE_BYTES
        page = flipped(content, bit)[number * PAGE_BYTES : (number + 1) * PAGE_BYTES]
        assert not fits(number + 1, page)


@pytest.mark.parametrize("seed", range(25))
def test_a_bit_that_fell_over_is_damage_and_not_a_wrong_passphrase(place, content, seed):
    chance = random.Random(seed)  # noqa: S311 - the same each time
    bit = chance.randrange(16 * 8, len(content) * 8)
    place.write_bytes(flipped(content, bit))
    assert "is damaged" in refusal(place)


@pytest.mark.parametrize("bit", [0, 5, 64, 127])
def test_a_bit_of_the_salt_is_damage_where_the_salt_is_remembered(known, content, bit):
    known.write_bytes(flipped(content, bit))
    assert refusal(known) == "secret.mentordesk is damaged. Use a backup of it instead."


def test_a_wrong_passphrase_is_no_damage(known):
    assert refusal(known, OTHERS) == (
        "That is not the passphrase of secret.mentordesk. Type it again, and mind capital letters."
    )


def test_where_nobody_can_know_both_are_said(place):
    assert "If you are sure of it, the file is damaged" in refusal(place, OTHERS)


def test_a_wrong_passphrase_for_a_file_with_a_damaged_salt_leaves_both_open(known, content):
    known.write_bytes(flipped(content, 9))
    assert "If you are sure of it, the file is damaged" in refusal(known, OTHERS)


def test_without_a_passphrase_it_is_asked_for(place):
    assert refusal(place, None) == (
        "secret.mentordesk is protected with a passphrase. Give the passphrase to open it."
    )


@pytest.mark.parametrize("size", [PAGE_BYTES, 3 * PAGE_BYTES, 3 * PAGE_BYTES + 100, -1])
def test_a_file_that_was_cut_off_is_damaged(place, content, size):
    place.write_bytes(content[:size])
    assert "is damaged" in refusal(place)


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_of_nothing_is_damage(known, content, page):
    at = page * PAGE_BYTES
    known.write_bytes(content[:at] + bytes(PAGE_BYTES) + content[at + PAGE_BYTES :])
    assert "is damaged" in refusal(known)


def test_room_that_another_tool_left_at_the_end_is_no_damage(place, content):
    place.write_bytes(content + bytes(PAGE_BYTES))
    File.open(place, passphrase=WORDS).close()


def test_a_file_in_clear_is_not_opened_with_a_passphrase(new):
    assert "is not protected" in refusal(new)


@pytest.mark.parametrize(
    "junk", [b"minutes of the meeting\n" * 400, b"PK\x03\x04" + bytes(range(256)) * 64, b"short"]
)
@pytest.mark.parametrize("passphrase", [WORDS, None])
def test_what_is_none_of_ours_asks_for_no_passphrase(path, junk, passphrase):
    path.write_bytes(junk)
    assert "is not a MentorDesk file" in refusal(path, passphrase)


def test_another_programs_encrypted_file_is_none_of_ours(path):
    from mentordesk.storage.connection import sqlite

    raw = sqlite.connect(str(path))
    raw.execute(f"PRAGMA key = '{WORDS}'")
    raw.execute("CREATE TABLE recipe (name TEXT)")
    raw.commit()
    raw.close()
    assert "is not a MentorDesk file" in refusal(path)


def test_what_a_killed_program_left_half_written_is_put_right_first(place):
    import subprocess
    import sys

    dying = """
import os, sys
from pathlib import Path
from mentordesk.models import Faculty
from mentordesk.storage.file import File
file = File.open(Path(sys.argv[1]), passphrase=sys.argv[2])
with file.write() as session:
    session.connection().exec_driver_sql("PRAGMA cache_size = 1")
    session.connection().exec_driver_sql("PRAGMA cache_spill = 1")
    session.add_all(Faculty(name="x" * 9000 + str(n)) for n in range(60))
    session.flush()
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", dying, str(place), WORDS], check=False)  # noqa: S603
    journal = place.with_name(place.name + "-journal")
    assert journal.exists()
    # The very page that was being written when the power went.
    torn = bytearray(place.read_bytes())
    torn[2_000:PAGE_BYTES] = bytes(PAGE_BYTES - 2_000)
    place.write_bytes(torn)
    with File.open(place, passphrase=WORDS) as file, file.read() as session:
        assert session.query(Faculty).count() == 20
    assert not journal.exists()


@pytest.mark.parametrize("kept", ["", "zz", "00" * 15, "not hexadecimal at all, as it happens"])
def test_a_remembered_salt_that_makes_no_sense_is_as_good_as_none(known, kept):
    next((state_folder() / "salts").iterdir()).write_text(kept)
    assert salts.recall(known) is None
    File.open(known, passphrase=WORDS).close()
    assert salts.recall(known) == known.read_bytes()[:16]


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_open(place, monkeypatch):
    (state_folder() / "salts").parent.mkdir(parents=True, exist_ok=True)
    (state_folder() / "salts").write_text("a file where a folder should be")
    File.open(place, passphrase=WORDS).close()
