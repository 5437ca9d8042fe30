"""Puts a copy in a file's place, and keeps what was there."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from mentordesk.desk_file import looks_encrypted
from mentordesk.errors import UserError
from mentordesk.storage import lock, opening, strays
from mentordesk.storage.backup import copy as make_copy
from mentordesk.storage.backup import half_made
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.cipher_pages import fits_any
from mentordesk.storage.key import Key
from mentordesk.storage.manifest import Backup, Occasion
from mentordesk.storage.refusals import DAMAGED
from mentordesk.storage.schema import CURRENT
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal

#: What is said of a file that a backup can take the place of.
BROKEN = frozenset({DAMAGED, opening.INCOMPLETE, opening.EMPTY})
ITSELF = N_("{file} is the file itself. Choose another one.")
OTHERS = N_(
    "{file} is a file that has another passphrase, and was not overwritten. Choose another name."
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the file that was there: one of the two, or neither where there was none."""

    #: The backup of a sound file, made before it was replaced.
    safety: Backup | None = None
    #: Where a damaged file was put aside, as it was.
    aside: Path | None = None


def restore(
    copy: Path,
    target: Path,
    now: datetime,
    *,
    copy_key: Key | None = None,
    target_key: Key | None = None,
) -> Restored:
    """Put a copy of the MentorDesk file `copy`, which stays as it is, in the place of `target`.

    Raises:
        UserError: the copy is damaged, newer than this program or none of ours; the target is
            open somewhere, is another kind of file or cannot be written. The target is as it was
            then.
    """
    source, place = Path(os.path.realpath(copy)), Path(os.path.realpath(target))
    require_whole(source, copy_key)
    if source == place:
        raise UserError(ITSELF, file=copy.name)
    with lock.hold(place) as mark:
        came = _replace(source, place, now, copy_key, lambda: _safety(place, now, target_key))
        # The file is another one: what happened to the one before is over.
        mark.end()
    return came


def require_whole(copy: Path, key: Key | None = None) -> None:
    """Look at a copy and change nothing.

    Raises:
        UserError: this program cannot put it in a file's place.
    """
    opening.require_file(copy, writable=False)
    opening.require_ours(copy, CURRENT, key)
    opening.require_sound(copy, key, thoroughly=True)


def readable_copy(copy: Path, target: Path, key: Key | None = None) -> None:
    """Make a copy of a backup that this program reads: one of an earlier program is brought on.

    Raises:
        UserError: the backup is damaged, or newer than this program.
    """
    require_whole(copy, key)
    make_copy(copy, target, key)
    if opening.require_ours(target, CURRENT, key) < CURRENT.number:
        CURRENT.apply(target, key)


def require_replaceable(source: Path, target: Path, key: Key | None = None) -> None:
    """Look at a place for a copy: it is free, or holds a MentorDesk file that nobody has open.

    One that is encrypted is known by the `key` of the source.

    Raises:
        UserError: it is not so, or it is the source itself.
    """
    if not os.path.lexists(target):
        return
    if os.path.realpath(source) == os.path.realpath(target):
        raise UserError(ITSELF, file=target.name)
    opening.require_file(target, writable=True)
    encrypted = looks_encrypted(target)
    if encrypted and (key is None or not fits_any(target, key)):
        raise UserError(OTHERS, file=target.name)
    opening.require_ours(target, CURRENT, key if encrypted else None)
    lock.hold(Path(os.path.realpath(target))).release()


def is_broken(path: Path, trouble: str) -> bool:
    """Return whether a refusal, by its message, is of a file that only a backup can help.

    A file whose first page is gone looks like one of another kind: its backups know better.
    """
    if trouble == opening.FOREIGN:
        return bool(BackupFolder(path).all())
    return trouble in BROKEN


def _safety(place: Path, now: datetime, key: Key | None) -> Backup | None:
    """Return the backup of what is there now, or None where that is broken.

    Raises:
        UserError: it cannot be replaced.
    """
    opening.require_file(place, writable=True)
    opening.require_ours(place, CURRENT, key)
    # Also settles what a program that died left behind: its journal would spoil the new file.
    opening.require_sound(place, key, thoroughly=True)
    return BackupFolder(place).make(Occasion.RESTORE, now, key)


def _replace(
    source: Path, place: Path, now: datetime, key: Key | None, safety: Callable[[], Backup | None]
) -> Restored:
    came = Restored()
    if os.path.lexists(place):
        try:
            came = Restored(safety=safety())
        except UserError as error:
            if not is_broken(place, error.message):
                raise
            came = Restored(aside=_free_aside(place, now))
    try:
        with ExitStack() as on_failure:
            with half_made(source, place, key):
                if came.aside is not None:
                    _put_aside(place, came.aside, on_failure)
            on_failure.pop_all()
    except OSError as error:
        raise refusal(error, place) from error
    return came


def _free_aside(place: Path, now: datetime) -> Path:
    stem = f"{place.stem} (damaged {now:%Y-%m-%d %H%M}"
    names = (f"{stem}{again}){place.suffix}" for again in chain([""], (f" {n}" for n in count(2))))
    return next(aside for name in names if not (aside := place.with_name(name)).exists())


def _put_aside(place: Path, aside: Path, on_failure: ExitStack) -> None:
    """Rename a damaged file together with its journals, without which it cannot be mended."""
    pairs = zip(strays.beside(place), strays.beside(aside), strict=True)
    for old, new in ((place, aside), *pairs):
        if old.exists():
            old.rename(new)
            on_failure.callback(new.rename, old)
