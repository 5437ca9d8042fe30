"""A program that is killed at any moment: what it said was done is there, and nothing is torn."""

import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from mentordesk.services.backups import Backups
from tests.builders import StoppedClock
from tests.trust.faults import AVAILABLE, Faults
from tests.trust.life import DEEDS, live
from tests.trust.undertakings import IS_TORTURE, NAME, a_filled_file, digest, opened

pytestmark = pytest.mark.skipif(
    not AVAILABLE or sys.platform == "win32", reason="a process cannot be killed between two calls"
)
_SEEDS = range(10) if IS_TORTURE else range(2)
#: In one day each.
_KILLED = 20 if IS_TORTURE else 6
#: Seconds, for a machine that is busy.
_PATIENCE = 120


@pytest.fixture(scope="module")
def nursery() -> Any:
    """Processes that begin in a moment: what they need is imported once."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["tests.trust.life", "mentordesk.services.sign_up"])
    return made


@dataclass(frozen=True)
class Day:
    """What a day that nobody disturbed went through."""

    #: After each deed; the first before any.
    states: tuple[str, ...]
    #: Calls to the disk, all in all.
    calls: int


def begun(nursery: Any, path: Path, seed: int, faults: Faults) -> tuple[Any, Connection]:
    """Return a process that lives a day on the file, and what it tells."""
    heard, told = nursery.Pipe(duplex=False)
    place = (str(path), str(path.parent / "own"), seed, faults, told)
    process = nursery.Process(target=live, args=place)
    process.start()
    told.close()
    return process, heard


def told_by(heard: Connection) -> Iterator[tuple[int, str, int]]:
    """Yield what a process tells until it ends or is killed."""
    try:
        while heard.poll(_PATIENCE):
            yield heard.recv()
    except EOFError:
        return


@cache
def undisturbed(nursery: Any, seed: int) -> Day:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(a_filled_file())
        states = [digest(path)]
        process, heard = begun(nursery, path, seed, Faults())
        said = list(told_by(heard))
        process.join(_PATIENCE)
        assert process.exitcode == 0
        assert len(said) == DEEDS
        return Day((*states, *(state for _, state, _ in said)), said[-1][2])


def require_whole(path: Path, day: Day, done: int) -> None:
    """Require that the file holds what was done, and at most the deed that was under way."""
    begun_at = time.process_time()
    with opened(path) as workspace:
        workspace.overview.key_figures(workspace.programmes.newest().id)
    assert time.process_time() - begun_at < 5
    assert digest(path) in day.states[done : done + 2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(path.parent / "own"))
        for backup in Backups.at(path, StoppedClock()).all():
            assert digest(backup.path) in day.states


@pytest.mark.parametrize("seed", _SEEDS)
def test_killed_at_a_call_to_the_disk(nursery, tmp_path, seed):
    day = undisturbed(nursery, seed)
    assert len(set(day.states)) > DEEDS // 3, "a day on which little happens proves little"
    dice = Random(seed)  # noqa: S311 - no secrets
    for call in sorted(dice.sample(range(1, day.calls + 1), _KILLED)):
        path = tmp_path / f"{call}" / NAME
        path.parent.mkdir()
        path.write_bytes(a_filled_file())
        process, heard = begun(nursery, path, seed, Faults(first=call, kills=True))
        done = len(list(told_by(heard)))
        process.join(_PATIENCE)
        assert process.exitcode == -9
        require_whole(path, day, done)


@pytest.mark.parametrize("seed", _SEEDS)
def test_killed_from_outside(nursery, tmp_path, seed):
    day = undisturbed(nursery, seed)
    dice = Random(-seed - 1)  # noqa: S311 - no secrets
    for number in range(_KILLED // 2):
        path = tmp_path / f"{number}" / NAME
        path.parent.mkdir()
        path.write_bytes(a_filled_file())
        process, heard = begun(nursery, path, seed, Faults(first=10**9))
        waited = dice.randrange(DEEDS)
        done = 0
        for _ in told_by(heard):
            done += 1
            if done > waited:
                time.sleep(dice.random() / 20)
                process.kill()
        process.join(_PATIENCE)
        require_whole(path, day, done)
