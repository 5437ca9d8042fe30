"""Whatever lies where a file should be: one sentence, and not a byte or a date of it changes."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentordesk import cli
from mentordesk.desk_file import APPLICATION_ID, PAGE_BYTES
from mentordesk.errors import UserError
from mentordesk.services import inspection
from mentordesk.services.workspace import Workspace
from mentordesk.storage import lock
from mentordesk.storage.connection import sqlite
from mentordesk.storage.schema import CURRENT
from tests.trust.undertakings import IS_TORTURE, NAME, a_filled_file, an_old_file, digest

#: A day in 2001; whoever writes to a file changes it.
_MADE_AT = 10**18
_HUGE = 1 << 40
#: The header's parts on which all else depends: what reads it, its format, its texts, its number.
_HEADER = (*range(16, 24), *range(44, 48), *range(56, 64), *range(68, 72))

Make = Callable[[Path], object]


def a_database(*statements: str) -> Make:
    def make(path: Path) -> None:
        raw = sqlite.connect(str(path), isolation_level=None)
        for statement in statements:
            raw.execute(statement).fetchall()
        raw.close()

    return make


def like_ours(application: int, number: int) -> Make:
    """Return what makes another program's database whose tables are called as ours are."""
    return a_database(
        f"PRAGMA application_id = {application}",
        f"PRAGMA user_version = {number}",
        "CREATE TABLE organisation (id, language, name)",
        "INSERT INTO organisation VALUES (1, 'da', 'Opskrifter')",
        "CREATE TABLE participant (id INTEGER PRIMARY KEY, name)",
        "CREATE VIEW programme AS SELECT 1 AS id",
    )


def of(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, _HUGE)


def loop(path: Path) -> None:
    path.symlink_to("elsewhere")
    path.with_name("elsewhere").symlink_to(path.name)


_DICE = random.Random(4)  # noqa: S311 - no secrets
JUNK: dict[str, Make] = {
    "nothing at all": of(b""),
    "random bytes": of(_DICE.randbytes(301)),
    "random pages": of(_DICE.randbytes(3 * PAGE_BYTES)),
    "text": of(b"Referat af m\xc3\xb8det\n" * 900),
    "zeros": of(bytes(20_000)),
    "huge": huge,
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a loop": loop,
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to no file": lambda path: path.symlink_to("/dev/zero"),
    "another program's": like_ours(0, 0),
    "a strange program's": like_ours(252006675, CURRENT.number),
    "one that took our number, new": like_ours(APPLICATION_ID, CURRENT.number),
    "one that took our number, old": like_ours(APPLICATION_ID, 1),
    "one that took our number, in its own mode": a_database(
        f"PRAGMA application_id = {APPLICATION_ID}",
        "CREATE TABLE recipe (name)",
        "PRAGMA journal_mode = WAL",
    ),
    "one that took our number, in its own letters": a_database(
        "PRAGMA encoding = 'UTF-16'",
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {CURRENT.number}",
        "CREATE VIRTUAL TABLE organisation USING fts5 (id, language)",
    ),
    "a newer program's": like_ours(APPLICATION_ID, CURRENT.number + 1),
}


def cuts(size: int) -> list[int]:
    """Return where a file is cut off: in its header, and at and around the ends of its pages."""
    ends = range(PAGE_BYTES, size, PAGE_BYTES)
    around = [place + by for place in (*ends, size) for by in (-1, 0, 1) if place + by < size]
    if not IS_TORTURE:
        around = [*around[:4], around[len(around) // 2], *around[-2:]]
    return [1, 15, 16, 17, 68, 72, 99, 100, 101, *around]


@pytest.fixture
def untouched(tmp_path: Path) -> Iterator[Callable[[Make], Path]]:
    """Put junk where a file should be; at the end it is there as it was."""
    made: list[tuple[Path, object]] = []

    def put(make: Make) -> Path:
        path = tmp_path / f"{len(made)}" / NAME
        path.parent.mkdir()
        make(path)
        os.utime(path, ns=(_MADE_AT, _MADE_AT), follow_symlinks=False)
        made.append((path, stand(path)))
        return path

    yield put
    for path, stood in made:
        assert stand(path) == stood


def stand(path: Path) -> object:
    found = path.lstat()
    reads = path.is_file() and found.st_size < _HUGE
    return found.st_mtime_ns, found.st_size, path.read_bytes() if reads else None


def require_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Require a sentence of whatever looks at a file."""
    for writable in (True, False):
        with pytest.raises(UserError):
            Workspace.open(path, writable=writable)
    beside = path.with_name("beside")
    for words in (
        ("check", path),
        ("participants", path),
        ("match", path, "--confirm"),
        ("backup", path, "--out", beside),
        ("restore", path, "--to", beside),
    ):
        assert cli.main([str(word) for word in words]) == cli.PERSON_MUST_ACT
        said = capsys.readouterr().err
        assert len(said.splitlines()) == 1
        assert "MentorDesk made a mistake" not in said
    assert not beside.exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are POSIX's")
@pytest.mark.parametrize("junk", JUNK)
def test_junk_is_refused(junk, untouched, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    require_refused(untouched(JUNK[junk]), capsys)


@pytest.mark.parametrize("size", cuts(len(a_filled_file())))
def test_a_file_that_was_cut_off_anywhere_is_refused(size, untouched, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path = untouched(of(a_filled_file()[:size]))
    if IS_TORTURE or size % 5 == 0:
        require_refused(path, capsys)
    with pytest.raises(UserError):
        Workspace.open(path)


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def read_with_a_flipped_bit(path: Path, *, all_of_it: bool) -> bool:
    """Return whether it was opened, or else refused in words; nothing else may come."""
    try:
        Workspace.open(path).close()
        if all_of_it:
            Workspace.open(path, writable=False).close()
            inspection.check(path)
    except UserError:
        # Nobody has it now.
        assert not lock.is_open_elsewhere(path)
        return False
    return True


def test_a_bit_that_fell_over_is_found_or_does_no_harm(untouched):
    """Within a text or a number plain SQLite cannot know; it is read for another one then."""
    content, dice = a_filled_file(), random.Random(9)  # noqa: S311 - no secrets
    bits = dice.sample(range(len(content) * 8), 1_000 if IS_TORTURE else 40)
    opened = [
        read_with_a_flipped_bit(
            untouched(of(flipped(content, bit))), all_of_it=IS_TORTURE or number % 10 == 0
        )
        for number, bit in enumerate(bits)
    ]
    assert any(opened)
    assert not all(opened)


def test_a_bit_of_the_header_that_fell_over_is_found_or_does_no_harm(untouched):
    content, dice = a_filled_file(), random.Random(2)  # noqa: S311 - no secrets
    for place in _HEADER:
        for bit in range(8) if IS_TORTURE else [dice.randrange(8)]:
            path = untouched(of(flipped(content, place * 8 + bit)))
            read_with_a_flipped_bit(path, all_of_it=False)


@pytest.mark.parametrize("bit", [47 * 8, 60 * 8 + 7, 63 * 8 + 1, 63 * 8 + 2])
def test_a_wrong_number_is_damage_and_starts_no_update(untouched, bit):
    path = untouched(of(flipped(a_filled_file(), bit)))
    with pytest.raises(UserError, match=r"is damaged|newer"):
        Workspace.open(path)


@pytest.mark.parametrize(
    ("held", "fallen"), [(b"\tversion_num VARCHAR", b"\tversiom_num"), (b"language", b"languagf")]
)
def test_a_name_in_the_tables_making_that_fell_over_is_damage(untouched, held, fallen):
    content = a_filled_file()
    place = content.index(held)
    changed = content[:place] + fallen + content[place + len(fallen) :]
    with pytest.raises(UserError, match="damaged"):
        Workspace.open(untouched(of(changed)))


def test_an_old_file_with_a_flipped_bit_is_brought_up_to_date_or_stays_as_it_was(tmp_path):
    content, dice = an_old_file(), random.Random(5)  # noqa: S311 - no secrets
    path = tmp_path / NAME
    for bit in dice.sample(range(len(content) * 8), 300 if IS_TORTURE else 8):
        path.write_bytes(changed := flipped(content, bit))
        try:
            Workspace.open(path).close()
        except UserError:
            assert path.read_bytes() == changed


def test_what_cannot_be_understood_lets_go_of_the_file(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(a_filled_file())
    a_database("DELETE FROM organisation")(path)
    with pytest.raises(UserError, match="some of what it holds cannot be read"):
        Workspace.open(path)
    assert not lock.is_open_elsewhere(path)


def a_hot_journal(path: Path) -> bytes:
    """Return the journal of a program that dies in the midst of changing the file at `path`."""
    content = path.read_bytes()
    raw = sqlite.connect(str(path), isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.execute("UPDATE participant SET name = name || printf('%.*c', 6000, 'x')")
    raw.execute("UPDATE organisation SET name = printf('%.*c', 9000, 'y')")
    journal = path.with_name(f"{path.name}-journal").read_bytes()
    raw.execute("ROLLBACK")
    raw.close()
    path.write_bytes(content)
    assert len(journal) > 2 * PAGE_BYTES
    return journal


@pytest.mark.parametrize("deed", ["restore", "backup", "new"])
def test_the_journal_of_a_file_that_is_gone_is_not_taken_for_that_of_the_next(tmp_path, deed):
    other, place = tmp_path / f"other {NAME}", tmp_path / NAME
    other.write_bytes(a_filled_file())
    before = digest(other)
    stray = place.with_name(f"{NAME}-journal")
    stray.write_bytes(journal := a_hot_journal(other))
    words = {
        "restore": ("restore", other, "--to", place),
        "backup": ("backup", other, "--out", place),
        "new": ("new", place, "--template", "open", "--name", "A"),
    }
    assert cli.main([str(word) for word in words[deed]]) == cli.DONE
    inspection.check(place)
    if deed != "new":
        assert digest(place) == before
    assert not stray.exists()
    (kept,) = tmp_path.glob("*left over*")
    assert kept.read_bytes() == journal


@pytest.mark.parametrize("content", [b"", b"\0" * 9_000, b"no journal" * 900])
def test_a_journal_that_is_none_does_no_harm(tmp_path, content):
    path = tmp_path / NAME
    path.write_bytes(a_filled_file())
    path.with_name(f"{NAME}-journal").write_bytes(content)
    inspection.check(path)
    assert path.read_bytes() == a_filled_file()


def test_the_journal_of_another_file_gives_no_traceback(tmp_path):
    """Nothing in a journal says whose it is: SQLite writes it back, and what comes is looked at."""
    path, other = tmp_path / NAME, tmp_path / f"other {NAME}"
    path.write_bytes(a_filled_file())
    other.write_bytes(an_old_file())
    raw = sqlite.connect(str(other), isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.execute("UPDATE subject SET name = printf('%.*c', 90000, 'x')")
    journal = other.with_name(f"{other.name}-journal").read_bytes()
    raw.close()
    path.with_name(f"{NAME}-journal").write_bytes(journal)
    try:
        inspection.check(path)
    except UserError:
        return
    assert digest(path)
