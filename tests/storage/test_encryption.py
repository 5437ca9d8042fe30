"""Encryption is switched on, off and changed as a whole, and nothing stays behind in clear."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentordesk.desk_file import APPLICATION_ID
from mentordesk.errors import UserError
from mentordesk.models import Faculty
from mentordesk.storage import connection, encryption, lock, salts, swap
from mentordesk.storage.connection import sqlite
from mentordesk.storage.encryption import change, decrypt, encrypt, reencrypt
from mentordesk.storage.file import File
from mentordesk.storage.key import Key
from mentordesk.storage.schema import CURRENT

WORDS = "når æblerne falder i å"
OTHERS = "fire små ænder i en sø"
NAME = "Det Teologiske Fakultet"


@pytest.fixture
def plain(new):
    with File.open(new) as file, file.write() as session:
        session.add_all(Faculty(name=f"{NAME} {n}") for n in range(50))
    return new


@pytest.fixture
def secret(plain):
    encrypt(plain, WORDS)
    return plain


def names(path: Path, passphrase: str | None = None) -> set[str]:
    with File.open(path, passphrase=passphrase, writable=False) as file, file.read() as session:
        return {each.name for each in session.query(Faculty)}


EVERYTHING = {f"{NAME} {n}" for n in range(50)}


def test_switched_on_it_holds_everything_and_shows_nothing(plain):
    encrypt(plain, WORDS)
    content = plain.read_bytes()
    assert b"SQLite" not in content
    assert NAME.encode() not in content
    assert names(plain, WORDS) == EVERYTHING


def test_switched_off_it_is_an_ordinary_file_again(secret):
    decrypt(secret, WORDS)
    assert NAME.encode() in secret.read_bytes()
    assert names(secret) == EVERYTHING


def test_the_number_of_the_program_and_of_the_tables_come_along(secret):
    decrypt(secret, WORDS)
    raw = sqlite.connect(str(secret))
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (CURRENT.number,)
    raw.close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(secret):
    change(secret, WORDS, OTHERS)
    assert names(secret, OTHERS) == EVERYTHING
    with pytest.raises(UserError, match="not the passphrase"):
        names(secret, WORDS)


def test_any_tool_for_encrypted_files_opens_it_with_the_passphrase(secret):
    raw = sqlite.connect(str(secret))
    raw.execute(f"PRAGMA key = '{WORDS}'")
    assert raw.execute("SELECT count(*) FROM faculty").fetchone() == (50,)
    assert raw.execute("PRAGMA kdf_iter").fetchone() == ("256000",)
    raw.close()


def test_letters_in_two_parts_are_the_same_passphrase(secret):
    apart = "na\u030ar æblerne falder i a\u030a"
    assert apart != WORDS
    assert names(secret, apart) == EVERYTHING


def test_no_other_file_is_left_beside_it(secret):
    change(secret, WORDS, OTHERS)
    decrypt(secret, OTHERS)
    assert list(secret.parent.iterdir()) == [secret]


def test_what_stood_in_clear_is_overwritten(plain):
    with plain.open("rb") as before:
        assert NAME.encode() in before.read()
        encrypt(plain, WORDS)
        before.seek(0)
        assert not any(before.read())


def test_another_name_of_the_old_file_keeps_what_it_names(plain, tmp_path):
    kept = tmp_path / "kept by another tool"
    os.link(plain, kept)
    encrypt(plain, WORDS)
    assert names(kept) == EVERYTHING


def test_a_link_is_followed_and_stays_one(plain, tmp_path):
    link = tmp_path / "link.mentordesk"
    link.symlink_to(plain)
    encrypt(link, WORDS)
    assert link.is_symlink()
    assert names(plain, WORDS) == EVERYTHING


def test_who_may_read_it_stays_the_same(plain):
    plain.chmod(0o640)
    encrypt(plain, WORDS)
    assert plain.stat().st_mode & 0o777 == 0o640


def test_a_copy_can_keep_the_time_it_was_made(plain):
    os.utime(plain, (1_000_000_000, 1_000_000_000))
    reencrypt(plain, None, Key.derive(WORDS, bytes(range(16))))
    assert plain.stat().st_mtime == 1_000_000_000
    assert names(plain, WORDS) == EVERYTHING


def test_a_copy_follows_the_file_it_was_made_of(secret, tmp_path):
    copy = tmp_path / "copy"
    copy.write_bytes(secret.read_bytes())
    keys = change(secret, WORDS, OTHERS)
    assert keys.new
    for _ in range(2):
        reencrypt(copy, keys.old, keys.new)
        assert names(copy, OTHERS) == EVERYTHING
    with pytest.raises(UserError, match="not the passphrase"):
        reencrypt(copy, keys.old, Key.derive(WORDS, bytes(16)))


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda path: encrypt(path, OTHERS), "protected with a passphrase already"),
        (lambda path: decrypt(path, OTHERS), "not the passphrase"),
        (lambda path: change(path, OTHERS, OTHERS), "not the passphrase"),
        (lambda path: change(path, None, OTHERS), "is protected with a passphrase"),
        (lambda path: change(path, WORDS, "for kort æø"), "at least 12 characters"),
        (lambda path: change(path, WORDS, "to linjer\ner for meget"), "one line"),
    ],
)
def test_what_is_refused_changes_nothing(secret, deed, sentence):
    before = secret.read_bytes()
    with pytest.raises(UserError, match=sentence):
        deed(secret)
    assert secret.read_bytes() == before
    assert list(secret.parent.iterdir()) == [secret]


def test_a_file_in_clear_has_no_passphrase_to_take_away(plain):
    with pytest.raises(UserError, match="is not protected"):
        decrypt(plain, WORDS)


def test_a_file_that_a_window_has_open_is_left_alone(plain):
    with lock.hold(plain), pytest.raises(UserError, match="is open in MentorDesk"):
        encrypt(plain, WORDS)
    assert names(plain) == EVERYTHING


def test_a_file_that_another_tool_reads_is_left_alone(plain, monkeypatch):
    monkeypatch.setitem(connection.PRAGMAS, "busy_timeout", 50)
    other = sqlite.connect(str(plain), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM faculty").fetchall()
    with pytest.raises(UserError, match="in use by another program"):
        encrypt(plain, WORDS)
    other.close()
    assert names(plain) == EVERYTHING
    assert list(plain.parent.iterdir()) == [plain]


def test_what_another_tool_wrote_meanwhile_is_not_lost(plain, monkeypatch):
    verify = encryption._verify

    def meanwhile(*given):
        verify(*given)
        other = sqlite.connect(str(plain))
        other.execute("INSERT INTO faculty (name) VALUES ('Medicin')")
        other.commit()
        other.close()

    monkeypatch.setattr(encryption, "_verify", meanwhile)
    with pytest.raises(UserError, match="in use by another program"):
        encrypt(plain, WORDS)
    assert names(plain) == EVERYTHING | {"Medicin"}


def test_a_copy_that_came_out_different_is_thrown_away(plain, monkeypatch):
    export = encryption._export

    def meddle(place, key, half, fresh):
        export(place, key, half, fresh)
        raw = sqlite.connect(str(half))
        raw.execute(f"PRAGMA key = {fresh.literal}")
        raw.execute("UPDATE faculty SET name = 'Jura' WHERE rowid = 7")
        raw.commit()
        raw.close()

    monkeypatch.setattr(encryption, "_export", meddle)
    with pytest.raises(UserError, match="came out different"):
        encrypt(plain, WORDS)
    assert names(plain) == EVERYTHING
    assert list(plain.parent.iterdir()) == [plain]


@pytest.mark.parametrize("step", ["copymode", "sync_file", "replace"])
def test_a_disk_that_refuses_at_any_step_leaves_the_old_file(plain, monkeypatch, step):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    place = {"copymode": shutil, "sync_file": encryption, "replace": Path}[step]
    monkeypatch.setattr(place, step, refuse)
    with pytest.raises(UserError, match="the disk is full"):
        encrypt(plain, WORDS)
    monkeypatch.undo()
    assert names(plain) == EVERYTHING
    assert list(plain.parent.iterdir()) == [plain]


LIMITED = """
import resource, sys
from mentordesk.errors import UserError
from mentordesk.storage import encryption
path, passphrase, most = sys.argv[1:]
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
try:
    encryption.encrypt(Path(path), passphrase)
except UserError as error:
    print(error)
"""


def _run(script: str, *given: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", script, *given], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(os.name != "posix", reason="limits of this kind are Unix'")
@pytest.mark.parametrize("pages", [1, 7, 31])
def test_a_disk_that_is_full_at_the_nth_page_leaves_the_old_file(plain, pages):
    running = _run(LIMITED, str(plain), WORDS, str(pages * 4_096))
    said, _ = running.communicate(timeout=60)
    assert "damaged" not in said
    assert said.strip()
    assert names(plain) == EVERYTHING
    assert list(plain.parent.iterdir()) == [plain]


KILLED = """
import sys
from pathlib import Path
from mentordesk.storage import encryption
path, old, new = sys.argv[1:]
print("begun", flush=True)
encryption.change(Path(path), old or None, new or None)
print("done", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="nothing else dies so suddenly")
@pytest.mark.parametrize(
    ("now", "then"), [("", WORDS), (WORDS, OTHERS), (WORDS, "")], ids=["on", "changed", "off"]
)
def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(plain, now, then):
    if now:
        encrypt(plain, now)
    chance = random.Random(5)  # noqa: S311 - the same each time
    for _ in range(7):
        running = _run(KILLED, str(plain), now, then)
        assert running.stdout
        running.stdout.readline()
        time.sleep(chance.uniform(0, 0.6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        try:
            found = names(plain, now or None)
        except UserError:
            found = names(plain, then or None)
            now, then = then, now
        assert found == EVERYTHING
    File.open(plain, passphrase=now or None).close()
    assert list(plain.parent.iterdir()) == [plain]


def test_what_a_program_that_died_left_is_gone_when_the_file_is_next_opened(plain):
    half = swap.half_place(plain)
    half.write_bytes(plain.read_bytes())
    half.with_name(half.name + "-journal").write_bytes(b"half a page")
    File.open(plain).close()
    assert list(plain.parent.iterdir()) == [plain]


def test_the_salt_is_remembered(secret):
    assert salts.recall(secret) == secret.read_bytes()[:16]
    change(secret, WORDS, OTHERS)
    assert salts.recall(secret) == secret.read_bytes()[:16]


def test_each_time_the_key_is_another_one(secret):
    before = secret.read_bytes()[:16]
    change(secret, WORDS, WORDS)
    assert secret.read_bytes()[:16] != before


def test_a_key_is_made_of_whatever_is_typed():
    assert Key.derive("\udce6" * 12, bytes(16)) != Key.derive("æ" * 12, bytes(16))
