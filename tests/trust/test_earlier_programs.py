"""The files of every earlier program are opened with all that they hold, whatever interrupts."""

import multiprocessing
import re
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from mentordesk.services import inspection
from mentordesk.storage.backup_folder import BackupFolder
from mentordesk.storage.connection import Mode, connect, quoted
from mentordesk.storage.manifest import Occasion
from mentordesk.storage.schema import CURRENT, Schema
from tests.trust.faults import AVAILABLE, Faults, failing
from tests.trust.life import bring_up_to_date
from tests.trust.undertakings import IS_TORTURE, NAME, a_filled_file, chosen, digest, opened

#: The numbers of the files that earlier programs made.
EARLIER = sorted(
    int(found[0])
    for script in (CURRENT.migrations / "versions").glob("*.py")
    if (found := re.match(r"\d{4}", script.name)) and int(found[0]) < CURRENT.number
)
_MOST = 6
_PATIENCE = 120

Rows = dict[str, list[tuple[Any, ...]]]


@cache
def filled_by_an_earlier_program(number: int) -> bytes:
    """Return a file of an earlier program, with all of today's filled file that it has room for."""
    with TemporaryDirectory() as folder:
        path, today = Path(folder) / NAME, Path(folder) / "today"
        path.touch()
        today.write_bytes(a_filled_file())
        Schema(number=number, migrations=CURRENT.migrations).apply(path)
        with closing(connect(path, Mode.WRITE, foreign_keys=False)) as raw:
            raw.execute("ATTACH DATABASE ? AS today", (str(today),))
            for table in tables(raw):
                both = columns(raw, table, "main") & columns(raw, table, "today")
                names = ", ".join(map(quoted, sorted(both)))
                if names and table != "alembic_version":
                    raw.execute(
                        f"INSERT INTO main.{quoted(table)} ({names})"  # noqa: S608 - quoted
                        f" SELECT {names} FROM today.{quoted(table)}"
                    )
            assert not raw.execute("PRAGMA main.foreign_key_check").fetchall()
        return path.read_bytes()


def tables(raw: Any) -> list[str]:
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
    return [name for (name,) in raw.execute(query).fetchall()]


def columns(raw: Any, table: str, schema: str) -> set[str]:
    query = "SELECT name FROM pragma_table_info(?, ?)"
    return {name for (name,) in raw.execute(query, (table, schema)).fetchall()}


def held(path: Path, like: Rows | None = None) -> Rows:
    """Return the rows of a file, each with its columns' names; or of the columns of `like`."""
    with closing(connect(path, Mode.READ)) as raw:
        found: Rows = {}
        for table in sorted(like or tables(raw)):
            names = sorted(columns(raw, table, "main")) if like is None else list(like[table][0])
            query = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)}"  # noqa: S608 - quoted
            found[table] = [tuple(names), *sorted(raw.execute(query).fetchall(), key=repr)]
        found.pop("alembic_version", None)
        return found


def require_kept(path: Path, number: int, old: str) -> None:
    """Require that each backup of a file is whole, and what the file was before the update."""
    folder = BackupFolder(path)
    for backup in folder.all():
        assert folder.is_good(backup)
        assert backup.occasion is Occasion.UPDATE
        assert backup.schema == number
        assert digest(backup.path) == old


def begin(folder: Path, number: int) -> Path:
    path = folder / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(filled_by_an_earlier_program(number))
    return path


def test_there_were_earlier_programs():
    assert EARLIER[0] == 1
    assert all(sum(map(len, held_by(number).values())) > 100 for number in EARLIER)


def held_by(number: int) -> Rows:
    with TemporaryDirectory() as folder:
        return held(begin(Path(folder), number))


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("number", EARLIER)
def test_a_file_of_an_earlier_program_is_opened_with_all_that_it_held(tmp_path, number, writable):
    path = begin(tmp_path, number)
    old, before = digest(path), held(path)
    if writable:
        opened(path).close()
    else:
        inspection.check(path)
    assert held(path, before) == before
    assert len(BackupFolder(path).all()) == 1
    require_kept(path, number, old)
    inspection.check(path)


@pytest.mark.skipif(
    not AVAILABLE or sys.platform == "win32", reason="a process cannot be killed between two calls"
)
@pytest.mark.parametrize("number", EARLIER if IS_TORTURE else EARLIER[:1])
def test_killed_while_a_file_is_brought_up_to_date(tmp_path, number, monkeypatch):
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(["tests.trust.life", "alembic.command"])
    well = begin(tmp_path / "well", number)
    old = digest(well)
    with failing(Faults()) as counting:
        opened(well).close()
    new = digest(well)
    assert new != old
    seen = set()
    for call in chosen(counting.counted, _MOST):
        path = begin(tmp_path / f"{call}", number)
        home = path.parent / "own"
        monkeypatch.setenv("XDG_STATE_HOME", str(home))
        monkeypatch.setenv("XDG_DATA_HOME", str(home))
        faults = Faults(first=call, kills=True)
        process = nursery.Process(target=bring_up_to_date, args=(str(path), str(home), faults))
        process.start()
        process.join(_PATIENCE)
        assert process.exitcode == -9
        require_kept(path, number, old)
        seen.add(state := digest(path))
        assert state in {old, new}
        opened(path).close()
        assert digest(path) == new
        require_kept(path, number, old)
    assert old in seen
