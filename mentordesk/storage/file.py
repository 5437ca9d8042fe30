"""The one file that holds an organisation's programmes: made, opened, read, written, closed."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool, StaticPool

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Base
from mentordesk.storage import lock, opening, salts, strays, swap
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.change_log import ChangeLog, Run
from mentordesk.storage.changes import Changed, Changes
from mentordesk.storage.cipher_pages import fits_any
from mentordesk.storage.connection import Mode, connect, engine
from mentordesk.storage.key import SALT_BYTES, Key
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.passphrase import require_good
from mentordesk.storage.refusals import VANISHED, refusals
from mentordesk.storage.reversal import OvertakenError, change_back
from mentordesk.storage.schema import CURRENT, Schema
from mentordesk.storage.turns import Turns
from mentordesk.storage.undo import UNRECORDED, History, Step, name_deed, named
from mentordesk.vocabulary import N_
from mentordesk.whole_file import refusal, sync_folder

FOR_LOOKING = N_("{file} is open to be looked at only: nothing in it can be changed.")
EXISTS = N_("{file} exists already. Choose another name, or open it.")
NO_WAY_BACK = N_(
    "This cannot be taken back any more: the file has changed since. Nothing was changed now."
)
#: Bytes, so that there is room for the name of a journal.
_NAME_MOST = 240

#: What happens around the rows of a step that change back.
Around = Callable[[Session], AbstractContextManager[object]]


def _local_time() -> datetime:
    return datetime.now().astimezone()


class File:
    """An open file. One connection writes and tells what it changed; each read has its own."""

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None, schema: Schema = CURRENT) -> Self:
        """Make a new file without programmes, readable by its owner alone, and open it.

        With a passphrase it is encrypted from its first byte.

        Raises:
            UserError: something is there already, the disk refuses, or the passphrase is too short.
        """
        if passphrase is not None:
            require_good(passphrase)
        place = Path(os.path.realpath(path))
        with ExitStack() as on_failure:
            mark = on_failure.enter_context(lock.hold(place))
            key = None if passphrase is None else Key.derive(passphrase, os.urandom(SALT_BYTES))
            _make(place, schema, key)
            file = cls(place, mark, key)
            salts.remember(place, key)
            on_failure.pop_all()
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | Key | None = None,
        writable: bool = True,
        damaged: bool = False,
        schema: Schema = CURRENT,
        clock: Callable[[], datetime] = _local_time,
    ) -> Self:
        """Open a file that exists; one of an older MentorDesk is copied and brought up to date.

        A file that is refused is left as it was, to the byte. A `damaged` one is opened as it is,
        for reading: what it still gives can be looked at, and what it does not is refused then.
        A key that is known already takes the passphrase's place.

        Raises:
            UserError: it is missing, empty, damaged, none of ours, newer than this program,
                read-only, or (where `writable`) open in a window or a command; or the passphrase is
                missing or wrong.
        """
        place = Path(os.path.realpath(path))
        writable = writable and not damaged
        opening.require_file(place, writable=writable)
        with ExitStack() as on_failure:
            mark = on_failure.enter_context(lock.hold(place)) if writable else None
            if mark:
                swap.sweep(place)
            known = passphrase if isinstance(passphrase, Key) else None
            typed = passphrase if isinstance(passphrase, str) else None
            if known is not None and fits_any(place, known):
                key: Key | None = known
            else:
                key = opening.key_of(place, typed)
            if damaged:
                opening.require_ours(place, schema, key, damaged=True)
            else:
                _bring_up_to_date(place, schema, clock, key, mark)
            file = cls(place, mark, key)
            file.damaged = damaged
            salts.remember(place, key)
            on_failure.pop_all()
        return file

    def __init__(self, path: Path, mark: lock.OpenMark | None, key: Key | None = None) -> None:
        """Connect to a sound file; its `mark` is released at the end, without one it is read."""
        self.path = path
        self.key = key
        self.changes = Changes()
        self.history = History()
        self.backups = BackupFolder(path)
        #: Whether it was opened although it is damaged, to be looked at.
        self.damaged = False
        self._mark = mark
        self._turns = Turns()
        self._closed = False
        self._identity = _identity(path)
        self._readers = engine(lambda: connect(path, Mode.READ, key=key), QueuePool, "BEGIN")
        self._raw: Any = None
        self._log: ChangeLog | None = None
        self._writer = engine(self._watched, StaticPool, "BEGIN IMMEDIATE")
        if mark:
            # The one connection is made now, and whether it may write is known now.
            with (
                refusals(path, doubted=True),
                self._writer.connect() as connection,
                connection.begin(),
            ):
                pass
            mark.begin()

    @property
    def writable(self) -> bool:
        """Whether this file was opened to be written."""
        return self._mark is not None

    def has_passphrase(self, passphrase: str) -> bool:
        """Return whether this is what the file was opened with; its disk is not asked."""
        key = self.key
        return key is not None and Key.derive(passphrase, bytes.fromhex(key.salt)) == key

    @contextmanager
    def write(self, deed: DeedName = UNRECORDED) -> Iterator[Session]:
        """Change the file: all of what happens inside, or none of it if that raises.

        Subscribers of `changes` are told after the transaction, in this thread.

        Args:
            deed: What the change is called where it can be taken back. `undo.tell` gives it,
                inside, the values that are known only there; without a name it is no step.

        Raises:
            UserError: the disk is full or read-only, the file vanished, is in use or was opened
                for reading.
            RuntimeError: this thread is reading or writing already, or the file is closed.
            ValueError: a value of the deed's name was not told.
        """
        with self._writing(deed, self.history.keep) as session:
            yield session

    @contextmanager
    def _writing(
        self, deed: DeedName, keep: Callable[[DeedName, tuple[Run, ...]], None]
    ) -> Iterator[Session]:
        """Write; `keep` is given what was committed before anybody else may write."""
        self._require_open()
        if not self.writable:
            raise UserError(FOR_LOOKING, file=self.path.name)
        with self._turns.writing(self.path.name):
            log = self._watch()
            with (
                self._refusals(reading=False),
                Session(self._writer, expire_on_commit=False) as session,
                session.begin(),
            ):
                session.connection()  # begins, and so refuses, before any work is done
                name_deed(session, deed)
                yield session
                session.flush()
                runs, name = log.take(), named(session)
                if runs:
                    name.require_whole()
                self._turns.ask_to_commit()
            keep(name, runs)
        self.changes.announce(Changed.by(runs))
        self.history.announce()

    def undo(self, around: Around = nullcontext) -> DeedName | None:
        """Take the newest step back; return its name, `None` when there is none.

        Args:
            around: A context manager of the transaction's session, entered before the rows
                change back and left after, which may change what no longer fits.

        Raises:
            UserError: as `write`; or what was written meanwhile leaves no way back. Then the file
                stays as it is, and the history is forgotten.
        """
        return self._travel(lambda: self.history.to_undo, self.history.undone, around)

    def redo(self, around: Around = nullcontext) -> DeedName | None:
        """Do the step again that was taken back last; see `undo`."""
        return self._travel(lambda: self.history.to_redo, self.history.redone, around)

    def forget(self) -> None:
        """Let nothing be taken back any more; waits for a write under way."""
        with self._turns.writing(self.path.name):
            self.history.forget()
        self.history.announce()

    def _travel(
        self,
        chosen: Callable[[], Step | None],
        keep: Callable[[tuple[Run, ...]], None],
        around: Around,
    ) -> DeedName | None:
        step: Step | None = None
        try:
            with self._writing(UNRECORDED, lambda _, runs: keep(runs) if step else None) as session:
                step = chosen()
                if step:
                    with around(session):
                        change_back(session.connection().connection.driver_connection, step.runs)
        except OvertakenError as error:
            self.forget()
            raise UserError(NO_WAY_BACK) from error
        return step.name if step else None

    def stoppable(self, check: Callable[[], None]) -> AbstractContextManager[None]:
        """Have `check` called last before this thread commits: if it raises, nothing is written."""
        return self._turns.stoppable(check)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Read one state of the file, in any thread; what is written meanwhile is not seen.

        Keep it short: the next commit waits for it.

        Raises:
            UserError: the file vanished, is damaged or in use.
            RuntimeError: this thread is writing, or the file is closed.
        """
        self._require_open()
        with (
            self._turns.reading(),
            self._refusals(reading=True),
            Session(self._readers, expire_on_commit=False, autoflush=False) as session,
        ):
            yield session
        if self._closed:
            self._readers.pool.dispose()

    def compact(self) -> None:
        """Write the file anew without what was deleted from it, and without room for it.

        Raises:
            UserError: the disk is full or read-only, the file vanished or is in use.
            RuntimeError: this thread is reading or writing, or the file is closed.
        """
        self._require_open()
        with self._turns.writing(self.path.name), self._refusals(reading=False):
            held = self._writer.raw_connection()
            raw: Any = held.driver_connection
            try:
                # Outside of any transaction: it is one of its own.
                raw.execute("VACUUM")
            finally:
                held.close()

    def require_sound(self) -> None:
        """Read all of the file back.

        Raises:
            UserError: it is damaged, or in use.
        """
        opening.require_sound(self.path, self.key, thoroughly=True)

    def close(self) -> None:
        """End the connection and let others have the file; a second time does nothing."""
        if not self._closed:
            self._closed = True
            self._writer.dispose()
            self._readers.pool.dispose()  # and those in use when they come back
            if self._mark:
                self._mark.end()
                self._mark.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _watched(self) -> Any:  # noqa: ANN401 - sqlcipher3 ships no types
        self._raw = connect(self.path, Mode.WRITE, key=self.key)
        return self._raw

    def _watch(self) -> ChangeLog:
        """Return the log of changes; the first write makes it, so that opening need not wait."""
        if self._log is None:
            with self._refusals(reading=False):
                self._log = ChangeLog(self._raw)
        return self._log

    def _require_open(self) -> None:
        if self._closed:
            raise RuntimeError("The file is closed")

    def _refusals(self, *, reading: bool) -> AbstractContextManager[None]:
        if not self._present():
            raise UserError(VANISHED, file=self.path.name)
        return refusals(self.path, present=self._present, reading=reading, doubted=self.damaged)

    def _present(self) -> bool:
        return _identity(self.path) == self._identity


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from another that takes its name; zeros when there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _require_free(path: Path) -> None:
    if len(os.fsencode(path.name)) > _NAME_MOST:
        raise OSError(errno.ENAMETOOLONG, "")
    if path.exists():
        raise UserError(EXISTS, file=path.name)


def _make(path: Path, schema: Schema, key: Key | None) -> None:
    """Build the file under another name and give it its own when it is whole."""
    half = path.with_name(f".{os.getpid()}-{path.stem[:40]}.tmp")
    try:
        _require_free(path)
        half.touch(mode=0o600, exist_ok=False)
        try:
            with refusals(path):
                schema.apply(half, key)
            _require_free(path)
            strays.put_aside(path)
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from error


def _bring_up_to_date(
    path: Path,
    schema: Schema,
    clock: Callable[[], datetime],
    key: Key | None,
    mark: lock.OpenMark | None,
) -> None:
    number = opening.require_ours(path, schema, key)
    opening.require_sound(path, key, thoroughly=mark is not None and mark.left_open)
    if number == schema.number:
        _require_tables(path, schema, key)
        return
    if mark is None:
        with lock.hold(path) as held:
            _bring_up_to_date(path, schema, clock, key, held)
        return
    opening.require_file(path, writable=True)
    BackupFolder(path).make(Occasion.UPDATE, clock(), key)
    with refusals(path, doubted=True):
        schema.apply(path, key)
    _require_tables(path, schema, key)


def _require_tables(path: Path, schema: Schema, key: Key | None) -> None:
    if schema.number >= CURRENT.number:
        tables = Base.metadata.tables
        opening.require_tables(path, {name: tables[name].columns.keys() for name in tables}, key)
