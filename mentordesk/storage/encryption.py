"""Switches a file's encryption on and off and changes its passphrase: a copy takes its place.

SQLCipher's own `rekey` changes a file where it stands, and one that dies leaves a file half in one
key and half in the other.
"""

import errno
import hashlib
import os
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentordesk.desk_file import is_desk, is_in_clear, looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage import lock, opening, salts, swap
from mentordesk.storage.cipher_pages import fits_any
from mentordesk.storage.connection import Mode, connect, quoted, sqlite
from mentordesk.storage.key import SALT_BYTES, Key
from mentordesk.storage.passphrase import require_good
from mentordesk.storage.refusals import BUSY, DAMAGED, refusals
from mentordesk.storage.schema import CURRENT
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal, sync_file, sync_folder

ALREADY = N_("{file} is protected with a passphrase already. Change that one instead.")
TAKEN = N_("{file} is a MentorDesk file and was not overwritten. Choose another name.")
DIFFERENT = N_("The new copy of {file} came out different and was thrown away. Try again.")

# Neither is copied along with the tables.
_HEADER = ("application_id", "user_version")
_DISK_SAID = {"database or disk is full": errno.ENOSPC, "disk I/O error": errno.EIO}


@dataclass(frozen=True, slots=True)
class Keys:
    """What opened a file before its passphrase was changed, and what opens it now."""

    old: Key | None
    new: Key | None


def encrypt(path: Path, passphrase: str) -> Keys:
    """Encrypt a file that is not; nothing of it stays in clear on this disk where that can be.

    Raises:
        UserError: as `change`; or it is encrypted already.
    """
    opening.require_file(path, writable=True)
    if looks_encrypted(path):
        raise UserError(ALREADY, file=path.name)
    return change(path, None, passphrase)


def decrypt(path: Path, passphrase: str) -> Keys:
    """Put an encrypted file in clear.

    Raises:
        UserError: as `change`; or it is in clear already.
    """
    return change(path, passphrase, None)


def change(path: Path, old: str | None, new: str | None) -> Keys:
    """Give a file another passphrase; `None` stands for none. As a whole or not at all.

    A program that dies leaves the old file or the new one.

    Raises:
        UserError: the old passphrase is not the file's, the new one is too short, the file is
            damaged, none of ours or open in a window, or the disk refuses. It stays as it was.
    """
    place = Path(os.path.realpath(path))
    opening.require_file(place, writable=True)
    if new is not None:
        require_good(new)
    with lock.hold(place):
        swap.sweep(place)
        key = opening.key_of(place, old)
        fresh = None if new is None else Key.derive(new, os.urandom(SALT_BYTES))
        _replace(place, key, fresh)
        salts.remember(place, fresh)
    return Keys(key, fresh)


def reencrypt(path: Path, old: Key | None, new: Key | None) -> None:
    """Give a copy of a file the file's new key, or none. It keeps its time.

    Raises:
        UserError: neither key is the copy's, or as `change`. It stays as it was.
    """
    place = Path(os.path.realpath(path))
    opening.require_file(place, writable=True)
    with lock.hold(place):
        swap.sweep(place)
        in_clear = is_in_clear(place)
        if in_clear if new is None else not in_clear and fits_any(place, new):
            return
        if not in_clear and (old is None or not fits_any(place, old)):
            raise UserError(opening.WRONG, file=path.name)
        _replace(place, None if in_clear else old, new, keep_time=True)


def copy(path: Path, key: Key | None, target: Path, passphrase: str) -> None:
    """Write a copy of an open file to `target`, encrypted with a passphrase of its own.

    Raises:
        UserError: the passphrase is too short; the target is the file itself, another MentorDesk
            file or open; the source is damaged, or the target's disk refuses. Nothing of the copy
            is left then, and what was there is as it was.
    """
    require_good(passphrase)
    place = Path(os.path.realpath(target))
    if place == path or is_desk(place):
        raise UserError(TAKEN, file=target.name)
    half = swap.half_place(place)
    try:
        with lock.hold(place):
            half.unlink(missing_ok=True)
            half.touch(mode=0o600, exist_ok=False)
            fresh = Key.derive(passphrase, os.urandom(SALT_BYTES))
            with refusals(path):
                _export(path, key, half, fresh)
                _verify(path, key, half, fresh)
            sync_file(half)
            half.replace(place)
            sync_folder(place.parent)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise refusal(error, target) from error
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _replace(place: Path, key: Key | None, fresh: Key | None, *, keep_time: bool = False) -> None:
    opening.require_ours(place, CURRENT, key)
    opening.require_sound(place, key)
    half = swap.half_place(place)
    try:
        half.touch(mode=0o600, exist_ok=False)
        with refusals(place), closing(connect(place, Mode.WRITE, key=key)) as guard:
            version = _version(guard)
            _export(place, key, half, fresh)
            _verify(place, key, half, fresh)
            _dress(half, place, keep_time=keep_time)
            # Nobody reads or writes the old file from here on, by whatever tool.
            guard.execute("BEGIN EXCLUSIVE")
            _require_same(guard, version, place)
            if not swap.MOVES_ONTO_OPEN_FILES:
                guard.close()
            swap.take_place(half, place)
    except OSError as error:
        swap.sweep(place)
        raise refusal(error, place) from error
    except BaseException:
        swap.sweep(place)
        raise


def _dress(half: Path, place: Path, *, keep_time: bool) -> None:
    """Give the new file the old one's mode, and perhaps its time, and see it on the disk."""
    shutil.copymode(place, half)
    if keep_time:
        was = place.stat()
        os.utime(half, ns=(was.st_atime_ns, was.st_mtime_ns))
    sync_file(half)


def _require_same(guard: Any, version: int, place: Path) -> None:  # noqa: ANN401 - untyped library
    if _version(guard) != version:
        raise UserError(BUSY, file=place.name)


def _version(guard: Any) -> int:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return a number that is another one when somebody else has written to the file."""
    return int(guard.execute("PRAGMA data_version").fetchone()[0])


def _export(place: Path, key: Key | None, half: Path, fresh: Key | None) -> None:
    """Copy every table into `half`, which is encrypted from its first byte where it is to be."""
    literal = "''" if fresh is None else fresh.literal
    with closing(connect(place, Mode.READ, key=key, foreign_keys=False)) as raw:
        raw.execute(f"ATTACH DATABASE ? AS half KEY {literal}", (str(half),))
        try:
            raw.execute("SELECT sqlcipher_export('half')").fetchall()
        except sqlite.OperationalError as error:
            # A function that fails has lost SQLite's number, and kept its words.
            if (number := _DISK_SAID.get(str(error))) is not None:
                raise OSError(number, "") from error
            raise
        for name in _HEADER:
            value = raw.execute(f"PRAGMA main.{name}").fetchone()[0]
            raw.execute(f"PRAGMA half.{name} = {int(value)}")
        raw.execute("DETACH DATABASE half")


def _verify(place: Path, key: Key | None, half: Path, fresh: Key | None) -> None:
    with closing(connect(half, Mode.READ, key=fresh)) as raw:
        damaged = raw.execute("PRAGMA cipher_integrity_check").fetchall() if fresh else []
        if damaged or raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise UserError(DAMAGED, file=place.name)
        made = _digest(raw)
    with closing(connect(place, Mode.READ, key=key)) as raw:
        if _digest(raw) != made:
            raise UserError(DIFFERENT, file=place.name)


def _digest(raw: Any) -> bytes:  # noqa: ANN401 - sqlcipher3 ships no types
    """Return a digest of the header's numbers, the tables' making and every value in them."""
    raw.text_factory = bytes
    digest = hashlib.blake2b()
    for name in _HEADER:
        digest.update(repr(raw.execute(f"PRAGMA {name}").fetchone()).encode())
    schema = raw.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    ).fetchall()
    digest.update(repr(schema).encode())
    for kind, name, *_ in schema:
        if kind == b"table":
            for row in raw.execute(f"SELECT * FROM {quoted(name.decode())}"):  # noqa: S608 - quoted
                for value in row:
                    content = value if isinstance(value, bytes) else repr(value).encode()
                    digest.update(f"{type(value).__name__} {len(content)} ".encode())
                    digest.update(content)
    return digest.digest()
