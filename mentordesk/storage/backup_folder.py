"""The backups of one file: made, listed, proven, thinned out and forgotten."""

import errno
import hashlib
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path

from mentordesk import __version__, own_folder
from mentordesk.errors import UserError
from mentordesk.paths import backup_folder, backups_folder
from mentordesk.storage import manifest, retention
from mentordesk.storage.backup import HALF, Half, half_made, read_back
from mentordesk.storage.key import Key
from mentordesk.storage.manifest import Backup, Occasion, Stamp
from mentordesk.storage.refusals import refusals
from mentordesk.vocabulary import N_

SUFFIX = ".mentordesk"
NO_ROOM = N_(
    "No backup of {file} was made: the disk is full. Make room on the disk that holds {folder}, "
    "and try again."
)
NO_PLACE = N_(
    "No backup of {file} was made: MentorDesk cannot write to {folder}. "
    "Check that the disk is there and that you may write to it."
)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NAMED = "%Y-%m-%d %H%M%S"
# Some disks keep the time of a change in whole, even seconds.
_SECOND_NS = 1_000_000_000
_PIECE = 1 << 20


class BackupFolder:
    """Where the backups of the file at `path` lie, in a folder of their own.

    Only who holds the file adds to it; anybody may look.
    """

    def __init__(self, path: Path) -> None:
        self._file = path
        self.folder = backup_folder(path)
        #: Whether the file is one that anybody can make again, such as a sample in the making.
        self.needless = False
        self._turn = threading.Lock()

    def make(self, occasion: Occasion, now: datetime, key: Key | None = None) -> Backup:
        """Make a backup that is whole and read back, and return what is known of it.

        `now` is the local time, with its zone.

        Raises:
            UserError: the file is damaged or in use, or the disk refuses. Nothing of the backup
                is left then, and the earlier ones are as they were.
        """
        with self._turn:
            try:
                return self._make(occasion, now, key)
            except OSError as error:
                sentence = NO_ROOM if error.errno in _FULL else NO_PLACE
                values = {"file": self._file.name, "folder": str(self.folder)}
                raise UserError(sentence, **values) from error

    def _make(self, occasion: Occasion, now: datetime, key: Key | None) -> Backup:
        self._prepare()
        earlier = self._listed(key)
        stamp = stamp_of(self._file)
        target = self._free(now)
        with half_made(self._file, target, key) as half:
            made = _described(half, target, occasion, now)
            made = replace(made, source=stamp)
            manifest.write(self.folder, self._file, (made, *earlier))
        return made

    def _prepare(self) -> None:
        self.adopt()
        own_folder.make(self.folder)
        # What a program that died had not finished; nobody else makes backups of this file now.
        for left in self.folder.glob(f"{HALF[0]}*{HALF[1]}*"):
            left.unlink(missing_ok=True)

    def _free(self, now: datetime) -> Path:
        stem = f"{now:{_NAMED}}"
        stems = chain([stem], (f"{stem} {again}" for again in count(2)))
        places = (self.folder / f"{each}{SUFFIX}" for each in stems)
        return next(place for place in places if not place.exists())

    def all(self, key: Key | None = None) -> tuple[Backup, ...]:
        """Return the backups, the newest first; whether each is still good is asked of `is_good`.

        A list that is lost is made anew from the backups themselves, which are read for it.
        """
        self.adopt()
        listed = self._listed(key)
        known = manifest.read(self.folder)
        if self.folder.is_dir() and (known is None or known.backups != listed):
            # A comfort for the next time: a folder that cannot be written is read again.
            with suppress(UserError):
                manifest.write(self.folder, self._file, listed)
        return listed

    def _listed(self, key: Key | None) -> tuple[Backup, ...]:
        known = manifest.read(self.folder)
        listed = {each.path: each for each in known.backups} if known else {}
        found = []
        for path in self.folder.glob(f"*{SUFFIX}"):
            backup = listed.get(path) or _found(path, key)
            if backup is not None:
                found.append(backup)
        return tuple(sorted(found, key=_age, reverse=True))

    def is_good(self, backup: Backup) -> bool:
        """Read a backup and return whether it is still what was written, to the bit."""
        try:
            return backup.path.stat().st_size == backup.size and backup.sha256 == _sum(backup.path)
        except OSError:
            return False

    def newest_good(self, key: Key | None = None) -> Backup | None:
        """Return the newest backup that is still what was written, or None."""
        return next((each for each in self.all(key) if self.is_good(each)), None)

    def is_behind(self, key: Key | None = None) -> bool:
        """Return whether the file was written since the last backup of it, or has none."""
        newest = next(iter(self.all(key)), None)
        return newest is None or newest.source != stamp_of(self._file)

    def rotate(self, now: datetime, months: int, key: Key | None = None) -> None:
        """Remove what is no longer kept; the newest good backup stays, whatever its age.

        Call it after a backup was made, which is the proof that the file is well.
        """
        backups = self.all(key)
        stays = retention.kept((each.made_at for each in backups), now, months)
        leaving = [each for each in backups if each.made_at not in stays]
        staying = [each for each in backups if each.made_at in stays]
        if leaving and not any(map(self.is_good, staying)):
            good = next(filter(self.is_good, leaving), None)
            leaving = [each for each in leaving if each is not good]
        self.forget(*leaving)

    def forget(self, *backups: Backup) -> None:
        """Remove these backups for good.

        Raises:
            UserError: one of them could not be removed.
        """
        if not backups:
            return
        with self._turn:
            for backup in backups:
                _remove(backup.path)
            gone = {each.path for each in backups}
            known = manifest.read(self.folder)
            left = [each for each in known.backups if each.path not in gone] if known else []
            if known is not None:
                manifest.write(self.folder, self._file, left)

    def rewrite(self, deed: Callable[[Path], bool]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Have each backup written anew, and note what it is then.

        Args:
            deed: Does it to one, and returns whether it did.

        Returns:
            Those it was done to, and the others.

        Raises:
            UserError: the list of backups cannot be written.
        """
        with self._turn:
            known = manifest.read(self.folder)
            done: list[Path] = []
            left: list[Path] = []
            for path in sorted(self.folder.glob(f"*{SUFFIX}")):
                (done if deed(path) else left).append(path)
            if known is not None and done:
                noted = [
                    replace(each, size=each.path.stat().st_size, sha256=_sum(each.path))
                    if each.path in done
                    else each
                    for each in known.backups
                ]
                manifest.write(self.folder, self._file, noted)
        return tuple(done), tuple(left)

    def adopt(self) -> None:
        """Take over the backups of this file from where it was before it was moved or renamed.

        It is known by its size and the time of its last change, which a move keeps: so this is
        asked before anything is written to a file that was opened.
        """
        if self.folder.exists() or not self.folder.parent.is_dir():
            return
        stamp = stamp_of(self._file)
        for folder in self.folder.parent.iterdir():
            known = manifest.read(folder)
            if known and _is_same(known, stamp) and not known.file.exists():
                self.take_over(folder)
                return

    def take_over(self, folder: Path) -> None:
        """Make another folder's backups those of this file, which came from there."""
        if self.folder.exists() or not folder.is_dir():
            return
        with suppress(OSError, UserError):
            folder.rename(self.folder)
            manifest.write(self.folder, self._file, self._listed(None))


def forget_orphans(now: datetime, months: int) -> None:
    """Remove the backups of files that are gone, once the newest of them has had its time.

    Nobody opens such a file any more, and so nobody would thin its backups out.
    """
    oldest = now - timedelta(days=months * retention.DAYS_A_MONTH)
    for folder in backups_folder().glob("*"):
        known = manifest.read(folder)
        if known and known.backups and not known.file.exists():
            newest = max(each.made_at for each in known.backups)
            if newest < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def stamp_of(path: Path) -> Stamp | None:
    """Return how a file stands; it is not opened, which would end SQLite's locks on it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def _age(backup: Backup) -> tuple[datetime, int, str]:
    """Return what backups are sorted by; of those of one second the later has the longer name."""
    return backup.made_at, len(backup.path.name), backup.path.name


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            N_(
                "A backup could not be removed: {file}. Close the program that has it open, "
                "and try again."
            ),
            file=str(path),
        ) from error


def _is_same(known: manifest.Manifest, stamp: Stamp | None) -> bool:
    last = known.backups[0].source if known.backups else None
    if last is None or stamp is None or last.size != stamp.size:
        return False
    is_coarse = not (last.changed % _SECOND_NS and stamp.changed % _SECOND_NS)
    return abs(last.changed - stamp.changed) <= (2 * _SECOND_NS if is_coarse else 0)


def _described(half: Half, target: Path, occasion: Occasion, now: datetime) -> Backup:
    return Backup(
        path=target,
        made_at=now.replace(microsecond=0),
        occasion=occasion,
        size=half.path.stat().st_size,
        sha256=_sum(half.path),
        rows=half.contents.rows,
        schema=half.contents.schema,
        program=__version__,
        source=None,
    )


def _found(path: Path, key: Key | None) -> Backup | None:
    """Look at a backup that is on no list; None for one that is damaged or needs another key."""
    try:
        with refusals(path):
            contents = read_back(path, path.name, key)
        return _described(Half(path, contents), path, Occasion.FOUND, _moment(path))
    except (UserError, OSError):
        return None


def _moment(path: Path) -> datetime:
    """Return when a backup was made, by its name or else by the disk."""
    try:
        named = datetime.strptime(path.stem[:17], _NAMED)  # noqa: DTZ007 - local, as it was named
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return named.astimezone()


def _sum(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            total.update(piece)
    return total.hexdigest()
