"""Backups of a file: made, looked into, put in its place; copies of it taken elsewhere."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from mentordesk.errors import UserError
from mentordesk.services.erased_again import keep_erased
from mentordesk.services.records.backups import BackupContents, BackupRecord, RestoredFile
from mentordesk.storage import backup, restoring, retention
from mentordesk.storage.backup_folder import BackupFolder, forget_orphans
from mentordesk.storage.file import File
from mentordesk.storage.key import Key
from mentordesk.storage.manifest import Backup, Occasion

__all__ = ["Backups", "Occasion", "before", "copy_file", "is_broken", "restore"]

#: What must outlive a restore, such as that somebody was erased. It is asked before, with the file
#: that is about to be replaced (None where there is none that can be read), and returns what to do
#: to the one that took its place; None for nothing.
Keeper = Callable[[File | None], Callable[[File], None] | None]
#: How many months a backup is kept where nobody chose.
MONTHS = retention.MONTHS

_Clock = Callable[[], datetime]


class Backups:
    """The backups of one file, whether or not it is open."""

    def __init__(
        self, path: Path, clock: _Clock, *, folder: BackupFolder, key: Callable[[], Key | None]
    ) -> None:
        self._path = path
        self._clock = clock
        self._folder = folder
        self._key = key

    @classmethod
    def of_file(cls, file: File, clock: _Clock) -> Self:
        """Return the backups of an open file."""
        return cls(file.path, clock, folder=file.backups, key=lambda: file.key)

    @classmethod
    def at(cls, path: Path, clock: _Clock, key: Key | None = None) -> Self:
        """Return the backups of a file that is not open, or that cannot be opened."""
        return cls(path, clock, folder=BackupFolder(Path(os.path.realpath(path))), key=lambda: key)

    def make(self, occasion: Occasion) -> BackupRecord:
        """Make a backup, whatever has changed.

        Raises:
            UserError: The file is damaged or in use, or the disk refuses.
        """
        made = self._folder.make(occasion, self._now(), self._key())
        return _record(made)

    def make_if_changed(self, occasion: Occasion) -> BackupRecord | None:
        """Make a backup unless the newest one holds all that the file holds; return one made.

        Raises:
            UserError: As `make`.
        """
        return self.make(occasion) if self.is_behind() else None

    def is_behind(self) -> bool:
        """Return whether the file holds what no backup of it does."""
        return self._folder.is_behind(self._key())

    def thin_out(self, months: int = MONTHS) -> None:
        """Remove backups that have had their time; call it after one was made.

        Those of files that are gone are removed too, when the newest of them is too old.

        Raises:
            UserError: One could not be removed.
        """
        self._folder.rotate(self._now(), months, self._key())
        forget_orphans(self._now(), months)

    def all(self) -> tuple[BackupRecord, ...]:
        """Return the backups that are known, the newest first."""
        return tuple(map(_record, self._folder.all(self._key())))

    def last_made(self) -> datetime | None:
        """Return when the newest backup was made."""
        return next((each.made_at for each in self.all()), None)

    def newest_good(self) -> BackupRecord | None:
        """Return the newest backup that is still what was written, to the bit."""
        found = self._folder.newest_good(self._key())
        return _record(found) if found else None

    def is_good(self, record: BackupRecord) -> bool:
        """Return whether a backup is still what was written: all of it is read for that."""
        found = next((e for e in self._folder.all(self._key()) if e.path == record.path), None)
        return found is not None and self._folder.is_good(found)

    def forget(self, *records: BackupRecord) -> None:
        """Remove backups for good.

        Raises:
            UserError: One could not be removed.
        """
        paths = {record.path for record in records}
        self._folder.forget(*(e for e in self._folder.all(self._key()) if e.path in paths))

    def look(self, path: Path) -> BackupContents:
        """Return what lies in a backup, which stays as it is.

        Raises:
            UserError: It is gone, damaged, or a newer program made it.
        """
        from mentordesk.services.backup_contents import contents_of

        return contents_of(path, self._key())

    def put_back(self, record: BackupRecord) -> RestoredFile:
        """Put a backup in the file's place, which nobody has open meanwhile.

        Raises:
            UserError: As `restore`.
        """
        key = self._key()
        return restore(record.path, self._path, self._clock, key=key, target_key=key)

    def copy_to(self, target: Path) -> None:
        """Write a copy of the file elsewhere, read back, whole or not at all.

        Raises:
            UserError: The file is damaged or in use, or the target cannot be written.
        """
        # The file may be open: only SQLite looks at it, or its locks would be lost.
        restoring.require_replaceable(self._path, target, self._key())
        backup.copy(self._path, Path(os.path.realpath(target)), self._key())

    def take_over(self, former: Path) -> None:
        """Go on with the backups of the place that the file was moved from."""
        self._folder.take_over(BackupFolder(former).folder)

    def _now(self) -> datetime:
        return self._clock().astimezone()


def before(file: File, clock: _Clock, occasion: Occasion) -> None:
    """Keep a file as it is before a deed that changes much of it.

    Raises:
        UserError: No backup could be made: the deed is not to begin.
    """
    if not file.backups.needless:
        Backups.of_file(file, clock).make_if_changed(occasion)


def copy_file(source: Path, target: Path, key: Key | None = None) -> None:
    """Write a verified copy of a file, open or not; a file of another kind is not overwritten.

    Raises:
        UserError: The source is no sound MentorDesk file, or the target cannot be written.
    """
    restoring.require_whole(source, key)
    restoring.require_replaceable(source, target, key)
    backup.copy(source, Path(os.path.realpath(target)), key)


def restore(
    copy: Path,
    target: Path,
    clock: _Clock,
    *,
    key: Key | None = None,
    target_key: Key | None = None,
    keepers: Sequence[Keeper] | None = None,
) -> RestoredFile:
    """Put a copy in a file's place; what was there is kept as a backup, or beside it if damaged.

    Args:
        copy: A backup, or any MentorDesk file; it stays as it is.
        target: What is replaced, or a place where nothing is.
        clock: What tells the time.
        key: Opens the copy, where it is encrypted.
        target_key: Opens what is replaced, where that is encrypted.
        keepers: What is carried over; who was erased, unless a test says otherwise.

    Raises:
        UserError: The copy is damaged or newer than this program, or the target is open, of
            another kind or cannot be written. The target is as it was then.
    """
    target = Path(os.path.realpath(target))
    carried = _asked([keep_erased(clock)] if keepers is None else keepers, target, target_key)
    came = restoring.restore(
        copy, target, clock().astimezone(), copy_key=key, target_key=target_key
    )
    try:
        _carry_over(carried, target, key)
    except BaseException:
        if came.safety is not None:
            restoring.restore(
                came.safety.path,
                target,
                clock().astimezone(),
                copy_key=target_key,
                target_key=key,
            )
        raise
    return RestoredFile(safety=_record(came.safety) if came.safety else None, aside=came.aside)


def is_broken(path: Path, error: UserError) -> bool:
    """Return whether a file that was refused is one that only a backup can help."""
    return path.is_file() and restoring.is_broken(Path(os.path.realpath(path)), error.message)


def _asked(
    keepers: Sequence[Keeper], target: Path, key: Key | None
) -> list[Callable[[File], None]]:
    """Ask what is to be carried over, of a file that can still be read."""
    return [apply for apply in _answers(keepers, target, key) if apply is not None]


def _answers(
    keepers: Sequence[Keeper], target: Path, key: Key | None
) -> list[Callable[[File], None] | None]:
    if not (keepers and target.exists()):
        return [keeper(None) for keeper in keepers]
    try:
        with File.open(target, passphrase=key, writable=False) as file:
            return [keeper(file) for keeper in keepers]
    except UserError as error:
        if not restoring.is_broken(target, error.message):
            raise
    return [keeper(None) for keeper in keepers]


def _carry_over(carried: Sequence[Callable[[File], None]], target: Path, key: Key | None) -> None:
    if carried:
        with File.open(target, passphrase=key) as file:
            for apply in carried:
                apply(file)


def _record(made: Backup) -> BackupRecord:
    return BackupRecord(
        path=made.path,
        made_at=made.made_at.astimezone().replace(tzinfo=None),
        occasion=made.occasion,
        size=made.size,
        people=made.rows.get("participant", 0),
        matches=made.rows.get("match", 0),
        agreements=made.rows.get("agreement", 0),
    )
