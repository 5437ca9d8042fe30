"""A disk without room, by the system's own means: the old state or the new one, and why."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mentordesk.errors import UserError
from mentordesk.services import backups
from mentordesk.services.workspace import Workspace
from mentordesk.storage.backup_folder import NO_ROOM
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.refusals import BROKEN_DISK, FULL
from mentordesk.whole_file import refusal
from tests.builders import a_programme, a_table
from tests.trust.undertakings import IS_TORTURE, NAME, a_filled_file, digest, opened

_TITLES = ("name", "email", "role", "subject", "topics", "note")

Deed = Callable[[Workspace], object]


def a_long_table(folder: Path) -> Path:
    if (made := folder / "table.csv").exists():
        return made
    rows = [
        (f"Person {n}", f"person{n}@example.org", role, f"Subject {n % 5}", "Pay", "x" * 900)
        for n, role in enumerate(("mentor", "mentee") * 10)
    ]
    return a_table(folder, _TITLES, *rows)


def take_in(workspace: Workspace) -> None:
    table = a_long_table(workspace.path.parent)
    workspace.sign_up.run(table, workspace.programmes.newest().id, consent=True)


def confirm(workspace: Workspace) -> None:
    workspace.matches.confirm(workspace.programmes.newest().id)


def make_programme(workspace: Workspace) -> None:
    a_programme(workspace, "long", "Spring 2027")


def agree(workspace: Workspace) -> None:
    match_id = workspace.agreements.all(workspace.programmes.newest().id)[0].match_id
    workspace.agreements.write(match_id, goals="x" * 30_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(a_filled_file())
    a_long_table(tmp_path)
    return path


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Have the system refuse to let any file of this process grow beyond so many bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def no_more_pages(workspace: Workspace, more: int) -> Iterator[None]:
    """Let the file that is open grow by so many pages and no further."""
    with workspace.file._writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages + more}").fetchall()
    try:
        yield
    finally:
        _let_grow(workspace)


def _let_grow(workspace: Workspace) -> None:
    with workspace.file._writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA max_page_count = 1000000").fetchall()


@pytest.mark.parametrize("deed", [take_in, make_programme, agree])
def test_a_file_that_may_grow_no_further(path, deed):
    with opened(path) as workspace:
        before = digest(path)
        backups.before(workspace.file, workspace._clock, Occasion.ASKED)
        said: set[str] = set()
        for more in range(0, 60, 1 if IS_TORTURE else 3):
            try:
                with no_more_pages(workspace, more):
                    deed(workspace)
            except UserError as error:
                said.add(error.message)
                assert digest(path) == before
            else:
                break
        assert said == {FULL}
        assert digest(path) != before
    opened(path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
@pytest.mark.parametrize("deed", [take_in, confirm, make_programme, agree])
def test_a_disk_that_takes_no_more_bytes(path, deed):
    size = path.stat().st_size
    # The journal is cut short first, then the file.
    limits = [600, 5_000, 20_000, *(size + more for more in (0, 4_096, 40_960, 10**7))]
    with opened(path) as workspace:
        workspace.backups.make(Occasion.ASKED)
        before = digest(path)
        said: set[str] = set()
        for limit in limits:
            try:
                with no_file_larger_than(limit):
                    deed(workspace)
            except UserError as error:
                said.add(error.message)
                assert digest(path) == before
            else:
                break
        assert said
        assert said <= {FULL, BROKEN_DISK, NO_ROOM}
        assert digest(path) != before
    opened(path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
@pytest.mark.parametrize("limit", [0, 600, 5_000, 100_000, 400_000])
def test_a_backup_for_which_there_is_no_room(path, limit):
    with opened(path) as workspace:
        earlier = workspace.backups.make(Occasion.ASKED)
        with no_file_larger_than(limit), pytest.raises(UserError) as said:
            workspace.backups.make(Occasion.ASKED)
        assert said.value.message == NO_ROOM
        assert workspace.backups.all() == (earlier,)
        assert workspace.backups.is_good(earlier)
        assert {each.suffix for each in earlier.path.parent.iterdir()} == {".mentordesk", ".json"}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
@pytest.mark.parametrize("limit", [0, 600, 100_000])
def test_a_copy_for_which_there_is_no_room(path, tmp_path, limit):
    copy = tmp_path / "stick" / "copy.mentordesk"
    copy.parent.mkdir()
    copy.write_bytes(held := a_filled_file())
    with no_file_larger_than(limit), pytest.raises(UserError) as said:
        backups.copy_file(path, copy)
    sentences = [refusal(OSError(number, ""), copy) for number in (errno.ENOSPC, errno.EFBIG)]
    assert str(said.value) in map(str, sentences)
    assert copy.read_bytes() == held
    assert list(copy.parent.iterdir()) == [copy]
